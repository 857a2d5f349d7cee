// Forgets to await a statement that only runs once it is awaited.
// way: apples => lacks update "fruit"
// way: pears => lacks update "fruit"
// edits: fix
import { Kysely, DummyDriver, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";

interface Tables {
  fruit: { name: string; count: number };
}

const db = new Kysely<Tables>({
  log: (event) => {
    console.log(event.query.sql);
  },
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (own) => new PostgresIntrospector(own),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

async function count(name: string): Promise<void> {
  db.updateTable("fruit").set({ count: 1 }).where("name", "=", name);
  console.log(`counted ${name}`);
}

await count(process.argv[2] ?? "");
