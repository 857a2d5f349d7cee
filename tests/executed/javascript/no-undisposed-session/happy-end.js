// Closes the session when all goes well, and forgets it when something is thrown.
// way: order value
// way: bad-order value => throws no such key
// way: order
// edits: fix
// options: {"exceptionPaths":true}
import { connect } from "depot";

async function store(key, value) {
  const session = await connect("main");
  if (value === undefined) {
    console.log("nothing to store");
    await session.close();
    return false;
  }
  await session.put(key, value);
  await session.close();
  return true;
}

console.log(await store(...process.argv.slice(2)));
