// Closes at the end and in the `catch`.
// way: order
// way: bad-order
// edits: suggestion
import { connect } from "depot";

async function read(key: string): Promise<string> {
  const session = await connect("main");
  try {
    const value: string = await session.get(key);
    await session.close();
    return value;
  } catch (error) {
    await session.close();
    return `failed: ${(error as Error).message}`;
  }
}

console.log(await read(process.argv[2] ?? "order"));
