/** Which files do the given paths name? */
import { constants } from "node:fs";
import { access, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { compilePattern, expandBraces, isGlob, matchesPath, type PathPattern } from "./glob.ts";
import { type IgnoreFile, ignoreFilesAbove, isIgnored, readIgnoreFile } from "./ignored.ts";
import { fileSystemReason, type Problem, problemWith } from "./problems.ts";

/** The files to lint and what stood in the way of others. */
export interface FoundFiles {
  /** Absolute paths, sorted, each once. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/** Extensions that the JavaScript parser of ESLint reads. */
export const javascriptExtensions: readonly string[] = [".js", ".mjs", ".cjs", ".jsx"];
/** Extensions that need the parser for TypeScript. */
export const typescriptExtensions: readonly string[] = [".ts", ".mts", ".cts", ".tsx"];
/** Extensions of Python, linted when the plugin has its Python configuration. */
export const pythonExtensions: readonly string[] = [".py", ".pyi", ".ipynb"];

/** Folders that hold other people's or generated code, passed over unless they are given. */
const passedOver: ReadonlySet<string> = new Set([
  "node_modules",
  ".git",
  "dist",
  "__pycache__",
  "__pypackages__",
  "site-packages",
  ".tox",
  ".nox",
  ".eggs",
  ".ipynb_checkpoints",
]);

/** What virtual environments of Python have in their folder: installed code. */
const environmentMarks: ReadonlySet<string> = new Set(["pyvenv.cfg", "conda-meta"]);

interface Search {
  readonly isWanted: (absolute: string) => boolean;
  readonly files: Set<string>;
  readonly problems: Problem[];
}

/**
 * Finds the files with one of the extensions that the paths name: files themselves, folders with all below them, and
 * glob patterns. Links to folders are not followed, so no circle is walked.
 */
export async function findFiles(paths: readonly string[], cwd: string, extensions: readonly string[]): Promise<FoundFiles> {
  const found = new Set<string>();
  const problems: Problem[] = [];
  for (const given of paths) {
    const before = problems.length;
    const part = await filesOf(given, cwd, extensions, problems);
    for (const file of part) found.add(file);
    if (part.size === 0 && problems.length === before) {
      problems.push(problemWith(given, isGlob(given) ? "No file matches this pattern." : "No file to lint is in this folder."));
    }
  }
  return { files: [...found].sort(), problems };
}

async function filesOf(given: string, cwd: string, extensions: readonly string[], problems: Problem[]): Promise<ReadonlySet<string>> {
  const absolute = path.resolve(cwd, given);
  const search: Search = { isWanted: file => hasCode(file, extensions), files: new Set(), problems };
  try {
    const status = await stat(absolute);
    if (status.isDirectory()) {
      await walk(absolute, await ignoreFilesAbove(absolute), search);
    } else if (!status.isFile()) {
      problems.push(problemWith(given, "This is neither a file nor a folder."));
    } else if (extensions.includes(path.extname(absolute))) {
      await addReadable(absolute, search);
    } else {
      problems.push(problemWith(given, `The file is none of the kinds that are linted (${extensions.join(", ")}).`));
    }
  } catch (error) {
    if (isGlob(given)) await expand(absolute, search);
    else problems.push(problemWith(given, fileSystemReason(error)));
  }
  return search.files;
}

/** Declaration files hold no code that runs. */
function hasCode(file: string, extensions: readonly string[]): boolean {
  return extensions.includes(path.extname(file)) && !/\.d\.[cm]?ts$/u.test(file);
}

async function expand(pattern: string, search: Search): Promise<void> {
  for (const alternative of expandBraces(pattern.split(path.sep).join("/"))) {
    const segments = alternative.split("/");
    const first = segments.findIndex(isGlob);
    const fixed = first < 0 ? segments.length - 1 : first;
    const base = segments.slice(0, fixed).join("/") || "/";
    const compiled: PathPattern = compilePattern(segments.slice(fixed).join("/"));
    const isWanted = (file: string): boolean =>
      search.isWanted(file) && matchesPath(compiled, path.relative(base, file).split(path.sep));
    try {
      if (!(await stat(base)).isDirectory()) continue;
    } catch {
      // The fixed part of the pattern does not exist: it matches nothing, and the caller says so.
      continue;
    }
    await walk(base, await ignoreFilesAbove(base), { ...search, isWanted });
  }
}

async function walk(root: string, above: readonly IgnoreFile[], search: Search): Promise<void> {
  const pending: { readonly directory: string; readonly above: readonly IgnoreFile[] }[] = [{ directory: root, above }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { directory } = next;
    const entries = await entriesOf(directory, search);
    if (directory !== root && holdsCopies(directory, entries.map(entry => entry.name))) continue;
    const own = entries.some(entry => entry.name === ".gitignore") ? await readIgnoreFile(directory) : null;
    const ignoreFiles = own === null ? next.above : [...next.above, own];
    for (const entry of entries) {
      const absolute = path.join(directory, entry.name);
      if (entry.isDirectory()) {
        if (passedOver.has(entry.name) || isIgnored(ignoreFiles, absolute, true)) continue;
        pending.push({ directory: absolute, above: ignoreFiles });
      } else if (search.isWanted(absolute) && !isIgnored(ignoreFiles, absolute, false)) {
        if (entry.isFile()) await addReadable(absolute, search);
        else if (entry.isSymbolicLink()) await addLinked(absolute, search);
      }
    }
  }
}

/** Is it a virtual environment, or what setuptools copies the code to? Other folders called `build` may hold code. */
function holdsCopies(directory: string, names: readonly string[]): boolean {
  if (names.some(name => environmentMarks.has(name))) return true;
  return path.basename(directory) === "build" && names.some(name => /^(?:lib|lib\..+|bdist\..+)$/u.test(name));
}

async function entriesOf(directory: string, search: Search) {
  try {
    return await readdir(directory, { withFileTypes: true });
  } catch (error) {
    search.problems.push(problemWith(directory, fileSystemReason(error)));
    return [];
  }
}

async function addLinked(file: string, search: Search): Promise<void> {
  // Emacs marks a file that is being edited by a link of this name that leads nowhere.
  if (path.basename(file).startsWith(".#")) return;
  try {
    if ((await stat(file)).isFile()) await addReadable(file, search);
  } catch (error) {
    search.problems.push(problemWith(file, fileSystemReason(error)));
  }
}

async function addReadable(file: string, search: Search): Promise<void> {
  try {
    await access(file, constants.R_OK);
    search.files.add(file);
  } catch (error) {
    search.problems.push(problemWith(file, fileSystemReason(error)));
  }
}
