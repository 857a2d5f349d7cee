// Writes a log, makes its folder, and lists it.
// way: one two
// way: -
// edits: suggestion
import { appendFileSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";

class Log {
  constructor(private readonly folder: string) {}

  async write(lines: readonly string[]): Promise<string[]> {
    mkdirSync(this.folder, { recursive: true });
    for (const [index, line] of lines.entries()) {
      appendFileSync(path.join(this.folder, `${index}.log`), `${line}\n`, "utf8");
    }
    return readdirSync(this.folder);
  }
}

console.log((await new Log("logs/today").write(process.argv.slice(2))).join(","));
