// Reads a key from the depot and falls back to a default when it is not there.
// way: order
// way: bad-order
// way: bad-order strict => throws no such key
// edits: fix
"use strict";

const { connect } = require("depot");

async function read(key, isStrict) {
  const session = await connect("main");
  try {
    return await session.get(key);
  } catch (error) {
    if (isStrict) throw error;
    console.log(`default for ${key}`);
    return "0";
  } finally {
    await session.close();
  }
}

read(process.argv[2], process.argv[3] === "strict").then(
  (value) => {
    console.log(value);
  },
  (error) => {
    console.error(error.message);
    process.exitCode = 2;
  },
);
