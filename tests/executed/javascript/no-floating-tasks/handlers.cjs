// Starts tasks in branches without braces and in a conditional expression.
// way: a
// way: b
// way: c
// edits: suggestion
// order: what was only started is done before the next line
"use strict";

const { report } = require("depot");

async function choose(name) {
  if (name === "a") report("first");
  else name === "b" ? report("second") : console.log("neither");
  console.log("chosen");
}

choose(process.argv[2]).then(() => {
  console.log("end");
});
