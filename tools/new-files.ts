/** How are the files of a scaffold written? A file that exists is kept, because somebody may have worked on it. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const ROOT = join(import.meta.dirname, "..");

/** A file to be written; the path is from the root of the project. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Writes the files that do not exist yet and says on the standard output which they are. */
export function writeNewFiles(files: readonly NewFile[]): void {
  for (const { path, text } of files) {
    const target = join(ROOT, path);
    if (existsSync(target)) {
      console.log(`${path} exists and is kept.`);
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    console.log(`${path} written.`);
  }
}
