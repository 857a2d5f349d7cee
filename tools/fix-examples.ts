/** What do all edits, fixes and suggestions, leave of the examples? Written into a folder beside them. */
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { EXAMPLES, FIXED_EXAMPLES, PROJECT, readExamples, withMarkers } from "./example-markers.ts";

const target = path.join(PROJECT, FIXED_EXAMPLES);
await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
for (const name of ["package.json", "tsconfig.json"]) {
  await copyFile(path.join(PROJECT, EXAMPLES, name), path.join(target, name));
}
for (const { fixed, name } of await readExamples(EXAMPLES)) await writeFile(path.join(target, name), fixed);
// What no edit repairs is still reported, and says so.
const left = await readExamples(FIXED_EXAMPLES);
for (const example of left) await writeFile(path.join(target, example.name), withMarkers(example));
const findings = left.reduce((sum, { reported }) => sum + reported.length, 0);
process.stdout.write(`${FIXED_EXAMPLES}: ${left.length} files, ${findings} findings left.\n`);
