// Leaves two loops at once with a file open in each round.
// way: orders.txt notes.txt
// way: notes.txt orders.txt
// edits: fix
import { open } from "node:fs/promises";

async function find(word, names) {
  search: for (const name of names) {
    const file = await open(name);
    const lines = (await file.readFile("utf8")).split("\n");
    for (const [index, line] of lines.entries()) {
      if (line === "") continue search;
      if (line.includes(word)) {
        console.log(`${name}:${index + 1}`);
        break search;
      }
    }
    console.log(`not in ${name}`);
  }
  return "done";
}

console.log(await find("bank", process.argv.slice(2)));
