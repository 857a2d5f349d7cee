/** Copies what the old system exports into the database, line by line. */
import { open } from "node:fs/promises";
import { Client } from "pg";

export async function importUsers(path: string): Promise<number> {
  let count = 0;
  const client = new Client(); // expect: prefer-context-manager
  await client.connect();
  try {
    const text = await readAll(path);
    for (const line of text.split("\n")) {
      const [id, name] = line.split(";");
      await client.query("insert into users (id, name) values ($1, $2)", [id, name]);
      count += 1;
    }
  } finally {
    await client.end();
  }
  return count;
}

async function readAll(path: string): Promise<string> {
  const file = await open(path); // expect: prefer-context-manager
  try {
    return await file.readFile("utf8");
  } finally {
    await file.close();
  }
}
