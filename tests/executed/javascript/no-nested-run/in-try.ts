// Takes the lock a second time in a `try`, with cleanup behind it.
// way: good => hangs
// way: bad => hangs
// way: fatal => throws fatal
// edits: fix
import { Mutex } from "async-mutex";

const mutex = new Mutex();

async function write(text: string): Promise<number> {
  if (text === "bad") throw new Error("refused");
  console.log(`wrote ${text}`);
  return text.length;
}

async function main(text: string): Promise<void> {
  await mutex.runExclusive(async () => {
    if (text === "fatal") throw new Error("fatal");
    try {
      const length = await mutex.runExclusive(() => write(text));
      console.log(`length ${length}`);
    } catch (error) {
      console.log(`caught ${(error as Error).message}`);
    } finally {
      console.log("cleaned up");
    }
  });
}

await main(process.argv[2] ?? "good");
