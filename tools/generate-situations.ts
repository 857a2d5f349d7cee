/**
 * Which page says what the rules decide in each situation?
 *
 * `npm run generate` writes it from the cases of the tests. With `--check` nothing is written: a stale page is named, and
 * the process ends with code 1.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../tests/project-files.ts";
import { collectCases } from "../tests/situations/collect.ts";
import { PAGE, situationsPage } from "../tests/situations/page.ts";

const path = join(ROOT, PAGE);
const text = situationsPage(await collectCases());
if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
  if (process.argv.includes("--check")) {
    console.error(`${PAGE} is stale: run \`npm run generate\`.`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    console.log(`${PAGE} written.`);
  }
}
