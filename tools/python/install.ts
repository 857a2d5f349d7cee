/**
 * Where are the Python libraries that tests run repaired programs with? `npm run python-libraries` installs the pinned ones
 * into a virtual environment of their own, in a folder that is not kept. It needs a `python3` of 3.11 or later.
 */
import { join } from "node:path";
import { exit } from "node:process";
import { environmentOf } from "./environment.ts";

try {
  environmentOf("python3", join(import.meta.dirname, "../../.corpus/python-libraries"));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  exit(1);
}
