/** Does a file get the right part of the plugin's configurations? */
import type { ESLint, Linter } from "eslint";
import { expect, test } from "vitest";
import { configurationFor } from "../../src/cli/configuration.ts";

const plugin: ESLint.Plugin = {
  configs: {
    recommended: [{ name: "recommended" }],
    python: { name: "python" },
    strict: [{ name: "strict" }, { name: "strict/more" }],
  },
};
const base = { strict: false, unsafeFixes: false, parser: null, typesFrom: null, sourceType: "module" } as const;

function names(configuration: readonly Linter.Config[]): readonly string[] {
  return configuration.flatMap(part => part.name ?? []);
}

test("strict comes on top of recommended, and only when it is asked for", () => {
  expect(names(configurationFor(plugin, base))).toEqual(["recommended", "python"]);
  expect(names(configurationFor(plugin, { ...base, strict: true }))).toEqual(["recommended", "python", "strict", "strict/more"]);
});

test("the strict rules hold for the files of Python too", () => {
  const files = ["**/*.py"];
  const configs = { python: { files, rules: { "async-lifecycle/a": "error" } }, strict: { files: ["**/*.ts"], rules: { "async-lifecycle/b": "error" } } } as const;
  const strictInPython = { files, rules: { "async-lifecycle/b": "error" } };
  const configuration = (strict: boolean) => configurationFor({ configs: structuredClone(configs) }, { ...base, strict });
  expect(configuration(true)).toContainEqual(strictInPython);
  expect(configuration(false)).not.toContainEqual(strictInPython);
});

test("a configuration that the plugin lacks is left out", () => {
  expect(names(configurationFor({}, { ...base, strict: true }))).toEqual([]);
});

test("unsafe repairs are a setting, and only when they are asked for", () => {
  const settings = (unsafeFixes: boolean) => configurationFor(plugin, { ...base, unsafeFixes }).map(part => part.settings);
  expect(settings(true)).toContainEqual({ "async-lifecycle": { unsafeFixes: true } });
  expect(settings(false).filter(part => part !== undefined)).toEqual([]);
});

test("types come from the folder of the project", () => {
  const parser = { parse: () => ({}) } as unknown as Linter.Parser;
  const options = configurationFor(plugin, { ...base, parser, typesFrom: "/project" })
    .flatMap(part => part.languageOptions?.["parserOptions"] ?? []);
  expect(options).toContainEqual(expect.objectContaining({ projectService: true, tsconfigRootDir: "/project" }));
});
