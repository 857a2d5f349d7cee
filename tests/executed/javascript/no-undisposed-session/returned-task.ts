// Gives its caller the task itself, of a client that stays open.
// way: hello
// way: bad-hello
// edits: fix
import { Client } from "depot";

function fallback(error: unknown): string {
  return `failed: ${(error as Error).message}`;
}

async function send(text: string): Promise<string> {
  const client = new Client("mail.example");
  return client.send(text) as Promise<string>;
}

console.log(await send(process.argv[2] ?? "").catch(fallback));
