// Yields the values of a session from an async generator, which may be left early.
// way: all
// way: first
// edits: suggestion
import { connect } from "depot";

async function* values(keys: readonly string[]): AsyncGenerator<string> {
  const session = await connect("main");
  for (const key of keys) {
    yield session.get(key);
  }
}

for await (const value of values(["a", "b", "c"])) {
  console.log(value);
  if (process.argv[2] === "first") break;
}
