/** Do edited programs of Python do the same as before, or work where they could only fail? */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readProgram, type Program } from "../program.ts";
import { differences, unexpected } from "./differences.ts";
import { type Edited, type EditedText, editedTexts } from "./edited-texts.ts";
import { type Interpreter, interpreterAt, Runs } from "./interpreter.ts";

const ROOT = path.join(import.meta.dirname, "../../..");
const PROGRAMS = "tests/executed/python";
const LIMIT = 15_000;

const wanted = process.argv.slice(2).filter((each) => !each.startsWith("-"));
const isShown = process.argv.includes("--show");
const pythons = ["python3.11", "python3.13"];

const programs = readdirSync(path.join(ROOT, PROGRAMS), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".py"))
  .map((file) => path.join(PROGRAMS, file))
  .filter((file) => !file.includes("/modules/"))
  .sort()
  .filter((file) => wanted.length === 0 || wanted.some((each) => file.includes(each)))
  .map((file) => readProgram(file, readFileSync(path.join(ROOT, file), "utf8")));

function importsOf({ text }: Program): string[] {
  return [...text.matchAll(/^\s*(?:from|import) (\w+)/gmu)].flatMap(([, name = ""]) => name === "shop_server" ? ["aiohttp"] : [name]);
}

async function verify(interpreter: Interpreter, version: string): Promise<void> {
  using runs = new Runs(interpreter);
  const perRule = new Map<string, { edited: number; declined: number; programs: number; texts: number; runs: number; problems: number }>();
  const pending = programs.map(async (program) => {
    if (program.runtime !== null && program.runtime !== interpreter.name) return;
    const missing = importsOf(program).filter((name) => ["aiofiles", "aiohttp", "aiosqlite", "anyio", "httpx", "requests", "sqlalchemy", "trio"].includes(name) && !interpreter.libraries.has(name));
    if (missing.length > 0) return;
    const edited = editedTexts(program, version);
    const row = perRule.get(program.rule) ?? { edited: 0, declined: 0, programs: 0, texts: 0, runs: 0, problems: 0 };
    perRule.set(program.rule, row);
    row.programs++;
    row.texts += edited.texts.length;
    if (edited.texts.length > 0) row.edited++;
    else row.declined++;
    const problems = expectationProblems(program, edited);
    if (isShown) for (const each of edited.texts) console.log(`--- ${program.file}: ${each.cause}${each.isProven ? " [proven]" : ""}${each.isWhole ? " [whole]" : ""}\n${each.text}`);
    const run = (text: string, args: readonly string[]) => (row.runs++, runs.run(text, { name: path.basename(program.file), args, limit: LIMIT }));
    const results = await Promise.all(
      program.ways.map(async (way) => {
        const before = run(program.text, way.args);
        const afters = edited.texts.map((each) => [each, run(each.text, way.args)] as const);
        const first = await before;
        const found = unexpected(first, way).map((problem) => `${way.name}: before: ${problem}`);
        for (const [each, after] of afters) found.push(...differences(first, await after, way, each, program).map((problem) => `${way.name}: after ${tellOf(each)}: ${problem}`));
        return found;
      }),
    );
    problems.push(...results.flat());
    row.problems += problems.length;
    if (problems.length > 0) console.log(`${program.file}\n  ${problems.join("\n  ")}`);
  });
  await Promise.all(pending);
  console.log(interpreter.name, interpreter.version);
  console.table(Object.fromEntries([...perRule].sort()));
}

function tellOf({ cause, isProven, isWhole }: EditedText): string {
  return `${cause}${isProven ? "" : " (offered)"}${isWhole ? "" : " (not all)"}`;
}

function expectationProblems({ edits }: Program, { findings, fixes, suggestions }: Edited): string[] {
  if (findings === 0) return ["the rule finds nothing"];
  if ("declined" in edits) return fixes + suggestions > 0 ? [`there is an edit: ${fixes} fixes, ${suggestions} suggestions`] : [];
  const said = `${fixes > 0 ? "fix" : ""}${fixes > 0 && suggestions > 0 ? ", " : ""}${suggestions > 0 ? "suggestion" : ""}` || "none";
  return (fixes > 0) === edits.fix && (suggestions > 0) === edits.suggestion ? [] : [`the edits are: ${said}`];
}

for (const name of pythons) {
  const interpreter = interpreterAt(name === "python3.11" ? path.join(ROOT, ".corpus/python-libraries/bin/python") : `${process.env["HOME"] ?? ""}/.pyenv/versions/3.13.0/bin/python`);
  if (interpreter) await verify(interpreter, name.slice(6));
}
