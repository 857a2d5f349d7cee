/** Does the comment that a finding in Python is suppressed by do that, and nothing else? */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ESLint, Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { parseText } from "../../../src/frontends/python/parser/parse.ts";
import plugin from "../../../src/index.ts";
import { SUPPRESS } from "../../../src/kit/define-rule.ts";
import { findPython } from "../../../tools/cpython.ts";
import { applyEdit, isPython } from "../../../tools/edit-checks/text.ts";
import { ROOT } from "../../project-files.ts";
import { collectCases } from "../../situations/collect.ts";
import { changedTrees, describeTree, pythonFiles } from "./cpython.ts";

const PREFIX = "async-lifecycle/";
const LINE_BREAK = /\r\n|\r|\n/u;

/** A text with the settings that it is linted with. */
interface Program {
  readonly text: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly rules?: Linter.RulesRecord;
}

/** The types of ESLint leave this out. */
interface WithSuppressed {
  getSuppressedMessages(): Linter.SuppressedLintMessage[];
}

const ALL = Object.fromEntries(Object.keys(plugin.rules ?? {}).map((name) => [PREFIX + name, "error" as const]));

/** What is reported, and what comments have suppressed. */
function lint({ text, settings = {}, rules = ALL }: Program): { reported: Linter.LintMessage[]; suppressed: Linter.SuppressedLintMessage[] } {
  const linter = new Linter() as Linter & WithSuppressed;
  const config: Linter.Config = {
    files: ["**/*.py"],
    plugins: { "async-lifecycle": plugin },
    language: "async-lifecycle/python",
    linterOptions: { reportUnusedDisableDirectives: "off" },
    settings: { ...settings },
    rules,
  };
  const reported = linter.verify(text, [config], { filename: "file.py" });
  return { reported, suppressed: linter.getSuppressedMessages() };
}

function offerOf({ suggestions = [] }: Linter.LintMessage): Linter.LintSuggestion | undefined {
  return suggestions.find(({ messageId }) => messageId === SUPPRESS);
}

/** Where the findings of a text are and what they say, but for the numbers of lines, which move. */
function toldOf(messages: readonly Linter.LintMessage[], moved: (line: number) => number): string[] {
  return messages.map(({ column, line, message, messageId, ruleId }) =>
    [ruleId, messageId ?? message, moved(line), column, message.replace(/\d+/gu, "N")].join(" ")).sort();
}

/** What is wrong with the suppression of one finding of a text. */
function problemsOf(program: Program, message: Linter.LintMessage, before: readonly Linter.LintMessage[], after: string): string[] {
  const added = after.split(LINE_BREAK).length - program.text.split(LINE_BREAK).length;
  const moved = (line: number): number => (line >= message.line ? line + added : line);
  const { reported, suppressed } = lint({ ...program, text: after });
  // A comment is about a line, so it speaks of all that the rule finds there.
  const isMeant = ({ line, ruleId }: Linter.LintMessage): boolean => line === message.line && ruleId === message.ruleId;
  const gone = toldOf(before.filter(isMeant), moved);
  const found = toldOf(reported, (line) => line);
  // A block is only preferred where the edit can be written, and it may decline where there is a comment.
  const isKept = (one: string): boolean => !/^\S+\/prefer-context-manager finally /u.test(one) || found.includes(one);
  const left = toldOf(before.filter((one) => !isMeant(one)), moved).filter(isKept);
  const told = toldOf(suppressed, (line) => line);
  return [
    ...(JSON.stringify(found) === JSON.stringify(left) ? [] : [`other findings are reported:\n${found.join("\n")}\ninstead of\n${left.join("\n")}`]),
    ...gone.filter((one) => !told.includes(one)).map((one) => `is not suppressed: ${one}`),
    ...(treeOf(after) === treeOf(program.text) ? [] : ["the tree is another one"]),
  ];
}

