/** Does pre-commit run the hooks straight from a clone of this repository: stopping, repairing, passing? */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { textOf } from "../project-files.ts";
import { HOSTS, installed, ROOT } from "./installed.ts";
import { CONFIG, PACKAGES } from "./sample-service.ts";
import { expectCode, projectWith, type Ran, runIn, type ShellProject } from "./shell-project.ts";

/** The newest installs the clone; up to 4.6.0, what `npm pack` makes of it is installed. 3.0.4 is Debian 12's. */
const VERSIONS = ["4.6.2", "3.0.4"];

const BAD: Readonly<Record<string, string>> = {
  "jobs/mail.py": `import asyncio


async def send(letter):
    await asyncio.sleep(1)


async def send_all(letters):
    for letter in letters:
        send(letter)
`,
  "src/report.ts": `import { open } from "node:fs/promises";

export async function size(path: string): Promise<number> {
  const file = await open(path);
  return (await file.stat()).size;
}
`,
  // It is tagged `python` for its first line, and the command would not take it for its name.
  "bin/tool": "#!/usr/bin/env python3\nprint('a program without an extension')\n",
  "package.json": `{ "name": "service", "private": true, "type": "module", "engines": { "node": ">=24" } }\n`,
};

const GOOD: Readonly<Record<string, string>> = {
  ...BAD,
  "jobs/mail.py": (BAD["jobs/mail.py"] ?? "").replace("        send(", "        await send("),
  "src/report.ts": (BAD["src/report.ts"] ?? "").replace("const file", "await using file"),
};

describe.each(VERSIONS)("pre-commit %s", (version) => {
  const preCommit = virtualEnvironment(version);
  const clone = cloneOfThisTree();
  const hooks = { PRE_COMMIT_HOME: homeFor(version, clone) };

  test("takes the manifest", () => {
    expectCode(0, "validate-manifest", runIn(ROOT, `${preCommit} validate-manifest .pre-commit-hooks.yaml`, hooks));
  });

  test("a bad commit is stopped with its findings, a good one passes", () => {
    using project = repositoryWith(BAD, configured("examples/pre-commit/all-languages.yaml", clone, ["async-lifecycle"]));
    const stopped = commit(project, preCommit, hooks);
    expect(stopped).toMatchObject({ code: 1 });
    expect(stopped.stderr).toMatch(/mail\.py\n +10:9 +error .*async-lifecycle\/no-floating-tasks/u);
    expect(stopped.stderr).toMatch(/report\.ts\n +4:22 +error .*async-lifecycle\/no-undisposed-session/u);
    expect(commits(project)).toBe(0);
    project.write(GOOD);
    expectCode(0, "git commit", commit(project, preCommit, hooks));
    expect(commits(project)).toBe(1);
  });

  test("the hook that repairs writes what --fix writes, and the next commit passes", () => {
    using project = repositoryWith(BAD, configured("examples/pre-commit/all-languages.yaml", clone));
    const stopped = commit(project, preCommit, hooks);
    expect(stopped).toMatchObject({ code: 1 });
    expect(stopped.stderr).toContain("files were modified by this hook");
    expect({ "jobs/mail.py": project.read("jobs/mail.py"), "src/report.ts": project.read("src/report.ts") }).toEqual({
      "jobs/mail.py": GOOD["jobs/mail.py"],
      "src/report.ts": GOOD["src/report.ts"],
    });
    expectCode(0, "git commit", commit(project, preCommit, hooks));
  });

  test("the hook for Python leaves all other files alone", () => {
    using project = repositoryWith(BAD, configured("examples/pre-commit/python.yaml", clone));
    const stopped = commit(project, preCommit, hooks);
    expect(stopped).toMatchObject({ code: 1 });
    expect(stopped.stderr).not.toContain("report.ts");
    expect(project.read("jobs/mail.py")).toBe(GOOD["jobs/mail.py"]);
    expect(project.read("src/report.ts")).toBe(BAD["src/report.ts"]);
    expectCode(0, "git commit", commit(project, preCommit, hooks));
  });
});

