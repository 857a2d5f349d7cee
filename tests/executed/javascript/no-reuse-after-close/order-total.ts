// Closes the session between two questions.
// way: order => fails the session is closed
// way: bad-order => throws no such key
// edits: fix
import { connect } from "depot";

export async function total(key: string): Promise<number> {
  const session = await connect("main");
  const value: string = await session.get(key);
  await session.close();
  const others: string[] = await session.list(key);
  let sum = value.length;
  for (const other of others) {
    sum += other.length;
  }
  return sum;
}

console.log(`total ${await total(process.argv[2] ?? "order")}`);
