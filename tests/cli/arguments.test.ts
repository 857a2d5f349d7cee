/** Is the command line understood? */
import { expect, test } from "vitest";
import { parseArguments, UsageError } from "../../src/cli/arguments.ts";

test("without options only the paths differ from the defaults", () => {
  expect(parseArguments(["src", "tests"])).toEqual({
    paths: ["src", "tests"], fix: false, unsafeFixes: false, dryRun: false, strict: false, types: true, color: true,
    format: "stylish", maxWarnings: null, explain: false, html: null, version: false, help: false,
  });
});

test("every option is read", () => {
  const argv = [
    "--fix", "--unsafe-fixes", "--dry-run", "--strict", "--no-types", "--no-color", "--format=json", "--max-warnings", "0", "a.ts",
  ];
  expect(parseArguments(argv)).toEqual({
    paths: ["a.ts"], fix: true, unsafeFixes: true, dryRun: true, strict: true, types: false, color: false,
    format: "json", maxWarnings: 0, explain: false, html: null, version: false, help: false,
  });
});

test("explaining goes with what chooses findings", () => {
  expect(parseArguments(["--explain", "--html", "a.html", "--strict", "a.ts:3"])).toMatchObject({ paths: ["a.ts:3"], explain: true, html: "a.html", strict: true });
});

test("after -- even a name with a dash is a path", () => {
  expect(parseArguments(["--", "--fix"])).toMatchObject({ paths: ["--fix"], fix: false });
});

test.each([["--max-warnings", "-1", "a"], ["--max-warnings=1e3", "a"], ["--format"], ["--fix=yes", "a"], ["--__proto__", "a"]])(
  "%s %s is refused in one line",
  (...argv) => {
    expect(() => parseArguments(argv)).toThrow(UsageError);
    expect(() => parseArguments(argv)).toThrow(/^[^\n]+$/u);
  },
);
