// Returns the task of a session that its block closes.
// way: order => fails the session is closed
// way: nowhere => throws unknown depot
// edits: fix
// settings: {"disposal":"using"}
import { connect } from "depot";

async function value(name: string): Promise<string> {
  await using session = await connect(name);
  console.log("asking");
  return session.get("order");
}

const [, , name = "main"] = process.argv;
console.log(await value(name));
