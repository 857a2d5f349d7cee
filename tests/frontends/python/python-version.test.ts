/** Which Python is a program taken to run on? */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { atLeast, lowestOf, parsePythonVersion, pythonVersionOf } from "../../../src/frontends/python/python-version.ts";

const root = mkdtempSync(join(tmpdir(), "async-lifecycle-"));
afterAll(() => {
  rmSync(root, { recursive: true });
});

function project(name: string, pyproject: string): string {
  const folder = join(root, name);
  mkdirSync(join(folder, "app", "deep"), { recursive: true });
  writeFileSync(join(folder, "pyproject.toml"), pyproject);
  return join(folder, "app", "deep", "main.py");
}

describe("a version", () => {
  it.each([
    ["3.8", [3, 8, 0]],
    ["3.12.1", [3, 12, 1]],
    ["3.14", [3, 14, 0]],
    ["3", undefined],
    ["", undefined],
    ["latest", undefined],
    ["3.11 ", undefined],
    [">=3.11", undefined],
  ])("is read from %j", (text, expected) => {
    expect(parsePythonVersion(text)).toEqual(expected);
  });

  it.each([
    [[3, 11, 0], "3.11", true],
    [[3, 11, 0], "3.9", true],
    [[3, 9, 18], "3.11", false],
    [[3, 11, 0], "3.11.1", false],
    [[4, 0, 0], "3.11", true],
    [[3, 11, 0], "no version", false],
  ] as const)("%j is compared with %s", (version, since, expected) => {
    expect(atLeast(version, since)).toBe(expected);
  });
});

it.each([
  [">=3.9", [3, 9, 0]],
  [">= 3.9 , < 4", [3, 9, 0]],
  ["<4,>=3.10.2", [3, 10, 2]],
  [">=3.8,>=3.12,!=3.12.0", [3, 12, 0]],
  [">3.8", [3, 8, 0]],
  ["~=3.10", [3, 10, 0]],
  ["~=3.10.4", [3, 10, 4]],
  ["==3.11.*", [3, 11, 0]],
  ["===3.11.4", [3, 11, 4]],
  [">=3.13.0rc1", [3, 13, 0]],
  [">=3", [3, 0, 0]],
  ["^3.9", [3, 9, 0]],
  ["~3.9", [3, 9, 0]],
  [">=3.9 <3.13", [3, 9, 0]],
  ["^3.12 || ~3.9", [3, 9, 0]],
  ["3.11.*", [3, 11, 0]],
  ["3.11", [3, 11, 0]],
  ["<4", undefined],
  ["!=3.9.*", undefined],
  ["*", undefined],
  ["", undefined],
  [">=3.9 || *", undefined],
  ["python", undefined],
])("the lowest version of %j is %j", (specifier, expected) => {
  expect(lowestOf(specifier)).toEqual(expected);
});

describe("a file has to run on", () => {
  it.each([
    ["what its project requires", '[project]\nname = "a"\nrequires-python = ">=3.9,<4"\n', [3, 9, 0]],
    ["what it requires in other words", "project.requires-python = '~=3.10'\n", [3, 10, 0]],
    ["what Poetry is told", '[tool.poetry.dependencies]\npython = "^3.12"\n', [3, 12, 0]],
    ["what Poetry is told in a table", '[tool.poetry.dependencies]\npython = { version = "^3.12" }\n', [3, 12, 0]],
    ["what the project requires, though Poetry is told something else", '[project]\nrequires-python = ">=3.13"\n[tool.poetry.dependencies]\npython = "^3.9"\n', [3, 13, 0]],
    ["the default where the project says nothing", '[project]\nname = "a"\ndescription = """\n[project]\nrequires-python = ">=3.8"\n"""\n', [3, 11, 0]],
    ["the default where it says something else", "[project]\nrequires-python = 3\n", [3, 11, 0]],
    ["the default where the file is broken", '[project\nrequires-python = ">=3.8"\n', [3, 11, 0]],
  ])("%s", (name, pyproject, expected) => {
    expect(pythonVersionOf(project(name, pyproject))).toEqual(expected);
  });

  it("what the settings say, whatever the project requires", () => {
    const file = project("settings", '[project]\nrequires-python = ">=3.9"\n');
    expect(pythonVersionOf(file, "3.12.1")).toEqual([3, 12, 1]);
    expect(pythonVersionOf(file, undefined)).toEqual([3, 9, 0]);
  });

  it("the default where there is no file, and what is known of the folder where there is none yet", () => {
    expect(pythonVersionOf("<input>")).toEqual([3, 11, 0]);
    expect(pythonVersionOf("main.py")).toEqual([3, 11, 0]);
    const file = project("missing", '[project]\nrequires-python = ">=3.9"\n');
    expect(pythonVersionOf(join(file, "..", "not", "there.ipynb", "0_notebook.py"))).toEqual([3, 9, 0]);
  });

  it("what the nearest project requires, not what only sets up tools", () => {
    const file = project("outer", '[project]\nrequires-python = ">=3.9"\n');
    writeFileSync(join(file, "..", "pyproject.toml"), "[tool.ruff]\nline-length = 100\n");
    expect(pythonVersionOf(file)).toEqual([3, 9, 0]);
    writeFileSync(join(file, "..", "..", "pyproject.toml"), '[project]\nrequires-python = ">=3.12"\n');
    expect(pythonVersionOf(file)).toEqual([3, 12, 0]);
  });

  it("what the project requires now", () => {
    const file = project("changing", '[project]\nrequires-python = ">=3.9"\n');
    expect(pythonVersionOf(file)).toEqual([3, 9, 0]);
    project("changing", '[project]\nrequires-python = ">=3.8"\n');
    utimesSync(join(root, "changing", "pyproject.toml"), 1, 2_000_000_000);
    expect(pythonVersionOf(file)).toEqual([3, 8, 0]);
    rmSync(join(root, "changing", "pyproject.toml"));
    expect(pythonVersionOf(file)).toEqual([3, 11, 0]);
  });
});
