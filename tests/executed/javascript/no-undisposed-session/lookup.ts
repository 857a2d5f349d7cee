// Looks a key up in one of two depots.
// way: order
// way: order archive
// way: bad-order => throws no such key
// edits: fix
import { connect } from "depot";

async function lookup(key: string, isArchived: boolean): Promise<string> {
  if (isArchived) {
    const archive = await connect("archive");
    const values: string[] = await archive.list(key);
    return values.join(" ");
  }
  const session = await connect("main");
  const value = await session.get(key);
  return value as string;
}

const [, , key = "order", from] = process.argv;
console.log(await lookup(key, from === "archive"));
