// Copies a text file, line by line, without empty lines.
// way: orders.txt copy.txt
// way: missing.txt copy.txt => throws ENOENT
// way: orders.txt no/such/folder.txt => throws ENOENT
// edits: fix
import { open } from "node:fs/promises";

async function copy(from: string, to: string): Promise<number> {
  const source = await open(from);
  try {
    const target = await open(to, "w");
    try {
      const text: string = await source.readFile("utf8");
      const lines = text.split("\n").filter((line) => line.trim() !== "");
      for (const line of lines) {
        await target.write(`${line}\n`); // one write for each line
      }
      return lines.length;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

const [from = "", to = ""] = process.argv.slice(2);
console.log(`copied ${await copy(from, to)} lines`);
