// Closes a scratch in the middle of its work.
// way: a b => fails the scratch is gone
// way: - => fails the scratch is gone
// edits: fix
"use strict";

const { scratch } = require("depot");

function build(words) {
  const pad = scratch();
  for (const word of words) pad.add(word);
  pad.close();
  pad.add("end");
  return pad.text();
}

console.log(build(process.argv.slice(2)));
