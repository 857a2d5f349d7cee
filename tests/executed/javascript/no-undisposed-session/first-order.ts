// Prints the first order of a file; nobody closes the file.
// way: orders.txt
// way: empty.txt
// way: missing.txt => throws ENOENT
// edits: fix
import { open } from "node:fs/promises";

async function firstOrder(path: string): Promise<{ name: string; count: number } | undefined> {
  const file = await open(path);
  const text: string = await file.readFile("utf8");
  const [line = ""] = text.split("\n");
  if (line === "") return undefined;
  const [name = "", count = "0"] = line.split(" ");
  return { name, count: Number(count) };
}

const order = await firstOrder(process.argv[2] ?? "");
console.log(order ? `${order.count} ${order.name}` : "no orders");
