// Keeps a stock in a database, and prints it.
// way: apples 3
// way: apples minus => throws NOT NULL
// way: -
// edits: fix
// runtime: node24, which has node:sqlite without a flag
import { DatabaseSync } from "node:sqlite";

function stock(name: string | undefined, count: number): unknown[] {
  const database = new DatabaseSync(":memory:");
  try {
    database.exec("create table stock (name text, count integer not null)");
    if (name === undefined) return [];
    const insert = database.prepare("insert into stock values (?, ?)");
    insert.run(name, Number.isNaN(count) ? null : count);
    return database.prepare("select * from stock").all();
  } finally {
    database.close();
  }
}

const [, , name, count] = process.argv;
console.log(JSON.stringify(stock(name, Number(count))));
