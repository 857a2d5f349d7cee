// Maps names to reports and drops the list.
// way: ann bob
// way: -
// edits: suggestion
// order: the reports come before the end of the function
import { report } from "depot";

export async function announce(names: readonly string[]): Promise<number> {
  names.map((name) => report(`hello ${name}`));
  console.log("announced");
  return names.length;
}

console.log(await announce(process.argv.slice(2)));
