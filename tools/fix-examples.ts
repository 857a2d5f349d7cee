/** What do all edits, fixes and suggestions, leave of the examples? Written into folders beside them. */
import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { FOLDERS, PROJECT, readExamples, withMarkers } from "./example-markers.ts";

/** What says which versions the examples are written for. */
const SURROUNDINGS: ReadonlySet<string> = new Set(["package.json", "pyproject.toml", "tsconfig.json"]);

for (const { examples, fixed: folder } of FOLDERS) {
  const target = path.join(PROJECT, folder);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const name of await readdir(path.join(PROJECT, examples))) {
    if (SURROUNDINGS.has(name)) await copyFile(path.join(PROJECT, examples, name), path.join(target, name));
  }
  for (const { fixed, name } of await readExamples(examples)) await writeFile(path.join(target, name), fixed);
  // What no edit repairs is still reported, and says so.
  const left = await readExamples(folder);
  for (const example of left) await writeFile(path.join(target, example.name), withMarkers(example));
  const findings = left.reduce((sum, { reported }) => sum + reported.length, 0);
  process.stdout.write(`${folder}: ${left.length} files, ${findings} findings left.\n`);
}
