/** Is a page of Markdown taken apart as a reader sees it? */
import { describe, expect, it } from "vitest";
import { readPage } from "./doc-blocks.ts";
import { optionNames, undescribedOptions } from "./rule-options.ts";

function page(...lines: readonly string[]): ReturnType<typeof readPage> {
  return readPage(lines.join("\n"));
}

describe("blocks of a page", () => {
  it("are marked by their fence, else by the heading", () => {
    const { blocks, headings } = page(
      "# title",
      "## Incorrect",
      "### With a pool",
      "```ts",
      "a();",
      "",
      "## not a heading",
      "```",
      "```tsx fixed",
      "```",
      "## Options",
      "```js",
      "b();",
      "```",
      "```json",
      "{}",
      "```",
    );
    expect(headings).toEqual(["Incorrect", "Options"]);
    expect(blocks.map(({ code, language, line, mark }) => [language, line, mark, code])).toEqual([
      ["ts", 4, "incorrect", "a();\n\n## not a heading\n"],
      ["tsx", 9, "fixed", "\n"],
      ["js", 12, undefined, "b();\n"],
    ]);
  });

  it("are Python under both of its names", () => {
    const { blocks } = page("## Correct", "```py", "pass", "```", '```python incorrect settings={"pythonVersion":"3.9"}', "f()", "```");
    expect(blocks).toMatchObject([
      { code: "pass\n", language: "py", mark: "correct", settings: {} },
      { code: "f()\n", language: "py", mark: "incorrect", settings: { pythonVersion: "3.9" } },
    ]);
  });

  it("are found in items of lists too", () => {
    const { blocks } = page("- An item:", "", "  ```py correct", "  def f():", "", "      g()", "  ```", "- another");
    expect(blocks).toMatchObject([{ code: "def f():\n\n    g()\n", line: 3, mark: "correct" }]);
  });

  it("carry options, settings and the wish for types", () => {
    const { blocks } = page(
      '```ts correct typed options={ "a": ["}", { "b": "\\"]" }] } settings={"disposal": "using"}',
      "```",
      "```ts correct options=[{}, 1]",
      "```",
    );
    expect(blocks).toMatchObject([
      { isTyped: true, mark: "correct", options: [{ a: ["}", { b: '"]' }] }], settings: { disposal: "using" } },
      { isTyped: false, mark: "correct", options: [{}, 1], settings: {} },
    ]);
  });

  it("with unknown words or broken JSON are refused", () => {
    expect(() => page("```ts incorect", "```")).toThrow("Unknown words after the language of a block: incorect.");
    expect(() => page('```ts correct options={"a": 1', "```")).toThrow("The JSON after options= does not end.");
    expect(() => page("```ts correct options={a: 1}", "```")).toThrow(SyntaxError);
  });
});

describe("options of a schema", () => {
  const schema = [
    {
      type: "object",
      properties: {
        description: { type: "boolean", description: "Whether it is described." },
        list: { type: "array", items: { type: "object", properties: { inner: { type: "string" } } } },
      },
    },
  ];

  it("are found at every depth", () => {
    expect(optionNames(schema)).toEqual(["description", "list", "inner"]);
    expect(optionNames([])).toEqual([]);
  });

  it("are named when they have no description", () => {
    expect(undescribedOptions(schema)).toEqual(["[0].list", "[0].list.inner"]);
  });
});
