/** Which source files does the corpus have, and how do they come here? */
import { execFile } from "node:child_process";
import { mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { findFiles, javascriptExtensions, typescriptExtensions } from "../../src/cli/files.ts";

const run = promisify(execFile);

/** An npm package whose published archive holds sources as they were written. */
export interface CorpusPackage {
  readonly name: string;
  readonly version: string;
  /** Of the published archive, as the registry and lock files write it. */
  readonly integrity: string;
  /** Files and folders to lint, relative to the package. */
  readonly sources: readonly string[];
  /** Generated or copied parts that are left out: folders, or endings that begin with `*`. */
  readonly except?: readonly string[];
}

const corpusFolder = path.resolve(import.meta.dirname, "../../.corpus");

/** The pinned packages, all or those that are named. */
export async function corpusPackages(names: readonly string[]): Promise<readonly CorpusPackage[]> {
  const text = await readFile(path.join(import.meta.dirname, "packages.json"), "utf8");
  const packages = JSON.parse(text) as readonly CorpusPackage[];
  const unknown = names.find(name => !packages.some(entry => entry.name === name));
  if (unknown !== undefined) throw new Error(`packages.json has no package "${unknown}".`);
  return names.length === 0 ? packages : packages.filter(entry => names.includes(entry.name));
}

/** The folder of an unpacked package, whether it is there yet or not. */
export function folderOf(entry: CorpusPackage): string {
  return path.join(corpusFolder, `${entry.name.replace("/", "-").replace("@", "")}-${entry.version}`);
}

/** Is the package already unpacked? */
export async function isFetched(entry: CorpusPackage): Promise<boolean> {
  try {
    return (await stat(folderOf(entry))).isDirectory();
  } catch {
    return false;
  }
}

/** Downloads and unpacks a package by `npm pack`, which runs no script of it. */
export async function fetchPackage(entry: CorpusPackage): Promise<void> {
  const folder = folderOf(entry);
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const specifier = `${entry.name}@${entry.version}`;
  // The answer names every file of the archive.
  const options = { maxBuffer: 2 ** 28 };
  const packing = await run("npm", ["pack", specifier, "--json", "--ignore-scripts", "--pack-destination", unfinished], options);
  const [packed] = JSON.parse(packing.stdout) as readonly { readonly filename: string; readonly integrity: string }[];
  if (packed === undefined) throw new Error(`npm pack gave no archive for ${specifier}.`);
  if (packed.integrity !== entry.integrity) throw new Error(`The archive of ${specifier} has the integrity ${packed.integrity}.`);
  const archive = path.join(unfinished, path.basename(packed.filename));
  await run("tar", ["-xzf", archive, "-C", unfinished, "--no-same-owner", "--strip-components=1"]);
  await rm(archive);
  // Renamed last, so that a folder of this name is always whole.
  await rename(unfinished, folder);
}

/** The source files of an unpacked package. */
export async function sourceFilesOf(entry: CorpusPackage): Promise<readonly string[]> {
  const folder = folderOf(entry);
  const { files, problems } = await findFiles(entry.sources, folder, [...typescriptExtensions, ...javascriptExtensions]);
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`${entry.name}: ${problem.path ?? ""}: ${problem.message}`);
  const except = ["*.min.js", ...entry.except ?? []];
  return files.filter(file => !except.some(part =>
    part.startsWith("*") ? file.endsWith(part.slice(1)) : file.startsWith(path.join(folder, part) + path.sep)));
}
