// Reads settings in CommonJS, by the module as a whole.
// way: settings.json
// way: orders.txt
// edits: suggestion
"use strict";

const fs = require("node:fs");

async function settings(path) {
  const text = fs.readFileSync(path, { encoding: "utf8" });
  return text.startsWith("{") ? JSON.parse(text) : {};
}

settings(process.argv[2]).then((found) => {
  console.log(Object.keys(found).join(" ") || "none");
});
