// Looks an order up, and leaves early when there is nothing to do.
// way: order
// way: none
// way: bad-order => throws no such key
// edits: fix
import { connect } from "depot";

interface Outcome {
  readonly state: "archived" | "skipped";
  readonly value: string;
}

/** The depot keeps a session for ten minutes when nobody closes it. */
async function archive(key: string): Promise<Outcome> {
  const session = await connect("main");
  try {
    if (key === "none") {
      console.log("nothing to archive");
      return { state: "skipped", value: "" };
    }
    const value: string = await session.get(key);
    await session.put(`${key}-old`, value);
    return { state: "archived", value };
  } finally {
    await session.close();
  }
}

const outcome = await archive(process.argv[2] ?? "none");
console.log(outcome.state, outcome.value);
