/** How is a Python made in which the pinned libraries are installed? */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const REQUIREMENTS = join(import.meta.dirname, "requirements.txt");

/**
 * Makes a virtual environment of this Python in the folder, with the libraries of `requirements.txt`, unless it is there already,
 * and answers with the path of its interpreter.
 *
 * @throws Error when a command fails, with what it said.
 */
export function environmentOf(python: string, folder: string): string {
  const executable = join(folder, "bin/python");
  const stamp = join(folder, "requirements.txt");
  const requirements = readFileSync(REQUIREMENTS, "utf8");
  if (existsSync(executable) && existsSync(stamp) && readFileSync(stamp, "utf8") === requirements) return executable;
  run(python, ["-m", "venv", folder]);
  install(executable, ["--requirement", REQUIREMENTS]);
  writeFileSync(stamp, requirements);
  return executable;
}

/** Installs with pip. */
export function install(python: string, args: readonly string[]): void {
  run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...args]);
}

function run(command: string, args: readonly string[]): void {
  const { error, status, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status === 0) return;
  throw new Error(`${command} ${args.join(" ")} failed: ${error?.message ?? stderr.trim()}`);
}
