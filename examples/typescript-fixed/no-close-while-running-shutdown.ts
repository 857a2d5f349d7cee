/** The main program of the worker: polls for jobs, and stops when it is told to. */
import { Pool } from "pg";

const pool = new Pool({ max: 4 });
let isStopping = false;

async function workOnce(): Promise<boolean> {
  const { rowCount } = await pool.query("update jobs set state = 'done' where id = (select id from jobs limit 1)");
  return rowCount === 1;
}

process.on("SIGTERM", () => {
  isStopping = true;
});

while (!isStopping) {
  const didWork = await workOnce();
  if (!didWork) await new Promise((resolve) => setTimeout(resolve, 500));
}
await pool.end();
process.exit(0);
