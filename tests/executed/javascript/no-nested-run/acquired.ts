// Acquires the lock by hand, and runs something under the same lock before it is given back.
// way: order => hangs
// way: skip
// edits: fix
import { Mutex } from "async-mutex";

const mutex = new Mutex();

async function handle(name: string): Promise<void> {
  const release = await mutex.acquire();
  try {
    if (name === "skip") return;
    await mutex.runExclusive(async () => {
      console.log(`handled ${name}`);
    });
  } finally {
    release();
    console.log("released");
  }
}

await handle(process.argv[2] ?? "skip");
