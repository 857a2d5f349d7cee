// Hands the work to the nested lock by name.
// way: a => lacks work 1
// way: bb => lacks work 2
// edits: fix
"use strict";

const { Mutex } = require("async-mutex");

const mutex = new Mutex();
let count = 0;

async function run(name) {
  const work = async () => {
    count += name.length;
    console.log(`work ${count}`);
  };
  await mutex.runExclusive(async () => {
    console.log("locked");
    await mutex.runExclusive(work);
  });
  return count;
}

run(process.argv[2] ?? "").then(console.log);
