/** With types, does the rule report the lines that typescript-eslint's `no-floating-promises` reports? */
import * as parser from "@typescript-eslint/parser";
import { Linter, type ESLint } from "eslint";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { SUPPORT } from "../frontends/promises-cases/support.ts";
import { lintTyped, typedProgram } from "../frontends/typed-program.ts";

const OURS = "ours/no-floating-tasks";
const THEIRS = "theirs/no-floating-promises";
const plugins = { ours: plugin as ESLint.Plugin, theirs: tseslint.plugin as ESLint.Plugin };

/** Programs of a few lines, with the ambient names of the support file. */
const SNIPPETS: readonly string[] = [
  "export async function run() {\n  task();\n  await task();\n}",
  "export function run() {\n  flag && task();\n  flag || task();\n  maybePromise ?? task();\n}",
  "export function run() {\n  flag ? task() : plain();\n}",
  "export function run() {\n  task(), plain();\n}",
  "export function run() {\n  plain(), task();\n}",
  "export const run = () => task();\nexport const other = () => void task();\nexport const block = () => {\n  task();\n};",
  "task().then(() => {});\ntask().then(() => {}, handler);\ntask().catch(handler);\ntask().finally(() => {});",
  "task().catch(handler).finally(() => {});\ntask().finally(() => {}).catch(handler);\ntask().catch(handler).then(() => {});",
  "task().then();\ntask().catch();\ntask().then(undefined, undefined);\ntask().then(() => {}, anyHandler);",
  "task().catch(maybeHandler);\ntask().catch(eitherHandler);\ntask().catch(plain());",
  "service.start();\nservice.stop?.();\nservice?.start();\nmaybeService?.start();\nservice.ready;\nservice.count;",
  "promise;\nmaybePromise;\npromiseOrNumber;\nnumbers;\nanything;\nsomething;",
  "promises;\nfrozenPromises;\npair;\nnumbers;\nnested;\n[task(), task()];",
  "numbers.map((number) => Promise.resolve(number));\nnumbers.map(async () => {});\nnumbers.map((number) => number);",
  "Promise.all(promises);\nPromise.race(promises);\nPromise.resolve(1);\nPromise.reject(new Error('no')).then(() => {});\nnew Promise(() => {});",
  "void task();\nvoid promises;\nvoid plain();",
  "(async () => {})();\n(async function () {})();\n(async () => {})().then(() => {});\n(() => task())();",
  "const stored = flag && task;\nstored && stored();\noptionalTask?.();\noptionalTask!();",
  "(task() as Promise<void>);\ntask()!;",
  "class Service {\n  async start() {}\n  constructor() {\n    this.start();\n  }\n  static {\n    new Service().start();\n  }\n  #hidden = async () => {};\n  run() {\n    this.#hidden();\n  }\n}\nnew Service().run();",
  "export async function run() {\n  try {\n    task();\n  } catch {\n    task();\n  } finally {\n    task();\n  }\n}",
  "export async function run() {\n  for (const number of numbers) task();\n  for (;;) {\n    task();\n    break;\n  }\n  while (flag) task();\n  do task(); while (flag);\n}",
  "export function run() {\n  if (flag) task();\n  else service.start();\n  switch (plain()) {\n    case 1:\n      task();\n      break;\n    default:\n      service.start();\n  }\n}",
  "label: task();\n{\n  task();\n}",
  "export function* run() {\n  yield task();\n  task();\n}\nexport async function* pages() {\n  task();\n  yield 1;\n}\nrun();\npages();",
  "setTimeout(() => task(), 1);\nsetTimeout(() => {\n  task();\n}, 1);\nsetTimeout(async () => {\n  await task();\n}, 1);",
  "export const returned = () => {\n  return task();\n};\nexport const passed = handlers.map(() => task());\nexport const kept = { value: task() };",
  "import { launch, it } from 'launcher';\nlaunch();\nit('starts', () => {});\nit.only('starts');",
  "import('node:fs');\nimport('node:fs').then(() => {});\nvoid import('node:fs');",
  "import { readFile } from 'node:fs/promises';\nimport { createServer } from 'node:http';\nreadFile('a');\ncreateServer().listen(0);\ncreateServer().close();",
  "fetch('/a');\nfetch('/a').then((response) => response.json());\nexport async function run() {\n  const response = await fetch('/a');\n  response.json();\n}",
  "thenable;\nlike;\nsingleThenable;\nsubPromise;\nwidePromise;\nwiden();",
  "export async function run() {\n  await using stack = new AsyncDisposableStack();\n  stack.disposeAsync();\n  stack.defer(() => task());\n}",
  "let last: Promise<void> | undefined;\nlast = task();\nlast ??= task();\nlast;\nexport { last };",
  "async function main() {\n  await task();\n}\nmain();\nmain().then(plain, handler);",
  "async function quiet() {\n  try {\n    await task();\n  } catch {\n    // Nothing is lost.\n  }\n}\nquiet();",
  "`${await task()}`;\n!task();\ntypeof task();\nflag == task();",
  "delete (service as { stop?: unknown }).stop;\nplain();\nflag && plain();\nanything.start();\nanything?.start();",
  "numbers.forEach((number) => {\n  task();\n});\nnumbers.reduce((before) => before.then(task), Promise.resolve());",
];

