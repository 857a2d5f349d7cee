/** Does the command do what its help says, whatever it is given? */
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "./command.ts";

const work = `async function work(): Promise<void> {
  await Promise.resolve();
}
`;
const floating = `${work}
export async function main(): Promise<void> {
  work();
}
`;
const awaited = floating.replace("  work();", "  await work();");

describe("exit codes", () => {
  test("0 and silence when nothing is found", async () => {
    await using folder = await folderWith({ "src/a.ts": awaited });
    expect(await folder.run("src")).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("1 and the finding, with its place and rule", async () => {
    await using folder = await folderWith({ "src/a.ts": floating });
    const run = await folder.run("src");
    expect(run).toMatchObject({ code: 1, stderr: "" });
    expect(run.stdout).toContain(path.join(folder.path, "src/a.ts"));
    expect(run.stdout).toMatch(/6:3 .*async-lifecycle\/no-floating-tasks/u);
  });

  test("warnings fail only above --max-warnings", async () => {
    const text = `/* eslint async-lifecycle/no-floating-tasks: "warn" */\n${floating}`;
    await using folder = await folderWith({ "a.ts": text });
    expect((await folder.run("a.ts")).code).toBe(0);
    expect((await folder.run("--max-warnings", "1", "a.ts")).code).toBe(0);
    const run = await folder.run("--max-warnings", "0", "a.ts");
    expect(run.code).toBe(1);
    expect(run.stderr).toBe("async-lifecycle: The warnings (1) are more than --max-warnings allows (0).\n");
  });

  test("the strict configuration finds at least what the recommended one finds", async () => {
    await using folder = await folderWith({ "a.ts": floating });
    const run = await folder.run("--strict", "a.ts");
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("async-lifecycle/no-floating-tasks");
  });
});

describe("arguments", () => {
  test.each([
    [["--bogus", "src"], "Unknown option '--bogus'; --help lists the options."],
    [[], "no path given; --help lists the options."],
    [["--max-warnings", "many", "src"], '--max-warnings needs a whole number, not "many".'],
    [["--dry-run", "src"], "--dry-run needs --fix."],
    [["--format", "no-such-format", "src"], 'The formatter "no-such-format" cannot be loaded.'],
    [["--bo\u001B[31mgus", "src"], "Unknown option '--bo\\x1b[31mgus'; --help lists the options."],
  ])("%j is one line and exit code 2", async (argv, message) => {
    await using folder = await folderWith({ "src/a.ts": awaited });
    expect(await folder.run(...argv)).toEqual({ code: 2, stdout: "", stderr: `async-lifecycle: ${message}\n` });
  });

  test("--help and --version print on stdout", async () => {
    await using folder = await folderWith({});
    const help = await folder.run("--help");
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toContain("--unsafe-fixes");
    expect(Math.max(...help.stdout.split("\n").map(line => line.length))).toBeLessThanOrEqual(80);
    const version = await folder.run("--version");
    const manifest = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };
    expect(version).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });
});

describe("what cannot be processed", () => {
  test("a missing path, a pattern without files and an empty folder are a line each, and the rest is linted", async () => {
    await using folder = await folderWith({ "a.ts": floating, "docs/a.md": "" });
    const run = await folder.run("missing", "none/**/*.ts", "docs", "docs/a.md", "a.ts");
    expect(run.code).toBe(2);
    expect(run.stdout).toContain("async-lifecycle/no-floating-tasks");
    expect(run.stderr.split("\n")).toEqual([
      "async-lifecycle: missing: No such file or folder.",
      "async-lifecycle: none/**/*.ts: No file matches this pattern.",
      "async-lifecycle: docs: No file to lint is in this folder.",
      expect.stringMatching(/^async-lifecycle: docs\/a\.md: The file is none of the kinds that are linted/u) as string,
      "",
    ]);
  });

  test("a syntax error is one line with its place, and the good file beside it is linted", async () => {
    await using folder = await folderWith({ "good.ts": floating, "bad.ts": "const a = 1;\nconst b = ;\n", "bad.js": "let = 1 +;\n" });
    const run = await folder.run(".");
    expect(run.code).toBe(2);
    expect(run.stdout).toContain("good.ts");
    expect(run.stdout).not.toContain("bad");
    expect(run.stderr.split("\n")).toEqual([
      expect.stringMatching(/^async-lifecycle: bad\.js:1:\d+: .+\.$/u) as string,
      "async-lifecycle: bad.ts:2:11: Expression expected.",
      "",
    ]);
  });

  test("a link that leads nowhere is one line; a folder named like a file is a folder", async () => {
    await using folder = await folderWith({ "folder.ts/a.ts": floating });
    await symlink("nowhere", path.join(folder.path, "dangling.ts"));
    const run = await folder.run(".");
    expect(run).toMatchObject({ code: 2, stderr: "async-lifecycle: dangling.ts: No such file or folder.\n" });
    expect(run.stdout).toContain("folder.ts/a.ts");
  });

  test("links to folders are not followed in circles", async () => {
    await using folder = await folderWith({ "a.ts": awaited });
    await symlink(".", path.join(folder.path, "self"));
    expect(await folder.run(".")).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("a broken tsconfig.json is one line with its place, and the file is linted without types", async () => {
    await using folder = await folderWith({ "tsconfig.json": '{ "include": [\n', "a.ts": floating });
    const run = await folder.run("a.ts");
    expect(run.code).toBe(2);
    expect(run.stdout).toContain("no-floating-tasks");
    expect(run.stderr).toMatch(/^async-lifecycle: tsconfig\.json:2:1: [^\n]+\.\n$/u);
  });

  test("a tsconfig.json that extends nothing that exists is one line", async () => {
    await using folder = await folderWith({ "tsconfig.json": '{ "extends": "./missing.json" }', "a.ts": floating });
    const run = await folder.run("a.ts");
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^async-lifecycle: tsconfig\.json[^\n]*missing\.json[^\n]*\n$/u);
  });
});

describe("projects", () => {
  test("files inside, outside and in a referenced project are linted without a word about projects", async () => {
    await using folder = await folderWith({
      "tsconfig.json": '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      "tsconfig.app.json": '{ "include": ["app"], "compilerOptions": { "composite": true } }',
      "app/a.ts": floating,
      "scripts/b.ts": floating,
      "plain.js": floating.replaceAll(": Promise<void>", ""),
    });
    const run = await folder.run("--format", "json", ".");
    expect(run).toMatchObject({ code: 1, stderr: "" });
    const results = JSON.parse(run.stdout) as { filePath: string; messages: { ruleId: string }[] }[];
    expect(results.map(result => [path.relative(folder.path, result.filePath), ...result.messages.map(message => message.ruleId)])).toEqual([
      ["app/a.ts", "async-lifecycle/no-floating-tasks"],
      ["plain.js", "async-lifecycle/no-floating-tasks"],
      ["scripts/b.ts", "async-lifecycle/no-floating-tasks"],
    ]);
  });

  test("no configuration file, formatter or script of the project is executed", async () => {
    const trap = 'throw new Error("executed");\n';
    await using folder = await folderWith({
      "eslint.config.js": trap,
      "eslint.config.mjs": trap,
      "node_modules/eslint-formatter-stylish/index.js": trap,
      "node_modules/eslint-formatter-stylish/package.json": '{ "name": "eslint-formatter-stylish", "version": "1.0.0" }',
      "src/a.ts": awaited,
    });
    expect(await folder.run("src")).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("comments that configure rules of other plugins are no findings", async () => {
    const text = `/* eslint-env node */\n/* eslint no-undef: "error", other/rule: "error" */\n// eslint-disable-next-line no-console\nmissing();\n`;
    await using folder = await folderWith({ "a.js": text });
    expect(await folder.run("a.js")).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("a comment that switches off a rule of this plugin holds", async () => {
    const text = floating.replace("  work();", "  // eslint-disable-next-line async-lifecycle/no-floating-tasks\n  work();");
    await using folder = await folderWith({ "a.ts": text });
    expect((await folder.run("a.ts")).code).toBe(0);
  });

  test("what .gitignore names is passed over, unless it is given", async () => {
    await using folder = await folderWith({
      ".gitignore": "out/\n*.gen.ts\n!keep.gen.ts\n",
      "a.ts": awaited,
      "out/a.ts": floating,
      "b.gen.ts": floating,
      "node_modules/x/a.ts": floating,
      "dist/a.js": "syntax error",
    });
    expect(await folder.run(".")).toEqual({ code: 0, stdout: "", stderr: "" });
    expect((await folder.run("out")).code).toBe(1);
    expect((await folder.run("node_modules/x/a.ts")).code).toBe(1);
  });

  test("paths outside of the current folder are linted", async () => {
    await using other = await folderWith({ "a.ts": floating });
    await using folder = await folderWith({ "b.ts": floating });
    const run = await folder.run(path.join(other.path, "a.ts"), "b.ts");
    expect(run.code).toBe(1);
    expect(run.stdout).toContain(path.join(other.path, "a.ts"));
    expect(run.stdout).toContain(path.join(folder.path, "b.ts"));
  });

  test("a script that is no module is read as one of Node", async () => {
    await using folder = await folderWith({ "a.js": "with (globalThis) { console; }\nif (module) return;\n" });
    expect(await folder.run("a.js")).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});

describe("repairs", () => {
  test("--fix --unsafe-fixes writes what is otherwise a suggestion", async () => {
    await using folder = await folderWith({ "a.ts": floating });
    expect((await folder.run("--fix", "--unsafe-fixes", "a.ts")).code).toBe(0);
    expect(await readFile(path.join(folder.path, "a.ts"), "utf8")).toBe(awaited);
  });

  test("--unsafe-fixes without --fix writes nothing", async () => {
    await using folder = await folderWith({ "a.ts": floating });
    expect((await folder.run("--unsafe-fixes", "a.ts")).code).toBe(1);
    expect(await readFile(path.join(folder.path, "a.ts"), "utf8")).toBe(floating);
  });

  test("--dry-run prints the diff alone on stdout and writes nothing", async () => {
    await using folder = await folderWith({ "src/a.ts": floating });
    const run = await folder.run("--fix", "--unsafe-fixes", "--dry-run", "src");
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(run.stdout).toBe([
      "--- a/src/a.ts", "+++ b/src/a.ts", "@@ -3,5 +3,5 @@", " }", " ", " export async function main(): Promise<void> {",
      "-  work();", "+  await work();", " }", "",
    ].join("\n"));
    expect(await readFile(path.join(folder.path, "src/a.ts"), "utf8")).toBe(floating);
  });

  test("--dry-run tells the findings that remain on stderr", async () => {
    await using folder = await folderWith({ "a.ts": floating });
    const run = await folder.run("--fix", "--dry-run", "a.ts");
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toContain("async-lifecycle/no-floating-tasks");
  });
});

describe("formats", () => {
  test("json is ESLint's own shape and holds syntax errors", async () => {
    await using folder = await folderWith({ "a.ts": floating, "bad.ts": "const = 1;" });
    const run = await folder.run("--format", "json", ".");
    expect(run.code).toBe(2);
    const [good, bad] = JSON.parse(run.stdout) as Record<string, unknown>[];
    expect(good).toMatchObject({ filePath: path.join(folder.path, "a.ts"), errorCount: 1, fatalErrorCount: 0 });
    expect(bad).toMatchObject({ filePath: path.join(folder.path, "bad.ts"), errorCount: 1, fatalErrorCount: 1 });
  });

  test("a formatter is found by path and by the name of an installed package", async () => {
    const formatter = "module.exports = (results, data) => `${results.length} ${Object.keys(data.rulesMeta)} ${data.cwd}`;\n";
    await using folder = await folderWith({
      "short.cjs": formatter,
      "node_modules/eslint-formatter-short/index.js": formatter,
      "node_modules/eslint-formatter-short/package.json": '{ "name": "eslint-formatter-short", "version": "1.0.0" }',
      "a.ts": floating,
    });
    const expected = `1 async-lifecycle/no-floating-tasks ${folder.path}\n`;
    expect((await folder.run("--format", "./short.cjs", "a.ts")).stdout).toBe(expected);
    expect((await folder.run("--format", "short", "a.ts")).stdout).toBe(expected);
  });

  test("names and text with control characters reach the terminal only escaped", async () => {
    const name = "e\u001B[31m\u009B2J\n\u202E.ts";
    await using folder = await folderWith({});
    await mkdir(path.join(folder.path, "src"));
    await writeFile(path.join(folder.path, "src", name), floating.replace("  work();", "  work(); // \u001B]0;title\u0007\u202E"));
    await writeFile(path.join(folder.path, "src", `bad${name}`), "const = 1;");
    for (const argv of [["src"], ["--fix", "--unsafe-fixes", "--dry-run", "src"], ["--format", "json", "src"], ["src/\u001B.ts"]]) {
      const run = await folder.run(...argv);
      const printed = run.stdout + run.stderr;
      expect(printed).not.toBe("");
      expect(printed).not.toMatch(/[^\n\P{Cc}]|\u202E/u);
    }
    const { stdout } = await folder.run("--format", "json", "src");
    const results = JSON.parse(stdout) as { filePath: string }[];
    expect(results.map(result => path.basename(result.filePath))).toContain(name);
  });
});
