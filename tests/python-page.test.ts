/** Do the configurations on the page about Python do what the page says? */
import { runInNewContext } from "node:vm";
import { ESLint, type Linter } from "eslint";
import { expect, it } from "vitest";
import plugin from "../src/index.ts";
import { readPage } from "./doc-blocks.ts";
import { textOf } from "./project-files.ts";

const PAGE = textOf("docs/python.md");
const PYTHON = "import asyncio\nasync def f(): pass\nasync def g():\n    asyncio.run(f())\n";
const NOTEBOOK = JSON.stringify({ cells: [{ cell_type: "code", source: PYTHON }] });
const NESTED = ["async-lifecycle/no-nested-run"];

it.each(readPage(PAGE).blocks.map(({ code, line }) => [line, code] as const))("line %i lints Python and notebooks", async (_line, code) => {
  const config: unknown = runInNewContext(code.replace(/^import .*$/gmu, "").replace("export default", "(") .replace(/;\s*$/u, ")"), { asyncLifecycle: plugin });
  // What another realm has made is copied, but for the plugin itself.
  const overrideConfig = Array.from(config as Linter.Config[], (each) => ({ ...each }));
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig });
  for (const [filePath, text] of [["a.py", PYTHON], ["a.pyi", PYTHON], ["a.ipynb", NOTEBOOK]] as const) {
    const [result] = await eslint.lintText(text, { filePath });
    expect(result?.messages.map(({ ruleId }) => ruleId), filePath).toEqual(NESTED);
  }
});

it("holds JSON that can be read", () => {
  const blocks = [...PAGE.matchAll(/^```json\n([^]*?)^```$/gmu)].map(([, json = ""]) => JSON.parse(json) as unknown);
  expect(blocks).toHaveLength(1);
});
