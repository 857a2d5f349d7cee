/** Do the pages on CI and on commits show files that exist, as they are, and only commands that tests run? */
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { javascriptExtensions, pythonExtensions, typescriptExtensions } from "../src/cli/files.ts";
import { parseArguments } from "../src/cli/arguments.ts";
import { commandsOf, commandsOfExample } from "./hosts/shown.ts";
import { filesUnder, ROOT, textOf } from "./project-files.ts";

const PAGES = ["docs/ci.md", "docs/pre-commit.md"];
const EXAMPLES = ["examples/ci", "examples/monorepo", "examples/pre-commit"].flatMap(filesUnder);
const HOST_TESTS = filesUnder("tests/hosts").filter((file) => file.endsWith(".test.ts")).map(textOf).join("\n");

/** What a page tells to install. Tests install the same, at versions of their own. */
const INSTALLS = /^npm (?:ci|i)\b/u;

/** A block of a page that is a file of the project, word for word. */
interface FileBlock {
  readonly file: string;
  readonly code: string;
}

function fileBlocksOf(markdown: string): readonly FileBlock[] {
  return [...markdown.matchAll(/^```\w+ file=(?<file>\S+)\n(?<code>[^]*?)^```$/gmu)].map(({ groups }) => ({ file: groups?.["file"] ?? "", code: groups?.["code"] ?? "" }));
}

describe.each(PAGES)("%s", (page) => {
  const text = textOf(page);

  it("shows files as they are", () => {
    const blocks = fileBlocksOf(text);
    expect(blocks).not.toEqual([]);
    expect(blocks.filter(({ code, file }) => textOf(file) !== code).map(({ file }) => file)).toEqual([]);
  });

  it("shows only commands that a test runs", () => {
    const commands = commandsOf(text).filter((command) => !INSTALLS.test(command));
    expect(commands).not.toEqual([]);
    expect(commands.filter((command) => !HOST_TESTS.includes(`"${command}"`))).toEqual([]);
  });

  it("links to what exists", () => {
    const targets = [...text.matchAll(/\]\((?!https?:|#)(?<target>[^)#]+)/gu)].map(({ groups }) => posix.join("docs", groups?.["target"] ?? ""));
    expect(targets.filter((target) => !existsSync(join(ROOT, target)))).toEqual([]);
  });
});

describe("examples", () => {
  it("stand on a page or are run by a test", () => {
    const shown = new Set(PAGES.flatMap((page) => fileBlocksOf(textOf(page))).map(({ file }) => file));
    expect(EXAMPLES.filter((file) => !shown.has(file) && !HOST_TESTS.includes(`"${file}"`))).toEqual([]);
  });

  it.each(EXAMPLES.filter((file) => /\.(?:json|ya?ml)$/u.test(file)))("%s can be read", (file) => {
    expect(parse(textOf(file))).toBeTypeOf("object");
  });

  it.each(EXAMPLES.filter((file) => file.startsWith("examples/ci/")))("the commands of %s come from a test", (file) => {
    expect(commandsOfExample(file)).not.toEqual([]);
    expect(HOST_TESTS).toContain(`commandsOfExample("${file}")`);
  });
});

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
}

describe("hooks for pre-commit", () => {
  const hooks = parse(textOf(".pre-commit-hooks.yaml")) as readonly Hook[];
  const { bin } = JSON.parse(textOf("package.json")) as { bin: Record<string, string> };
  const python = pythonExtensions;
  const all = [...javascriptExtensions, ...typescriptExtensions, ...pythonExtensions];

  it("are those that the page lists", () => {
    const listed = [...textOf("docs/pre-commit.md").matchAll(/^\| `(?<id>[\w-]+)` \|/gmu)].map(({ groups }) => groups?.["id"]);
    expect(hooks.map(({ id }) => id).sort()).toEqual(listed.sort());
  });

  it.each(hooks)("$id runs the command with arguments that it takes", ({ entry, language }) => {
    const [command = "", ...args] = entry.split(" ");
    expect(language).toBe("node");
    expect(bin).toHaveProperty(command);
    expect(parseArguments([...args, "file.py"]).paths).toEqual(["file.py"]);
  });

  it.each(hooks)("$id takes the files that the command takes", ({ files, id }) => {
    const pattern = new RegExp(files, "u");
    const wanted = id.endsWith("-python") ? python : all;
    expect(all.filter((extension) => pattern.test(`folder/file${extension}`))).toEqual(all.filter((extension) => wanted.includes(extension)));
    expect(["tool", "file.pyc", "file.json", "file.tsv", "file.ts.snap", "py"].filter((file) => pattern.test(file))).toEqual([]);
  });

  it("are used by the examples under their ids", () => {
    const used = EXAMPLES.filter((file) => file.endsWith(".yaml")).flatMap((file) => {
      const { repos } = parse(textOf(file)) as { repos: readonly { repo: string; hooks: readonly { id: string }[] }[] };
      return repos.flatMap(({ hooks: some, repo }) => (repo === "local" ? [] : some.map(({ id }) => id)));
    });
    expect(new Set(used)).toEqual(new Set(hooks.map(({ id }) => id)));
  });
});
