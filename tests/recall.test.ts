/** Do the operators make the mistakes that they say, and are those of the fixed examples reported? */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { shuffled } from "../tools/corpus/report.ts";
import { changed } from "../tools/recall/grammar.ts";
import { type Mutant, mutantOf, subjectsOf } from "../tools/recall/mutants.ts";
import { OPERATORS } from "../tools/recall/operators.ts";
import { readProgram } from "../tools/recall/program.ts";
import { examples } from "../tools/recall/sources.ts";
import { keyOf, readCauses, rowsOf, share } from "../tools/recall/tally.ts";

/** The texts that an operator makes of a program. */
function mutantsBy(operator: string, file: string, text: string): readonly string[] {
  const program = readProgram(file, text);
  if (program === undefined) throw new Error("The program does not parse.");
  return subjectsOf(program).flatMap(({ changes }) => changes.filter((each) => each.operator.name === operator).map((each) => changed(text, each.changes)));
}

const POOL = `import { Pool } from "pg";
export async function names() {
  const pool = new Pool();
  try {
    return await pool.query("select name from users");
  } finally {
    await pool.end();
  }
}
`;

const SHEET = `import { open } from "node:fs/promises";
export async function size(path: string) {
  await using file = await open(path);
  const { size } = await file.stat();
  await file.sync();
  console.log(await file.stat());
  return size;
}
`;

const PAGE = `import { chromium } from "playwright-core";
export async function title(url: string) {
  await using browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  return await page.title();
}
`;

const CLIENT = `import asyncio
import httpx

async def load(url):
    client = httpx.AsyncClient()
    try:
        answer = await client.get(url)
        await client.delete(url)
        return await client.post(url)
    finally:
        await client.aclose()
`;

const HELD = `import httpx

async def load(url):
    async with httpx.AsyncClient() as client:
        text = """
        kept"""
        return await client.post(url, content=text)
`;

const MAYBE_CLOSED = `import httpx

async def finish(client, late):
    if late:
        await client.aclose()

async def load(url, late):
    client = httpx.AsyncClient()
    await client.get(url)
    await finish(client, late)
`;

