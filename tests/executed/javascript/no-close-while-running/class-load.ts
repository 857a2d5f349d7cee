// A class whose methods give the task of a session that they close.
// way: order => fails the session is closed
// way: nothing
// edits: fix
import { connect } from "depot";

class Loader {
  readonly seen: string[] = [];

  async load(key: string): Promise<string> {
    const session = await connect("main");
    try {
      if (key === "nothing") return key;
      this.seen.push(key);
      return session.get(key);
    } finally {
      await session.close();
    }
  }
}

const loader = new Loader();
console.log(await loader.load(process.argv[2] ?? ""), loader.seen.length);
