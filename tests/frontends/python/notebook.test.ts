/** How does a notebook fare in a real run of ESLint? */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ESLint, type Linter, type Rule } from "eslint";
import { describe, expect, it } from "vitest";
import type { Call, Expr } from "../../../src/frontends/python/syntax.ts";
import plugin from "../../../src/index.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures/notebooks");

/** Writes what the comment behind a call asks for: `# await`, `# before`, or `# offer`. */
const asked: Rule.RuleModule = {
  meta: { fixable: "code", hasSuggestions: true, messages: { asked: "Do it on line 1." }, schema: [] },
  create: (context) => {
    const { sourceCode } = context;
    const report = context.report.bind(context);
    return {
      Expr(statement: Expr) {
        const node = statement as never;
        const [start] = statement.range;
        const [, word] = /#\s*(\w+)$/u.exec(sourceCode.lines[sourceCode.getLocFromIndex(start).line - 1] ?? "") ?? [];
        const indentation = " ".repeat(sourceCode.getLocFromIndex(start).column);
        const call = sourceCode.getText((statement.value as Call) as never);
        if (word === "await" && statement.value.nodeType !== "Await") report({ node, messageId: "asked", fix: (fixer) => fixer.insertTextBefore(node, "await ") });
        if (word === "before" && statement.parent?.nodeType !== "If") report({ node, messageId: "asked", fix: (fixer) => fixer.replaceText(node, `if x:\n${indentation}    ${call}`) });
        if (word === "offer") report({ node, messageId: "asked", suggest: [{ messageId: "asked", fix: (fixer) => fixer.remove(node) }] });
      },
    } as object as Rule.RuleListener;
  },
};

const RULES: Linter.RulesRecord = {
  "async-lifecycle/no-blocking-in-async": "error",
  "async-lifecycle/no-undisposed-session": "error",
  "probe/asked": "error",
};
const CONFIG: Linter.Config[] = [plugin.configs.python, { files: ["**/*.py"], plugins: { probe: { rules: { asked } } }, rules: RULES }];

function eslint(options: ESLint.Options = {}): ESLint {
  return new ESLint({ cwd: FIXTURES, overrideConfigFile: true, overrideConfig: CONFIG, ...options });
}

async function lintFixture(name: string): Promise<Linter.LintMessage[]> {
  const [result] = await eslint().lintFiles([name]);
  return result?.messages ?? [];
}

/** The messages, each with the text of the file that it underlines. */
async function underlined(name: string): Promise<string[]> {
  const lines = readFileSync(join(FIXTURES, name), "utf8").split("\n");
  return (await lintFixture(name)).map(({ line, column, endLine, endColumn, message, ruleId }) => {
    const end = endLine === line ? endColumn : undefined;
    return `${lines[line - 1]?.slice(column - 1, end === undefined ? undefined : end - 1) ?? ""} | ${ruleId ?? "error"}: ${message}`;
  });
}

type Source = string | { readonly source: string; readonly metadata: object };

function notebook(...sources: readonly Source[]): string {
  const cells = sources.map((source) => ({
    cell_type: "code",
    metadata: {},
    ...(typeof source === "string" ? { source } : source),
  }));
  return `${JSON.stringify({ cells: cells.map((cell) => ({ ...cell, source: cell.source.match(/[^\n]*\n|[^\n]+$/gu) ?? [] })), metadata: {}, nbformat: 4 }, null, 1)}\n`;
}

async function lint(text: string, options?: ESLint.Options): Promise<ESLint.LintResult> {
  const [result] = await eslint(options).lintText(text, { filePath: "x.ipynb" });
  if (!result) throw new Error("There is no result.");
  return result;
}

async function messagesOf(...sources: readonly Source[]): Promise<string[]> {
  return (await lint(notebook(...sources))).messages.map(({ message }) => message);
}

