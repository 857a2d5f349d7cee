/** Does a changeset become a version and its notes, with the entries of earlier versions kept? */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { releaseNotes } from "../../tools/release-notes.ts";
import { textOf } from "../project-files.ts";
import { installed, ROOT } from "./installed.ts";
import { CHANGESETS } from "./versions.ts";

it("`changeset version` writes the changelog", () => {
  const host = installed("changesets", { "@changesets/cli": CHANGESETS });
  const project = mkdtempSync(path.join(host, "project-"));
  const run = (command: string, args: readonly string[]): void => {
    const { status, stderr, stdout } = spawnSync(command, args, { cwd: project, encoding: "utf8" });
    if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}\n${stderr}`);
  };
  for (const name of ["package.json", "CHANGELOG.md", ".changeset"]) cpSync(path.join(ROOT, name), path.join(project, name), { recursive: true });
  run("git", ["init", "--quiet", "--initial-branch=main"]);
  run("git", ["add", "--all"]);
  run("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", "First"]);
  writeFileSync(path.join(project, ".changeset/brave-pools-close.md"), `---\n"eslint-plugin-async-lifecycle": minor\n---\n\nThe rules know another library.\n`);
  run(process.execPath, [path.join(host, "node_modules/@changesets/cli/bin.js"), "version"]);
  const left = (name: string): string => readFileSync(path.join(project, name), "utf8");
  const { version: before } = JSON.parse(textOf("package.json")) as { version: string };
  const { version } = JSON.parse(left("package.json")) as { version: string };
  expect(version).not.toBe(before);
  expect(releaseNotes(left("CHANGELOG.md"), version)).toBe("### Minor Changes\n\n- The rules know another library.\n");
  expect(left("CHANGELOG.md")).toMatch(/^# Changelog\n\n## /u);
  expect(releaseNotes(left("CHANGELOG.md"), before)).toBe(releaseNotes(textOf("CHANGELOG.md"), before));
  rmSync(project, { recursive: true });
});
