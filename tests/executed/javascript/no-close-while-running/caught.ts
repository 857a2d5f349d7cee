// A `catch` that never sees the failure, since the task is not awaited in its block.
// way: order => fails the session is closed
// way: order again => fails the session is closed
// edits: fix
import { connect } from "depot";

async function read(key: string): Promise<string> {
  const session = await connect("main");
  try {
    return session.get(key) as Promise<string>;
  } catch (error) {
    console.error((error as Error).message);
    return "caught";
  } finally {
    await session.close();
  }
}

const [, , key = "order", again] = process.argv;
const values = [await read(key)];
if (again !== undefined) values.push(await read(`${key}-${again}`));
console.log(values.join(" "));