describe("what is found in a notebook", () => {
  it.each(["jupyter.ipynb", "colab.ipynb", "editor.ipynb", "version-3.ipynb", "statistics.ipynb"])("stands where it is in the file: %s", async (name) => {
    expect(await underlined(name)).toMatchSnapshot();
  });

  it("is found by way of several cells", async () => {
    expect(await messagesOf("import asyncio\nasync def f(): pass\n", "def g(): asyncio.run(f())", "g()")).toEqual([
      expect.stringMatching(/^`asyncio\.run` starts a run where one is always going on through `g` \(line 1 of cell 3\); .*\. \(cell 2, line 1\)$/u),
    ]);
  });

  it("does not contain what a notebook may do", async () => {
    expect(
      await messagesOf(
        "import asyncio, time, aiohttp\nasync def f(): pass",
        "time.sleep(1)\nawait f()\nasync with aiohttp.ClientSession() as s:\n    await s.get('x')\nasync for i in f(): pass",
        "asyncio.create_task(f())",
        "(asyncio.create_task(f()))  # in the background",
        "aiohttp.ClientSession()",
        "task = asyncio.create_task(f())",
        "session = aiohttp.ClientSession()",
      ),
    ).toEqual([]);
  });

  it.each([
    ["a look for a loop that fails", "try:\n    asyncio.get_running_loop()\nexcept RuntimeError:\n    asyncio.run(f())\nelse:\n    await f()"],
    ["a question", "loop = asyncio.get_event_loop()\nif loop.is_running():\n    t = loop.create_task(f())\nelse:\n    loop.run_until_complete(f())"],
    ["a question of a helper", "def go(work):\n    try:\n        asyncio.get_running_loop()\n    except RuntimeError:\n        return asyncio.run(work)\n    return work\nawait go(f())"],
  ])("does not contain a run that %s decides about", async (_title, cell) => {
    expect(await messagesOf("import asyncio\nasync def f(): pass", cell)).toEqual([]);
  });

  it("contains a run that happens whatever was asked before", async () => {
    expect(await messagesOf("import asyncio\nasync def f(): pass", "if asyncio.get_running_loop(): print(1)", "asyncio.run(f())")).toEqual([
      expect.stringContaining("`asyncio.run` starts a run where one is always going on"),
    ]);
  });

  it("contains a close of the loop that runs the cells", async () => {
    expect(await messagesOf("import asyncio", "asyncio.get_event_loop().close()")).toEqual([
      expect.stringMatching(/ runs all of this code, which closes it here; .*\(cell 2, line 1\)$/u),
    ]);
  });

  it("contains tasks that nobody is shown, and work that never begins", async () => {
    const messages = await messagesOf(
      "import asyncio\nasync def f(): pass",
      "asyncio.create_task(f())\nawait f()",
      "asyncio.create_task(f());",
      "f()",
    );
    expect(messages.map((message) => message.replace(/.*\(/u, "("))).toEqual(["(cell 2, line 1)", "(cell 3, line 1)", "(cell 4, line 1)"]);
  });

  it("contains nothing where its author expects the cell to fail", async () => {
    const metadata = { tags: ["raises-exception"] };
    expect(await messagesOf("import asyncio\nasync def f(): pass", { source: "asyncio.run(f())", metadata }, { source: "if x", metadata })).toEqual([]);
  });

  it("contains nothing where nested runs are allowed", async () => {
    expect(await messagesOf("import nest_asyncio\nnest_asyncio.apply()", "import asyncio\nasync def f(): pass\nasyncio.run(f())")).toEqual([]);
  });

  it("contains no nested run where the kernel runs the cells elsewhere", async () => {
    const cell = { cell_type: "code", source: "import asyncio\nasync def f(): pass\nasyncio.run(f())" };
    const remote = JSON.stringify({ cells: [cell], metadata: { kernelspec: { name: "pysparkkernel", language: "python" } } });
    expect((await lint(remote)).messages).toEqual([]);
  });

  it("contains the error of a cell, and what is wrong in others", async () => {
    const { messages } = await lint(notebook("import asyncio\nasync def f(): pass", "if x print", "f()"));
    expect(messages.map(({ line, column, fatal, message }) => [line, column, fatal, message])).toEqual([
      [15, 11, true, expect.stringMatching(/^Parsing error: .*\(cell 2, line 1\)$/u)],
      [22, 6, undefined, expect.stringMatching(/^`f\(\)` gives a coroutine.*\(cell 3, line 1\)$/u)],
    ]);
  });

  it("may be the JSON itself, told once and at its place", async () => {
    const { messages } = await lint('\ufeff{\n "cells": [\n<<<<<<< HEAD\n');
    expect(messages).toMatchObject([
      { fatal: true, line: 3, column: 1, message: "Preprocessing error: The notebook is not valid JSON: a value was expected." },
    ]);
  });

  it("is nothing in an empty file and in other JSON", async () => {
    expect((await lint("")).messages).toEqual([]);
    expect((await lint("{}")).messages).toEqual([]);
  });
});

describe("comments for ESLint", () => {
  it("work in cells, and from one cell to the next", async () => {
    expect(
      await messagesOf(
        "async def f(): pass\nf()  # eslint-disable-line async-lifecycle/no-floating-tasks",
        "# eslint-disable-next-line -- shown\nf()\n# eslint-disable async-lifecycle/no-floating-tasks",
        "f()\n# eslint-enable async-lifecycle/no-floating-tasks\nawait f()",
      ),
    ).toEqual([]);
  });

  it("keep their justification", async () => {
    const { suppressedMessages } = await lint(notebook("async def f(): pass\nf()  # eslint-disable-line -- see above"));
    expect(suppressedMessages).toMatchObject([{ line: 8, column: 6, suppressions: [{ justification: "see above" }] }]);
  });

  it("are taken out where they are of no use", async () => {
    const text = notebook("x = 1  # eslint-disable-line\ny = 2");
    const { messages, output } = await lint(text, { fix: true });
    expect([messages, output]).toEqual([[], text.replace("# eslint-disable-line", " ")]);
  });
});

describe("edits", () => {
  const text = notebook("%%capture\nf('é\"😀')  # await", "!ls\nfor i in x:\n    %cd a\n    g(i)  # before", "h()  # offer");

  it("change their part of the file, and nothing else", async () => {
    const { output, messages } = await lint(text, { fix: true });
    expect(output).toBe(text.replace("f('é", "await f('é").replace('"    g(i)  # before"', '"    if x:\\n",\n    "        g(i)  # before"'));
    expect(messages.map(({ message }) => message)).toEqual(["Do it on line 2 of cell 1. (cell 3, line 1)"]);
  });

  it("are offered at their place", async () => {
    const offer = (await lint(text)).messages.at(-1)?.suggestions?.[0];
    const [start = 0, end = 0] = offer?.fix.range ?? [];
    expect([text.slice(start, end), offer?.fix.text, offer?.desc]).toEqual(["h()", "", "Do it on line 2 of cell 1."]);
  });

  it("leave alone what a magic runs without a loop", async () => {
    const { output, messages } = await lint(notebook("%%time\nf()  # await"), { fix: true });
    expect(output).toBeUndefined();
    expect(messages).toHaveLength(1);
    expect(messages[0]).not.toHaveProperty("fix");
  });

  it("of the rules make cells that Jupyter can run", async () => {
    const [first, second] = ["import asyncio\nasync def f(): pass", "x = asyncio.run(f())\nif x:\n    f()"];
    const settings = { "async-lifecycle": { unsafeFixes: true } };
    const { output, messages } = await lint(notebook(first, second), { fix: true, overrideConfig: [...CONFIG, { files: ["**/*.py"], settings }] });
    expect([messages, output]).toEqual([[], notebook(first, "x = await f()\nif x:\n    await f()")]);
  });

  it("keep the byte order mark, and ends of lines", async () => {
    const windows = `\ufeff${notebook("f()  # await").replaceAll("\n", "\r\n")}`;
    expect((await lint(windows, { fix: true })).output).toBe(windows.replace("f()", "await f()"));
  });
});

it("is found in a folder, cached, and written, but for the copies of Jupyter", async () => {
  const folder = mkdtempSync(join(tmpdir(), "async-lifecycle-"));
  try {
    copyFileSync(join(FIXTURES, "editor.ipynb"), join(folder, "a.ipynb"));
    mkdirSync(join(folder, ".ipynb_checkpoints"));
    copyFileSync(join(FIXTURES, "editor.ipynb"), join(folder, ".ipynb_checkpoints", "a-checkpoint.ipynb"));
    const run = async (): Promise<ESLint.LintResult[]> => {
      const results = await eslint({ cwd: folder, fix: true, cache: true }).lintFiles(["."]);
      await ESLint.outputFixes(results);
      return results;
    };
    const first = await run();
    expect(first.map(({ filePath }) => filePath)).toEqual([join(folder, "a.ipynb")]);
    expect((await run())[0]?.messages.map(({ message }) => message)).toEqual(first[0]?.messages.map(({ message }) => message));
    const before = readFileSync(join(FIXTURES, "editor.ipynb"), "utf8");
    expect(readFileSync(join(folder, "a.ipynb"), "utf8")).toBe(before.replace("asyncio.run(other())", "await other()").replace("# eslint-disable-line\\r", " \\r"));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
