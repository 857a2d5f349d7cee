/** Under which sets of options are the snippets about floating promises compared? */
import type { FloatingOptions } from "../../../src/frontends/typescript/promises/options.ts";

/** Snippets that share options. */
export interface FloatingGroup {
  readonly title: string;
  readonly options: Partial<FloatingOptions>;
  /** Snippets with at least one statement that drops a promise under these options. */
  readonly floats: readonly string[];
  /** Snippets without one. */
  readonly handled: readonly string[];
  readonly tsx?: boolean;
}

/** Allows types and calls by their name alone. */
export const SAFE_BY_NAME: Partial<FloatingOptions> = {
  allowForKnownSafePromises: ["SafePromise", "SafeBrand"],
  allowForKnownSafeCalls: ["safeCall", "SafeFunction"],
};

/** Allows types and calls by their name and the place of their declaration. */
export const SAFE_BY_PLACE: Partial<FloatingOptions> = {
  allowForKnownSafePromises: [
    { from: "file", name: ["SafePromise"] },
    { from: "package", name: "Job", package: "launcher" },
  ],
  allowForKnownSafeCalls: [
    { from: "file", name: "safeCall", path: "ambient.d.ts" },
    { from: "package", name: ["it", "launch"], package: "launcher" },
  ],
};

/** Every snippet is held against the original under all of these. */
export const OPTION_SETS: readonly Partial<FloatingOptions>[] = [
  {},
  { ignoreVoid: false },
  { ignoreIIFE: true },
  { checkThenables: true },
  { ignoreVoid: false, ignoreIIFE: true, checkThenables: true },
  SAFE_BY_NAME,
  SAFE_BY_PLACE,
  { ...SAFE_BY_NAME, ignoreVoid: false, checkThenables: true },
  { allowForKnownSafePromises: [{ from: "lib", name: "Promise" }], checkThenables: true },
  { allowForKnownSafePromises: ["Promise"] },
  { allowForKnownSafeCalls: [{ from: "file", name: "task", path: "elsewhere.ts" }, "anything", "then"] },
  { allowForKnownSafeCalls: [{ from: "lib", name: "Promise" }], allowForKnownSafePromises: ["DeepPromise", "Thenable"] },
];
