// Ends the process from inside of the function that holds the session.
// way: order
// way: stop
// edits: fix
import { connect } from "depot";

async function main(key: string): Promise<void> {
  const session = await connect("main");
  if (key === "stop") {
    console.log("stopped");
    return;
  }
  console.log(await session.get(key));
  process.exitCode = 0;
}

await main(process.argv[2] ?? "order");
