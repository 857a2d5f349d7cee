/** Which assertions of vitest have to be awaited? */
import type { CallEffect } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

const eager: CallEffect = { task: "eager" };
const source = "measured with vitest 4.1.12";
const shared = { kind: "handle", closers: {}, disposal: { symbol: "none" }, reuse: { effect: "unknown" }, obligation: "may", source } as const;
const asserting: CallEffect = { returns: { resource: "Assertion", borrowed: true } };
const polling: CallEffect = { returns: { resource: "PollAssertion", borrowed: true } };

export default defineLibrary({
  name: "vitest",
  modules: ["vitest"],
  version: "4.1.12",
  source: "https://vitest.dev/api/expect#resolves",
  words: ["poll", "rejects", "resolves", "toMatchFileSnapshot", "waitFor", "waitUntil"],
  resources: [
    {
      ...shared,
      name: "Assertion",
      methods: { "rejects.*": eager, "rejects.not.*": eager, "resolves.*": eager, "resolves.not.*": eager, toMatchFileSnapshot: eager },
    },
    // What it asks again and again may be any value, so that each of its matchers gives a promise.
    { ...shared, name: "PollAssertion", methods: { "*": eager, "not.*": eager } },
    { ...shared, name: "VitestUtils", methods: { dynamicImportSettled: eager, waitFor: eager, waitUntil: eager } },
  ],
  exports: {
    expect: { call: asserting, members: { poll: { call: polling }, soft: { call: asserting } } },
    vi: { value: "VitestUtils" },
    vitest: { value: "VitestUtils" },
  },
});
