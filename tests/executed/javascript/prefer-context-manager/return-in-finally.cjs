// Closes before a `finally` that returns something else.
// way: order
// way: bad-order
// edits: fix
"use strict";

const { connect } = require("depot");

async function read(key) {
  let told = "nothing";
  const session = await connect("main");
  try {
    told = await session.get(key);
    if (told.length > 100) return "long";
  } catch (error) {
    told = error.message;
  } finally {
    await session.close();
  }
  return told;
}

read(process.argv[2]).then(console.log);