/** The tree of a text without places; it is told as "none" where the text does not parse. */
function treeOf(text: string): string {
  const parsed = parseText(text);
  return parsed.ok ? describeTree(parsed.ast, { version: [3, 13] }).map((line) => line.replace(/ \d+-\d+/u, "")).join("\n") : "none";
}

/** What is wrong with the suppressions of all findings of a text, and what they leave. */
function checked(program: Program): { problems: string[]; pairs: (readonly [string, string])[]; without: string[] } {
  const { reported } = lint(program);
  const problems: string[] = [];
  const pairs: (readonly [string, string])[] = [];
  const without: string[] = [];
  for (const message of reported) {
    const offer = offerOf(message);
    if (!offer) {
      without.push(program.text.split(LINE_BREAK)[message.line - 1] ?? "");
      continue;
    }
    if (message.suggestions?.at(-1) !== offer) problems.push("it is not the last suggestion");
    const after = applyEdit(program.text, offer.fix);
    pairs.push([program.text, after]);
    problems.push(...problemsOf(program, message, reported, after).map((problem) => `${problem}\n\n${after}`));
  }
  return { problems, pairs, without };
}

const RULE = "async-lifecycle/no-floating-tasks";
const ABOVE = `# eslint-disable-next-line ${RULE}`;
const BEHIND = `# eslint-disable-line ${RULE}`;

/** The text that is left when the last finding is suppressed. */
function suppressed(text: string): string | undefined {
  const program = { text, rules: { [RULE]: "error" } } as const;
  const message = lint(program).reported.findLast(({ ruleId }) => ruleId === RULE);
  if (!message) throw new Error("Nothing is found.");
  const offer = offerOf(message);
  return offer && applyEdit(text, offer.fix);
}

const HEAD = "async def work(*all): ...\n";

describe("the comment stands", () => {
  it.each<readonly [where: string, before: string, after: string]>([
    ["above the line, indented as it is", "async def f():\n    work()\n", `async def f():\n    ${ABOVE}\n    work()\n`],
    ["above the line with its tabs", "async def f():\n\tif 1:\n\t\twork()\n", `async def f():\n\tif 1:\n\t\t${ABOVE}\n\t\twork()\n`],
    ["with the ends of lines of the file", "async def f():\r\n    work()\r\n", `async def f():\r\n    ${ABOVE}\r\n    work()\r\n`],
    ["in brackets", "x = [\n    1,\n    work() == 1,\n]\n", `x = [\n    1,\n    ${ABOVE}\n    work() == 1,\n]\n`],
    ["where a statement of several lines begins", "async def f():\n    work(\n        1,\n    )\n", `async def f():\n    ${ABOVE}\n    work(\n        1,\n    )\n`],
    ["above an `elif`", "if x:\n    pass\nelif work() == 1:\n    pass\n", `if x:\n    pass\n${ABOVE}\nelif work() == 1:\n    pass\n`],
    ["above an `else` with its suite", "if x:\n    pass\nelse: work()\n", `if x:\n    pass\n${ABOVE}\nelse: work()\n`],
    ["between decorators", "@print\n@print(work() == 1)\ndef f(): ...\n", `@print\n${ABOVE}\n@print(work() == 1)\ndef f(): ...\n`],
    ["below a comment", "# why\nwork()\n", `# why\n${ABOVE}\nwork()\n`],
    ["below a comment that ends in a backslash", "# C:\\\nwork()\n", `# C:\\\nwork()  ${BEHIND}\n`],
    ["above a last line without an end", "work()", `${ABOVE}\nwork()`],
    ["behind a backslash at the end of the line", "x = 1 + \\\n    (work() == 1)\n", `x = 1 + \\\n    (work() == 1)  ${BEHIND}\n`],
    ["behind the end of a string at the end of the line", 'x = """\n"""; work()  \n', `x = """\n"""; work()  ${BEHIND}  \n`],
    ["behind another comment", 'x = """\n"""; work()  # type: ignore\n', `x = """\n"""; work()  # type: ignore  ${BEHIND}\n`],
    ["behind the line where the one above is for another tool", "# pylint: disable-next=all\nwork()\n", `# pylint: disable-next=all\nwork()  ${BEHIND}\n`],
    ["in a comment that is there", "# eslint-disable-next-line x/a, x/b -- why\nwork()\n", `# eslint-disable-next-line x/a, x/b, ${RULE} -- why\nwork()\n`],
    ["in a comment that is there, behind another", "# noqa  # eslint-disable-next-line x/a\nwork()\n", `# noqa  # eslint-disable-next-line x/a, ${RULE}\nwork()\n`],
    ["in a comment at the end of the line", "work()  # eslint-disable-line x/a,\n", `work()  # eslint-disable-line x/a, ${RULE}\n`],
    ["above a line whose comment is about the next one", "work()  # eslint-disable-next-line x/a\nx = 1\n", `${ABOVE}\nwork()  # eslint-disable-next-line x/a\nx = 1\n`],
  ])("%s", (_where, before, after) => {
    expect(suppressed(HEAD + before)).toBe(HEAD + after);
    expect(checked({ text: HEAD + before, rules: { [RULE]: "error" } }).problems).toEqual([]);
  });

  it.each<readonly [where: string, text: string]>([
    ["between two backslashes", "x = 1 + \\\n    (work() == 1) + \\\n    2\n"],
    ["between two strings", 'x = """\n"""; work(); """\n"""\n'],
    ["in an f-string of several lines", 'x = f"""\n{work() == 1}\n"""\n'],
  ])("nowhere %s", (_where, text) => {
    expect(suppressed(HEAD + text)).toBeUndefined();
  });
});

