/** Which assertions of jest have to be awaited? */
import type { CallEffect } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

const eager: CallEffect = { task: "eager" };
const asserting: CallEffect = { returns: { resource: "Matchers", borrowed: true } };
const source = "measured with expect 30.5.2";
const shared = { kind: "handle", closers: {}, disposal: { symbol: "none" }, reuse: { effect: "unknown" }, obligation: "may", source } as const;

export default defineLibrary({
  name: "jest",
  modules: ["expect", "@jest/globals"],
  version: "30.5.2",
  source: "https://jestjs.io/docs/expect#resolves",
  words: ["rejects", "resolves"],
  resources: [
    {
      ...shared,
      name: "Matchers",
      methods: { "rejects.*": eager, "rejects.not.*": eager, "resolves.*": eager, "resolves.not.*": eager },
    },
  ],
  exports: { default: { call: asserting }, expect: { call: asserting } },
  // Without an import it may be that of vitest, of bun or of another runner, where these members do the same.
  globals: { expect: { call: asserting } },
});
