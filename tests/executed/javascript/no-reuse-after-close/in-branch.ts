// Closes on one branch, and goes on in both.
// way: order keep
// way: order drop => fails the session is closed
// edits: none, on the branch that keeps it the program may rely on the session staying open
// options: {"maybe":true}
import { connect } from "depot";

async function read(key: string, how: string): Promise<string[]> {
  const session = await connect("main");
  if (how === "drop") await session.close();
  const values: string[] = await session.list(key);
  if (how !== "drop") await session.close();
  return values;
}

const [, , key = "", how = "keep"] = process.argv;
console.log((await read(key, how)).join(" "));
