/** Are wildcard patterns and the lines of `.gitignore` read as git reads them? */
import { describe, expect, test } from "vitest";
import { compilePattern, expandBraces, isGlob, matchesPath } from "../../src/cli/glob.ts";
import { isIgnored, parseIgnoreFile } from "../../src/cli/ignored.ts";

function matches(pattern: string, path: string): boolean {
  return matchesPath(compilePattern(pattern), path.split("/"));
}

describe("wildcards", () => {
  test.each([
    ["*.ts", "a.ts"], ["src/**/*.ts", "src/a.ts"], ["src/**/*.ts", "src/x/y/a.ts"], ["**", "a/b"], ["a?c", "abc"],
    ["[a-c].ts", "b.ts"], ["[!a-c].ts", "d.ts"], ["\\*.ts", "*.ts"], ["[x", "[x"], ["*a*b*", "xaxbx"], ["?", "😀"],
  ])("%s matches %s", (pattern, path) => {
    expect(matches(pattern, path)).toBe(true);
  });

  test.each([
    ["*.ts", "src/a.ts"], ["src/*.ts", "src/x/a.ts"], ["a?c", "ac"], ["[a-c].ts", "d.ts"], ["[!a-c].ts", "b.ts"],
    ["\\*.ts", "a.ts"], ["src/**/b", "src/b/c"], ["a.ts", "aXts"],
  ])("%s does not match %s", (pattern, path) => {
    expect(matches(pattern, path)).toBe(false);
  });

  test("a hostile pattern is answered at once", () => {
    const started = performance.now();
    expect(matches(`${"*a".repeat(60)}b`, "a".repeat(2000))).toBe(false);
    expect(matches(`${"**/a/".repeat(60)}b`, "a/".repeat(2000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("braces are written out, and a hostile number of them is bounded", () => {
    expect(expandBraces("src/**/*.{ts,js}")).toEqual(["src/**/*.ts", "src/**/*.js"]);
    expect(expandBraces("{a,b{c,d}}")).toEqual(expect.arrayContaining(["a", "bc", "bd"]));
    expect(expandBraces("a{b}")).toEqual(["a{b}"]);
    expect(expandBraces("{a,b}".repeat(40)).length).toBeLessThan(5000);
  });

  test("a name without wildcards is no pattern", () => {
    expect(isGlob("src/a.ts")).toBe(false);
    expect(isGlob("src/*.ts")).toBe(true);
  });
});

describe(".gitignore", () => {
  const files = [
    parseIgnoreFile("/project", "# comment\n\nout/\n/root.ts\n*.gen.ts\n!keep.gen.ts\nsub/deep.ts\nall/**\ntrailing.ts  \r\n\\#name.ts\n"),
    parseIgnoreFile("/project/sub", "own.ts\n!back.gen.ts\n"),
  ];

  test.each([
    ["/project/out", true], ["/project/x/out", true], ["/project/root.ts", false], ["/project/x/a.gen.ts", false],
    ["/project/sub/deep.ts", false], ["/project/all/x/y.ts", false], ["/project/trailing.ts", false],
    ["/project/#name.ts", false], ["/project/sub/x/own.ts", false],
  ])("ignores %s (folder: %s)", (path, isDirectory) => {
    expect(isIgnored(files, path, isDirectory)).toBe(true);
  });

  test.each([
    ["/project/out", false], ["/project/x/root.ts", false], ["/project/keep.gen.ts", false], ["/project/x/sub/deep.ts", false],
    ["/project/all", true], ["/project/own.ts", false], ["/project/sub/back.gen.ts", false], ["/project/comment", false],
  ])("keeps %s (folder: %s)", (path, isDirectory) => {
    expect(isIgnored(files.filter(file => path.startsWith(`${file.directory}/`)), path, isDirectory)).toBe(false);
  });
});
