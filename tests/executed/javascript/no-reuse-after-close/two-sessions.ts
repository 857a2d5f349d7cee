// Closes both sessions, and then uses the first again.
// way: order => fails the session is closed
// way: bad-order => throws no such key
// edits: fix
import { connect } from "depot";

async function compare(key: string): Promise<boolean> {
  const left = await connect("main");
  const right = await connect("archive");
  const a: string = await left.get(key);
  const b: string = await right.get(key);
  await right.close();
  await left.close();
  console.log("compared");
  await left.put(`${key}-checked`, String(a === b));
  return a === b;
}

console.log(await compare(process.argv[2] ?? "order"));
