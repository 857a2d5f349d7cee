// Takes the lock again in both branches, with an early return.
// way: fast => hangs
// way: slow => hangs
// way: none
// edits: fix
import { Mutex } from "async-mutex";

const mutex = new Mutex();

async function step(name: string): Promise<string> {
  await Promise.resolve();
  console.log(`step ${name}`);
  return name;
}

async function choose(how: string): Promise<string> {
  return await mutex.runExclusive(async () => {
    if (how === "none") return "nothing";
    if (how === "fast") {
      return await mutex.runExclusive(() => step("one"));
    }
    const first = await step("one");
    const second = await mutex.runExclusive(async () => await step("two"));
    return `${first} ${second}`;
  });
}

console.log(await choose(process.argv[2] ?? "none"));
