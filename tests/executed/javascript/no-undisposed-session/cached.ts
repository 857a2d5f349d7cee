// Reads several keys at once; the session is known to the arrow function that maps them.
// way: a b c
// way: a bad-b => throws no such key
// way: -
// edits: fix
import { connect } from "depot";

async function readAll(keys: readonly string[]): Promise<string[]> {
  const session = await connect("main");
  const values = await Promise.all(
    keys.map(async (key) => {
      const value: string = await session.get(key);
      return value.toUpperCase();
    }),
  );
  return values.reverse();
}

console.log((await readAll(process.argv.slice(2))).join(","));
