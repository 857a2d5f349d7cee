// Makes a report with a pool that is never asked when there is nothing to do.
// way: -
// way: dry
// edits: fix
import { Pool } from "pg";

async function report(mode: string | undefined): Promise<string> {
  const pool = new Pool({ host: "127.0.0.1", max: 2 });
  try {
    const waiting: number = pool.waitingCount;
    if (mode === "dry") return `dry run, ${waiting} waiting`;
    return `${pool.totalCount} connections, ${waiting} waiting`;
  } finally {
    await pool.end();
  }
}

console.log(await report(process.argv[2]));
