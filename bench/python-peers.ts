/** What do linters of Python take for the same files, as commands of their own? */
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { findPython, type Python } from "../tools/cpython.ts";
import type { Input } from "./inputs.ts";
import type { Sample } from "./measure.ts";

const run = promisify(execFile);
const here = import.meta.dirname;

/** The linters, with the rules that ask about the same. */
export const LINTERS = ["async-lifecycle", "flake8-async", "ruff"] as const;

/** A command that takes longer is run once: its figure need not be exact. In milliseconds. */
const ONCE_OVER = 20_000;

/** One of them. */
export type PythonLinter = (typeof LINTERS)[number];

/** An input, and what each run of one linter took. */
export interface MeasuredCommand {
  readonly input: Input;
  readonly linter: PythonLinter;
  readonly samples: readonly Omit<Sample, "findings">[];
}

/** Measures every input with every linter, in turns. */
export async function measureCommands(inputs: readonly Input[], runs: number): Promise<readonly MeasuredCommand[]> {
  const python = findPython();
  if ("missing" in python) throw new Error(`Python is needed to measure its linters, and ${python.missing}.`);
  const installed = await installedLinters(python);
  const all = inputs.flatMap(input => LINTERS.map(linter => ({ input, linter, samples: new Array<Omit<Sample, "findings">>() })));
  for (let turn = 1; turn <= runs; turn += 1) {
    for (const { input, linter, samples } of turn % 2 === 1 ? all : all.toReversed()) {
      if (samples.some(({ wall }) => wall > ONCE_OVER)) continue;
      const sample = await measureCommand(python, commandOf(linter, installed), input);
      samples.push(sample);
      process.stderr.write(`${turn}/${runs} ${input.name}, ${linter}: ${(sample.user / 1000).toFixed(2)} s\n`);
    }
  }
  return all;
}

/** The versions of the other linters, as `requirements.txt` pins them. */
export async function linterVersions(): Promise<readonly string[]> {
  const text = await readFile(path.join(here, "requirements.txt"), "utf8");
  return text.split("\n").filter(line => line !== "" && !line.startsWith("libcst")).map(line => line.replace("==", " "));
}

/** The folder of the linters' commands. They are installed once for each set of versions, into a folder that is not kept. */
async function installedLinters({ executable }: Python): Promise<string> {
  const requirements = path.join(here, "requirements.txt");
  const digest = createHash("sha256").update(await readFile(requirements)).update(executable).digest("hex").slice(0, 12);
  const folder = path.resolve(here, "../.cache", `python-linters-${digest}`);
  const commands = path.join(folder, process.platform === "win32" ? "Scripts" : "bin");
  if (!existsSync(path.join(folder, "complete"))) {
    await mkdir(path.dirname(folder), { recursive: true });
    process.stderr.write("installing flake8-async and ruff\n");
    await run(executable, ["-m", "venv", "--clear", folder]);
    await run(path.join(commands, "python"), ["-m", "pip", "install", "--quiet", "--only-binary=:all:", "-r", requirements]);
    execFileSync(executable, ["-c", "import pathlib, sys; pathlib.Path(sys.argv[1]).touch()", path.join(folder, "complete")]);
  }
  return commands;
}

function commandOf(linter: PythonLinter, installed: string): readonly string[] {
  switch (linter) {
    case "async-lifecycle":
      return [process.execPath, path.resolve(here, "../dist/cli.js"), "--strict", "--format=json"];
    case "flake8-async":
      return [path.join(installed, "flake8-async"), "--enable=ASYNC", "--disable-noqa", "--asyncio"];
    case "ruff":
      return [path.join(installed, "ruff"), "check", "--isolated", "--no-cache", "--ignore-noqa", "--output-format=json", "--select=ASYNC,RUF006"];
  }
}

async function measureCommand({ executable }: Python, command: readonly string[], input: Input): Promise<Omit<Sample, "findings">> {
  const files = input.files.map(({ file }) => path.relative(input.cwd, file));
  const { stdout } = await run(executable, [path.join(here, "time_command.py"), ...command, ...files], {
    cwd: input.cwd,
    // An analysis that fails would look fast.
    env: { ...process.env, NODE_OPTIONS: "", ASYNC_LIFECYCLE_STRICT: "1" },
  });
  const { memory, said, status, user, wall } = JSON.parse(stdout) as Sample & { readonly status: number; readonly said: string };
  // All of them end with 1 where they have found something.
  if (status !== 0 && status !== 1) throw new Error(`${command.join(" ")} ended with ${status}: ${said}`);
  return { wall, user, memory };
}
