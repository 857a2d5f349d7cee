// Gives tasks of the session in an object and in a list.
// way: order
// edits: none, the caller waits for the tasks
import { connect } from "depot";

async function both(key: string): Promise<{ value: Promise<string>; all: Promise<string[]> }> {
  const session = await connect("main");
  await session.get("warm-up");
  return { value: session.get(key), all: session.list(key) };
}

const found = await both(process.argv[2] ?? "order");
console.log(await found.value, (await found.all).length);
