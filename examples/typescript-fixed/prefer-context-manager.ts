/** Copies what the old system exports into the database, line by line. */
import { open } from "node:fs/promises";
import { Client } from "pg";

export async function importUsers(path: string): Promise<number> {
  let count = 0;
  await using stack = new AsyncDisposableStack();
  const client = stack.adopt(new Client(), async (client) => { await client.end(); });
  await client.connect();
  const text = await readAll(path);
  for (const line of text.split("\n")) {
    const [id, name] = line.split(";");
    await client.query("insert into users (id, name) values ($1, $2)", [id, name]);
    count += 1;
  }
  return count;
}

async function readAll(path: string): Promise<string> {
  await using file = await open(path);
  return await file.readFile("utf8");
}