describe("an operator", () => {
  it.each<[operator: string, file: string, text: string, from: string, to: string]>([
    ["drop the await of a close", "a.ts", POOL, "    await pool.end();", "    pool.end();"],
    ["drop the await of a close", "a.py", CLIENT, "        await client.aclose()", "        client.aclose()"],
    ["drop the await of work", "a.ts", SHEET, "  await file.sync();", "  file.sync();"],
    ["drop the await of work", "a.py", CLIENT, "        await client.delete(url)", "        client.delete(url)"],
    ["drop the await of a value", "a.ts", 'export async function all() {\n  const { status } = await fetch("/");\n  return status;\n}\n', "= await fetch", "= fetch"],
    ["drop the await of a value", "a.py", CLIENT.replace("delete(url)", "delete(answer.text)"), "answer = await client", "answer = client"],
    ["drop the block", "a.ts", SHEET, "  await using file", "  const file"],
    [
      "drop the block",
      "a.py",
      HELD,
      '    async with httpx.AsyncClient() as client:\n        text = """\n        kept"""\n        return',
      '    client = httpx.AsyncClient()\n    text = """\n        kept"""\n    return',
    ],
    ["drop a close", "a.ts", POOL, "    await pool.end();", "    ;"],
    ["drop a close", "a.py", CLIENT, "        await client.aclose()", "        pass"],
    ["move a close up", "a.ts", POOL, '    return await pool.query("select name from users");\n  } finally {\n    await pool.end();', '    await pool.end(); return await pool.query("select name from users");\n  } finally {\n    ;'],
    ["move a close up", "a.py", CLIENT, "        return await client.post(url)\n    finally:\n        await client.aclose()", "        await client.aclose()\n        return await client.post(url)\n    finally:\n        pass"],
    ["close twice", "a.ts", POOL, "    await pool.end();", "    await pool.end(); await pool.end();"],
    ["return without await", "a.ts", PAGE, "return await page", "return page"],
    ["return without await", "a.py", HELD, "return await client", "return client"],
    ["close on a condition", "a.ts", POOL, "    await pool.end();", "    if (shouldClose) { await pool.end(); }"],
    ["close on a condition", "a.py", CLIENT, "        await client.aclose()", "        if should_close:\n            await client.aclose()"],
  ])("%s (%s)", (operator, file, text, from, to) => {
    expect(text).toContain(from);
    expect(mutantsBy(operator, file, text)).toEqual([text.replace(from, to)]);
  });

  it("nest a run: of a mutex, and of coroutines", () => {
    const mutex = 'import { Mutex } from "async-mutex";\nconst mutex = new Mutex();\nexport const add = async () => { await mutex.runExclusive(() => 1); };\n';
    expect(mutantsBy("nest a run", "a.ts", mutex)).toEqual([mutex.replace("mutex.runExclusive(() => 1)", "mutex.runExclusive(async () => await mutex.runExclusive(() => 1))")]);
    const coroutine = "import asyncio\n\nasync def work():\n    await asyncio.sleep(1)\n";
    expect(mutantsBy("nest a run", "a.py", coroutine)).toEqual(
      ["asyncio.run(", "asyncio.get_event_loop().run_until_complete("].map((run) => coroutine.replace("await asyncio.sleep(1)", `${run}asyncio.sleep(1))`)),
    );
  });

  it.each<[why: string, operator: string, file: string, text: string]>([
    ["what others may close too", "drop a close", "a.ts", POOL.replace('    return await pool.query("select name from users");', "    others.add(pool);\n    this.pool = pool;")],
    ["a close that is harmless twice", "close twice", "a.py", CLIENT],
    ["a value that goes on as it is", "drop the await of a value", "a.ts", 'import { open } from "node:fs/promises";\nexport const all = async () => { keep(await open("a")); };\n'],
    ["a value that goes on by its name", "drop the await of a value", "a.py", CLIENT.replace("delete(url)", "delete(answer)")],
    ["a call that is not known to give a promise", "drop the await of work", "a.ts", "export const all = async (work) => { await work(); };\n"],
    ["work that the close lets finish", "return without await", "a.ts", POOL],
    ["work that runs on nothing that is closed", "return without await", "a.ts", SHEET.replace("return size;", "return await fetch(path);")],
    ["a run that may be on another loop", "nest a run", "a.py", "import asyncio\nimport trio\n\nasync def work():\n    await asyncio.sleep(1)\n"],
    ["a close by a function that may leave it open", "move a close up", "a.py", MAYBE_CLOSED],
  ])("passes over %s", (_why, operator, file, text) => {
    expect(mutantsBy(operator, file, text)).toEqual([]);
  });

  it("passes over functions that are wrong already", () => {
    const wrong = POOL.replace("    await pool.end();", "    await pool.end();\n    await pool.end();");
    expect(mutantsBy("drop the await of a close", "a.ts", wrong)).toEqual([]);
  });
});

describe("mutants of the fixed examples", () => {
  it("a handful are reported, unless their miss is explained", async () => {
    const { misses } = readCauses();
    const all: (() => Mutant | undefined)[] = [];
    for await (const { name, program, subjects } of examples()) {
      for (const subject of subjects) for (const change of subject.changes) all.push(() => mutantOf(program, subject, change, name));
    }
    const mutants = shuffled(all, 7).slice(0, 30).flatMap((make) => make() ?? []);
    expect(mutants.length).toBeGreaterThanOrEqual(25);
    expect(mutants.filter((mutant) => mutant.found.length === 0 && !Object.hasOwn(misses, keyOf(mutant))).map(keyOf)).toEqual([]);
  });
});

describe("the report", () => {
  it("counts by operator and language, and names the rules", () => {
    const mutant = (found: readonly string[]): Mutant => ({
      operator: "drop a close",
      language: "python",
      source: path.join("a", "b.py"),
      line: 3,
      code: "pass",
      found: found.map((rule) => ({ rule, at: 0, message: "" })),
      text: "",
    });
    const [row, ...others] = rowsOf([mutant(["one", "one", "two"]), mutant(["two"]), mutant([])]);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ language: "python", mutants: 3, reported: 2, rules: new Map([["one", 1], ["two", 2]]) });
    expect(row && share(row)).toBe("66.7 %");
  });

  it("every operator says what it does and what it passes over", () => {
    expect(new Set(OPERATORS.map(({ name }) => name)).size).toBe(OPERATORS.length);
    for (const { does, passesOver } of OPERATORS) expect(Math.min(does.length, passesOver.length)).toBeGreaterThan(10);
  });
});
