/** Which languages have programs that are run, and on what? */
import { installedRuntimes, runtimeAtHand } from "./javascript/runtimes.ts";
import type { ProgramLanguage } from "./program.ts";
import type { Runtime } from "./runtime.ts";

/** A language, and where its programs run. */
export interface ExecutedLanguage {
  readonly language: ProgramLanguage;
  /**
   * All runtimes, with the packages that programs import; what is missing is installed.
   *
   * @throws Error when that fails, with what was printed.
   */
  readonly installed: () => readonly Runtime[];
  /** What runs programs without anything being installed; `missing` says why there is nothing. */
  readonly atHand: () => { readonly runtime: Runtime; readonly packages: ReadonlySet<string> } | { readonly missing: string };
}

/** The languages, in the order of the table. */
export const EXECUTED_LANGUAGES: readonly ExecutedLanguage[] = [
  {
    language: "javascript",
    installed: installedRuntimes,
    atHand: () => ({ runtime: runtimeAtHand(), packages: new Set(["depot"]) }),
  },
];
