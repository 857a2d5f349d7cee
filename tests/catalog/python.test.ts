/** Do the data files about Python's libraries have the right shape, and do their examples behave as they say? */
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/catalog/catalog.ts";
import { PYTHON_LIBRARIES } from "../../src/catalog/python.generated.ts";
import { validateLibraries } from "../../src/catalog/validate.ts";
import plugin from "../../src/index.ts";
import { filesUnder } from "../project-files.ts";

const catalog = createCatalog(PYTHON_LIBRARIES);
const rules = Object.fromEntries(Object.keys(plugin.rules ?? {}).map((name) => [`async-lifecycle/${name}`, "error" as const]));

it("lists every file of the folder", () => {
  const files = filesUnder("src/catalog/python").map((file) => file.replace(/^.*\/|\.ts$/gu, ""));
  expect(PYTHON_LIBRARIES.map(({ name }) => name)).toEqual(files);
});

describe.each(PYTHON_LIBRARIES.map((library) => ({ name: library.name, library })))("$name", ({ library }) => {
  it("has the shape of a library", () => {
    expect(validateLibraries([structuredClone(library)])).toHaveLength(1);
  });

  it("names only resources that exist", () => {
    const named = JSON.stringify(library.exports).matchAll(/"(?:instance|resource)":"([^"]+)"/gu);
    const missing = Array.from(named, ([, name = ""]) => name).filter((name) => catalog.resource(library, name) === undefined);
    expect(missing).toEqual([]);
  });

  it("has examples that are reported and not", () => {
    const lint = (text: string): unknown[] =>
      new Linter({ configType: "flat" }).verify(text, [plugin.configs.python, { files: ["**/*.py"], rules }], "example.py");
    expect(lint(library.examples?.wrong ?? "")).not.toEqual([]);
    expect(lint(library.examples?.right ?? "")).toEqual([]);
  });
});
