/**
 * Which tasks float, by what the flow tells and by what the types tell?
 *
 * Types decide about dropped values, with the options and the meaning of typescript-eslint's `no-floating-promises`; the
 * flow knows what is stored, collected, spawned or lazy, and everything where there are no types.
 */
import type { FloatingFinding } from "../core/findings.ts";
import type { FloatingPromise } from "../frontends/typescript/floating-promises.ts";
import {
  DEFAULT_FLOATING_OPTIONS,
  type FloatingOptions,
  floatingOptionsSchema,
} from "../frontends/typescript/promises/options.ts";
import type { OptionSpecification } from "./define-rule.ts";
import type { FileAnalysis } from "./run-analysis.ts";

/** A floating task, and who found it. */
export type FloatingTask =
  | { readonly by: "flow"; readonly task: FloatingFinding }
  | {
      readonly by: "types";
      readonly promise: FloatingPromise;
      /** To wait for it where it stands does not come to an end, or is not what it is there for. */
      readonly goesOn: boolean;
    };

/** The options of `no-floating-promises`, and one more. */
export interface FloatingTaskOptions extends FloatingOptions {
  /** Also report tasks that are stored in a variable or an array and never consumed. */
  readonly checkStored: boolean;
}

/** Schema and default of every option. */
export const floatingTaskOptions: Readonly<Record<keyof FloatingTaskOptions, OptionSpecification>> = {
  ...optionsOf(),
  checkStored: {
    schema: {
      type: "boolean",
      description: "Also report tasks that are stored in a variable or an array and never consumed on some path.",
    },
    default: true,
  },
};

function optionsOf(): Record<keyof FloatingOptions, OptionSpecification> {
  const { properties } = floatingOptionsSchema;
  return {
    allowForKnownSafeCalls: {
      schema: properties.allowForKnownSafeCalls,
      default: DEFAULT_FLOATING_OPTIONS.allowForKnownSafeCalls,
    },
    allowForKnownSafePromises: {
      schema: properties.allowForKnownSafePromises,
      default: DEFAULT_FLOATING_OPTIONS.allowForKnownSafePromises,
    },
    checkThenables: { schema: properties.checkThenables, default: DEFAULT_FLOATING_OPTIONS.checkThenables },
    ignoreIIFE: { schema: properties.ignoreIIFE, default: DEFAULT_FLOATING_OPTIONS.ignoreIIFE },
    ignoreVoid: { schema: properties.ignoreVoid, default: DEFAULT_FLOATING_OPTIONS.ignoreVoid },
  };
}

/** All floating tasks of a file, in source order; one a statement. */
export function floatingTasks(analysis: FileAnalysis, options: FloatingTaskOptions): readonly FloatingTask[] {
  const harmless = analysis.tasks.harmless();
  const seen = analysis.tasks.floating();
  const meant = new Set(options.ignoreVoid ? seen.filter(({ isVoided }) => isVoided).map(({ task }) => task.site.start) : []);
  const byTypes = analysis.promises(options)?.filter(({ promise: { site } }) => !harmless.has(site.start) && !meant.has(site.start));
  const byFlow = seen.filter((task) => isWanted(task, options));
  if (byTypes === undefined) return byFlow.map((task) => ({ by: "flow", task }));
  const reported = new Set(byTypes.map(({ statement }) => statement.site.start));
  const goingOn = analysis.tasks.goingOn();
  const found: FloatingTask[] = byTypes.map((promise) => ({ by: "types", promise, goesOn: goingOn.has(promise.promise.site.start) }));
  for (const task of byFlow) {
    // Where types know the value, their word on a dropped one is final.
    const isDecided =
      (task.kind === "dropped" && analysis.typesSayPromise(task.task) !== "unknown") ||
      analysis.typesSaySafe(task.task, options);
    if (!isDecided && !reported.has(task.task.site.start)) found.push({ by: "flow", task });
  }
  return found.sort((left, right) => startOf(left) - startOf(right));
}

/** The way to a task; where types have found it, the way is the task alone. */
export function tracedBy(found: FloatingTask): FloatingFinding {
  if (found.by === "flow") return found.task;
  const { canAwait, kind, promise } = found.promise;
  return {
    kind: kind === "array" ? "dropped-array" : "dropped",
    function: 0,
    certainty: "definite",
    task: promise,
    isLazy: false,
    isVoided: false,
    isImmediate: false,
    runBy: canAwait ? "async" : "plain",
    mayWait: found.goesOn ? "no" : "yes",
    trace: [{ what: "started", site: promise.site }],
  };
}

function isWanted(task: FloatingFinding, options: FloatingTaskOptions): boolean {
  if (task.isVoided && options.ignoreVoid) return false;
  if (isKnownSafe(task, options.allowForKnownSafeCalls)) return false;
  if (task.kind === "array" || task.kind === "stored" || task.variable !== undefined) return options.checkStored;
  return !(options.ignoreIIFE && task.isImmediate);
}

/** Without types a safe call is known by its name, and by its library where the specifier names a package. */
function isKnownSafe({ callee, library }: FloatingFinding, safe: FloatingOptions["allowForKnownSafeCalls"]): boolean {
  if (callee === undefined) return false;
  const names = new Set([callee, callee.split(".").at(-1) ?? callee]);
  return safe.some((specifier) => {
    if (typeof specifier === "string") return names.has(specifier);
    const isNamed = [specifier.name].flat().some((name) => names.has(name));
    return isNamed && (specifier.from !== "package" || library === "" || library === specifier.package);
  });
}

function startOf(task: FloatingTask): number {
  return task.by === "types" ? task.promise.statement.site.start : task.task.task.site.start;
}
