// Does not wait for the close of its session.
// way: order
// way: bad-order => throws no such key
// edits: suggestion
import { connect } from "depot";

async function read(key: string): Promise<string> {
  const session = await connect("main");
  const value: string = await session.get(key);
  session.close();
  return value;
}

const value = await read(process.argv[2] ?? "order");
console.log(value);
