// Imports the module where it needs it.
// way: orders.txt
// way: notes.txt
// edits: suggestion
async function first(path: string): Promise<string | undefined> {
  const { readFileSync } = await import("node:fs");
  return readFileSync(path, "utf8").split("\n").at(0);
}

console.log(await first(process.argv[2] ?? ""));
