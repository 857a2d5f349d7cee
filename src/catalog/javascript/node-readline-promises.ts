/** What does an interface of node:readline/promises do when it is closed and asked again? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";
import { LISTENERS, listenerMethods } from "./node-stream.ts";

const works: Outcome = { effect: "works" };
/** Node 24 and later throw; before, these went on without an error. */
const closed: Outcome = { effect: "throws", error: "ERR_USE_AFTER_CLOSE: readline was closed" };

const create: CallEffect = {
  owns: ["0.input"],
  borrows: ["0.output"],
  returns: { resource: "node-readline-promises/Interface" },
};

export default defineLibrary({
  name: "node-readline-promises",
  modules: ["readline/promises"],
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
        question: { effect: "rejects", error: "ERR_USE_AFTER_CLOSE: readline was closed" },
        write: closed,
      },
      // An interface that only listens for lines ends with its input; one that asks keeps the input open.
      opensOn: ["question"],
      harmless: [...LISTENERS, "getCursorPos", "getPrompt", "setPrompt"],
      methods: {
        ...listenerMethods,
        // A loop over the lines closes the interface when it is left.
        "@@asyncIterator": { closes: ["this"] },
        question: { task: "eager" },
      },
      obligation: "must",
      closedTests: ["closed"],
      source: "measured with Node 20.20 and 26.10",
    },
  ],
  // Resources have their full names here: the module readline shows these exports as its `promises`.
  exports: {
    Interface: { construct: create, instance: "node-readline-promises/Interface" },
    createInterface: { call: create },
  },
  examples: {
    wrong: `import { createInterface } from "node:readline/promises";

export async function ask(): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("Name? ");
  return answer;
}
`,
    right: `import { createInterface } from "node:readline/promises";

export async function ask(): Promise<string> {
  using terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("Name? ");
  return answer;
}
`,
  },
});
