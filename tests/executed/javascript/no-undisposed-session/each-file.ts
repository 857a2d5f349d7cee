// Opens a file in each round of a loop.
// way: orders.txt notes.txt
// way: empty.txt orders.txt
// way: orders.txt end notes.txt
// way: notes.txt missing.txt => throws ENOENT
// edits: fix
import { open } from "node:fs/promises";

async function sizes(names: string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const name of names) {
    if (name === "end") break;
    const file = await open(name, "r");
    const { size } = await file.stat();
    if (size <= 1) continue;
    found.set(name, size);
  }
  return found;
}

for (const [name, size] of await sizes(process.argv.slice(2))) console.log(name, size);
