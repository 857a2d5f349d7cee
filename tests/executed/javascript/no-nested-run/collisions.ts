// A nested lock whose work has names of its own, and comments.
// way: x => hangs
// way: y => hangs
// edits: fix
import { Mutex } from "async-mutex";

const mutex = new Mutex();

async function rename(from: string): Promise<string> {
  return await mutex.runExclusive(async () => {
    const name = `${from}-old`; // the name before
    await mutex.runExclusive(async () => {
      // The name after; another one than around it.
      const name = `${from}-new`;
      console.log(name);
    });
    console.log(name);
    return name;
  });
}

console.log(await rename(process.argv[2] ?? ""));
