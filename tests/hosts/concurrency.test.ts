/** Are findings the same with any number of workers, and with a cold and a warm cache: in each language, with types and without? */
import path from "node:path";
import type { ESLint } from "eslint";
import { beforeAll, describe, expect, test } from "vitest";
import { installed } from "./installed.ts";
import { CONFIG, EXPECTED, PACKAGES, SERVICE, SOURCES } from "./sample-service.ts";
import { expectCode, projectWith, type Ran, type ShellProject } from "./shell-project.ts";
import { commandsOfExample, shown } from "./shown.ts";

const PAGE = "docs/ci.md";

/** Enough of each language that every worker gets some. */
const COPIES = 6;

/** What `--concurrency auto` takes for so many files that threads are worth their start. */
const MANY = 60;

/** Whose mistake is only seen with types: the other file says what has to be closed, and what has to be awaited. */
const ACROSS_FILES: Readonly<Record<string, string>> = {
  "src/session.ts": `export class Session implements AsyncDisposable {
  async load(): Promise<string> {
    return await fetch("https://data.example").then((response) => response.text());
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.load();
  }
}
`,
  "src/save.ts": `export async function save(text: string): Promise<void> {
  await fetch("https://data.example", { method: "PUT", body: text });
}
`,
  "src/work.ts": `import { save } from "./save.js";
import { Session } from "./session.js";

export async function work(): Promise<void> {
  const session = new Session();
  save(await session.load());
}
`,
};

const NOTEBOOK = `${JSON.stringify({
  cells: [
    { cell_type: "code", execution_count: null, metadata: {}, outputs: [], source: ["import asyncio\n", "async def work():\n", "    await asyncio.sleep(1)\n"] },
    { cell_type: "code", execution_count: null, metadata: {}, outputs: [], source: ["async def main():\n", "    work()\n"] },
  ],
  metadata: { language_info: { name: "python" } },
  nbformat: 4,
  nbformat_minor: 5,
})}\n`;

const UNTYPED = CONFIG.replace("{ parserOptions: { projectService: true } }", "{}");

const host = installed("concurrency", PACKAGES);

describe.each([
  ["without types", UNTYPED, []],
  ["with types", CONFIG, ["src/work.ts"]],
] as const)("%s", (_name, config, onlyTyped) => {
  const files = { ...SERVICE, ...ACROSS_FILES, ...copies(COPIES), "notebooks/mail.ipynb": NOTEBOOK, "eslint.config.js": config };
  let alone: readonly string[];

  beforeAll(() => {
    using project = projectWith(files, host);
    alone = findingsIn(project, shown(PAGE, "npx eslint . --concurrency off"));
  });

  test("one thread finds what the sources say, in every language", () => {
    const places = new Set(alone.map((finding) => finding.split(" ").slice(0, 2).join(" ")));
    for (const { file, line } of EXPECTED) expect(places).toContain(`${file} ${line}`);
    expect(alone.filter((finding) => finding.startsWith("notebooks/mail.ipynb"))).toHaveLength(1);
    expect(alone.length).toBeGreaterThanOrEqual(EXPECTED.length * (COPIES + 1) + 1);
    expect([...new Set(alone.map((finding) => finding.split(" ")[0]).filter((file) => file === "src/work.ts"))]).toEqual(onlyTyped);
  });

  test.each([
    ["one worker", "npx eslint . --concurrency 1", 0],
    ["two workers", "npx eslint . --concurrency 2", 2],
  ])("the same with %s", (_workers, command, workers) => {
    using project = projectWith(files, host);
    expect(findingsIn(project, command, workers)).toEqual(alone);
  });

  test("the same with a cold and a warm cache, whoever has filled it", () => {
    using project = projectWith(files, host);
    const [command = ""] = commandsOfExample("examples/ci/github-cache.yml");
    const two = `${command} --concurrency 2`;
    expect(findingsIn(project, two, 2)).toEqual(alone);
    const warm = linted(project, two);
    expect(findingsOf(warm, project)).toEqual(alone);
    expect(outdated(warm)).toEqual([]);
    expect(warm.stderr).toContain("Skipping file since it hasn't changed");
    expect(findingsIn(project, command)).toEqual(alone);
    // What has changed is linted again, and the rest comes from the cache of the other workers.
    project.write({ "jobs/mail.py": (SOURCES["jobs/mail.py"] ?? "").replace('asyncio.run(send("Welcome!"))', 'await send("Welcome!")') });
    const changed = linted(project, two);
    expect(outdated(changed)).toEqual([path.join(project.path, "jobs/mail.py")]);
    expect(findingsOf(changed, project)).toEqual(alone.filter((finding) => !finding.startsWith("jobs/mail.py 14 ")));
  });
});

