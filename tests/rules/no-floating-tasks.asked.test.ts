/** What does a program know that asks whether something is a promise, or puts one in the place of another? */
import { specify } from "../specify.ts";

const CLEANUP = `import { rm } from "node:fs/promises";
const cleanup = async () => { await rm("cache"); };
`;

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a task that is handled where it has a method of promises",
        code: `${CLEANUP}process.on("beforeExit", () => {
  const done = cleanup();
  if (done && typeof done.then === "function") done.catch(console.error);
});
process.on("exit", () => {
  const done = cleanup();
  if (typeof done?.then !== "function") return;
  done.catch(console.error);
});
`,
      },
      {
        title: "a task that is handled where its method is there",
        code: `${CLEANUP}process.on("beforeExit", () => {
  const done = cleanup();
  if (done?.then) done.catch(console.error);
});
`,
      },
      {
        title: "a task that is handled where it is a promise by its class",
        code: `${CLEANUP}process.on("beforeExit", () => {
  const done = cleanup();
  if (done instanceof Promise) done.catch(console.error);
});
`,
      },
      {
        title: "a task that a function of the file asks for its methods",
        code: `${CLEANUP}const isThenable = (value) => typeof value?.then === "function";
process.on("beforeExit", () => {
  const done = cleanup();
  if (isThenable(done)) done.catch(console.error);
});
`,
      },
      {
        title: "a promise stands in for another promise",
        code: `const dispatch = (socket, message) => new Promise((resolve) => {
  socket.once("message", resolve);
  socket.send(message);
});
export const action = async (socket, payload) => dispatch(socket, payload) ?? Promise.resolve(null);
export const either = async (socket, payload) => dispatch(socket, payload) || new Promise((resolve) => setTimeout(resolve, 10));
`,
      },
    ],
    invalid: [
      {
        title: "a task that is handled where it has another method",
        code: `${CLEANUP}process.on("beforeExit", () => {
  const done = cleanup();
  if (typeof done.abort === "function") done.catch(console.error);
});
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a task that is left alone where it is a promise",
        code: `${CLEANUP}process.on("beforeExit", () => {
  const done = cleanup();
  if (typeof done.then !== "function") console.log("done", done);
});
`,
        errors: [{ line: 4 }],
      },
      {
        title: "a value stands in for a promise",
        code: `${CLEANUP}export const start = async () => cleanup() || "";
export const restart = async () => cleanup() ?? null;
`,
        errors: [{ line: 3 }, { line: 4 }],
      },
      {
        title: "a test that a promise decides",
        code: `${CLEANUP}export async function start() {
  if (cleanup() || process.argv.includes("force")) console.log("clean");
}
`,
        errors: [{ line: 4 }],
      },
    ],
  },
  { minimum: 9 },
);
