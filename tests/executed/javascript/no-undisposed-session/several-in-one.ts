// Opens two sessions in one declaration.
// way: order
// way: bad-order => throws no such key
// edits: none, a declaration of two has no place for a block
import { connect } from "depot";

async function both(key: string): Promise<string> {
  const left = await connect("main"), right = await connect("archive");
  const a: string = await left.get(key);
  const b: string = await right.get(key);
  return a + b;
}

console.log(await both(process.argv[2] ?? "order"));
