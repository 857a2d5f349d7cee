/** Reads the head of each archive, to tell which of them are damaged. */
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";

const MAGIC = Buffer.from([0x1f, 0x8b]);

async function isIntact(path: string): Promise<boolean> {
  await using file = await open(path);
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
  return size > 20 && bytesRead === 2 && buffer.equals(MAGIC);
}

export async function damagedArchives(folder: string): Promise<string[]> {
  const damaged: string[] = [];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!(await isIntact(path))) damaged.push(path);
  }
  return damaged;
}
