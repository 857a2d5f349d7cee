// Ends a pool and asks it once more; that there is no server is no failure.
// way: - => fails Cannot use a pool after calling end
// way: quiet => fails Cannot use a pool after calling end
// edits: suggestion
import { Pool } from "pg";

async function count(isQuiet: boolean): Promise<unknown> {
  const pool = new Pool({ host: "127.0.0.1", port: 1 });
  if (!isQuiet) console.log(`${pool.totalCount} connections`);
  await pool.end();
  try {
    return await pool.query("select count(*) from users");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ECONNREFUSED") throw error;
    return "no server";
  }
}

console.log(await count(process.argv[2] === "quiet"));
