/** How is a pool of pg obtained from the package pg-pool, which holds nothing else? */
import { defineLibrary, type ExportEntry } from "../schema.ts";

const pool: ExportEntry = { construct: { returns: { resource: "pg/Pool" } }, instance: "pg/Pool" };

export default defineLibrary({
  name: "pg-pool",
  modules: ["pg-pool"],
  packages: ["pg-pool", "@types/pg-pool"],
  version: "3.14.0",
  source: "https://www.npmjs.com/package/pg-pool; measured with pg-pool 3.14.0",
  resources: [],
  exports: { "=": pool, default: pool },
});
