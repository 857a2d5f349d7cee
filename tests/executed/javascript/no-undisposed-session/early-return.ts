// Forgets the session on one of three ways out.
// way: order
// way: orders
// way: o
// way: bad-one => throws no such key
// edits: fix
import { connect } from "depot";

export async function sizeOf(key: string): Promise<number> {
  const session = await connect("main");
  const value: string = await session.get(key);
  if (value.length > 7) {
    await session.close();
    return value.length;
  }
  if (value.length < 5) return 0;
  const all = await session.list(key);
  await session.close();
  return all.length;
}

console.log(await sizeOf(process.argv[2] ?? "order"));
