/** Which promises only wait for an event, so that nothing is lost where nobody waits for them? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a promise of an event that one way does not wait for",
        code: `export async function flush() {
  const drained = new Promise((resolve) => {
    process.stdout.once("drain", () => resolve(null));
  });
  if (process.stdout.write("")) return;
  await drained;
}
`,
      },
      {
        title: "a promise whose resolve is the listener, and one that a timer keeps",
        code: `export async function flush(stream, isQuick) {
  const drained = new Promise((resolve) => {
    stream.once("drain", resolve);
  });
  const late = new Promise((resolve) => {
    setTimeout(() => {
      resolve({ late: true });
    }, 1000);
  });
  if (isQuick) return;
  await Promise.race([drained, late]);
}
`,
      },
      {
        title: "a helper that gives such a promise",
        code: `const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));
export async function poll(isDone) {
  const slept = sleep(100);
  if (isDone()) return;
  await slept;
}
`,
      },
      {
        title: "what is passed to resolve when everything has settled",
        code: `import { load } from "./load.js";
export function loadAll(urls) {
  return new Promise((resolve) => {
    Promise.allSettled(urls.map((url) => load(url))).then(resolve);
  });
}
`,
      },
    ],
    invalid: [
      {
        title: "a promise of an event that no way waits for",
        code: `export async function flush(stream) {
  const drained = new Promise((resolve) => {
    stream.once("drain", () => resolve(null));
  });
  stream.write("");
}
`,
        errors: [{ line: 2 }],
      },
      {
        title: "a promise that an error of the stream rejects",
        code: `export async function flush(stream) {
  const drained = new Promise((resolve, reject) => {
    stream.once("drain", () => resolve(null));
    stream.once("error", reject);
  });
  if (stream.write("")) return;
  await drained;
}
`,
        errors: [{ line: 2 }],
      },
      {
        title: "an executor that does something as well, and one that resolves with another promise",
        code: `export async function ask(socket, isQuick) {
  const answer = new Promise((resolve) => {
    socket.send("question");
    socket.once("message", resolve);
  });
  const loaded = new Promise((resolve) => {
    setTimeout(() => resolve(fetch("https://example.com")), 10);
  });
  if (isQuick) return;
  await answer;
  await loaded;
}
`,
        errors: [{ line: 2 }, { line: 6 }],
      },
      {
        title: "what is passed to resolve when all have succeeded",
        code: `import { load } from "./load.js";
export function loadAll(urls) {
  return new Promise((resolve) => {
    Promise.all(urls.map((url) => load(url))).then(resolve);
  });
}
`,
        errors: [{ line: 4 }],
      },
    ],
  },
  { minimum: 8 },
);
