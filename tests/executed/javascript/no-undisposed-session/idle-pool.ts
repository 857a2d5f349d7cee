// Makes a pool to tell how it is configured.
// way: 4
// way: -
// edits: fix
import { Pool } from "pg";

async function describe(max: number): Promise<string> {
  const pool = new Pool({ max, connectionString: "postgres://127.0.0.1:1/none" });
  const told = `max ${pool.options.max}, ${pool.idleCount} idle`;
  await Promise.resolve();
  return told;
}

console.log(await describe(Number(process.argv[2] ?? "2")));
