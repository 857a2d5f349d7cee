// Ends the client, and then says goodbye over it.
// way: ann => fails the client has ended
// way: - => fails the client has ended
// edits: fix
import { Client } from "depot";

async function greet(names: readonly string[]): Promise<void> {
  const client = new Client("mail.example");
  for (const name of names) {
    console.log(await client.send(`hello ${name}`));
  }
  await client.end();
  console.log(await client.send("goodbye"));
}

await greet(process.argv.slice(2));
