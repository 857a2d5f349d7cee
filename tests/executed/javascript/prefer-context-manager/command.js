// Runs one of the commands of a small tool; each case holds its own session.
// way: read order
// way: list order
// way: list
// way: help
// way: read bad-order => throws no such key
// edits: fix
import { connect } from "depot";

async function run(command, key = "all") {
  switch (command) {
    case "read": {
      const session = await connect("main");
      try {
        console.log(await session.get(key));
      } finally {
        await session.close();
      }
      break;
    }
    case "list": {
      const session = await connect("archive");
      try {
        for (const found of await session.list(key)) console.log(found);
        if (key === "all") return "everything";
      } finally {
        await session.close();
      }
      console.log("end of list");
      break;
    }
    default:
      console.log("usage: read KEY | list [PREFIX]");
  }
  return command;
}

console.log(await run(...process.argv.slice(2)));
