/** The report generator: one query for the rows and, since last month, one for the totals. */
import { writeFile } from "node:fs/promises";
import { Pool } from "pg";

interface Row {
  readonly region: string;
  readonly amount: number;
}

export async function writeReport(month: string, path: string): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const pool = stack.adopt(new Pool({ connectionString: process.env["DATABASE_URL"], max: 2 }), async (pool) => { await pool.end(); });
  const { rows } = await pool.query<Row>("select region, amount from sales where month = $1", [month]);

  const lines = rows.map(({ amount, region }) => `${region};${amount.toFixed(2)}`);
  // The totals were added later, below the line that closes the pool.
  const totals = await pool.query<{ total: number }>("select sum(amount) as total from sales");
  const total = totals.rows[0]?.total ?? 0;
  await writeFile(path, [...lines, `total;${total}`].join("\n"));
  return total;
}
