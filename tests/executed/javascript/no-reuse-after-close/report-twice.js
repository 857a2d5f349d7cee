// Closes in the middle, and has more to do in nested blocks.
// way: order => fails the session is closed
// way: order quiet => fails the session is closed
// way: bad-order => throws no such key
// edits: fix
import { connect } from "depot";

async function report(key, mode) {
  const session = await connect("main");
  const value = await session.get(key);
  if (mode !== "quiet") {
    console.log(`value ${value}`);
  }
  await session.close();
  const all = await session.list(key);
  for (const [index, one] of all.entries()) {
    if (index === 1 && mode === "quiet") continue;
    console.log(index, one);
  }
  return all.length;
}

console.log(await report(process.argv[2], process.argv[3]));
