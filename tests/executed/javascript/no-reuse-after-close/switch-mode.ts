// Each mode of a tool has its own mistake with the session that it opened.
// way: one order => fails the session is closed
// way: all order => fails the session is closed
// way: none order
// edits: fix
import { connect } from "depot";

async function run(mode: string, key: string): Promise<string> {
  switch (mode) {
    case "one": {
      const session = await connect("main");
      await session.close();
      return (await session.get(key)) as string;
    }
    case "all": {
      const session = await connect("archive");
      await session.put(key, "seen");
      await session.close();
      const values: string[] = await session.list(key);
      return values.join("+");
    }
    default:
      return "nothing";
  }
}

const [, , mode = "none", key = ""] = process.argv;
console.log(await run(mode, key));
