// Forgets to await a statement of the store, which only runs once it is awaited.
// way: one => lacks ran delete
// way: none
// edits: fix
import { Store } from "depot";

const store = new Store();

async function clean(name: string): Promise<string> {
  if (name === "none") return "nothing to clean";
  store.statement(`delete ${name}`);
  return `cleaned ${name}`;
}

console.log(await clean(process.argv[2] ?? "none"));