it("is never made a fix", () => {
  const program: Program = { text: `${HEAD}work()\n`, settings: { "async-lifecycle": { unsafeFixes: true } } };
  const [message] = lint(program).reported;
  expect(message?.fix?.text ?? "").not.toContain("eslint-disable");
  expect(message && offerOf(message)).toBeDefined();
});

it("is not offered in JavaScript, where editors write the comment", () => {
  const rules: Linter.RulesRecord = { [RULE]: "error" };
  const config: Linter.Config = { plugins: { "async-lifecycle": plugin }, rules };
  const messages = new Linter().verify('import { readFile } from "node:fs/promises";\nexport async function f() {\n  readFile("x");\n}\n', [config], { filename: "file.js" });
  expect(messages.map(({ ruleId }) => ruleId)).toEqual([RULE]);
  expect(messages.flatMap(({ suggestions = [] }) => suggestions.map(({ messageId }) => messageId))).not.toContain(SUPPRESS);
});

it("names the rule as the configuration does", () => {
  const config: Linter.Config = { files: ["**/*.py"], plugins: { life: plugin }, language: "life/python", rules: { "life/no-floating-tasks": "error" } };
  const [message] = new Linter().verify(`${HEAD}work()\n`, [config], { filename: "file.py" });
  expect(message && offerOf(message)).toMatchObject({
    desc: "Suppress it with `# eslint-disable-next-line`.",
    fix: { text: "# eslint-disable-next-line life/no-floating-tasks\n" },
  });
});

/** The examples, and all cases in Python, by what they are of. */
const PROGRAMS = new Map<string, Program[]>();
for (const file of ["examples/python", "examples/python-fixed"].flatMap((folder) => pythonFiles(join(ROOT, folder)))) {
  PROGRAMS.set("the examples", [...(PROGRAMS.get("the examples") ?? []), { text: readFileSync(file, "utf8") }]);
}
for (const { rule, case: { code, filename, options = [], settings } } of await collectCases()) {
  if (!isPython(filename ?? "")) continue;
  const rules: Linter.RulesRecord = { ...ALL, [PREFIX + rule]: ["error", ...options] };
  PROGRAMS.set(rule, [...(PROGRAMS.get(rule) ?? []), { text: code, rules, ...(settings && { settings }) }]);
}

