// Does not wait for the end of its client, in a loop and behind it.
// way: a b
// way: -
// edits: suggestion
import { Client } from "depot";

async function visit(hosts) {
  for (const host of hosts) {
    const client = new Client(host);
    console.log(await client.send(`visit ${host}`));
    client.end();
  }
  const last = new Client("home.example");
  console.log(await last.send("home"));
  void last.end();
}

await visit(process.argv.slice(2));
