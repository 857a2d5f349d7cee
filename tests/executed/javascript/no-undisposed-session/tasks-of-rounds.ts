// Opens a session in each round and collects its task, which is awaited behind the loop.
// way: a b
// way: -
// edits: none, the tasks go on behind the round
import { connect } from "depot";

async function readAll(keys: readonly string[]): Promise<string[]> {
  const tasks: Promise<string>[] = [];
  for (const key of keys) {
    const session = await connect(key);
    tasks.push(session.get(key));
  }
  return await Promise.all(tasks);
}

console.log((await readAll(process.argv.slice(2))).join(" "));
