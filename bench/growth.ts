/** Which texts tell how the time grows with the length? One program each, cut to several lengths. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { shuffled } from "../tools/corpus/report.ts";
import { fetched, type Input, readInput, type SourceFile } from "./inputs.ts";

/** Texts of the same kind, shortest first. */
export interface Series {
  readonly name: string;
  readonly inputs: readonly Input[];
}

/** Where the texts are written. */
export const folder = path.resolve(import.meta.dirname, "../.cache/bench");
/** The compiler has a little over 200,000 lines, and is linted as it is at that length. */
const compilerCuts = [1_000, 10_000, 100_000];
const bundleCuts = [1_000, 10_000, 100_000];
/** Ends a cut of the compiler. A short one would be passed over otherwise, and a growth from nothing is no growth. */
const asyncEnd = "async function wait() { await 0; }";

/** A large file that holds next to nothing async, and one in which everything is. */
export async function growthSeries(): Promise<readonly Series[]> {
  await mkdir(folder, { recursive: true });
  const compiler = createRequire(import.meta.url).resolve("typescript");
  const text = await readFile(compiler, "utf8");
  const cuts: Input[] = [];
  for (const lines of compilerCuts) cuts.push(await written(`typescript-${lines}.cjs`, cutOfCompiler(text, lines)));
  return [
    { name: "typescript.js", inputs: [...cuts, await inputOf(compiler)] },
    { name: "bundle of Ghost's server", inputs: await bundles() },
  ];
}

/**
 * The first lines of TypeScript's compiler, about as many as asked for, as a program that parses.
 *
 * Its code is one function around statements that are not indented. The cut is made where one of them ends, and the
 * function is closed again. The table of exports at the top is left out: it has 2,000 lines of one kind.
 */
export function cutOfCompiler(text: string, length: number): string {
  const lines = text.split("\n");
  const opening = lines.findIndex(line => line.endsWith("((module) => {")) + 1;
  const start = lines.findIndex(line => line.startsWith("module.exports = ")) + 1;
  const closing = lines.findLastIndex(line => line.startsWith("})("));
  if (opening === 0 || start === 0 || closing < start) throw new Error("TypeScript's compiler is no longer one function.");
  const cut = lines.slice(start, Math.min(start + length - opening - 2, closing));
  const end = cut.findLastIndex(line => /^(?:\}.*[;}]|\}|(?:const|let|var) .*;)$/u.test(line)) + 1;
  return [...lines.slice(0, opening), ...cut.slice(0, end), lines[closing], asyncEnd, ""].join("\n");
}

/** One file that holds many, as bundlers write it: each in a function that is given its `exports` and `module`. */
export function bundleOf(modules: readonly { readonly name: string; readonly text: string }[]): string {
  const parts = modules.map(({ name, text }, index) => {
    // The first line of a command says who runs it.
    const body = text.replace(/^#!.*/u, "");
    return `var require_${index} = __commonJS({\n"${name}"(exports, module) {\n${body}\n}\n});\n`;
  });
  return ["var __commonJS = (files) => () => Object.values(files)[0];\n", ...parts].join("");
}

async function bundles(): Promise<readonly Input[]> {
  const ghost = await fetched("ghost");
  const server = path.join(ghost.folder, "core", "server") + path.sep;
  const files = (await ghost.files()).filter(file => file.startsWith(server) && file.endsWith(".js"));
  // In an order by chance, so that each length holds the same mixture.
  const modules = await Promise.all(shuffled(files, 1).map(async (file, index) => ({
    name: `module-${index}.js`,
    text: await readFile(file, "utf8"),
  })));
  const inputs: Input[] = [];
  for (const lines of bundleCuts) inputs.push(await written(`bundle-${lines}.cjs`, bundleOf(firstOf(modules, lines))));
  return inputs;
}

/** As many modules as fit into a length. */
export function firstOf<Module extends { readonly text: string }>(modules: readonly Module[], length: number): readonly Module[] {
  let lines = 0;
  const end = modules.findIndex(({ text }) => (lines += text.split("\n").length + 4) > length);
  if (end === -1) throw new Error(`The modules have ${lines} lines, and ${length} are asked for.`);
  return modules.slice(0, end);
}

async function written(name: string, text: string): Promise<Input> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return inputOf(file);
}

function inputOf(file: string): Promise<Input> {
  const files: readonly SourceFile[] = [{ file, sourceType: "commonjs" }];
  return readInput({ name: path.basename(file), cwd: path.dirname(file), typesFrom: null, files });
}
