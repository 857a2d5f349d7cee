/** The report generator: one query for the rows and, since last month, one for the totals. */
import { writeFile } from "node:fs/promises";
import { Pool } from "pg";

interface Row {
  readonly region: string;
  readonly amount: number;
}

export async function writeReport(month: string, path: string): Promise<number> {
  const pool = new Pool({ connectionString: process.env["DATABASE_URL"], max: 2 }); // expect: prefer-context-manager
  const { rows } = await pool.query<Row>("select region, amount from sales where month = $1", [month]);
  await pool.end();

  const lines = rows.map(({ amount, region }) => `${region};${amount.toFixed(2)}`);
  // The totals were added later, below the line that closes the pool.
  const totals = await pool.query<{ total: number }>("select sum(amount) as total from sales"); // expect: no-reuse-after-close
  const total = totals.rows[0]?.total ?? 0;
  await writeFile(path, [...lines, `total;${total}`].join("\n"));
  return total;
}
