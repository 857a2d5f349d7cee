/** Which assertions of node:assert have to be awaited? */
import type { CallEffect } from "../../core/effects.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

/** It waits for the promise that it is given, or that the function gives; that it is as expected is heard by who awaits it. */
const assertion: CallEffect = { task: "eager" };
const members: Readonly<Record<string, ExportEntry>> = { doesNotReject: { call: assertion }, rejects: { call: assertion } };
/** The strict assertions are a member of each module, and of themselves. */
const entries: Readonly<Record<string, ExportEntry>> = { ...members, strict: { members: { ...members, strict: { members } } } };

export default defineLibrary({
  name: "node-assert",
  modules: ["assert", "assert/strict"],
  version: "26.10.0",
  source: "https://nodejs.org/api/assert.html#assertrejectsasyncfn-error-message",
  resources: [],
  exports: entries,
  examples: {
    wrong: `import assert from "node:assert/strict";
import { test } from "node:test";

test("a missing file is an error", async () => {
  assert.rejects(read("missing"), /ENOENT/);
});
`,
    right: `import assert from "node:assert/strict";
import { test } from "node:test";

test("a missing file is an error", async () => {
  await assert.rejects(read("missing"), /ENOENT/);
});
`,
  },
});
