// Begins a transaction inside of a transaction of the same store.
// way: a => hangs
// way: none
// edits: suggestion
import { Store } from "depot";

const store = new Store();

export async function move(name) {
  return await store.transaction(async (tx) => {
    await tx.write(`take ${name}`);
    if (name === "none") return 0;
    await store.write(`put ${name}`);
    return name.length;
  });
}

console.log(await move(process.argv[2]));
