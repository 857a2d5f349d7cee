/** What does a worker pool of piscina do when it is opened, used and closed? */
import type { Outcome } from "../../core/effects.ts";
import { EMITTER } from "../emitter.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const works: Outcome = { effect: "works" };
const pool: ExportEntry = { construct: { returns: { resource: "Piscina" } }, instance: "Piscina" };

export default defineLibrary({
  name: "piscina",
  modules: ["piscina"],
  version: "5.3.2",
  source: "https://piscinajs.dev/api-reference/Methods",
  resources: [
    {
      name: "Piscina",
      kind: "pool",
      closers: { close: { async: true, graceful: true, again: works }, destroy: { async: true, again: works } },
      disposal: { symbol: "both", since: "5.1.0", closer: "close" },
      // A closed pool starts workers again, and nobody closes those.
      reuse: works,
      harmless: ["addListener", "off", "on", "once", "removeListener"],
      methods: { ...EMITTER, run: { task: "eager" } },
      obligation: "must",
      source: "measured with piscina 5.3.2",
    },
  ],
  exports: { "=": { ...pool, members: { Piscina: pool } }, Piscina: pool, default: pool },
  examples: {
    wrong: [
      'import { Piscina } from "piscina";',
      "export async function work(filename: string): Promise<unknown> {",
      "  const pool = new Piscina({ filename });",
      "  const result: unknown = await pool.run({});",
      "  return result;",
      "}",
    ].join("\n"),
    right: [
      'import { Piscina } from "piscina";',
      "export async function work(filename: string): Promise<unknown> {",
      "  await using pool = new Piscina({ filename });",
      "  return await pool.run({});",
      "}",
    ].join("\n"),
  },
});