test("the repository's own ESLint runs as a local hook", () => {
  const preCommit = virtualEnvironment(VERSIONS[0] ?? "");
  const host = installed("pre-commit-eslint", PACKAGES);
  const hooks = { PRE_COMMIT_HOME: path.join(HOSTS, "pre-commit-home-local") };
  const config = CONFIG.replace("{ parserOptions: { projectService: true } }", "{}");
  const files = { ...BAD, ".gitignore": "node_modules\n", "eslint.config.js": config, ".pre-commit-config.yaml": textOf("examples/pre-commit/own-eslint.yaml") };
  using project = repositoryWith(files, undefined, host);
  const stopped = commit(project, preCommit, hooks);
  expect(stopped).toMatchObject({ code: 1 });
  expect(stopped.stderr).toMatch(/mail\.py\n +10:9 +error .*async-lifecycle\/no-floating-tasks/u);
  project.write(GOOD);
  expectCode(0, "git commit", commit(project, preCommit, hooks));
});

/** pre-commit in a virtual environment of its own; gives the path of the program. */
function virtualEnvironment(version: string): string {
  const folder = path.join(HOSTS, `pre-commit-${version}`);
  const program = path.join(folder, "bin/pre-commit");
  if (existsSync(program)) return program;
  mkdirSync(HOSTS, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  const command = `python3 -m venv ${folder} && ${folder}/bin/pip install --quiet pre-commit==${version}`;
  expectCode(0, command, runIn(ROOT, command));
  return program;
}

interface Clone {
  readonly folder: string;
  readonly revision: string;
}

/** A repository of one commit with the files of this tree, as they are now. The same files give the same commit. */
function cloneOfThisTree(): Clone {
  const folder = path.join(HOSTS, "clone");
  rmSync(folder, { recursive: true, force: true });
  const listed = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: ROOT, encoding: "utf8" });
  const files = listed.stdout.split("\0").filter((file) => file !== "" && existsSync(path.join(ROOT, file)));
  // What is installed is a link here and there, and no file of the tree.
  for (const file of files.filter((each) => !["node_modules", ".corpus", ".cache"].includes(each))) {
    cpSync(path.join(ROOT, file), path.join(folder, file));
  }
  const command = "git init --quiet && git add --all && git commit --quiet --message clone && git rev-parse HEAD";
  return { folder, revision: expectCode(0, command, runIn(folder, command, AUTHOR)).trim() };
}

/** Where pre-commit keeps what it installs. What it has installed of an older tree is of no more use. */
function homeFor(version: string, { revision }: Clone): string {
  const prefix = `pre-commit-home-${version}-`;
  const name = `${prefix}${revision.slice(0, 12)}`;
  for (const old of readdirSync(HOSTS)) {
    if (old.startsWith(prefix) && old !== name) rmSync(path.join(HOSTS, old), { recursive: true, force: true });
  }
  return path.join(HOSTS, name);
}

const AUTHOR = {
  GIT_AUTHOR_NAME: "A. Developer",
  GIT_AUTHOR_EMAIL: "developer@example.org",
  GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z",
  GIT_COMMITTER_NAME: "A. Developer",
  GIT_COMMITTER_EMAIL: "developer@example.org",
  GIT_COMMITTER_DATE: "2026-01-01T00:00:00Z",
};

interface Configuration {
  readonly repos: readonly { readonly repo: string; readonly rev: string; readonly hooks: readonly { readonly id: string }[] }[];
}

/** An example, with this tree in place of the published repository, and some of its hooks only, if they are given. */
function configured(example: string, { folder, revision }: Clone, ids?: readonly string[]): string {
  const { repos } = parse(textOf(example)) as Configuration;
  expect(repos).toHaveLength(1);
  return stringify({
    repos: repos.map(({ hooks }) => ({ repo: folder, rev: revision, hooks: hooks.filter(({ id }) => ids?.includes(id) ?? true) })),
  });
}

function repositoryWith(files: Readonly<Record<string, string>>, configuration?: string, host?: string): ShellProject {
  const project = projectWith(configuration === undefined ? files : { ...files, ".pre-commit-config.yaml": configuration }, host);
  expectCode(0, "git init", project.run("git init --quiet && chmod +x bin/tool"));
  return project;
}

/** Commits all files, with the hook of git that pre-commit installs. */
function commit(project: ShellProject, preCommit: string, hooks: Readonly<Record<string, string>>): Ran {
  return project.run(`${preCommit} install && git add --all && git commit --message change`, { ...AUTHOR, ...hooks });
}

function commits(project: ShellProject): number {
  const { code, stdout } = project.run("git rev-list --count HEAD");
  return code === 0 ? Number(stdout) : 0;
}
