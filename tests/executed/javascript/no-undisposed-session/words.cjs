// Puts words together in a scratch, in CommonJS.
// way: a b
// way: -
// edits: fix
"use strict";

const { scratch } = require("depot");

const joined = (words) => {
  const pad = scratch();
  words.forEach((word, index) => {
    pad.add(`${index}:${word}`);
  });
  return pad.text();
};

console.log(joined(process.argv.slice(2)));
