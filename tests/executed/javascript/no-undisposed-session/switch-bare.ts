// Opens the session in a case without braces, and falls through.
// way: one
// way: two
// way: three
// edits: fix
import { connect } from "depot";

async function run(mode: string): Promise<string> {
  let told = "";
  switch (mode) {
    case "one":
      const session = await connect("main");
      told += await session.get("one");
    case "two":
      told += "+two";
      break;
    default:
      told = "other";
  }
  return told;
}

console.log(await run(process.argv[2] ?? "one"));
