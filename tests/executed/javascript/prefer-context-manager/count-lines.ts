// Counts the lines of several files; a file of the wrong sort is passed over, and `stop` ends the count.
// way: orders.txt notes.txt
// way: orders.txt settings.json notes.txt
// way: notes.txt stop orders.txt
// way: notes.txt missing.txt => throws ENOENT
// way: -
// edits: fix
import { open } from "node:fs/promises";

let total = 0;
for (const name of process.argv.slice(2)) {
  if (name === "stop") break;
  const file = await open(name);
  try {
    const text = (await file.readFile()).toString("utf8");
    if (text.startsWith("{")) {
      console.log(`${name} is no text`);
      continue;
    }
    const count: number = text.trimEnd().split("\n").length;
    console.log(`${name}: ${count}`);
    total += count;
  } finally {
    await file.close();
  }
}
console.log(`total: ${total}`);
