/** What does a pool of workerpool do when it is opened, used and closed? */
import type { Outcome } from "../../core/effects.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const members: Readonly<Record<string, ExportEntry>> = {
  Pool: { instance: "Pool" },
  pool: { call: { returns: { resource: "Pool" } } },
};

export default defineLibrary({
  name: "workerpool",
  modules: ["workerpool"],
  version: "10.0.3",
  source: "https://github.com/josdejong/workerpool#readme",
  resources: [
    {
      name: "Pool",
      kind: "pool",
      closers: { terminate: { async: true, graceful: true, again: works } },
      disposal: { symbol: "none", closer: "terminate" },
      // A terminated pool starts workers again, and nobody terminates those.
      reuse: works,
      harmless: ["stats"],
      // Its promise has `cancel()` and `timeout()`.
      methods: { exec: { task: "eager", hasMembers: true }, proxy: { task: "eager" } },
      obligation: "must",
      source: "measured with workerpool 10.0.3",
    },
  ],
  exports: { ...members, default: { members } },
  examples: {
    wrong: [
      'import workerpool from "workerpool";',
      "export async function add(): Promise<unknown> {",
      "  const pool = workerpool.pool();",
      '  const sum: unknown = await pool.exec("add", [1, 2]);',
      "  return sum;",
      "}",
    ].join("\n"),
    right: [
      'import workerpool from "workerpool";',
      "export async function add(): Promise<unknown> {",
      "  const pool = workerpool.pool();",
      "  try {",
      '    return await pool.exec("add", [1, 2]);',
      "  } finally {",
      "    await pool.terminate();",
      "  }",
      "}",
    ].join("\n"),
  },
});