test("the number of workers that eslint chooses gives the same", () => {
  using project = projectWith({ ...SERVICE, ...copies(MANY), "eslint.config.js": UNTYPED }, host);
  const alone = findingsIn(project, "npx eslint . --concurrency off");
  expect(alone).toHaveLength(EXPECTED.length * (MANY + 1));
  expect(findingsIn(project, shown(PAGE, "npx eslint . --concurrency auto"))).toEqual(alone);
});

test("limit: a cache does not know that a finding has come from the types of another file", () => {
  using project = projectWith({ ...SERVICE, ...ACROSS_FILES, "eslint.config.js": CONFIG }, host);
  const [command = ""] = commandsOfExample("examples/ci/github-cache.yml");
  const inWork = (findings: readonly string[]): readonly string[] => findings.filter((finding) => finding.startsWith("src/work.ts"));
  const before = inWork(findingsIn(project, command));
  expect(before).not.toEqual([]);
  project.write({ "src/save.ts": "export function save(text: string): void {\n  console.log(text);\n}\n" });
  expect(inWork(findingsIn(project, command))).toEqual(before);
  expect(inWork(findingsIn(project, "npx eslint ."))).not.toEqual(before);
});

/** So many further files of each language, with the same mistakes. */
function copies(count: number): Readonly<Record<string, string>> {
  const names = Object.entries(SOURCES).flatMap(([file, text]) =>
    Array.from({ length: count }, (_each, index) => {
      const { dir, ext, name } = path.posix.parse(file);
      return [`${dir}/${name}-${String(index)}${ext}`, text] as const;
    }),
  );
  return Object.fromEntries(names);
}

/** What a command of ESLint finds; it has to use so many workers, if a number is given. */
function findingsIn(project: ShellProject, command: string, workers?: number): readonly string[] {
  const ran = linted(project, command);
  if (workers !== undefined) expect(ran.stderr).toContain(workers === 0 ? "Linting in single-thread mode." : `Linting using ${workers} worker thread(s).`);
  return findingsOf(ran, project);
}

function linted(project: ShellProject, command: string): Ran {
  const ran = project.run(`${command} --format json`, { DEBUG: "eslint:*" });
  expectCode(1, command, ran);
  return ran;
}

/** The files for which the cache has had no answer. */
function outdated({ stderr }: Ran): readonly string[] {
  return [...stderr.matchAll(/Cache entry not found or no longer valid: (?<file>.*)$/gmu)].map(({ groups }) => groups?.["file"] ?? "");
}

/** All that a finding is, fixes and suggestions included, by file in the order in which they are reported. */
function findingsOf({ stdout }: Ran, project: ShellProject): readonly string[] {
  const results = JSON.parse(stdout) as readonly ESLint.LintResult[];
  expect(results.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal))).toEqual([]);
  return results.flatMap(({ filePath, messages }) => {
    const file = path.relative(project.path, filePath).split(path.sep).join("/");
    return messages.map((message) => `${file} ${String(message.line)} ${JSON.stringify(message)}`);
  });
}
