/** Which source files does the corpus have, and how do they come here? */
import { execFile } from "node:child_process";
import { mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { findFiles, javascriptExtensions, typescriptExtensions } from "../../src/cli/files.ts";

const run = promisify(execFile);

/** A part of the corpus: a pinned package, or the standard library of a language. */
export interface CorpusSources {
  readonly name: string;
  readonly version: string;
  /** The folder of what is unpacked, whether it is there yet or not. */
  readonly folder: string;
  readonly isFetched: () => Promise<boolean>;
  /** Downloads and unpacks it. */
  readonly fetch: () => Promise<void>;
  /** The files to lint, once it is fetched. */
  readonly files: () => Promise<readonly string[]>;
}

/** An npm package whose published archive holds sources as they were written. */
export interface NpmPackage {
  readonly name: string;
  readonly version: string;
  /** Of the published archive, as the registry and lock files write it. */
  readonly integrity: string;
  /** Files and folders to lint, relative to the package. */
  readonly sources: readonly string[];
  /** Generated or copied parts that are left out: folders, or endings that begin with `*`. */
  readonly except?: readonly string[];
}

/** Where packages are unpacked. */
export const corpusFolder = path.resolve(import.meta.dirname, "../../.corpus");

/** The pinned packages of npm. */
export async function npmSources(): Promise<readonly CorpusSources[]> {
  const text = await readFile(path.join(import.meta.dirname, "packages.json"), "utf8");
  return (JSON.parse(text) as readonly NpmPackage[]).map(npmSource);
}

/** A package of npm, as a part of the corpus. */
export function npmSource(entry: NpmPackage): CorpusSources {
  const { name, version } = entry;
  const folder = path.join(corpusFolder, `${name.replace("/", "-").replace("@", "")}-${version}`);
  return {
    name,
    version,
    folder,
    isFetched: () => isFolder(folder),
    fetch: () => fetchPackage(entry, folder),
    files: () => sourceFilesOf(entry, folder),
  };
}

/** Is there a folder of this name? */
export async function isFolder(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch {
    return false;
  }
}

/** Downloads and unpacks a package by `npm pack`, which runs no script of it. */
async function fetchPackage(entry: NpmPackage, folder: string): Promise<void> {
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
async function sourceFilesOf(entry: NpmPackage, folder: string): Promise<readonly string[]> {
  const { files, problems } = await findFiles(entry.sources, folder, [...typescriptExtensions, ...javascriptExtensions]);
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`${entry.name}: ${problem.path ?? ""}: ${problem.message}`);
  const except = ["*.min.js", ...entry.except ?? []];
  return files.filter(file => !except.some(part =>
    part.startsWith("*") ? file.endsWith(part.slice(1)) : file.startsWith(path.join(folder, part) + path.sep)));
}
