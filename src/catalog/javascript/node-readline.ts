/** What does an interface of node:readline do when it is closed and asked again? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";
import readlinePromises from "./node-readline-promises.ts";
import { LISTENERS, listenerMethods } from "./node-stream.ts";

const works: Outcome = { effect: "works" };
/** Node 24 and later throw; before, these went on without an error. */
const closed: Outcome = { effect: "throws", error: "ERR_USE_AFTER_CLOSE: readline was closed" };

const create: CallEffect = { owns: ["0.input"], borrows: ["0.output"], returns: { resource: "Interface" } };

export default defineLibrary({
  name: "node-readline",
  modules: ["readline"],
  version: "26.10.0",
  source: "https://nodejs.org/api/readline.html",
  resources: [
    {
      name: "Interface",
      kind: "interface",
      closers: { close: { again: works } },
      disposal: { symbol: "sync", since: "22.15.0", closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: {
        pause: closed,
        prompt: closed,
        question: { effect: "throws", error: "ERR_USE_AFTER_CLOSE: readline was closed" },
        write: closed,
      },
      // An interface that only listens for lines ends with its input; one that asks keeps the input open.
      opensOn: ["question"],
      harmless: [...LISTENERS, "getCursorPos", "getPrompt", "setPrompt"],
      methods: {
        ...listenerMethods,
        // A loop over the lines closes the interface when it is left.
        "@@asyncIterator": { closes: ["this"] },
        question: { callbacks: [{ argument: "last", when: "later" }] },
      },
      obligation: "must",
      closedTests: ["closed"],
      source: "measured with Node 20.20 and 26.10",
    },
  ],
  exports: {
    Interface: { construct: create, instance: "Interface" },
    createInterface: { call: create },
    promises: { members: readlinePromises.exports },
  },
  examples: {
    wrong: `import { createInterface } from "node:readline";

export function ask(): void {
  const terminal = createInterface({ input: process.stdin });
  terminal.close();
  terminal.question("Name? ", console.log);
}
`,
    right: `import { createInterface } from "node:readline";

export async function ask(): Promise<string> {
  using terminal = createInterface({ input: process.stdin });
  return await new Promise((resolve) => {
    terminal.question("Name? ", resolve);
  });
}
`,
  },
});
