// Reads in async arrow functions that map over names.
// way: orders.txt notes.txt
// way: -
// edits: suggestion
import { readFileSync } from "node:fs";

const lengths = async (names: readonly string[]): Promise<number[]> =>
  await Promise.all(names.map(async (name) => readFileSync(name).byteLength));

console.log((await lengths(process.argv.slice(2))).join(" "));
