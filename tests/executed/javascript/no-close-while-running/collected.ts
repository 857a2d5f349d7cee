// Collects what it sends in a list, and ends the client before the list is done.
// way: a b => fails the client ended too early
// way: -
// edits: fix
import { Client } from "depot";

async function sendAll(texts: readonly string[]): Promise<string[]> {
  const client = new Client("mail.example");
  const sending: Promise<string>[] = [];
  for (const text of texts) {
    sending.push(client.send(text));
  }
  await client.end();
  return await Promise.all(sending);
}

console.log((await sendAll(process.argv.slice(2))).join("; "));
