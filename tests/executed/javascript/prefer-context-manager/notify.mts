// Tells several people something, over one client that is ended when all is well.
// way: ann bob
// way: -
// way: ann bad-name => throws refused: bad-name
// edits: fix
import { Client } from "depot";

async function notify(names: readonly string[]): Promise<string[]> {
  const client = new Client("mail.example");
  const answers: string[] = [];
  for (const name of names) {
    answers.push(await client.send(name));
  }
  await client.end();
  return answers;
}

console.log((await notify(process.argv.slice(2))).join(", ") || "nobody");
