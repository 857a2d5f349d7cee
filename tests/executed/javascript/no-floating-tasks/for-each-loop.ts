// Reports each name from `forEach`, with a loop inside.
// way: ann bob
// way: x
// edits: suggestion
// order: the reports come one after the other, before the end of the function
import { report } from "depot";

async function all(names: string[], times: number): Promise<void> {
  names.forEach(async (name) => {
    for (let time = 1; time <= times; time++) {
      await report(`${name} ${time}`);
    }
  });
}

await all(process.argv.slice(2), 2);
console.log("end");
