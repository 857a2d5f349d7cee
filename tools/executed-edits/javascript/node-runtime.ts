/** How is a program run on one version of Node: as it is written where `using` is native, compiled down where it is not? */
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import type { Program } from "../program.ts";
import { type LifetimeEvent, type Runtime, type RunRequest, type RunResult, TRACE_VARIABLE } from "../runtime.ts";
import { DEPOT } from "./depot-library.ts";
import { folderOf, type NodeVersion } from "./install.ts";

const PRELOAD = path.join(import.meta.dirname, "preload.cjs");

/** What programs find in the folder in which they run. */
const FILES = path.resolve(import.meta.dirname, "../../../tests/executed/javascript/files");

/** The packages whose classes are watched, by what a program imports. */
const WATCHED: readonly string[] = ["pg", "sqlite", "undici"];

/** Makes a runtime of a `node` program. */
export function nodeRuntime(node: NodeVersion, executable: string): Runtime {
  const folder = folderOf(node);
  const libraries = [DEPOT];
  const isNative = node.major >= 24;
  const fileFor = (program: Program): string => path.join(folder, "src", program.rule, path.basename(program.file));
  return {
    name: node.name,
    title: isNative ? `Node ${node.version}, native \`using\`` : `Node ${node.version}, compiled to ES2022`,
    // What the target says, and each way by order.
    settings: [{ disposal: "auto", libraries }, { disposal: "using", libraries }, { disposal: "try-finally", libraries }],
    fileFor,
    run: async (program, text, request) => {
      const here = mkdtempSync(path.join(made(path.join(folder, "runs")), "run-"));
      try {
        return await runIn(here, { executable, isNative, program, request, text });
      } finally {
        rmSync(here, { recursive: true, force: true });
      }
    },
  };
}

/** One run, and where it is. */
interface NodeRun {
  readonly executable: string;
  readonly isNative: boolean;
  readonly program: Program;
  readonly text: string;
  readonly request: RunRequest;
}

async function runIn(here: string, { executable, isNative, program, request, text }: NodeRun): Promise<RunResult> {
  const { code, extension } = compiled(program.file, text, isNative);
  const file = path.join(here, `program${extension}`);
  const trace = path.join(here, "trace.jsonl");
  writeFileSync(file, code);
  writeFileSync(trace, "");
  if (existsSync(FILES)) cpSync(FILES, here, { recursive: true });
  // Where the stacks are not native, users bring the ones of a package.
  const preloads = ["--require", PRELOAD, ...(!isNative && code.includes("DisposableStack") ? ["--require", "disposablestack/auto"] : [])];
  const packages = WATCHED.filter((name) => text.includes(`"${name}"`) || text.includes(`"node:${name}"`)).join(",");
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(executable, ["--no-warnings", ...preloads, file, ...request.args], {
    cwd: here,
    env: { ...inherited, [TRACE_VARIABLE]: trace, LIFETIME_PACKAGES: packages, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let complaints = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => (output += part));
  child.stderr.setEncoding("utf8").on("data", (part: string) => (complaints += part));
  const timer = setTimeout(() => child.kill("SIGKILL"), request.limit);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  clearTimeout(timer);
  const events = readFileSync(trace, "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as LifetimeEvent);
  return { events, output, complaints: cleaned(complaints, here), exitCode };
}

/** The program without types, and without `using` where Node has none. */
function compiled(file: string, text: string, isNative: boolean): { readonly code: string; readonly extension: ".cjs" | ".mjs" } {
  const isCommonJs = /\.c[jt]s$/u.test(file);
  const { outputText } = ts.transpileModule(text, {
    fileName: file.replace(/\.c([jt]s)$/u, ".$1"),
    compilerOptions: {
      target: isNative ? ts.ScriptTarget.ESNext : ts.ScriptTarget.ES2022,
      module: isCommonJs ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext,
      esModuleInterop: true,
      allowJs: true,
    },
  });
  return { code: outputText, extension: isCommonJs ? ".cjs" : ".mjs" };
}

/** Without paths and positions, which move with an edit. */
function cleaned(complaints: string, here: string): string {
  return complaints
    .replaceAll(here, "")
    .split("\n")
    .filter((line) => !/^\s+at |^\s*\^+\s*$|^\(?file:|^\/.*:\d+$|^Node\.js v/u.test(line))
    .map((line) => line.replace(/^file:.*/u, ""))
    .join("\n");
}

function made(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}
