// Uses what it reads in the middle of expressions.
// way: orders.txt 0
// way: orders.txt 9
// edits: suggestion
import { readFileSync } from "node:fs";

async function line(path: string, index: number): Promise<string> {
  const found = readFileSync(path, "utf8").split("\n")[index] ?? "none";
  const size = readFileSync(path).length + 1;
  return `${found} of ${size}, ${!readFileSync(path, "utf8").includes("kiwis")}`;
}

const [, , path = "", index = "0"] = process.argv;
console.log(await line(path, Number(index)));
