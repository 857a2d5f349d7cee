/** Does the command lint a project in Python, notebooks included, as it lints one in JavaScript? */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/cli/lint.ts";
import { folderWith } from "./command.ts";

const nested = "import asyncio\nasync def f(): pass\nasync def g():\n    asyncio.run(f())\n";

function notebook(...sources: readonly string[]): string {
  const cells = sources.map(source => ({ cell_type: "code", metadata: {}, source: source.split(/(?<=\n)/u) }));
  return `${JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

describe("a project in Python", () => {
  test("needs no package.json, and its files, stubs and notebooks are linted", async () => {
    await using folder = await folderWith({
      "app/main.py": nested,
      "app/main.pyi": "class A:\n    x: int\n    async def f(self) -> int: ...\n",
      "app/notes.ipynb": notebook("import asyncio\nasync def f(): pass", "asyncio.run(f())"),
    });
    const { code, stdout, stderr } = await folder.run(".");
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout).toMatch(/main\.py\n +4:5 +error .*\n\n.*notes\.ipynb\n +15:6 +error .*\(cell 2, line 1\) +async-lifecycle\/no-nested-run\n\n✖ 2 problems/u);
  });

  test("may lie beside one in JavaScript", async () => {
    await using folder = await folderWith({ "a.py": nested, "a.js": "async function f() {\n  await Promise.resolve();\n}\nexport async function g() {\n  f();\n}\n" });
    const { results } = await lint(["."], { cwd: folder.path });
    expect(results.map(({ filePath, errorCount }) => [path.basename(filePath), errorCount])).toEqual([["a.js", 1], ["a.py", 1]]);
  });

  test("is linted without what was installed, built and copied, unless that is given", async () => {
    const copies = [
      ".venv/lib/a.py", "env/lib/a.py", "conda/a.py", "lib/site-packages/a.py", "__pycache__/a.py", ".tox/py/a.py", ".nox/tests/a.py",
      ".eggs/a.py", "build/lib/a.py", "node_modules/a/a.py", "app/.ipynb_checkpoints/a.ipynb",
    ];
    const texts = copies.map(file => [file, file.endsWith("ipynb") ? notebook(nested) : nested] as const);
    await using folder = await folderWith({
      ...Object.fromEntries(texts),
      ".venv/pyvenv.cfg": "",
      "env/pyvenv.cfg": "",
      "conda/conda-meta/history": "",
      "a.py": nested,
      "app/build/a.py": nested,
    });
    const found = async (given: readonly string[]): Promise<readonly string[]> => {
      const { problems, results } = await lint(given, { cwd: folder.path });
      expect(problems).toEqual([]);
      expect(results.map(({ errorCount }) => errorCount)).toEqual(results.map(() => 1));
      return results.map(({ filePath }) => path.relative(folder.path, filePath).replaceAll(path.sep, "/"));
    };
    expect(await found(["."])).toEqual(["a.py", "app/build/a.py"]);
    expect(await found(copies)).toEqual(copies.toSorted());
  });

  test("is held to the strict rules where they are asked for", async () => {
    await using folder = await folderWith({
      "a.py": "import asyncio\ndef f(x, work):\n    loop = asyncio.new_event_loop()\n    if x:\n        loop.close()\n    loop.run_until_complete(work)\n",
    });
    const rules = async (strict: boolean): Promise<readonly (string | null)[]> =>
      (await lint(["."], { cwd: folder.path, strict })).results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
    expect(await rules(false)).not.toContain("async-lifecycle/no-reuse-after-close");
    expect(await rules(true)).toContain("async-lifecycle/no-reuse-after-close");
  });
});

describe("a syntax error", () => {
  test("is one line with its place", async () => {
    await using folder = await folderWith({ "a.py": "x = 'é😀'; if y\n" });
    const { code, stdout, stderr } = await folder.run("a.py");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^async-lifecycle: a\.py:1:16: .*\.\n$/u);
  });

  test("of a cell does not hide what is wrong in other cells", async () => {
    await using folder = await folderWith({ "a.ipynb": notebook("import asyncio\nasync def f(): pass", "if x", "asyncio.run(f())") });
    const { code, stdout, stderr } = await folder.run("a.ipynb");
    expect(code).toBe(2);
    expect(stdout).toMatch(/^\n.*a\.ipynb\n +22:6 +error .*\n\n✖ 1 problem \(1 error, 0 warnings\)\n/u);
    expect(stderr).toMatch(/^async-lifecycle: a\.ipynb:15:\d+: .*\. \(cell 2, line 1\)\n$/u);
  });

  test("of the JSON is one line with its place", async () => {
    await using folder = await folderWith({ "a.ipynb": '{\n "cells": [\n  {,\n' });
    expect(await folder.run("a.ipynb")).toEqual({
      code: 2,
      stdout: "",
      stderr: "async-lifecycle: a.ipynb:3:4: The notebook is not valid JSON: a name in quotes was expected.\n",
    });
  });
});

test("a notebook without Python is nothing to complain about, and stays as it is", async () => {
  const text = JSON.stringify({ cells: [{ cell_type: "code", source: "x <- 1" }], metadata: { kernelspec: { language: "R" } } });
  await using folder = await folderWith({ "a.ipynb": text, "empty.ipynb": "" });
  expect(await folder.run("--fix", ".")).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(readFileSync(path.join(folder.path, "a.ipynb"), "utf8")).toBe(text);
});
