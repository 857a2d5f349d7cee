// Returns the task of a client that `finally` ends.
// way: hello => fails the client ended too early
// way: skip
// edits: fix
import { Client } from "depot";

async function send(text: string): Promise<string> {
  const client = new Client("mail.example");
  try {
    if (text === "skip") return "skipped";
    return client.send(text) as Promise<string>;
  } finally {
    await client.end();
  }
}

console.log(await send(process.argv[2] ?? ""));
