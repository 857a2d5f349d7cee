/** Do the configurations on the page about Python do what the page says, and do the rules behave as it shows? */
import { runInNewContext } from "node:vm";
import { ESLint, type Linter } from "eslint";
import { expect, it } from "vitest";
import plugin from "../src/index.ts";
import { PYTHON_LIBRARIES } from "../src/catalog/python.generated.ts";
import { readPage } from "./doc-blocks.ts";
import { lint } from "./lint-case.ts";
import { textOf } from "./project-files.ts";

const PAGE = textOf("docs/python.md");
const BLOCKS = readPage(PAGE).blocks;
const PYTHON = "import asyncio\nasync def f(): pass\nasync def g():\n    asyncio.run(f())\n";
const NOTEBOOK = JSON.stringify({ cells: [{ cell_type: "code", source: PYTHON }] });
const NESTED = ["async-lifecycle/no-nested-run"];

it.each(BLOCKS.flatMap(({ code, language, line }) => (language === "js" ? [[line, code] as const] : [])))("line %i lints Python and notebooks", async (_line, code) => {
  const config: unknown = runInNewContext(code.replace(/^import .*$/gmu, "").replace("export default", "(") .replace(/;\s*$/u, ")"), { asyncLifecycle: plugin });
  // What another realm has made is copied, but for the plugin itself.
  const overrideConfig = Array.from(config as Linter.Config[], (each) => ({ ...each }));
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig });
  for (const [filePath, text] of [["a.py", PYTHON], ["a.pyi", PYTHON], ["a.ipynb", NOTEBOOK]] as const) {
    const [result] = await eslint.lintText(text, { filePath });
    expect(result?.messages.map(({ ruleId }) => ruleId), filePath).toEqual(NESTED);
  }
});

it.each(BLOCKS.filter(({ language }) => language === "py").map((block) => [block.line, block] as const))(
  "line %i behaves as it is marked",
  (_line, { code, mark }) => {
    expect(mark === "correct" || mark === "incorrect").toBe(true);
    const rules: readonly string[] = Object.keys((plugin as ESLint.Plugin).rules ?? {});
    const found = rules.flatMap((rule) => lint({ plugin, rule, code, filename: "file.py" }));
    expect(found.length > 0, found.map(({ message }) => message).join(" ")).toBe(mark === "incorrect");
  },
);

it("names every library and every rule", () => {
  const known = PAGE.slice(PAGE.indexOf("**Libraries.**"), PAGE.indexOf("**Names.**"));
  expect(PYTHON_LIBRARIES.filter(({ name }) => !new RegExp(`\\b${name}\\b`, "u").test(known)).map(({ name }) => name)).toEqual([]);
  const entries = Object.entries(plugin.configs.python.rules ?? {});
  for (const rule of Object.keys((plugin as ESLint.Plugin).rules ?? {})) {
    const isIn = entries.some(([name]) => name === `async-lifecycle/${rule}`);
    expect(PAGE).toMatch(new RegExp(`^\\| \\[${rule}\\]\\(rules/${rule}\\.md#in-python\\) \\|.*\\| ${isIn ? "yes" : "no, in `strict`"} \\|$`, "mu"));
  }
});

it("holds JSON that can be read", () => {
  const blocks = [...PAGE.matchAll(/^```json\n([^]*?)^```$/gmu)].map(([, json = ""]) => JSON.parse(json) as unknown);
  expect(blocks).toHaveLength(1);
});
