/** What do the connections of sqlite3 do when they are opened, used and closed? */
import type { Outcome } from "../../core/effects.ts";
import { each } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const closed: Outcome = { effect: "throws", error: "Cannot operate on a closed database." };

export default defineLibrary({
  name: "sqlite3",
  modules: ["sqlite3"],
  version: "3.14",
  source: "https://docs.python.org/3/library/sqlite3.html",
  resources: [
    {
      name: "Connection",
      kind: "connection",
      closers: { close: { again: { effect: "works" } } },
      // A block ends a transaction, and leaves the connection open.
      disposal: { symbol: "none", closer: "close" },
      reuse: { effect: "unknown" },
      reuseOf: each(closed, ["commit", "cursor", "execute", "executemany", "executescript", "rollback"]),
      obligation: "may",
      source: "measured with CPython 3.11.7",
    },
  ],
  exports: { Connection: { instance: "Connection" }, connect: { construct: { returns: { resource: "Connection" } } } },
  examples: {
    wrong: "import sqlite3\n\ndef count(path):\n    connection = sqlite3.connect(path)\n    connection.close()\n    return connection.execute('select 1')\n",
    right: "import sqlite3\n\ndef count(path):\n    connection = sqlite3.connect(path)\n    with connection:\n        connection.execute('delete from users')\n    return connection.execute('select 1')\n",
  },
});
