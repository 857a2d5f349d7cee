// Imports the blocking functions under other names, and beside names that an edit might want.
// way: orders.txt
// way: notes.txt
// edits: suggestion
import { readFileSync as slurp, writeFileSync as spill } from "node:fs";

const readFile = "a name that is taken";

async function shout(from: string): Promise<string> {
  const text = slurp(from, "utf8").toUpperCase();
  spill("shout.txt", text);
  const again: string = slurp("shout.txt", { encoding: "utf8" });
  return again === text ? text.slice(0, 6) : readFile;
}

console.log(await shout(process.argv[2] ?? ""));
