/** Does `--explain` print the way to a finding, in every language, and say clearly when there is none? */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseArguments } from "../../src/cli/arguments.ts";
import { type Folder, folderWith } from "./command.ts";
import { explained } from "./explained.ts";

const report = `import { Pool } from "pg";

export async function report(isReady: boolean): Promise<unknown> {
  const pool = new Pool();
  if (!isReady) {
    await pool.end();
  }
  console.log("reporting");
  if (isReady) return pool.query("select 1");
  return await pool.query("select 2");
}
`;

const scrape = `import asyncio

import aiohttp


async def scrape(url):
    session = aiohttp.ClientSession()
    answer = await session.get(url)
    if answer.status == 404:
        return None
    text = await answer.text()
    await session.close()
    return text
`;

const notebook = `${JSON.stringify({
  cells: [
    { cell_type: "markdown", source: ["# Prices"] },
    { cell_type: "code", source: ["import asyncio\n", "async def price():\n", "    return 1"] },
    { cell_type: "code", source: ["!ls\n", "asyncio.run(price())"] },
  ],
  metadata: { language_info: { name: "python" } },
  nbformat: 4,
  nbformat_minor: 5,
}, undefined, 1)}\n`;

let folder: Folder;
beforeAll(async () => {
  folder = await folderWith({
    "src/report.ts": report,
    "scrape.py": scrape,
    "prices.ipynb": notebook,
    "quiet.ts": "export {};\n",
    "broken.py": "def f(:\n",
    "off.js": 'import { Pool } from "pg";\nexport async function f(p) {\n  // eslint-disable-next-line async-lifecycle/no-undisposed-session\n  const pool = new Pool();\n  await pool.query(p);\n}\n',
  });
});
afterAll(async () => {
  await folder[Symbol.asyncDispose]();
});

describe("the way to a finding", () => {
  test("TypeScript", async () => {
    const run = await folder.run("--explain", "src/report.ts");
    expect(run).toMatchObject({ code: 1, stderr: "" });
    expect(run.stdout).toMatchInlineSnapshot(`
      "error[no-undisposed-session]: \`pool\` is opened here and not closed when the function returns on line
      9. Hold it with an \`AsyncDisposableStack\`, or call \`end()\` on every way out.
       --> src/report.ts:4:16
        |
      4 |   const pool = new Pool();
        |                ^^^^^^^^^^ 1. \`pool\` is opened here
      5 |   if (!isReady) {
        |        ------- 2. \`isReady\` is true
      6 |     await pool.end();
        |           ~~~~~~~~~~ closed here on other ways
      ...
      9 |   if (isReady) return pool.query("select 1");
        |       ------- 3. \`isReady\` is true
        |                ------------------------------ 4. the function returns here, and \`pool\` is still
        |                                                  open
        |
        = see: https://github.com/async-lifecycle/eslint-plugin-async-lifecycle/blob/main/docs/rules/no-undisposed-session.md

      error[no-reuse-after-close]: \`pool\` was closed on line 6; on this path pg rejects with "Cannot use a
      pool after calling end on the pool". Close it after its last use, or hold it with an
      \`AsyncDisposableStack\`.
        --> src/report.ts:10:16
         |
       4 |   const pool = new Pool();
         |                ---------- 1. \`pool\` is opened here
       5 |   if (!isReady) {
         |        ------- 2. \`isReady\` is false
       6 |     await pool.end();
         |           ---------- 3. \`pool\` is closed here
      ...
       9 |   if (isReady) return pool.query("select 1");
         |       ------- 4. \`isReady\` is false
      10 |   return await pool.query("select 2");
         |                ^^^^^^^^^^^^^^^^^^^^^^ 5. \`pool\` is used here, after its close
         |
         = see: https://github.com/async-lifecycle/eslint-plugin-async-lifecycle/blob/main/docs/rules/no-reuse-after-close.md
      "
    `);
  });

  test("Python", async () => {
    const { complaints, text } = await explained(folder.path, ["scrape.py"]);
    expect(complaints).toEqual([]);
    expect(text).toMatchInlineSnapshot(`
      "error[no-undisposed-session]: \`session\` is opened here and not closed when the function returns on
      line 10. Hold it with \`async with\`, or call \`close()\` on every way out.
        --> scrape.py:7:15
         |
       7 |     session = aiohttp.ClientSession()
         |               ^^^^^^^^^^^^^^^^^^^^^^^ 1. \`session\` is opened here
       8 |     answer = await session.get(url)
       9 |     if answer.status == 404:
         |        -------------------- 2. \`answer.status == 404\` is true
      10 |         return None
         |         ----------- 3. the function returns here, and \`session\` is still open
      11 |     text = await answer.text()
      12 |     await session.close()
         |           ~~~~~~~~~~~~~~~ closed here on other ways
         |
         = fix: Hold \`session\` with \`async with\`.
      --- a/scrape.py
      +++ b/scrape.py
      @@ -4,10 +4,9 @@
       
       
       async def scrape(url):
      -    session = aiohttp.ClientSession()
      -    answer = await session.get(url)
      -    if answer.status == 404:
      -        return None
      -    text = await answer.text()
      -    await session.close()
      +    async with aiohttp.ClientSession() as session:
      +        answer = await session.get(url)
      +        if answer.status == 404:
      +            return None
      +        text = await answer.text()
           return text
         |
         = see: https://github.com/async-lifecycle/eslint-plugin-async-lifecycle/blob/main/docs/rules/no-undisposed-session.md
      "
    `);
  });

  test("a notebook, by its cells", async () => {
    const { complaints, text } = await explained(folder.path, ["prices.ipynb"]);
    expect(complaints).toEqual([]);
    expect(text).toMatchInlineSnapshot(`
      "error[no-nested-run]: \`asyncio.run\` starts a run where one is always going on; the call throws
      "asyncio.run() cannot be called from a running event loop". Do the inner work without a second run.
       --> prices.ipynb:cell 3:2:1
        |
      2 | asyncio.run(price())
        | ^^^^^^^^^^^^^^^^^^^^ 2. \`asyncio.run\` begins another run inside of it
        |
       ::: prices.ipynb:cell 2:1:1
        |
      1 | import asyncio
        | -------------- 1. a run is going on where this file begins
        |
        = fix: Await it.
      --- a/prices.ipynb (cell 3)
      +++ b/prices.ipynb (cell 3)
      @@ -1,2 +1,2 @@
       !ls
      -asyncio.run(price())
      +await price()
        |
        = see: https://github.com/async-lifecycle/eslint-plugin-async-lifecycle/blob/main/docs/rules/no-nested-run.md
      "
    `);
  });

  test("a diff is one that can be applied, and nothing is written", async () => {
    const { text } = await explained(folder.path, ["scrape.py"]);
    expect(text).toContain("--- a/scrape.py\n+++ b/scrape.py\n@@ ");
    expect(await readFile(path.join(folder.path, "scrape.py"), "utf8")).toBe(scrape);
  });

  test("types are asked where a tsconfig.json covers the file", async () => {
    const untyped = "export async function main(work: { start(): Promise<void> }): Promise<void> {\n  work.start();\n  await work.start();\n}\n";
    await using project = await folderWith({ "tsconfig.json": '{ "include": ["a.ts"], "compilerOptions": { "strict": true } }', "a.ts": untyped });
    expect((await explained(project.path, ["a.ts:2"])).text).toContain("1. the task is started here, and nobody waits for it");
    expect(await explained(project.path, ["a.ts"], { types: false })).toMatchObject({ text: "", silent: ["a.ts"], complaints: [] });
  });
});

