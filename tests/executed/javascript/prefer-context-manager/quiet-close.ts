// Does not mind when the close fails.
// way: order
// way: bad-order => throws no such key
// edits: none, a block would not swallow what the close throws
import { connect } from "depot";

async function read(key: string): Promise<string> {
  const session = await connect("main");
  try {
    return (await session.get(key)) as string;
  } finally {
    await session.close().catch(() => undefined);
  }
}

console.log(await read(process.argv[2] ?? "order"));
