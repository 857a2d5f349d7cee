// Follows links, and asks for access, in branches of a switch.
// way: real orders.txt
// way: access orders.txt
// way: access missing.txt
// way: other
// edits: suggestion
import { accessSync, constants, realpathSync } from "node:fs";
import path from "node:path";

async function ask(what: string, name: string): Promise<string> {
  switch (what) {
    case "real":
      return path.basename(realpathSync(name));
    case "access":
      try {
        accessSync(name, constants.R_OK);
        return "readable";
      } catch {
        return "not readable";
      }
    default:
      return "nothing";
  }
}

const [, , what = "", name = ""] = process.argv;
console.log(await ask(what, name));
