/**
 * Which Python files does the corpus have, and how do they come here?
 *
 * The standard library is the one of the `python3` on the path. Everything else comes from PyPI by pip, in a pinned
 * version, and is only unpacked: nothing is installed, and nothing that a package depends on is fetched. A wheel holds the
 * sources that users get. A source archive holds tests too, but pip asks its build backend for the name and the version,
 * which runs code of the package; so few are taken.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { findFiles } from "../../src/cli/files.ts";
import { findPython, type Python } from "../cpython.ts";
import { corpusFolder, type CorpusSources, isFolder } from "./sources.ts";

const run = promisify(execFile);

/** A package of PyPI. */
interface PythonPackage {
  readonly name: string;
  readonly version: string;
  readonly archive: keyof typeof pipOptions;
  /** Of the archive. */
  readonly sha256: string;
  /** Files and folders that are left out, relative to the package: what is generated. */
  readonly except?: readonly string[];
}

/** The name of the standard library in reports and in the ledger. */
export const standardLibrary = "cpython";

// Nothing is run, so that a package may ask for another Python.
const wheelOptions = ["--only-binary=:all:", "--python-version", "3.13", "--ignore-requires-python"];
const linuxOptions = [
  ...["cp313", "abi3", "none"].flatMap(abi => ["--abi", abi]),
  ...["manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64", "manylinux_2_5_x86_64"].flatMap(one => ["--platform", one]),
];

/** What pip is told, so that every machine gets the same archive: a wheel for all platforms, one for Linux, the sources. */
const pipOptions = {
  "wheel": [...wheelOptions, "--implementation", "py", "--abi", "none", "--platform", "any"],
  "linux-wheel": [...wheelOptions, "--implementation", "cp", ...linuxOptions],
  "sdist": ["--no-binary=:all:", "--ignore-requires-python"],
};

/** The standard library, where there is a Python, and the pinned packages. */
export async function pythonSources(): Promise<readonly CorpusSources[]> {
  const text = await readFile(path.join(import.meta.dirname, "python-packages.json"), "utf8");
  const packages = (JSON.parse(text) as readonly PythonPackage[]).map(sourcesOf);
  const python = findPython();
  if ("missing" in python) {
    process.stderr.write(`The standard library of Python is left out: ${python.missing}.\n`);
    return packages;
  }
  return [await libraryOf(python), ...packages];
}

async function libraryOf({ executable, library }: Python): Promise<CorpusSources> {
  const { stdout } = await run(executable, ["-I", "-c", "import platform; print(platform.python_version())"]);
  return {
    name: standardLibrary,
    version: stdout.trim(),
    folder: library,
    fetch: () => Promise.resolve(),
    isFetched: () => Promise.resolve(true),
    files: async () => (await pythonFiles(library)).filter(file => !file.includes(`${path.sep}site-packages${path.sep}`)),
  };
}

function sourcesOf(entry: PythonPackage): CorpusSources {
  const folder = path.join(corpusFolder, "python", `${entry.name}-${entry.version}`);
  const except = (entry.except ?? []).map(part => path.join(folder, part));
  return {
    name: entry.name,
    version: entry.version,
    folder,
    isFetched: () => isFolder(folder),
    fetch: () => fetchPackage(entry, folder),
    files: async () =>
      (await pythonFiles(folder)).filter(file => !except.some(part => file === part || file.startsWith(part + path.sep))),
  };
}

/** All modules below a folder. Stubs hold no code that runs. */
async function pythonFiles(folder: string): Promise<readonly string[]> {
  const { files, problems } = await findFiles(["."], folder, [".py"]);
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`${folder}: ${problem.path ?? ""}: ${problem.message}`);
  return files;
}

async function fetchPackage({ archive, name, sha256, version }: PythonPackage, folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  const download = `${folder}.download`;
  for (const each of [unfinished, download]) {
    await rm(each, { recursive: true, force: true });
    await mkdir(each, { recursive: true });
  }
  const options = ["--quiet", "--no-deps", ...pipOptions[archive], "--dest", download];
  await run("python3", ["-m", "pip", "download", ...options, `${name}==${version}`]);
  const [file] = await readdir(download);
  if (file === undefined) throw new Error(`pip gave no archive for ${name} ${version}.`);
  const packed = path.join(download, file);
  const digest = createHash("sha256").update(await readFile(packed)).digest("hex");
  if (digest !== sha256) throw new Error(`The archive ${file} of ${name} ${version} has the digest ${digest}.`);
  if (file.endsWith(".tar.gz")) await run("tar", ["-xzf", packed, "-C", unfinished, "--no-same-owner", "--strip-components=1"]);
  else await run("python3", ["-m", "zipfile", "-e", packed, unfinished]);
  await rm(download, { recursive: true });
  // Renamed last, so that a folder of this name is always whole.
  await rename(unfinished, folder);
}
