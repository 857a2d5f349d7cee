/** Does Nx lint a package again when, and only when, something has changed that a finding can come from? */
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { textOf } from "../project-files.ts";
import { APP, EDITS, STORE, STORE_WITH_PROMISE, withOtherLock, workspaceWith } from "./monorepo-sample.ts";
import { expectCode, type ShellProject } from "./shell-project.ts";
import { shown } from "./shown.ts";

const COMMAND = shown("docs/ci.md", "npx nx run-many --target lint");
const QUIET = { NX_DAEMON: "false", NX_NO_CLOUD: "true", NX_TUI: "false", CI: "true" };

let project: ShellProject;

beforeAll(() => {
  project = workspaceWith({ "nx.json": textOf("examples/monorepo/nx.json") }, { nx: "24.0.6" });
});

afterAll(() => {
  project[Symbol.dispose]();
});

test("the first run lints every package", () => {
  expect(missed(run(0))).toEqual([APP, STORE]);
});

test.each(EDITS)("after an edit of %s", (_what, files, expected) => {
  project.write(files);
  expect(missed(run(0))).toEqual(expected);
});

test("after an edit of the lock file all are linted again", () => {
  const before = project.read("package-lock.json");
  withOtherLock(project);
  expect(missed(run(0))).toEqual([APP, STORE]);
  project.write({ "package-lock.json": before });
  expect(missed(run(0))).toEqual([]);
});

test("a finding that comes from the types of another package is found", () => {
  project.write(STORE_WITH_PROMISE);
  const printed = run(1);
  expect(missed(printed)).toEqual([APP, STORE]);
  expect(printed).toMatch(/work\.ts[^]*4:3 +error .*async-lifecycle\/no-floating-tasks/u);
});

/** What a run prints that ends with the code. Nx has tasks print in colours, whatever it is told. */
function run(code: number): string {
  return stripVTControlCharacters(expectCode(code, COMMAND, project.run(COMMAND, QUIET)));
}

/** The packages that the cache has not answered for in a run. */
function missed(printed: string): readonly string[] {
  const runs = [...printed.matchAll(/nx run (?<name>@shop\/\w+):lint(?<cached>\s+\[[^\]]*cache[^\]]*\])?/gu)];
  expect(new Set(runs.map(({ groups }) => groups?.["name"]))).toEqual(new Set([APP, STORE]));
  return [...new Set(runs.filter(({ groups }) => groups?.["cached"] === undefined).map(({ groups }) => groups?.["name"] ?? ""))].sort();
}
