/** Where are the packages that a host needs? Installed once into a folder of their own below `.cache`, which is not kept. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The root of this project. */
export const ROOT = path.resolve(import.meta.dirname, "../..");
/** What hosts are installed into. */
export const HOSTS = path.join(ROOT, ".cache/hosts");

/** Versions by name, as in a package.json. A version of `"packed"` stands for the packed plugin. */
export type Packages = Readonly<Record<string, string>>;

/**
 * A folder with a `node_modules` that holds these packages, installed from the registry unless that was done before.
 *
 * @param name What the folder is called, before a hash of what it holds.
 * @throws When npm fails, with what it printed.
 */
export function installed(name: string, packages: Packages): string {
  const tarball = packedPlugin();
  const dependencies = Object.fromEntries(
    Object.entries(packages).map(([each, version]) => [each, version === "packed" ? `file:${tarball}` : version]),
  );
  const manifest = `${JSON.stringify({ name: `host-${name}`, private: true, type: "module", dependencies }, undefined, 2)}\n`;
  const isPacked = Object.values(packages).includes("packed");
  const key = createHash("sha256").update(manifest).update(isPacked ? readFileSync(tarball) : "").digest("hex").slice(0, 12);
  const folder = path.join(HOSTS, `${name}-${key}`);
  if (existsSync(path.join(folder, "installed"))) return folder;
  for (const old of readdirSync(HOSTS)) {
    if (old.startsWith(`${name}-`) && old.length === path.basename(folder).length) rmSync(path.join(HOSTS, old), { recursive: true });
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), manifest);
  npm(["install", "--no-audit", "--no-fund", "--no-package-lock", "--silent"], folder);
  writeFileSync(path.join(folder, "installed"), "");
  return folder;
}

/**
 * The tarball of the plugin, made by `pack.ts` before the tests begin.
 *
 * @throws When there is none.
 */
export function packedPlugin(): string {
  const name = existsSync(HOSTS) ? readdirSync(HOSTS).find((each) => each.endsWith(".tgz")) : undefined;
  if (name === undefined) throw new Error("The plugin is not packed: run these tests by `npm run test:hosts`.");
  return path.join(HOSTS, name);
}

/**
 * Runs npm in a folder; gives what it printed.
 *
 * @throws When it fails, with what it printed.
 */
export function npm(args: readonly string[], cwd: string): string {
  const { status, stderr, stdout } = spawnSync("npm", args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm ${args.join(" ")} failed in ${cwd}:\n${stdout}\n${stderr}`);
  return stdout;
}