/** A program in which the two rules differ, with the lines of each and the reason. */
interface Difference {
  readonly code: string;
  readonly reason: string;
  readonly lines: Lines;
}

const DIFFERENCES: readonly Difference[] = [
  {
    code: "Promise.reject(new Error('no'));\nPromise.reject(new Error('no')).finally(() => {});",
    reason: "a rejection that is made and dropped is raised on purpose, and there is no work to wait for",
    lines: { ours: [2], theirs: [1, 2] },
  },
  {
    code: "task() as unknown;\n(<unknown>task());\n(task() as Promise<void>);",
    reason: "an assertion to unknown hides the promise from the types, and the call itself still starts it",
    lines: { ours: [1, 2, 3], theirs: [3] },
  },
];

/** Published code of the test runner: JavaScript whose types are inferred, and declared where it imports. */
const REAL_DIRECTORY = fileURLToPath(new URL("../../node_modules/vitest/dist/chunks/", import.meta.url));
const REAL = readdirSync(REAL_DIRECTORY)
  .filter((name) => name.endsWith(".js"))
  .filter((name) => isFitting(readFileSync(REAL_DIRECTORY + name, "utf8")));

/** Large enough to show something, small enough for a test. */
function isFitting(text: string): boolean {
  return text.length > 2000 && text.length < 180_000 && /\basync\b/u.test(text);
}

const realProgram = ts.createProgram({
  rootNames: REAL.map((name) => REAL_DIRECTORY + name),
  options: {
    allowJs: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    noEmit: true,
    skipLibCheck: true,
    strict: true,
    target: ts.ScriptTarget.ESNext,
    types: ["node"],
  },
});

const program = typedProgram(
  new Map([
    ...SUPPORT,
    ...SNIPPETS.map((code, index) => [`snippet-${String(index)}.ts`, code] as const),
    ...DIFFERENCES.map(({ code }, index) => [`difference-${String(index)}.ts`, code] as const),
  ]),
);

/** The lines that each rule reports. */
interface Lines {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

function linesOfProgram(file: string, options: object): Lines {
  return linesIn(lintTyped(program, file, plugins, rulesWith(options)));
}

function linesOfReal(name: string): Lines {
  const filename = REAL_DIRECTORY + name;
  const configuration: Linter.Config[] = [
    // Installed packages are not linted otherwise.
    { ignores: ["!**/node_modules/"] },
    {
      languageOptions: { parser, parserOptions: { programs: [realProgram] } },
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
      plugins,
      rules: rulesWith({}),
    },
  ];
  return linesIn(new Linter({ cwd: REAL_DIRECTORY }).verify(readFileSync(filename, "utf8"), configuration, { filename }));
}

function rulesWith(options: object): Linter.RulesRecord {
  return { [OURS]: ["error", { checkStored: false, ...options }], [THEIRS]: ["error", options] };
}

/** What is taken for its value is a question that the other rule does not ask. */
const ASKED_BY_OURS_ALONE = "value";

function linesIn(messages: readonly Linter.LintMessage[]): Lines {
  const fatal = messages.find((message) => message.fatal === true);
  if (fatal !== undefined) throw new Error(`${fatal.message} (line ${String(fatal.line)})`);
  const asked = messages.filter(({ messageId }) => messageId !== ASKED_BY_OURS_ALONE);
  const of = (rule: string): number[] => asked.filter(({ ruleId }) => ruleId === rule).map(({ line }) => line);
  return { ours: of(OURS), theirs: of(THEIRS) };
}

describe("snippets", () => {
  it("are a few dozen", () => {
    expect(SNIPPETS.length).toBeGreaterThanOrEqual(36);
  });

  it.each(SNIPPETS.map((code, index) => [code, index] as const))("%s", (_code, index) => {
    for (const options of [{}, { ignoreVoid: false }, { ignoreIIFE: true }, { checkThenables: true }]) {
      const { ours, theirs } = linesOfProgram(`snippet-${String(index)}.ts`, options);
      expect(ours, JSON.stringify(options)).toEqual(theirs);
    }
  });
});

describe("known differences", () => {
  it.each(DIFFERENCES.map(({ reason, lines }, index) => [reason, lines, index] as const))("%s", (_reason, lines, index) => {
    expect(linesOfProgram(`difference-${String(index)}.ts`, {})).toEqual(lines);
  });
});

describe("real files", () => {
  const found: number[] = [];

  it.each(REAL)("%s", (name) => {
    const { ours, theirs } = linesOfReal(name);
    found.push(...theirs);
    expect(ours).toEqual(theirs);
  });

  it("are several, and something floats in them", () => {
    expect(REAL.length).toBeGreaterThanOrEqual(10);
    expect(found.length).toBeGreaterThanOrEqual(10);
  });
});
