// A helper that takes the lock, called under the lock.
// way: a => hangs
// edits: none, the helper may have other callers
import { Mutex } from "async-mutex";

const mutex = new Mutex();

async function append(text: string): Promise<void> {
  await mutex.runExclusive(async () => {
    console.log(`append ${text}`);
  });
}

export async function both(text: string): Promise<void> {
  await mutex.runExclusive(async () => {
    await append(text);
    await append("end");
  });
}

await both(process.argv[2] ?? "");
