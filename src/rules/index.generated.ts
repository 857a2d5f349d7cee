/** Which rules are there? Written by `npm run generate` from the files of the folder; do not edit. */
import type { DefinedRule } from "../kit/define-rule.ts";
import noBlockingInAsync from "./no-blocking-in-async.ts";
import noCloseWhileRunning from "./no-close-while-running.ts";
import noFloatingTasks from "./no-floating-tasks.ts";
import noNestedRun from "./no-nested-run.ts";
import noReuseAfterClose from "./no-reuse-after-close.ts";
import noUndisposedSession from "./no-undisposed-session.ts";
import preferContextManager from "./prefer-context-manager.ts";

/** Every rule of this folder, sorted by name. */
export const RULES: readonly DefinedRule[] = [
  noBlockingInAsync,
  noCloseWhileRunning,
  noFloatingTasks,
  noNestedRun,
  noReuseAfterClose,
  noUndisposedSession,
  preferContextManager,
];
