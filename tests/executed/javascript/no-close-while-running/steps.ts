// Starts a task in a variable that is declared before, and closes in one of two branches.
// way: order close => fails the session is closed
// way: order wait
// edits: fix
import { connect } from "depot";

async function steps(key: string, how: string): Promise<string> {
  const session = await connect("main");
  let task: Promise<string>;
  task = session.get(key);
  if (how === "close") {
    await session.close();
    return await task;
  }
  const value = await task;
  await session.close();
  return value;
}

const [, , key = "order", how = "wait"] = process.argv;
console.log(await steps(key, how));
