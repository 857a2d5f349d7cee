/** Are all data files about Python's libraries listed, and do their examples behave as they say? */
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { PYTHON_LIBRARIES } from "../../src/catalog/python.generated.ts";
import plugin from "../../src/index.ts";
import { filesUnder } from "../project-files.ts";

const rules = Object.fromEntries(Object.keys(plugin.rules ?? {}).map((name) => [`async-lifecycle/${name}`, "error" as const]));

it("lists every file of the folder", () => {
  const files = filesUnder("src/catalog/python").map((file) => file.replace(/^.*\/|\.ts$/gu, ""));
  expect(PYTHON_LIBRARIES.map(({ name }) => name).sort()).toEqual(files.sort());
});

describe.each(PYTHON_LIBRARIES.map((library) => ({ name: library.name, library })))("$name", ({ library }) => {
  it("has examples that are reported and not", () => {
    const lint = (text: string): unknown[] =>
      new Linter({ configType: "flat" }).verify(text, [plugin.configs.python, { files: ["**/*.py"], rules }], "example.py");
    expect(lint(library.examples?.wrong ?? "")).not.toEqual([]);
    expect(lint(library.examples?.right ?? "")).toEqual([]);
  });
});