describe("nothing else changes", () => {
  const pairs: (readonly [string, string])[] = [];

  it.each([...PROGRAMS])("in %s", (_of, programs) => {
    const found = programs.map(checked);
    expect(found.flatMap(({ problems }) => problems)).toEqual([]);
    // Where there is no place for a comment.
    expect(found.flatMap(({ without }) => without)).toEqual([]);
    pairs.push(...found.flatMap((one) => one.pairs));
  });

  it("in CPython's tree", () => {
    const python = findPython();
    if ("missing" in python) {
      console.warn(`Suppressed Python is not parsed by CPython: ${python.missing}.`);
      return;
    }
    expect(pairs.length).toBeGreaterThan(300);
    expect(changedTrees(python, pairs)).toEqual([]);
  });
});

describe("in a notebook", () => {
  const FIXTURES = join(import.meta.dirname, "../../fixtures/notebooks");
  const eslint = new ESLint({ cwd: FIXTURES, overrideConfigFile: true, overrideConfig: [plugin.configs.python] });

  function notebook(...sources: readonly string[]): string {
    const cells = sources.map((source) => ({ cell_type: "code", metadata: {}, source: source.match(/[^\n]*\n|[^\n]+$/gu) ?? [] }));
    return JSON.stringify({ cells, metadata: {}, nbformat: 4 }, undefined, 1);
  }

  async function offersIn(text: string, filePath = "x.ipynb"): Promise<(Linter.LintSuggestion | undefined)[]> {
    const [result] = await eslint.lintText(text, { filePath });
    return (result?.messages ?? []).map(offerOf);
  }

  it("is a line of its cell", async () => {
    const head = "async def work(): ...";
    const [first, second, third] = await offersIn(notebook(head, "work()\nx = 1", "if x:\n    work()\nx", "%%capture\n!ls\nwork()\nx"));
    const text = notebook(head, "work()\nx = 1", "if x:\n    work()\nx", "%%capture\n!ls\nwork()\nx");
    const applied = (offer: Linter.LintSuggestion | undefined): string | undefined => offer && applyEdit(text, offer.fix);
    expect(applied(first)).toBe(notebook(head, `${ABOVE}\nwork()\nx = 1`, "if x:\n    work()\nx", "%%capture\n!ls\nwork()\nx"));
    expect(applied(second)).toBe(notebook(head, "work()\nx = 1", `if x:\n    ${ABOVE}\n    work()\nx`, "%%capture\n!ls\nwork()\nx"));
    expect(applied(third)).toBe(notebook(head, "work()\nx = 1", "if x:\n    work()\nx", `%%capture\n!ls\n${ABOVE}\nwork()\nx`));
  });

  it("is not written where commands are not edited", async () => {
    expect(await offersIn(notebook("async def work(): ...", "%time work()\nx = 1"))).toEqual([undefined]);
    expect(await offersIn(notebook("async def work(): ...", "%%time\nwork()\nx = 1"))).toEqual([undefined]);
  });

  it("leaves a notebook with one finding less", async () => {
    let offers = 0;
    for (const name of readdirSync(FIXTURES).filter((file) => file.endsWith(".ipynb"))) {
      const text = readFileSync(join(FIXTURES, name), "utf8");
      const [before] = await eslint.lintText(text, { filePath: name });
      for (const message of before?.messages ?? []) {
        const offer = offerOf(message);
        if (!offer) continue;
        offers++;
        const after = applyEdit(text, offer.fix);
        expect(JSON.parse(after.replace(/^\ufeff/u, ""))).toBeTypeOf("object");
        const [result] = await eslint.lintText(after, { filePath: name });
        expect(result?.suppressedMessages.map(({ ruleId }) => ruleId)).toContain(message.ruleId);
        expect(result?.messages).toHaveLength((before?.messages.length ?? 0) - 1);
      }
    }
    expect(offers).toBeGreaterThan(0);
  });
});
