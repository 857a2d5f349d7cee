/** Which files does the project have, as far as they are written by people and kept in the repository? */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** The project's root folder, absolute. */
export const ROOT = join(import.meta.dirname, "..");

/** Folders that are installed, built or downloaded. */
const NOT_KEPT = new Set([".cache", ".corpus", ".git", "coverage", "dist", "node_modules"]);

/**
 * The files of a folder and all folders below it, sorted, as paths from the root with `/`; none when it does not exist.
 *
 * @param folder Path from the root; empty for the whole project.
 */
export function filesUnder(folder: string): string[] {
  const path = join(ROOT, folder);
  if (!existsSync(path)) return [];
  const files: string[] = [];
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory() && !NOT_KEPT.has(entry.name)) {
      files.push(...filesUnder(relative(ROOT, child)));
    } else if (entry.isFile()) {
      files.push(relative(ROOT, child).split(sep).join("/"));
    }
  }
  return files.sort();
}

/** The text of a file that is named by its path from the root. */
export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}
