/** Can an old code base be adopted: its findings silent, each new one reported, and what was repaired let go? */
import { expect, test } from "vitest";
import { installed } from "./installed.ts";
import { EXPECTED, PACKAGES, SERVICE, SOURCES } from "./sample-service.ts";
import { expectCode, projectWith, type ShellProject } from "./shell-project.ts";
import { shown } from "./shown.ts";

const PAGE = "docs/ci.md";
const LINT = shown(PAGE, "npx eslint .");
const FIX_AND_SUPPRESS = shown(PAGE, "npx eslint . --fix --suppress-all");
const SUPPRESS = "npx eslint . --suppress-all";
const PRUNE = shown(PAGE, "npx eslint . --prune-suppressions");

const host = installed("ci-suppressions", PACKAGES);

/** One more of what the file has already, at its end. */
const NEWER: Readonly<Record<string, string>> = {
  "src/letters.js": `${SOURCES["src/letters.js"] ?? ""}
export async function sendBoth(one, two) {
  send(one);
  await send(two);
}
`,
  "jobs/mail.py": `${SOURCES["jobs/mail.py"] ?? ""}

async def send_one(letter):
    send(letter)
`,
};

test("old findings are silent, in every language", () => {
  using project = adopted();
  expect(expectCode(0, LINT, project.run(LINT))).toBe("");
  const expected: Record<string, Record<string, { count: number }>> = {};
  for (const { file, rule } of EXPECTED) (expected[file] ??= {})[rule] = { count: 1 };
  expect(JSON.parse(project.read("eslint-suppressions.json"))).toEqual(expected);
});

test.each(Object.keys(NEWER))("a new finding in %s is reported", (file) => {
  using project = adopted();
  project.write({ [file]: NEWER[file] ?? "" });
  const printed = expectCode(1, LINT, project.run(LINT));
  // Findings of one rule in one file are counted, so the old one comes back with the new one.
  expect(printed.match(/async-lifecycle\/no-floating-tasks/gu)).toHaveLength(2);
  expect(printed).toMatch(/2 problems/u);
});

test("a new file has no findings that are old", () => {
  using project = adopted();
  project.write({ "jobs/news.py": SOURCES["jobs/mail.py"] ?? "" });
  const printed = expectCode(1, LINT, project.run(LINT));
  expect(printed).toContain("news.py");
  expect(printed).not.toContain("mail.py");
});

test("a finding that is repaired has to be let go, and then does not come back", () => {
  using project = adopted();
  const repaired = (SOURCES["jobs/mail.py"] ?? "").replace("        send(letter)", "        await send(letter)");
  project.write({ "jobs/mail.py": repaired });
  const { code, stderr } = project.run(LINT);
  expect(code).toBe(2);
  expect(stderr).toContain("--prune-suppressions");
  expectCode(0, PRUNE, project.run(PRUNE));
  expect(Object.keys((JSON.parse(project.read("eslint-suppressions.json")) as Record<string, object>)["jobs/mail.py"] ?? {})).toEqual(["async-lifecycle/no-nested-run"]);
  expectCode(0, LINT, project.run(LINT));
  project.write({ "jobs/mail.py": SOURCES["jobs/mail.py"] ?? "" });
  expect(expectCode(1, LINT, project.run(LINT))).toMatch(/mail\.py\n +10:9 /u);
});

test("with --fix only what has no safe repair is left", () => {
  using project = projectWith(SERVICE, host);
  expectCode(0, FIX_AND_SUPPRESS, project.run(FIX_AND_SUPPRESS));
  expect(project.read("jobs/mail.py")).toContain("        await send(letter)");
  const left = JSON.parse(project.read("eslint-suppressions.json")) as Record<string, object>;
  expect(Object.entries(left).flatMap(([file, rules]) => Object.keys(rules).map((rule) => `${file} ${rule}`))).toEqual([
    "src/letters.js async-lifecycle/no-floating-tasks",
  ]);
  expectCode(0, LINT, project.run(LINT));
});

function adopted(): ShellProject {
  const project = projectWith(SERVICE, host);
  expectCode(0, SUPPRESS, project.run(SUPPRESS));
  return project;
}
