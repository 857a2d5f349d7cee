// Gives one of two tasks; only one of them is awaited in the block.
// way: get order => fails the session is closed
// way: list order
// way: list bad-order => throws no such key
// edits: fix
import { connect } from "depot";

type Found = string | string[];

async function find(how: string, key: string): Promise<Found> {
  const session = await connect("main");
  try {
    if (how === "list") {
      const all: string[] = await session.list(key);
      return all;
    }
    return session.get(key);
  } finally {
    await session.close();
  }
}

const [, , how = "get", key = "order"] = process.argv;
console.log(await find(how, key));
