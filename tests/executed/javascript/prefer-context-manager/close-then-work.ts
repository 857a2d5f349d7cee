// Closes the session and then does long work that does not need it.
// way: order
// way: bad-order => throws no such key
// edits: suggestion
// later: the block closes at its end, behind the other work
import { connect, report } from "depot";

async function work(key: string): Promise<void> {
  const session = await connect("main");
  const value: string = await session.get(key);
  await session.close();
  await report(value);
  console.log("worked");
}

await work(process.argv[2] ?? "order");
