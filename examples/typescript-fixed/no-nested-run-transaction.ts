/** The migration to orders with lines: one transaction for everything, or so it seems. */
import { Pool } from "pg";

interface Order {
  readonly id: string;
  readonly article: string;
  readonly quantity: number;
}

export async function migrate(pool: Pool): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const client = stack.adopt(await pool.connect(), (client) => { client.release(); });
  try {
    await client.query("begin");
    const { rows } = await client.query<Order>("select id, article, quantity from orders");
    for (const { article, id, quantity } of rows) {
      await pool.query("insert into order_lines values ($1, $2, $3)", [id, article, quantity]); // expect: no-nested-run
    }
    await client.query("alter table orders drop column article, drop column quantity");
    await client.query("commit");
    return rows.length;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

const pool = new Pool({ max: 1 });
try {
  console.log(await migrate(pool), "orders migrated");
} finally {
  await pool.end();
}
