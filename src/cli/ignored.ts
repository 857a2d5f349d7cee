/** Which paths does a project's `.gitignore` tell tools to pass over? */
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { compilePattern, matchesPath, type PathPattern } from "./glob.ts";

interface IgnoreRule {
  readonly pattern: PathPattern;
  readonly negated: boolean;
  readonly directoryOnly: boolean;
}

/** The rules of one `.gitignore`, which hold for the folder it lies in. */
export interface IgnoreFile {
  readonly directory: string;
  readonly rules: readonly IgnoreRule[];
}

/**
 * Reads the lines of a `.gitignore`.
 *
 * The meaning of the lines is that of https://git-scm.com/docs/gitignore.
 */
export function parseIgnoreFile(directory: string, text: string): IgnoreFile {
  const rules: IgnoreRule[] = [];
  for (const raw of text.split(/\r?\n/u)) {
    const line = raw.replace(/(?<!\\)[ \t]+$/u, "");
    if (line === "" || line.startsWith("#")) continue;
    const negated = line.startsWith("!");
    const body = negated ? line.slice(1) : line;
    const directoryOnly = body.endsWith("/");
    const path = directoryOnly ? body.slice(0, -1) : body;
    const anchored = path.includes("/") ? path : `**/${path}`;
    // `a/**` is what lies in `a`, not `a` itself.
    const inside = anchored.endsWith("/**") ? `${anchored}/*` : anchored;
    rules.push({ pattern: compilePattern(inside), negated, directoryOnly });
  }
  return { directory, rules };
}

/** Is the path ignored by the files, of which later ones (in deeper folders) win? */
export function isIgnored(files: readonly IgnoreFile[], absolute: string, isDirectory: boolean): boolean {
  let ignored = false;
  for (const file of files) {
    const names = path.relative(file.directory, absolute).split(path.sep);
    for (const rule of file.rules) {
      if (rule.directoryOnly && !isDirectory) continue;
      if (rule.negated === ignored && matchesPath(rule.pattern, names)) ignored = !rule.negated;
    }
  }
  return ignored;
}

/** The `.gitignore` of a folder, or null. */
export async function readIgnoreFile(directory: string): Promise<IgnoreFile | null> {
  try {
    return parseIgnoreFile(directory, await readFile(path.join(directory, ".gitignore"), "utf8"));
  } catch {
    return null;
  }
}

/**
 * The ignore files above a folder, outermost first, up to the root of its git repository. A folder outside of any
 * repository has none: what lies above it is another project's.
 */
export async function ignoreFilesAbove(directory: string): Promise<readonly IgnoreFile[]> {
  const chain: string[] = [];
  for (let current = directory; ; current = path.dirname(current)) {
    if (current !== directory) chain.unshift(current);
    if (await exists(path.join(current, ".git"))) break;
    if (path.dirname(current) === current) return [];
  }
  const files = await Promise.all(chain.map(readIgnoreFile));
  return files.filter(file => file !== null);
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch {
    return false;
  }
}
