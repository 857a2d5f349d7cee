/** Does linting from a program tell all that the command prints? */
import { expect, test } from "vitest";
import { lint } from "../../src/cli/lint.ts";
import { folderWith } from "./command.ts";

const floating = "async function work() {\n  await Promise.resolve();\n}\nexport async function main() {\n  work();\n}\n";

test("progress counts every file once, however often it had to be read", async () => {
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`src/${index}.ts`, "export {};\n"]));
  await using folder = await folderWith({
    ...files,
    "tsconfig.json": '{ "include": ["src"], "compilerOptions": { "allowJs": true } }',
    "src/bad.ts": "const = 1;",
    "src/script.js": "with (globalThis) { console; }\n",
    "other/script.js": "with (globalThis) { console; }\n",
  });
  const shown: string[] = [];
  const outcome = await lint(["."], {
    cwd: folder.path,
    onProgress: (done, total) => shown.push(`${done} of ${total}`),
  });
  expect(outcome.results).toHaveLength(63);
  expect(outcome.problems.map(problem => problem.message)).toHaveLength(1);
  expect(shown.at(-1)).toBe("63 of 63");
});

test("results hold the repaired text, and nothing is written", async () => {
  await using folder = await folderWith({ "a.js": floating });
  const { results, rulesMeta } = await lint(["a.js"], { cwd: folder.path, fix: true, unsafeFixes: true });
  expect(results.map(result => result.output)).toEqual([floating.replace("  work();", "  await work();")]);
  expect(rulesMeta).toEqual({});
  const again = await lint(["a.js"], { cwd: folder.path });
  expect(again.results[0]?.messages.map(message => message.ruleId)).toEqual(["async-lifecycle/no-floating-tasks"]);
  expect(Object.keys(again.rulesMeta)).toEqual(["async-lifecycle/no-floating-tasks"]);
});
