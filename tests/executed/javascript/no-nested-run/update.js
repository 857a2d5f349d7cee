// Reads under the lock, and returns what a nested lock reads.
// way: order => hangs
// way: none
// edits: fix
import { Mutex } from "async-mutex";

const lock = new Mutex();

async function read(name) {
  return `${name}!`;
}

export async function update(name) {
  const result = await lock.runExclusive(async () => {
    if (name === "none") return 0;
    const before = await lock.runExclusive(() => read(name));
    console.log(`before ${before}`);
    return before.length;
  });
  return result + 1;
}

console.log(await update(process.argv[2]));
