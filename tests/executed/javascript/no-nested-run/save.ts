// Takes the lock of the store, and takes it again where the value is written.
// way: order 3 => hangs
// way: empty
// edits: fix
import { Mutex } from "async-mutex";

const mutex = new Mutex();
const values = new Map<string, string>();

async function save(key: string, value: string | undefined): Promise<void> {
  await mutex.runExclusive(async () => {
    console.log(`saving ${key}`);
    if (value === undefined) return;
    await mutex.runExclusive(async () => {
      values.set(key, value);
      await Promise.resolve();
      console.log(`saved ${key}: ${value}`);
    });
  });
  console.log("free");
}

const [, , key = "", value] = process.argv;
await save(key, value);
