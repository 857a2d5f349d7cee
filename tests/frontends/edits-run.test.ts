/** Does code that an edit has changed do what it did before, and close its resource exactly once, at the right moment? */
import { compileFunction } from "node:vm";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { CLIENT, DATABASE, HANDLE, hold, SESSION } from "./edits-cases/resources.ts";
import { written } from "./edits-cases/written.ts";
import type { ResourceSpec } from "../../src/core/effects.ts";
import type { DisposalSetting } from "../../src/frontends/typescript/target.ts";

/** A stack for versions of Node that have none: what is adopted is closed in reverse. */
class Stack {
  readonly #closers: (() => unknown)[] = [];
  adopt<Value>(value: Value, close: (value: Value) => unknown): Value {
    this.#closers.unshift(() => close(value));
    return value;
  }
  [Symbol.dispose](): void {
    for (const close of this.#closers) close();
  }
  async [Symbol.asyncDispose](): Promise<void> {
    for (const close of this.#closers) await close();
  }
}

/** Runs the function `f` of a program and tells what happened, in order. */
async function run(code: string): Promise<readonly string[]> {
  const events: string[] = [];
  const log = (event: string): void => {
    events.push(event);
  };
  const make = (name: string): object => {
    let isClosed = false;
    const close = (): void => {
      log(isClosed ? `${name} closed twice` : `${name} closed`);
      isClosed = true;
    };
    const ended = async (): Promise<void> => {
      await Promise.resolve();
      close();
    };
    return {
      query: async (value: unknown) => {
        log(`${name} asked ${String(value)}`);
        for (let turn = 0; turn < 5; turn++) await Promise.resolve();
        if (isClosed) log(`${name} used after close`);
        if (value === "bad") throw new Error("bad");
        return value;
      },
      go: () => {
        log(isClosed ? `${name} used after close` : `${name} went`);
      },
      close: ended,
      release: close,
      [Symbol.asyncDispose]: ended,
      [Symbol.dispose]: close,
    };
  };
  const target = ts.ScriptTarget.ES2022;
  const { outputText } = ts.transpileModule(`${code}\nreturn f;`, { compilerOptions: { target, module: ts.ModuleKind.ESNext } });
  const program = compileFunction(outputText, ["open", "log", "AsyncDisposableStack", "DisposableStack"]) as (
    ...given: readonly unknown[]
  ) => (a: unknown) => unknown;
  const f = program(async () => Promise.resolve(make("x")), log, Stack, Stack);
  const sync = program(() => make("x"), log, Stack, Stack);
  try {
    const result: unknown = await (code.startsWith("async") ? f(0) : sync(0));
    log(`returned ${String(result)}`);
  } catch (error) {
    log(`failed ${String(error)}`);
  }
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  return events;
}

interface RunCase {
  readonly title: string;
  readonly code: string;
  readonly spec?: ResourceSpec;
  readonly disposal?: DisposalSetting;
  readonly closes?: readonly string[];
}

const fails = "async function f(a) {\n  const x = await open();\n  await x.query('bad');\n  await x.close();\n}\n";

/** Closed before on every way that worked: the same events, in the same order. */
const SAME: readonly RunCase[] = [
  { title: "a `finally` that is unwrapped", spec: SESSION, closes: ["x.close()"], code: "async function f(a) {\n  const x = await open();\n  try {\n    return await x.query(1);\n  } finally {\n    await x.close();\n  }\n}\n" },
  { title: "a `finally` that is unwrapped, on failure", spec: SESSION, closes: ["x.close()"], code: "async function f(a) {\n  const x = await open();\n  try {\n    await x.query('bad');\n  } finally {\n    await x.close();\n  }\n}\n" },
  { title: "a `finally` with a `catch`", spec: CLIENT, closes: ["x.close()"], code: "async function f(a) {\n  const x = await open();\n  try {\n    await x.query('bad');\n  } catch {\n    log('caught');\n  } finally {\n    await x.close();\n  }\n}\n" },
  { title: "a `finally` that something follows", spec: SESSION, closes: ["x.close()"], code: "async function f(a) {\n  const x = await open();\n  try {\n    await x.query(1);\n  } finally {\n    await x.close();\n  }\n  log('after');\n}\n" },
  { title: "a `finally` with a `catch` that something follows", spec: SESSION, closes: ["x.close()"], code: "async function f(a) {\n  const x = await open();\n  try {\n    await x.query('bad');\n  } catch {\n    log('caught');\n  } finally {\n    await x.close();\n  }\n  log('after');\n}\n" },
  { title: "a `finally` in a switch case", spec: SESSION, closes: ["x.close()"], code: "async function f(a) {\n  switch (a) {\n    case 0:\n      const x = await open();\n      try {\n        await x.query(1);\n      } finally {\n        await x.close();\n      }\n      log('next');\n    default:\n      log('default');\n  }\n}\n" },
  { title: "names that would collide", spec: SESSION, closes: ["x.close()"], code: "async function f(a) {\n  const x = await open();\n  try {\n    const a = await x.query(1);\n    log(a);\n  } finally {\n    await x.close();\n  }\n}\n" },
  { title: "a `finally` that asks whether it was opened", spec: SESSION, closes: ["x.close()"], code: "async function f(a) {\n  let x;\n  try {\n    x = await open();\n    return await x.query(1);\n  } finally {\n    if (x) await x.close();\n  }\n}\n" },
  { title: "a `finally` that asks, on failure, before other statements", spec: CLIENT, closes: ["x?.close()"], code: "async function f(a) {\n  let x;\n  try {\n    x = await open();\n    await x.query('bad');\n  } finally {\n    await x?.close();\n  }\n  log('after');\n}\n" },
  { title: "a close at the end", spec: CLIENT, closes: ["x.close()"], code: "async function f(a) {\n  const x = await open();\n  const r = await x.query(1);\n  await x.close();\n  return r;\n}\n" },
  { title: "a close at the end, in `finally` now", spec: CLIENT, disposal: "try-finally", closes: ["x.close()"], code: "async function f(a) {\n  const x = await open();\n  const r = await x.query(`1\n2`);\n  await x.close();\n  return r;\n}\n" },
  { title: "a close in each branch", spec: SESSION, closes: ["x.close()", "x.close()"], code: "async function f(a) {\n  const x = await open();\n  if (a) {\n    await x.close();\n    return 1;\n  }\n  await x.query(1);\n  await x.close();\n  return 2;\n}\n" },
  { title: "a sync close by hand", spec: HANDLE, closes: ["x.release()"], code: "function f(a) {\n  const x = open();\n  try {\n    x.go();\n  } finally {\n    x.release();\n  }\n}\n" },
];

/** Not closed before on the way that is run: one event more, after the last use. */
const ADDED: readonly RunCase[] = [
  { title: "a resource with the symbol", spec: SESSION, code: "async function f(a) {\n  const x = await open();\n  await x.query(1);\n  return 2;\n}\n" },
  { title: "a resource in a stack", spec: CLIENT, code: "async function f(a) {\n  const x = await open();\n  await x.query(1);\n  return 2;\n}\n" },
  { title: "a resource in a `try`", spec: CLIENT, disposal: "try-finally", code: "async function f(a) {\n  const x = await open();\n  await x.query(1);\n  return 2;\n}\n" },
  { title: "a returned task, which is awaited now", spec: SESSION, code: "async function f(a) {\n  const x = await open();\n  return x.query(1);\n}\n" },
  { title: "a returned task, awaited in a `try`", spec: CLIENT, disposal: "try-finally", code: "async function f(a) {\n  const x = await open();\n  return a || x.query(1);\n}\n" },
  { title: "a sync resource with the symbol", spec: DATABASE, code: "function f(a) {\n  const x = open();\n  x.go();\n}\n" },
  { title: "a sync resource in a stack", spec: HANDLE, code: "function f(a) {\n  const x = open();\n  x.go();\n}\n" },
  { title: "a failure before the close", spec: SESSION, closes: ["x.close()"], code: fails },
  { title: "a failure before the close, in `finally`", spec: CLIENT, disposal: "try-finally", closes: ["x.close()"], code: fails },
];

async function runs({ code, disposal = "using", ...held }: RunCase): Promise<{ before: readonly string[]; after: readonly string[] }> {
  const result = written(code, hold(held), { disposal });
  expect(result.verdict).toBe("fix");
  return { before: await run(code), after: await run(result.text) };
}

describe("an edit that keeps all events", () => {
  it.each(SAME)("$title", async (one) => {
    const { after, before } = await runs(one);
    expect(before).toContain("x closed");
    expect(after).toEqual(before);
  });
});

describe("an edit that adds the close", () => {
  it.each(ADDED)("$title", async (one) => {
    const { after, before } = await runs(one);
    expect(before).not.toContain("x closed");
    // The close comes after the last use, and before the caller goes on.
    expect(after).toEqual([...before.slice(0, -1), "x closed", ...before.slice(-1)]);
  });
});
