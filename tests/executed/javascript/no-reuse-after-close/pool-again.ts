// Ends a pool and asks it once more.
// way: - => fails ECONNREFUSED
// edits: none, what the pool then says depends on a server
// options: {"maybe":true}
import { Pool } from "pg";

async function count(): Promise<unknown> {
  const pool = new Pool({ host: "127.0.0.1", port: 1 });
  await pool.end();
  return await pool.query("select count(*) from users");
}

console.log(await count());
