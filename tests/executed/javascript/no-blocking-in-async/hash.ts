// Hashes a text with a function that has no awaitable twin.
// way: text
// edits: none, node:crypto has no functions that give promises
import { pbkdf2Sync } from "node:crypto";

async function hash(text: string): Promise<string> {
  return pbkdf2Sync(text, "salt", 10, 8, "sha256").toString("hex");
}

console.log(await hash(process.argv[2] ?? ""));