describe("lines", () => {
  test("PATH:LINE and PATH:LINE:COLUMN choose the findings on a line", async () => {
    const text = `${report.replace("isReady: boolean): Promise<unknown>", "isReady)")}\nfunction g() {\n  const pool = new Pool();\n}\n`;
    await using two = await folderWith({ "two.js": text });
    const places = async (...paths: readonly string[]): Promise<readonly string[]> =>
      (await explained(two.path, paths)).findings.map(({ line, rule }) => `${line} ${rule}`);
    expect(await places("two.js")).toEqual(["4 no-undisposed-session", "10 no-reuse-after-close", "14 no-undisposed-session"]);
    expect(await places("two.js:14")).toEqual(["14 no-undisposed-session"]);
    expect(await places("two.js:14:3", "two.js:4")).toEqual(["4 no-undisposed-session", "14 no-undisposed-session"]);
    expect(await places("two.js:4", ".")).toHaveLength(3);
  });

  test.each([
    ["scrape.py:2", "scrape.py:2: No finding is on this line; the nearest is on line 7."],
    ["src/report.ts:7", "src/report.ts:7: No finding is on this line; the nearest are on lines 4 and 10."],
    ["quiet.ts:1", "quiet.ts:1: No finding is on this line, and none in the file."],
    ["off.js:4", "off.js:4: The finding on this line is switched off by a comment."],
    ["missing.ts:4", "missing.ts: No such file or folder."],
  ])("%s has none, and that is one line", async (given, line) => {
    expect(await explained(folder.path, [given])).toMatchObject({ text: "", complaints: [`async-lifecycle: ${line}`] });
  });

  test("a file whose name ends like a line is that file", async () => {
    await using odd = await folderWith({ "a.ts": "export {};\n" });
    await writeFile(path.join(odd.path, "a.ts:3"), "");
    // It is no kind of file that is linted, and says so.
    expect((await explained(odd.path, ["a.ts:3"])).complaints).toEqual([expect.stringContaining("a.ts:3: The file is none of the kinds")]);
  });
});

describe("what cannot be explained is one line", () => {
  test.each([
    [["missing.ts"], 2, "", "async-lifecycle: missing.ts: No such file or folder.\n"],
    [["quiet.ts"], 0, "quiet.ts: Nothing was found, so there is nothing to explain.\n", ""],
    [["broken.py:1"], 2, "", expect.stringMatching(/^async-lifecycle: broken\.py:1:\d+: [^\n]+\.\n$/u) as string],
    [["--html", "no/such/folder.html", "scrape.py"], 2, "", "async-lifecycle: no/such/folder.html: The page was not written: No such file or folder.\n"],
  ])("%j", async (argv, code, stdout, stderr) => {
    expect(await folder.run("--explain", ...argv)).toEqual({ code, stdout, stderr });
  });

  test.each([
    [["--explain", "--fix", "a.ts"], "--explain does not go with --fix."],
    [["--explain", "--format", "json", "a.ts"], "--explain does not go with --format."],
    [["--explain", "--html", "a.ts", "a.ts"], '--html needs the name of an HTML file, not "a.ts".'],
    [["--html", "a.html", "a.ts"], "--html needs --explain."],
  ])("%j", (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(message);
  });
});
