/** Does the README show what the rules do, and does it name what exists? */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ESLint } from "eslint";
import { afterAll, describe, expect, it } from "vitest";
import { JAVASCRIPT_LIBRARIES } from "../src/catalog/index.generated.ts";
import { PYTHON_LIBRARIES } from "../src/catalog/python.generated.ts";
import { lint } from "../src/cli/lint.ts";
import plugin from "../src/index.ts";
import { ROOT, textOf } from "./project-files.ts";

const README = textOf("README.md");
const { rules = {} }: ESLint.Plugin = plugin;

/** What the lines of the README leave out. */
const BEFORE = `import { open } from "node:fs/promises";
import { Mutex } from "async-mutex";
import { chromium } from "playwright-core";
import { print, save, send } from "./work.js";
const mutex = new Mutex();
export async function work(path, subscribers) {
`;
const AFTER = "\n}\n";
const BEFORE_IN_PYTHON = `import asyncio

import aiohttp


async def save(response):
    await asyncio.to_thread(print, response)


async def parse(response):
    return await response.json()


`;

const folder = await mkdtemp(join(tmpdir(), "readme-"));
await mkdir(join(folder, "node_modules", "playwright-core"), { recursive: true });
await writeFile(join(folder, "package.json"), `{ "type": "module", "engines": { "node": ">=24" } }`);
await writeFile(join(folder, "node_modules", "playwright-core", "package.json"), `{ "version": "1.65.1" }`);

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe("what it catches", () => {
  const pairs = [...README.matchAll(/^-(?<before>\S.*)\n\+(?<after>.*)$/gmu)].map(({ groups }) => [groups?.["before"] ?? "", groups?.["after"] ?? ""]);

  it("shows the four mistakes", () => {
    expect(pairs).toHaveLength(4);
  });

  it.each(pairs)("%s", async (before, after) => {
    await writeFile(join(folder, "work.mjs"), BEFORE + before + AFTER);
    const { problems, results } = await lint(["work.mjs"], { cwd: folder, fix: true, unsafeFixes: true });
    expect(problems).toEqual([]);
    expect(results[0]?.output).toBe(BEFORE + after + AFTER);
    expect(results[0]?.messages).toEqual([]);
  });
});

describe("what it catches in Python", () => {
  const diffs = [...README.matchAll(/^```diff\n(?<lines> async def[^]*?)^```$/gmu)].map(({ groups }) => (groups?.["lines"] ?? "").trimEnd().split("\n"));
  const side = (lines: readonly string[], marks: string): string =>
    BEFORE_IN_PYTHON + lines.flatMap((line) => (marks.includes(line.charAt(0)) ? [`${line.slice(1)}\n`] : [])).join("");

  it("shows one", () => {
    expect(diffs).toHaveLength(1);
  });

  it.each(diffs.map((lines) => [lines[0] ?? "", lines] as const))("%s", async (_title, lines) => {
    await writeFile(join(folder, "work.py"), side(lines, " -"));
    const { problems, results } = await lint(["work.py"], { cwd: folder, fix: true, unsafeFixes: true });
    expect(problems).toEqual([]);
    expect(results[0]?.output).toBe(side(lines, " +"));
    expect(results[0]?.messages).toEqual([]);
  });
});

it("names every rule and links to its page", () => {
  expect(Object.keys(rules).filter((name) => !README.includes(`(docs/rules/${name}.md)`))).toEqual([]);
});

it("links to files that exist", () => {
  const targets = [...README.matchAll(/\]\((?!https?:)(?<target>[^)#]+)/gu)].map(({ groups }) => groups?.["target"] ?? "");
  expect(targets).not.toEqual([]);
  expect(targets.filter((target) => !existsSync(join(ROOT, target)))).toEqual([]);
});

it("names scripts that exist, and counts the libraries", () => {
  const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
  const named = [...README.matchAll(/npm run (?<script>[\w:-]+)/gu)].map(({ groups }) => groups?.["script"] ?? "");
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  const counts = /A catalog says of (?<javascript>\d+) libraries of JavaScript and (?<python>\d+) of Python/u.exec(README)?.groups;
  expect(counts).toEqual({ javascript: String(JAVASCRIPT_LIBRARIES.length), python: String(PYTHON_LIBRARIES.length) });
});

it("takes ten minutes at most", () => {
  expect(README.split("\n").length).toBeLessThan(250);
});
