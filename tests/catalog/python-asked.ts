/** What does a Python, with the libraries that are installed for it, answer about them? */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Library } from "../../src/catalog/schema.ts";
import { findPython } from "../../tools/cpython.ts";
import { ROOT } from "../project-files.ts";

const SCRIPT = join(import.meta.dirname, "python_facts.py");

/** What a dotted name stands for. */
export type Member = "call" | "coroutine" | "missing" | "value";

/** What an expression came to. */
export interface Came {
  readonly effect: "rejects" | "throws" | "works";
  readonly error: string;
  readonly awaitable: boolean;
}

/** An expression, in a program that begins with a setup; setups of one name run once. */
export interface Use {
  readonly name: string;
  readonly setup: string;
  readonly use: string;
  /** Nobody waits for what it gives. */
  readonly is_left?: boolean;
}

/** A Python to ask: the one on the path about its own modules, and one that has the libraries. */
export interface Asked {
  members(paths: readonly string[]): ReadonlyMap<string, Member>;
  uses(uses: readonly Use[]): readonly Came[];
}

/** A Python, or the reason why there is none to ask. */
export type Askable = Asked | { readonly missing: string };

/** Modules that come with Python. */
const STANDARD: ReadonlySet<string> = new Set([
  "asyncio",
  "builtins",
  "concurrent-futures",
  "contextlib",
  "os",
  "shutil",
  "socket",
  "sqlite3",
  "subprocess",
  "threading",
  "time",
  "urllib",
]);

/** Whether Python itself has the modules of the library. */
export function isStandard({ name }: Library): boolean {
  return STANDARD.has(name);
}

/** The `python3` on the path. */
export function standardPython(): Askable {
  const python = findPython();
  return "missing" in python ? python : asking(python.executable);
}

/** The Python for which the libraries are installed. */
export function pythonWithLibraries(): Askable {
  const path = join(ROOT, ".corpus/python-libraries/bin/python");
  return existsSync(path) ? asking(path) : { missing: "the libraries are not installed; `npm run python-libraries` does that" };
}

function asking(python: string): Asked {
  const ask = (questions: readonly object[]): readonly unknown[] => {
    const { status, stdout, stderr } = spawnSync(python, ["-I", SCRIPT], { input: JSON.stringify(questions), encoding: "utf8", timeout: 120_000 });
    if (status !== 0) throw new Error(`Python could not answer: ${stderr}`);
    return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as readonly unknown[];
  };
  return {
    members(paths) {
      const answers = ask(paths.map((path) => ({ path }))) as readonly Member[];
      return new Map(paths.map((path, index) => [path, answers[index] ?? "missing"]));
    },
    uses: (uses) => ask(uses) as readonly Came[],
  };
}
