// Reads the size of a file, closes it, and reads on.
// way: orders.txt => fails file closed
// way: notes.txt => fails file closed
// way: missing.txt => throws ENOENT
// edits: fix
import { open } from "node:fs/promises";

async function firstLine(path: string): Promise<string | undefined> {
  const file = await open(path);
  const { size } = await file.stat();
  await file.close();
  const text = await file.readFile("utf8");
  return size === 0 ? undefined : text.split("\n")[0];
}

console.log(await firstLine(process.argv[2] ?? ""));
