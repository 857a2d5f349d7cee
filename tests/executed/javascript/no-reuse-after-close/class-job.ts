// A job that closes its file before it has written the last line.
// way: out.txt one two => fails file closed
// way: no/where.txt one => throws ENOENT
// edits: fix
import { open, readFile } from "node:fs/promises";

class Job {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async run(lines: readonly string[]): Promise<number> {
    const file = await open(this.#path, "w");
    for (const line of lines) await file.write(`${line}\n`);
    await file.close();
    await file.write("end\n");
    return lines.length + 1;
  }
}

const [, , path = "", ...lines] = process.argv;
const written = await new Job(path).run(lines);
console.log(written, JSON.stringify(await readFile(path, "utf8")));
