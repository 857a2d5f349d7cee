// Begins to read, closes, and waits for what it reads after that.
// way: order => fails the session is closed
// edits: fix
import { connect } from "depot";

async function warm(key) {
  const session = await connect("main");
  const reading = session.get(key);
  console.log("reading");
  await session.close();
  const value = await reading;
  return value;
}

console.log(await warm(process.argv[2]));
