// Counts the lines of several files; a file of the wrong sort is passed over, and `stop` ends the count.
// way: orders.txt notes.txt
// way: orders.txt settings.json notes.txt
// way: notes.txt stop orders.txt
// way: notes.txt missing.txt => throws ENOENT
// way: -
// edits: fix
import { open } from "node:fs/promises";

async function count(names: readonly string[]): Promise<number> {
  let total = 0;
  for (const name of names) {
    if (name === "stop") break;
    const file = await open(name);
    try {
      const text = (await file.readFile()).toString("utf8");
      if (text.startsWith("{")) {
        console.log(`${name} is no text`);
        continue;
      }
      const lines: number = text.trimEnd().split("\n").length;
      console.log(`${name}: ${lines}`);
      total += lines;
    } finally {
      await file.close();
    }
  }
  return total;
}

console.log(`total: ${await count(process.argv.slice(2))}`);
