// Reports each name from `forEach`, without waiting.
// way: ann,bob,x,cleo
// way: -
// edits: suggestion
// order: the reports come before the end of the function
import { report } from "depot";

async function all(text = "") {
  const names = text.split(",");
  names.forEach(async (name) => {
    if (name.startsWith("x")) return;
    await report(name);
  });
  console.log(`${names.length} names`);
}

await all(process.argv[2]);
