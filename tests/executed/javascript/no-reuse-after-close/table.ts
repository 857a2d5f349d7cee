// Drops a table after its database was closed.
// way: 3 => fails database is not open
// way: 0 => fails database is not open
// edits: fix
// runtime: node24, which has node:sqlite without a flag
import { DatabaseSync } from "node:sqlite";

function rows(count: number): number {
  const database = new DatabaseSync(":memory:");
  database.exec("create table squares (n integer)");
  for (let n = 0; n < count; n++) database.exec(`insert into squares values (${n * n})`);
  database.close();
  database.exec("drop table squares");
  return count;
}

console.log(rows(Number(process.argv[2])));
