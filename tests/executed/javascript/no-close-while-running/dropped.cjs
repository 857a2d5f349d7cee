// Stores a value without waiting, and closes at once.
// way: order 3 => fails the session is closed
// edits: fix
// order: the function waits for what it stores
"use strict";

const { connect } = require("depot");

async function store(key, value) {
  const session = await connect("main");
  session.put(key, value);
  await session.close();
  return `${key} stored`;
}

store(process.argv[2], process.argv[3]).then(console.log);
