/** What does `no-floating-tasks` know when there are types? */
import { specify } from "../specify.ts";

const DECLARATIONS = `declare const urls: string[];
declare function load(url: string): Promise<string>;
declare function maybe(): Promise<void> | undefined;
declare const service: { start(): Promise<void>; stop?(): Promise<void>; count(): number } | undefined;
`;

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a call that the types say gives no promise",
        typed: true,
        code: `${DECLARATIONS}service?.count();\nexport const count = service?.count();\n`,
      },
      {
        title: "a call of something untyped is unknown",
        typed: true,
        code: `declare const client: any;\nclient.start();\nconst answer = client.ask();\n`,
      },
      {
        title: "a promise that may be absent and is awaited when it is there",
        typed: true,
        code: `${DECLARATIONS}export async function run(): Promise<void> {
  const running = maybe();
  if (running) await running;
}
`,
      },
      {
        title: "a result that is a promise only sometimes",
        typed: true,
        code: `export async function call(action: () => Promise<number> | number): Promise<number> {
  const result = action();
  if (typeof result === "number") return result;
  return await result;
}
export async function wait(action: () => Promise<void> | void): Promise<void> {
  const result = action();
  if (result instanceof Promise) await result;
}
`,
      },
      {
        title: "the promises of an array are awaited together",
        typed: true,
        code: `${DECLARATIONS}await Promise.all(urls.map(load));\nconst loading = urls.map((url) => load(url));\nawait Promise.allSettled(loading);\n`,
      },
      {
        title: "a promise with both handlers",
        typed: true,
        code: `${DECLARATIONS}load("/").then(console.log, console.error);\nload("/").catch(console.error);\nvoid load("/");\n`,
      },
      {
        title: "a promise of withResolvers that a closure keeps",
        typed: true,
        code: `export function gate(): { open: () => void; wait: () => Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { open: resolve, wait: () => promise };
}
`,
      },
      {
        title: "a queue that hangs every task on the one before, with types",
        typed: true,
        code: `let tail: Promise<void> = Promise.resolve();
export function enqueue(work: () => Promise<void>): void {
  tail = tail.then(work);
}
`,
      },
      {
        title: "a member of a destructured result that is left aside",
        typed: true,
        code: `declare function start(): { done: Promise<void>; stop(): void };
export function run(): () => void {
  const { done, stop } = start();
  return stop;
}
`,
      },
      {
        title: "the tests of node:test at the top of a file, also with types",
        typed: true,
        code: `import { describe, it, test } from "node:test";
test("adds", async () => {});
describe("sum", () => {
  it("subtracts", () => {});
});
`,
      },
      {
        title: "an event handler of JSX that returns a promise",
        typed: true,
        filename: "react.tsx",
        code: `declare function save(): Promise<void>;
declare namespace JSX { interface IntrinsicElements { button: { onClick: () => unknown; onBlur: () => void } } type Element = unknown; }
export const button = <button onClick={() => save()} onBlur={() => { void save(); }} />;
`,
      },
      {
        title: "limit: a stored array of promises comes out of an unknown call",
        typed: true,
        code: `${DECLARATIONS}export async function run(): Promise<void> {
  const loading = urls.map(load);
}
`,
      },
    ],
    invalid: [
      {
        title: "170: a dropped promise of an imported or declared function",
        typed: true,
        code: `${DECLARATIONS}export function run(): void {
  load("/");
  service?.start();
  service?.stop?.();
  maybe();
}
`,
        errors: [
          { messageId: "dropped", line: 6 },
          { messageId: "dropped", line: 7 },
          { messageId: "dropped", line: 8 },
          { messageId: "dropped", line: 9 },
        ],
      },
      {
        title: "236: a dropped promise in an async function can be awaited",
        typed: true,
        code: `${DECLARATIONS}export async function run(): Promise<void> {
  load("/");
}
`,
        errors: [{ message: /^Nobody waits for `load\(\)`/u, line: 6, suggestions: 2 }],
      },
      {
        title: "237: a dropped promise in a plain function can only be left alone",
        typed: true,
        code: `${DECLARATIONS}export function run(): void {
  load("/");
}
`,
        errors: [{ messageId: "dropped", line: 6, suggestions: 1 }],
        never: /await load/u,
      },
      {
        title: "171: a stored promise that nobody consumes",
        typed: true,
        code: `${DECLARATIONS}export async function run(): Promise<void> {
  const loading = load("/");
}
`,
        errors: [{ messageId: "stored", line: 6 }],
      },
      {
        title: "172: a stored promise that is awaited on one branch",
        typed: true,
        code: `${DECLARATIONS}export async function run(isEager: boolean): Promise<void> {
  const loading = load("/");
  if (isEager) await loading;
}
`,
        errors: [{ messageId: "stored", line: 6 }],
      },
      {
        title: "a dropped array of promises",
        typed: true,
        code: `${DECLARATIONS}export async function run(): Promise<void> {
  urls.map((url) => load(url));
}
`,
        errors: [{ messageId: "droppedArray", line: 6 }],
      },
      {
        title: "a stored array of promises that nobody consumes",
        typed: true,
        code: `${DECLARATIONS}export async function run(): Promise<void> {
  const loading = urls.map((url) => load(url));
}
`,
        errors: [{ messageId: "array", line: 6 }],
      },
      {
        title: "forEach over a function that gives a promise",
        typed: true,
        code: `${DECLARATIONS}export async function run(): Promise<void> {
  urls.forEach((url) => load(url));
  urls.forEach(async (url) => {
    await load(url);
  });
}
`,
        errors: [{ messageId: "spawned", line: 6 }, { messageId: "spawned", line: 7 }],
      },
      {
        title: "a rejection handler that is no function",
        typed: true,
        code: `${DECLARATIONS}load("/").catch("ignored" as never as () => void);\nload("/").catch(undefined);\n`,
        errors: [{ messageId: "handler", line: 6 }],
      },
      {
        title: "a rejection that an expectation of a test keeps",
        typed: true,
        code: `import { expect, test } from "vitest";
${DECLARATIONS}test("loads", async () => {
  expect(load("/")).resolves.toBe("text");
  await expect(load("/")).resolves.toBe("text");
});
`,
        errors: [{ messageId: "dropped", line: 7 }],
      },
    ],
  },
  { minimum: 21 },
);
