// Opens the depot only when it is needed, and asks in `finally` whether it was.
// way: order
// way: bad-order => throws no such key
// way: order nowhere => throws unknown depot
// edits: fix
import { connect } from "depot";

async function load(key, name) {
  let session;
  try {
    session = await connect(name);
    const value = await session.get(key);
    return value.length;
  } finally {
    if (session) await session.close();
  }
}

const [key, name = "main"] = process.argv.slice(2);
console.log(await load(key, name));
