/** Does Turborepo lint a package again when, and only when, something has changed that a finding can come from? */
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { textOf } from "../project-files.ts";
import { APP, EDITS, STORE, STORE_WITH_PROMISE, withOtherLock, workspaceWith } from "./monorepo-sample.ts";
import { expectCode, type Ran, type ShellProject } from "./shell-project.ts";
import { shown } from "./shown.ts";

const COMMAND = shown("docs/ci.md", "npx turbo run lint");
const QUIET = { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_RUN_SUMMARY: "true" };

let project: ShellProject;

beforeAll(() => {
  project = workspaceWith({ "turbo.json": textOf("examples/monorepo/turbo.json") }, { turbo: "2.11.11" });
});

afterAll(() => {
  project[Symbol.dispose]();
});

test("the first run lints every package", () => {
  const ran = run();
  expectCode(0, COMMAND, ran);
  expect(missed()).toEqual([APP, STORE]);
});

test.each(EDITS)("after an edit of %s", (_what, files, expected) => {
  project.write(files);
  expectCode(0, COMMAND, run());
  expect(missed()).toEqual(expected);
});

test("after an edit of the lock file all are linted again", () => {
  const before = project.read("package-lock.json");
  withOtherLock(project);
  expectCode(0, COMMAND, run());
  expect(missed()).toEqual([APP, STORE]);
  project.write({ "package-lock.json": before });
  expectCode(0, COMMAND, run());
  expect(missed()).toEqual([]);
});

test("a finding that comes from the types of another package is found", () => {
  project.write(STORE_WITH_PROMISE);
  const ran = run();
  expect(ran.code).toBe(1);
  expect(ran.stdout).toMatch(/work\.ts[^]*4:3 +error .*async-lifecycle\/no-floating-tasks/u);
});

function run(): Ran {
  return project.run(COMMAND, QUIET);
}

interface Summary {
  readonly execution: { readonly startTime: number };
  readonly tasks: readonly { readonly package: string; readonly task: string; readonly cache: { readonly status: string } }[];
}

/** The packages of the last run that the cache did not answer for. */
function missed(): readonly string[] {
  const folder = path.join(project.path, ".turbo/runs");
  const summaries = readdirSync(folder).map((name) => JSON.parse(project.read(path.join(".turbo/runs", name))) as Summary);
  const last = summaries.sort((a, b) => b.execution.startTime - a.execution.startTime)[0];
  const linted = (last?.tasks ?? []).filter(({ task }) => task === "lint");
  expect(linted.map((each) => each.package).sort()).toEqual([APP, STORE]);
  return linted.filter(({ cache }) => cache.status !== "HIT").map((each) => each.package).sort();
}
