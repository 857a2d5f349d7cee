// Adds the sizes of files up in a loop.
// way: orders.txt notes.txt
// way: orders.txt missing.txt
// way: -
// edits: suggestion
import { statSync } from "node:fs";

async function total(names) {
  let sum = 0;
  for (const name of names) {
    try {
      sum += statSync(name).size;
    } catch (error) {
      console.log(`${name}: ${error.code}`);
    }
  }
  return sum;
}

console.log(await total(process.argv.slice(2)));
