// Moves a value from one depot to another; the sessions are closed in the reverse order.
// way: order
// way: bad-order => throws no such key
// way: order nowhere => throws unknown depot
// edits: fix
import { connect, type Session } from "depot";

async function move(key: string, target: string): Promise<string> {
  const source: Session = await connect("main");
  try {
    const sink: Session = await connect(target);
    try {
      const value = await source.get(key);
      await sink.put(key, value);
      return value;
    } finally {
      await sink.close();
    }
  } finally {
    await source.close();
  }
}

const [, , key = "order", target = "archive"] = process.argv;
const moved = await move(key, target);
console.log(`moved ${moved}`);
