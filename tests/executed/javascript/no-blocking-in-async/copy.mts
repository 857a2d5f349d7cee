// Copies a file and removes the old one, by the default export of the module.
// way: orders.txt
// way: missing.txt => throws ENOENT
// edits: suggestion
import fs from "node:fs";

async function move(from: string, to: string): Promise<number> {
  fs.copyFileSync(from, to);
  fs.unlinkSync(from);
  return fs.statSync(to).size;
}

console.log(await move(process.argv[2] ?? "", "moved.txt"));
