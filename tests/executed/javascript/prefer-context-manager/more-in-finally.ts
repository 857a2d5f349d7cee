// Does more in `finally` than to close, before the close and after it.
// way: order
// way: bad-order => throws no such key
// edits: fix
import { connect } from "depot";

async function read(key: string): Promise<string> {
  const session = await connect("main");
  try {
    return (await session.get(key)) as string;
  } finally {
    console.log("closing");
    await session.close();
    console.log("closed");
  }
}

console.log(await read(process.argv[2] ?? "order"));
