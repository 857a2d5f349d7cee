// Writes a file without waiting, and reads it later.
// way: hello
// way: bye
// edits: suggestion
import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

async function save(text: string): Promise<number> {
  writeFile("saved.txt", text);
  return text.length;
}

console.log(await save(process.argv[2] ?? ""));
await pause(50);
console.log(await readFile("saved.txt", "utf8"));
