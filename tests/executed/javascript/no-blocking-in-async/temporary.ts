// Makes a temporary folder and removes it, whatever happens in between.
// way: text
// way: - => throws nothing to write
// edits: suggestion
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

async function withFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(path.join(tmpdir(), "sample-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
    console.log("removed");
  }
}

const [, , text] = process.argv;
console.log(
  await withFolder(async (folder) => {
    if (text === undefined) throw new Error("nothing to write");
    writeFileSync(path.join(folder, "a.txt"), text);
    return text.length;
  }),
);
