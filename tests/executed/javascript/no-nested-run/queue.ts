// A task of a queue that adds another task to the same queue, and waits for it.
// way: a b => hangs
// way: -
// edits: fix
import PQueue from "p-queue";

const queue = new PQueue({ concurrency: 1 });

async function load(names: readonly string[]): Promise<void> {
  for (const name of names) {
    await queue.add(async () => {
      console.log(`load ${name}`);
      await queue.add(async () => {
        await Promise.resolve();
        console.log(`loaded ${name}`);
      });
    });
  }
  console.log(`size ${queue.size}`);
}

await load(process.argv.slice(2));
