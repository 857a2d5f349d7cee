/**
 * On which versions of Python can programs be run here?
 *
 * The libraries are those of `npm run python-libraries`, in an environment for each version below `.cache`; for the `python3` on
 * the path it is the one that this command makes.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import process from "node:process";
import { findPython } from "../../cpython.ts";
import type { ProgramsAtHand } from "../languages.ts";
import type { Program } from "../program.ts";
import type { Runtime } from "../runtime.ts";
import { DEPOT } from "./depot.ts";
import { Runs } from "./runs.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const REQUIREMENTS = path.join(ROOT, "tools/python/requirements.txt");

/** Modules that programs import, and the packages that have them. */
const LIBRARIES: Readonly<Record<string, string>> = {
  aiofiles: "aiofiles",
  aiohttp: "aiohttp",
  aiosqlite: "aiosqlite",
  anyio: "anyio",
  httpx: "httpx",
  requests: "requests",
  sqlalchemy: "SQLAlchemy",
};
/** What a program imports that may not be installed: one of them, or the shop that aiohttp serves. */
const NEEDED = new RegExp(`^\\s*(?:from|import) (?:${[...Object.keys(LIBRARIES), "shop_server"].join("|")})\\b`, "mu");
/** What SQLAlchemy needs besides, for its asynchronous side. */
const MORE = ["greenlet"];

/** A version that programs run on, and the oldest ones that the plugin is told to write for: each may change what an edit writes. */
interface PythonVersion {
  readonly name: string;
  readonly written: readonly string[];
}

const VERSIONS: readonly PythonVersion[] = [
  { name: "3.11", written: ["3.11", "3.8"] },
  { name: "3.13", written: ["3.13"] },
];

/**
 * Those that are installed, each with the libraries; these are installed where they are missing.
 *
 * @throws Error when no Python runs, or when pip fails, with what it printed.
 */
export function installedPythons(): Runtime[] {
  const found = VERSIONS.flatMap((version) => {
    const executable = executableOf(version.name);
    if (executable === undefined) console.warn(`verify:edits: there is no python${version.name}, so no program runs on it.`);
    return executable === undefined ? [] : [runtimeOf(version, environmentFor(version.name, executable), Object.keys(LIBRARIES))];
  });
  if (found.length === 0) throw new Error("No Python is installed that programs could run on.");
  return found;
}

/** The one on the path, for programs that import nothing but the standard library and the project's own modules. */
export function pythonAtHand(): ProgramsAtHand | { readonly missing: string } {
  if (process.platform === "win32") return { missing: "there is no fork on Windows" };
  const python = findPython();
  if ("missing" in python) return python;
  const name = python.version.join(".");
  const known = VERSIONS.find((version) => version.name === name) ?? { name, written: [name] };
  const runtime = runtimeOf(known, python.executable, []);
  return { runtime, canRun: ({ runtime: only, text }) => (only === null || only === runtime.name) && !NEEDED.test(text) };
}

function runtimeOf({ name, written }: PythonVersion, executable: string, libraries: readonly string[]): Runtime {
  let runs: Runs | undefined;
  return {
    name: `python${name}`,
    title: `CPython ${name}`,
    settings: written.map((pythonVersion) => ({ libraries: [DEPOT], pythonVersion })),
    fileFor: ({ file }) => file,
    // What is written while nothing at all is wrong.
    reproach: /Warning: |Unclosed |was destroyed but|was never retrieved|Unhandled exception/u,
    run: (program: Program, text, { args, limit }) => {
      runs ??= new Runs(executable, libraries);
      return runs.run({ name: path.basename(program.file), text, args, limit });
    },
  };
}

/** The interpreter of a version: on the path, or one that pyenv has installed. */
function executableOf(version: string): string | undefined {
  const pyenv = path.join(process.env["PYENV_ROOT"] ?? path.join(homedir(), ".pyenv"), "versions");
  const kept = existsSync(pyenv) ? readdirSync(pyenv).filter((name) => name.startsWith(`${version}.`)) : [];
  const candidates = ["python3", `python${version}`, ...kept.map((name) => path.join(pyenv, name, "bin/python"))];
  return candidates.find((candidate) => versionOf(candidate) === version);
}

function versionOf(executable: string): string | undefined {
  const { status, stdout } = spawnSync(executable, ["-I", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/** The interpreter of an environment with the libraries. */
function environmentFor(version: string, executable: string): string {
  const shared = path.join(ROOT, ".corpus/python-libraries/bin/python");
  if (versionOf(shared) === version) return shared;
  const folder = path.join(ROOT, ".cache/executed-edits/python", version);
  const wanted = requirements().join("\n");
  const note = path.join(folder, "installed.txt");
  const python = path.join(folder, "bin/python");
  if (existsSync(note) && readFileSync(note, "utf8") === wanted) return python;
  mkdirSync(folder, { recursive: true });
  succeed(executable, ["-m", "venv", "--clear", folder]);
  succeed(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...requirements()]);
  writeFileSync(note, wanted);
  return python;
}

/** The pinned versions of what programs import. */
function requirements(): string[] {
  const names = new Set([...Object.values(LIBRARIES), ...MORE]);
  return readFileSync(REQUIREMENTS, "utf8")
    .split("\n")
    .filter((line) => names.has(line.split("==")[0] ?? ""));
}

function succeed(command: string, args: readonly string[]): void {
  const { error, status, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.slice(0, 3).join(" ")} failed: ${error?.message ?? stderr}`);
}
