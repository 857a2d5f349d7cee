// Keeps people in a database in memory and asks it for a name.
// way: ann
// way: nobody
// way: ' => works
// edits: suggestion
// runtime: node24, which has node:sqlite without a flag
import { DatabaseSync } from "node:sqlite";

const people = ["ann", "bob", "cleo"];

function find(name: string): number | undefined {
  const database = new DatabaseSync(":memory:");
  database.exec("create table people (id integer primary key, name text)");
  const insert = database.prepare("insert into people (name) values (?)");
  for (const one of people) insert.run(one);
  const row = database.prepare("select id from people where name = ?").get(name) as { id: number } | undefined;
  return row?.id;
}

console.log(find(process.argv[2] ?? "") ?? "not found");
