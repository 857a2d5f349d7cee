/** Is it known up front which files have types? */
import path from "node:path";
import typescript from "typescript";
import { expect, test } from "vitest";
import { coverByProjects } from "../../src/cli/projects.ts";
import { folderWith } from "./command.ts";

async function coverage(files: Readonly<Record<string, string>>) {
  await using folder = await folderWith(files);
  const sources = Object.keys(files).filter(name => !name.endsWith(".json")).map(name => path.join(folder.path, name));
  const { problems, typed, untyped } = coverByProjects(sources, typescript);
  const relative = (file: string): string => path.relative(folder.path, file);
  return {
    typed: Object.fromEntries([...typed].map(([project, covered]) => [relative(project), covered.map(relative)])),
    untyped: untyped.map(relative),
    problems: problems.map(problem => `${relative(problem.path ?? "")}: ${problem.message}`),
  };
}

test("a file is covered by the nearest project that includes it", async () => {
  expect(await coverage({
    "tsconfig.json": '{ "include": ["."] }',
    "packages/a/tsconfig.json": '{ "include": ["src"] }',
    "packages/a/src/in.ts": "",
    "packages/a/out.ts": "",
    "packages/a/src/plain.js": "",
  })).toEqual({
    typed: { "packages/a/tsconfig.json": ["packages/a/src/in.ts"], "tsconfig.json": ["packages/a/out.ts"] },
    untyped: ["packages/a/src/plain.js"],
    problems: [],
  });
});

test("allowJs brings JavaScript in", async () => {
  expect(await coverage({ "tsconfig.json": '{ "compilerOptions": { "allowJs": true } }', "a.js": "" }))
    .toEqual({ typed: { "tsconfig.json": ["a.js"] }, untyped: [], problems: [] });
});

test("references of references are followed, and a circle of them ends", async () => {
  expect(await coverage({
    "tsconfig.json": '{ "files": [], "references": [{ "path": "./a" }] }',
    "a/tsconfig.json": '{ "files": [], "references": [{ "path": "../b/tsconfig.lib.json" }] }',
    "b/tsconfig.lib.json": '{ "include": ["lib"], "references": [{ "path": ".." }] }',
    "b/lib/in.ts": "",
    "b/out.ts": "",
  })).toEqual({ typed: { "tsconfig.json": ["b/lib/in.ts"] }, untyped: ["b/out.ts"], problems: [] });
});

test("a project that names its entry file covers what that file may import", async () => {
  expect(await coverage({ "tsconfig.json": '{ "files": ["index.ts"] }', "index.ts": "", "part.ts": "" }))
    .toEqual({ typed: { "tsconfig.json": ["index.ts", "part.ts"] }, untyped: [], problems: [] });
});

test("a broken project is told once, whatever the number of its files", async () => {
  const { problems, typed, untyped } = await coverage({ "tsconfig.json": "{ nonsense", "a.ts": "", "b.ts": "" });
  expect(problems).toEqual([expect.stringMatching(/^tsconfig\.json: .+\.$/u)]);
  expect({ typed, untyped }).toEqual({ typed: {}, untyped: ["a.ts", "b.ts"] });
});

test("a project without files, or with an option from the future, is not broken", async () => {
  expect(await coverage({ "tsconfig.json": '{ "include": ["none"], "compilerOptions": { "fromTheFuture": true } }', "a.ts": "" }))
    .toEqual({ typed: {}, untyped: ["a.ts"], problems: [] });
});
