// Answers what a route asks for; each case of the switch opens what it needs.
// way: one order
// way: many order
// way: mail hello
// way: mail bad-hello => throws refused
// way: other
// edits: fix
import { Client, connect } from "depot";

type Answer = string | string[] | undefined;

async function route(name: string, given: string): Promise<Answer> {
  switch (name) {
    case "one": {
      const session = await connect("main");
      return (await session.get(given)) as string;
    }
    case "many": {
      const session = await connect("main");
      const values: string[] = await session.list(given);
      console.log(values.length);
      return values;
    }
    case "mail": {
      const client = new Client("mail.example");
      const answer = await client.send(given);
      console.log(answer);
      break;
    }
    default:
      return undefined;
  }
  return "done";
}

const [, , name = "", given = ""] = process.argv;
console.log(JSON.stringify(await route(name, given)));
