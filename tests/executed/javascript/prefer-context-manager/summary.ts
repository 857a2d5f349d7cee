// Collects lines in a scratch, which is closed by hand on each way out.
// way: a b c
// way: -
// way: a %
// edits: fix
import { scratch } from "depot";

function summary(words: readonly string[]): string {
  const pad = scratch();
  if (words.length === 0) {
    pad.close();
    return "(nothing)";
  }
  for (const word of words) {
    if (word === "%") {
      pad.add("cut");
      break;
    }
    pad.add(word.toUpperCase());
  }
  const text: string = pad.text();
  pad.close();
  return text;
}

console.log(summary(process.argv.slice(2)));
