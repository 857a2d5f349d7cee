// Stores each value from `forEach`, and closes before any is stored.
// way: a b => fails the session is closed
// way: -
// edits: suggestion
// order: the stored lines come before the end of the function
import { connect } from "depot";

async function storeAll(keys: readonly string[]): Promise<number> {
  const session = await connect("main");
  keys.forEach(async (key) => {
    await session.put(key, "new");
  });
  await session.close();
  return keys.length;
}

console.log(await storeAll(process.argv.slice(2)));
