/** Do build servers get each finding, in both languages, with its file, its line and its rule? */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { textOf } from "../project-files.ts";
import { installed, packedPlugin } from "./installed.ts";
import { EXPECTED, inOrder, PACKAGES, type Place, SERVICE, SOURCES } from "./sample-service.ts";
import { expectCode, projectWith } from "./shell-project.ts";
import { commandsOfExample, shown } from "./shown.ts";

const PAGE = "docs/ci.md";

const host = installed("ci", {
  ...PACKAGES,
  "@microsoft/eslint-formatter-sarif": "3.1.0",
  "eslint-formatter-gitlab": "7.2.0",
  "eslint-formatter-junit": "9.0.1",
});

test("the sample has findings in every language", () => {
  expect(new Set(EXPECTED.map(({ file }) => path.extname(file)))).toEqual(new Set([".js", ".py", ".ts"]));
});

describe("the problem matcher of setup-node makes annotations of", () => {
  test.each([
    ["ESLint", onlyOne(commandsOfExample("examples/ci/github-actions.yml"))],
    ["the command", shown(PAGE, "npx async-lifecycle --no-color src jobs")],
  ])("%s", (_name, command) => {
    using project = projectWith(SERVICE, host);
    const printed = expectCode(1, command, project.run(command));
    expect(inOrder(annotationsOf(printed, project.path))).toEqual(EXPECTED);
  });

  test("no line without a rule: a syntax error ends the step and is no annotation", () => {
    using project = projectWith({ ...SERVICE, "src/broken.js": "export const = 1;\n" }, host);
    const command = onlyOne(commandsOfExample("examples/ci/github-actions.yml"));
    const printed = expectCode(1, command, project.run(command));
    expect(printed).toContain("Parsing error");
    expect(inOrder(annotationsOf(printed, project.path))).toEqual(EXPECTED);
  });
});

test("a repository of Python alone needs no package.json", () => {
  using project = projectWith({ "jobs/mail.py": SOURCES["jobs/mail.py"] ?? "" });
  const command = onlyOne(commandsOfExample("examples/ci/github-python.yml"));
  // What is not published yet comes from the tarball that would be.
  const printed = expectCode(1, command, project.run(command.replace("eslint-plugin-async-lifecycle", packedPlugin())));
  expect(inOrder(annotationsOf(printed, project.path))).toEqual(EXPECTED.filter(({ file }) => file.endsWith(".py")));
});

describe("SARIF", () => {
  test.each([
    ["ESLint", onlyOne(commandsOfExample("examples/ci/github-code-scanning.yml"))],
    ["the command", shown(PAGE, "npx async-lifecycle --format @microsoft/sarif src jobs > eslint.sarif")],
  ])("of %s", (_name, command) => {
    using project = projectWith(SERVICE, host);
    expectCode(1, command, project.run(command));
    const { runs } = JSON.parse(project.read("eslint.sarif")) as Sarif;
    const places = runs.flatMap(({ results }) => results.map((result) => placeOfResult(result, project.path)));
    expect(inOrder(places)).toEqual(EXPECTED);
    const rules = runs.flatMap(({ tool }) => tool.driver.rules);
    expect(rules.map(({ id }) => id).sort()).toEqual([...new Set(EXPECTED.map(({ rule }) => rule))].sort());
    expect(rules.filter(({ helpUri }) => !helpUri.startsWith("https://"))).toEqual([]);
  });

  test("is written where the step after it looks", () => {
    const { jobs } = parse(textOf("examples/ci/github-code-scanning.yml")) as { jobs: Record<string, { steps: readonly { with?: Record<string, unknown> }[] }> };
    const uploads = Object.values(jobs).flatMap(({ steps }) => steps.flatMap((step) => step.with?.["sarif_file"] ?? []));
    expect(uploads).toEqual(["eslint.sarif"]);
  });
});

