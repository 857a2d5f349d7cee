// Closes a session a second time, where the depot refuses that.
// way: order => fails the session was closed before
// way: bad-order => throws no such key
// edits: suggestion
import { connect } from "depot";

async function copy(key: string): Promise<void> {
  const session = await connect("main");
  const value: string = await session.get(key);
  await session.put(`${key}-copy`, value);
  await session.close();
  console.log("copied");
  await session.close();
}

await copy(process.argv[2] ?? "order");
