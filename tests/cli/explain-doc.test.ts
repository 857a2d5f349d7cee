/** Does the page about explanations show what is printed? */
import { expect, test } from "vitest";
import { textOf } from "../project-files.ts";
import { folderWith } from "./command.ts";
import { explained } from "./explained.ts";

/** A block of code that is named as a file, and the block of output behind it. */
const examples = [...textOf("docs/explain.md").matchAll(/^```\w+ (?<name>\S+)\n(?<code>[^]*?)^```\n\n```text\n(?<output>[^]*?)^```$/gmu)].map(({ groups = {} }) => groups);

/** Cells as a notebook; the page has them below each other. */
function notebook(code: string): string {
  const cells = code.replace(/\n$/u, "").split("\n# %%\n").map(source => ({ cell_type: "code", source }));
  return JSON.stringify({ cells, metadata: { language_info: { name: "python" } }, nbformat: 4, nbformat_minor: 5 }, undefined, 1);
}

test("there is an example in each language", () => {
  expect(examples.map(({ name }) => name)).toEqual(["report.ts", "scrape.py", "prices.ipynb"]);
});

test.each(examples)("$name", async ({ name = "", code = "", output }) => {
  const manifest = '{ "type": "module", "engines": { "node": ">=24" } }';
  await using folder = await folderWith({ "package.json": manifest, [name]: name.endsWith(".ipynb") ? notebook(code) : code });
  const { complaints, text } = await explained(folder.path, [name]);
  expect(complaints).toEqual([]);
  expect(text).toBe(output);
});
