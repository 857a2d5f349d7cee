// Maps keys to tasks, and leaves the block before they are done.
// way: a b => fails the session is closed
// way: -
// edits: fix
// settings: {"disposal":"using"}
import { connect } from "depot";

async function readAll(keys: readonly string[]): Promise<readonly string[]> {
  let tasks: Promise<string>[];
  {
    await using session = await connect("main");
    tasks = keys.map(async (key) => {
      const value: string = await session.get(key);
      return value.toUpperCase();
    });
  }
  console.log("left the block");
  return await Promise.all(tasks);
}

console.log((await readAll(process.argv.slice(2))).join(" "));
