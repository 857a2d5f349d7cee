/** Do messages advise only what the program can run, in the words that a programmer writes? */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { afterAll, describe, expect, it } from "vitest";
import type { ResourceSpec } from "../../src/core/effects.ts";
import type { ResourceView } from "../../src/core/findings.ts";
import plugin from "../../src/index.ts";
import { closerOf, holdingOf, memberText } from "../../src/kit/words.ts";

const root = realpathSync(mkdtempSync(path.join(tmpdir(), "async-lifecycle-words-")));
afterAll(() => {
  rmSync(root, { recursive: true });
});

const ALL = { using: true, stack: true };
const NONE = { using: false, stack: false };

function resource(spec: Pick<ResourceSpec, "closers" | "disposal"> | undefined): ResourceView {
  const base = { name: "x", library: "", isNamed: true };
  if (spec === undefined) return base;
  return { ...base, spec: { ...spec, name: "X", kind: "session", reuse: { effect: "unknown" }, obligation: "must", source: "measured" } };
}

const again = { effect: "unknown" } as const;
const file = resource({ closers: { close: { async: true, again } }, disposal: { symbol: "async", closer: "close" } });
const pool = resource({ closers: { end: { async: true, again } }, disposal: { symbol: "none", closer: "end" } });
const own = resource({ closers: { "@@asyncDispose": { async: true, again } }, disposal: { symbol: "async" } });
const lock = resource({ closers: { "()": { again } }, disposal: { symbol: "none", closer: "()" } });

describe("how a resource is closed", () => {
  it.each([
    ["a method", pool, "call `end()`"],
    ["a symbol", own, "call `[Symbol.asyncDispose]()`"],
    ["itself", lock, "call it"],
    ["nothing that is known", resource(undefined), "close it"],
  ])("by %s", (_what, view, told) => {
    expect(closerOf(view)).toBe(told);
  });

  it("is written with a dot only where the program has one", () => {
    expect(memberText("super", "close")).toBe("super.close");
    expect(memberText("super", "@@dispose")).toBe("super[Symbol.dispose]");
  });
});

describe("what is advised", () => {
  it.each([
    ["a block", file, ALL, "Hold it with `await using`, or call `close()` on every way out"],
    ["a block for a class with nothing but the symbol", own, ALL, "Hold it with `await using`, or call `[Symbol.asyncDispose]()` on every way out"],
    ["`using` where there are no stacks", file, { using: true, stack: false }, "Hold it with `await using`, or call `close()` on every way out"],
    ["no stack where there are none", pool, { using: true, stack: false }, "Call `end()` in a `finally`"],
    ["no block where there is none", file, NONE, "Call `close()` in a `finally`"],
    ["the symbol in a `finally`", own, NONE, "Call `[Symbol.asyncDispose]()` in a `finally`"],
    ["a `finally` for what nobody knows", resource(undefined), NONE, "Close it in a `finally`"],
  ])("is %s", (_what, view, blocks, told) => {
    expect(holdingOf(view, blocks, " on every way out").holdOr).toBe(told);
  });

  it("has a form for each place in a sentence", () => {
    const opened = { ...file, opened: { site: { start: 0, end: 1, line: 1, column: 0, endLine: 1, endColumn: 1 }, origin: {}, name: "open" } };
    expect(holdingOf(opened, ALL)).toMatchObject({ hold: "Hold it with `await using`", orHold: ", or hold it with `await using`", held: "held with `await using`", block: "`await using`" });
    expect(holdingOf(opened, NONE)).toMatchObject({ hold: "Call `close()` in a `finally`", orHold: ", in a `finally`", held: "closed in a `finally`", block: "`try` and `finally`" });
    expect(holdingOf(file, ALL).orHold, "opened elsewhere").toBe("");
  });
});

/** One finding of each message that advises a block. */
const code = `import { open } from "node:fs/promises";
import { Client, Pool } from "pg";
export async function never(name) {
  const handle = await open(name);
  await handle.sync();
}
export async function path(name) {
  const handle = await open(name);
  if ((await handle.stat()).size === 0) return;
  await handle.close();
}
export async function exception(name) {
  const handle = await open(name);
  await handle.sync();
  await handle.close();
}
export async function lazy(name) {
  if (name) {
    console.log(name);
  } else {
    const client = new Client(name);
    await client.query("truncate names");
    await client.end();
  }
}
export async function temporary(name) {
  await (await open(name)).sync();
}
export async function unclaimed(from, to) {
  const [source, target] = await Promise.all([open(from), open(to, "w")]);
  try {
    await target.writeFile(await source.readFile());
  } finally {
    try {
      await source.close();
    } finally {
      await target.close();
    }
  }
}
export async function used() {
  const pool = new Pool();
  await pool.end();
  return await pool.query("select 1");
}
`;
const advising = ["exception", "finally", "happy-path", "never", "path", "temporary", "unclaimed", "used"];

/** The messages that advise how to hold something. */
function advice(filename: string, disposal: string): readonly Linter.LintMessage[] {
  const rules: Linter.RulesRecord = {
    "async-lifecycle/no-undisposed-session": ["error", { exceptionPaths: true }],
    "async-lifecycle/no-reuse-after-close": "error",
    "async-lifecycle/prefer-context-manager": "error",
  };
  const configuration: Linter.Config[] = [{
    files: ["**/*.js"],
    languageOptions: { parser },
    plugins: { "async-lifecycle": plugin },
    settings: { "async-lifecycle": { disposal } },
    rules,
  }];
  const messages = new Linter({ cwd: root }).verify(code, configuration, { filename });
  return messages.filter(({ messageId = "" }) => advising.includes(messageId));
}

/** A file in a program that promises to run on this Node. */
function fileFor(node: string): string {
  const folder = path.join(root, node.replaceAll(/\W/gu, "_"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ engines: { node } }));
  return path.join(folder, "file.js");
}

const speaksOfBlock = ({ message }: Linter.LintMessage): boolean => /\busing\b|Stack/u.test(message);
const speaksOfFinally = ({ message }: Linter.LintMessage): boolean => /(?:[cC]all `\w+\(\)`|last use,|closed) in a `finally`\.$|A block holds it: `try` and `finally`\.$/u.test(message);

describe("the messages of the rules", () => {
  it("all advise a block where one may run", () => {
    const messages = advice("file.js", "auto");
    expect([...new Set(messages.map(({ messageId }) => messageId))].sort()).toEqual(advising);
    expect(messages.filter(message => !speaksOfBlock(message))).toEqual([]);
  });

  it.each([
    ["the settings want a block", fileFor(">=20"), "using"],
    ["Node is new enough", fileFor(">=24"), "auto"],
  ])("advise a block where %s", (_why, filename, disposal) => {
    const messages = advice(filename, disposal);
    expect(messages).not.toEqual([]);
    expect(messages.filter(message => !speaksOfBlock(message))).toEqual([]);
  });

  it.each([
    ["the settings want no block", "file.js", "try-finally"],
    ["the settings want no block, though Node has it", fileFor(">=24"), "try-finally"],
    ["Node is too old", fileFor(">=20"), "auto"],
  ])("advise a `finally`, and nothing else, where %s", (_why, filename, disposal) => {
    const messages = advice(filename, disposal);
    expect([...new Set(messages.map(({ messageId }) => messageId))].sort()).toEqual(advising);
    expect(messages.filter(speaksOfBlock)).toEqual([]);
    expect(messages.filter(message => !speaksOfFinally(message)).map(({ message }) => message)).toEqual([]);
  });
});
