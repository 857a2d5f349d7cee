/** Which versions of CPython are on this machine, of those that the catalog is held against? */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The oldest that is supported, and newer ones, the newest first. */
const OLDEST = 11;
const NEWER = [15, 14, 13, 12];

/** A Python: the minor version, and how it is called. */
export interface Runtime {
  readonly minor: number;
  readonly version: string;
  readonly executable: string;
}

/** CPython 3.11, and the newest that is found. Those that are missing are told. */
export function runtimes(say: (line: string) => void): readonly Runtime[] {
  const oldest = find(OLDEST);
  if (oldest === undefined) say(`There is no CPython 3.${OLDEST} here, so nothing is run on it.`);
  let newest: Runtime | undefined;
  for (const minor of NEWER) newest ??= find(minor);
  if (newest === undefined) say(`There is no CPython newer than 3.${OLDEST} here, so nothing is run on one.`);
  return [oldest, newest].filter((one) => one !== undefined);
}

/** One on the path, or among those that pyenv has installed. */
function find(minor: number): Runtime | undefined {
  const root = process.env["PYENV_ROOT"] ?? join(homedir(), ".pyenv");
  const candidates = [`python3.${minor}`, "python3", ...installed(join(root, "versions"), minor)];
  for (const executable of candidates) {
    const { status, stdout } = spawnSync(executable, ["-I", "-c", "import platform, sys; print(platform.python_version(), sys.implementation.name, sys.executable)"], {
      encoding: "utf8",
    });
    const [version = "", implementation, path] = status === 0 ? stdout.trim().split(" ") : [];
    if (implementation === "cpython" && path !== undefined && version.startsWith(`3.${minor}.`)) return { minor, version, executable: path };
  }
  return undefined;
}

function installed(folder: string, minor: number): readonly string[] {
  try {
    const versions = readdirSync(folder).filter((name) => name.startsWith(`3.${minor}.`));
    return versions.map((name) => join(folder, name, "bin/python3"));
  } catch {
    return [];
  }
}
