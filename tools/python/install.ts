/**
 * Where are the Python libraries that tests hold the catalog against? `npm run python-libraries` installs the pinned ones
 * into a virtual environment of their own, in a folder that is not kept. It needs a `python3` of 3.11 or later.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { exit } from "node:process";

const ROOT = join(import.meta.dirname, "../..");
const ENVIRONMENT = join(ROOT, ".corpus/python-libraries");

run("python3", ["-m", "venv", ENVIRONMENT]);
run(join(ENVIRONMENT, "bin/python"), ["-m", "pip", "install", "--quiet", "--requirement", join(import.meta.dirname, "requirements.txt")]);

function run(command: string, args: readonly string[]): void {
  const { error, status } = spawnSync(command, args, { stdio: "inherit" });
  if (status === 0) return;
  console.error(`${command} ${args.join(" ")} failed${error === undefined ? "" : `: ${error.message}`}.`);
  exit(1);
}
