// Returns all tasks together, by async functions and by plain ones.
// way: async a b
// way: plain a b
// way: plain a bad-b => throws no such key
// edits: suggestion
import { connect } from "depot";

async function readAsync(keys: readonly string[]): Promise<string[]> {
  const session = await connect("main");
  return Promise.all(
    keys.map(async (key) => {
      const value: string = await session.get(key);
      return value.toUpperCase();
    }),
  );
}

async function readPlain(keys: readonly string[]): Promise<string[]> {
  const session = await connect("archive");
  return Promise.all(keys.map((key) => session.get(key)));
}

const [, , how, ...keys] = process.argv;
console.log((await (how === "async" ? readAsync(keys) : readPlain(keys))).join(" "));
