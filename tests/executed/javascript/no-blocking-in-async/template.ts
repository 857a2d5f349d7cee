// Reads a template in an async function.
// way: notes.txt
// way: missing.txt => throws ENOENT
// edits: suggestion
import { readFileSync } from "node:fs";

async function template(name: string): Promise<string> {
  return readFileSync(name, "utf8").trim();
}

console.log(await template(process.argv[2] ?? ""));
