// Returns a task or a default from one expression.
// way: order => fails the client ended too early
// way: -
// edits: fix
import { Client } from "depot";

async function ask(text: string | undefined): Promise<string> {
  const client = new Client("mail.example");
  try {
    return text === undefined ? "no question" : client.send(text);
  } finally {
    await client.end();
  }
}

console.log(await ask(process.argv[2]));
