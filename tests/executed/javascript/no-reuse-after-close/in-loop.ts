// Opens a session for each depot, and closes it before the value is stored.
// way: main archive => fails the session is closed
// way: - 
// way: nowhere => throws unknown depot
// edits: fix
import { connect } from "depot";

async function stamp(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const session = await connect(name);
    const value: string = await session.get(name);
    await session.close();
    await session.put(`${name}-stamp`, value);
  }
  console.log(`${names.length} stamped`);
}

await stamp(process.argv.slice(2));