describe("GitLab's code quality", () => {
  const example = textOf("examples/ci/gitlab-ci.yml");
  const { eslint } = parse(example) as { eslint: { artifacts: { reports: { codequality: string } } } };

  test.each([
    ["ESLint", onlyOne(commandsOfExample("examples/ci/gitlab-ci.yml"))],
    ["the command", shown(PAGE, "npx async-lifecycle --format gitlab src jobs")],
  ])("of %s, in the file that the job names", (_name, command) => {
    using project = projectWith({ ...SERVICE, ".gitlab-ci.yml": example }, host);
    const variables = { CI: "true", GITLAB_CI: "true", CI_JOB_NAME: "eslint", CI_PROJECT_DIR: project.path };
    expectCode(1, command, project.run(command, variables));
    const issues = JSON.parse(project.read(eslint.artifacts.reports.codequality)) as readonly Issue[];
    const places = issues.map(({ check_name: rule, location }) => ({ file: location.path, line: lineOf(location), rule }));
    expect(inOrder(places)).toEqual(EXPECTED);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(EXPECTED.length);
  });
});

describe("JUnit", () => {
  test.each([
    ["ESLint", onlyOne(commandsOfExample("examples/ci/azure-pipelines.yml"))],
    ["the command", shown(PAGE, "npx async-lifecycle --format junit src jobs > eslint.junit.xml")],
  ])("of %s", (_name, command) => {
    using project = projectWith(SERVICE, host);
    expectCode(1, command, project.run(command));
    expect(inOrder(failuresOf(project.read("eslint.junit.xml"), project.path))).toEqual(EXPECTED);
  });
});

function onlyOne(commands: readonly string[]): string {
  expect(commands).toHaveLength(1);
  return commands[0] ?? "";
}

/** What https://github.com/actions/setup-node/blob/main/.github/eslint-stylish.json says: a line with a file, and lines with findings. */
const FILE = /^\s*([^\s].*)$/u;
const FINDING = /^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$/u;

function annotationsOf(printed: string, root: string): readonly Place[] {
  const places: Place[] = [];
  let file = "";
  for (const line of printed.split("\n")) {
    const [, at, , , message, rule] = FINDING.exec(line) ?? [];
    if (at !== undefined && rule !== undefined) {
      expect(message).toMatch(/^\S/u);
      places.push({ file: relative(file, root), line: Number(at), rule });
    } else {
      file = FILE.exec(line)?.[1] ?? file;
    }
  }
  return places;
}

interface Sarif {
  readonly runs: readonly { readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri: string }[] } }; readonly results: readonly SarifResult[] }[];
}

interface SarifResult {
  readonly ruleId: string;
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: { readonly startLine: number } } }[];
}

function placeOfResult({ locations, ruleId }: SarifResult, root: string): Place {
  const [location] = locations;
  if (location === undefined) throw new Error("A result of SARIF has no place.");
  const { artifactLocation, region } = location.physicalLocation;
  return { file: relative(fileURLToPath(artifactLocation.uri), root), line: region.startLine, rule: ruleId };
}

interface Issue {
  readonly check_name: string;
  readonly fingerprint: string;
  readonly location: IssueLocation;
}

interface IssueLocation {
  readonly path: string;
  readonly lines?: { readonly begin: number };
  readonly positions?: { readonly begin: { readonly line: number } };
}

function lineOf({ lines, positions }: IssueLocation): number {
  return lines?.begin ?? positions?.begin.line ?? 0;
}

function failuresOf(xml: string, root: string): readonly Place[] {
  return [...xml.matchAll(/<testsuite [^>]*?name="(?<file>[^"]+)"[^>]*>(?<cases>[^]*?)<\/testsuite>/gu)].flatMap(({ groups }) =>
    [...(groups?.["cases"] ?? "").matchAll(/<failure [^]*?line (?<line>\d+), col \d+[^]*?\((?<rule>async-lifecycle\/[\w-]+)\)/gu)].map((found) => ({
      file: relative(groups?.["file"] ?? "", root),
      line: Number(found.groups?.["line"]),
      rule: found.groups?.["rule"] ?? "",
    })),
  );
}

function relative(file: string, root: string): string {
  return path.relative(root, file).split(path.sep).join("/");
}
