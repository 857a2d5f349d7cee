// Has names in the `try` that mean something else around it.
// way: order
// edits: fix
import { connect } from "depot";

async function read(key: string): Promise<string> {
  const value = "outer";
  const session = await connect("main");
  try {
    const value: string = await session.get(key);
    console.log(value);
  } finally {
    await session.close();
  }
  return value;
}

console.log(await read(process.argv[2] ?? "order"));
