/** Where are the packages that the catalog is asked about? Each set is installed once into a folder below `.cache/catalog`. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The root of the project. */
export const ROOT = path.resolve(import.meta.dirname, "../../..");
/** What is installed and written on the way, and not kept. */
export const CACHE = path.join(ROOT, ".cache/catalog");

/** Versions by name, as in a package.json. */
export type Packages = Readonly<Record<string, string>>;

/** Lets a process load what is installed next to this file, by the names that its users write. */
const LOADER = `/** How is a module of this folder loaded, by either way? */
import { createRequire } from "node:module";
export const load = (specifier) => import(specifier);
export const require = createRequire(import.meta.url);
`;

/**
 * A folder with these packages, installed from the registry unless that was done before.
 *
 * @param name What the folder is called, before a hash of what it holds.
 * @param scripts Whether the packages may run their scripts; browsers and engines are downloaded by those, so not without need.
 * @throws When npm fails, with what it printed.
 */
export function installed(name: string, packages: Packages, scripts = false): string {
  const manifest = `${JSON.stringify({ name: "catalog", private: true, dependencies: packages }, undefined, 2)}\n`;
  const key = createHash("sha256").update(manifest).digest("hex").slice(0, 12);
  const folder = path.join(CACHE, `${name}-${key}`);
  if (existsSync(path.join(folder, "load.mjs"))) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), manifest);
  // Which Node a package wants is asked where it is run; peers that nobody uses here are left out.
  const options = ["--no-audit", "--no-fund", "--no-package-lock", "--silent", "--legacy-peer-deps", ...(scripts ? [] : ["--ignore-scripts"])];
  const { error, status, stderr, stdout } = spawnSync("npm", ["install", ...options], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm could not install ${name}: ${error?.message ?? `${stdout}${stderr}`}`.trim());
  writeFileSync(path.join(folder, "load.mjs"), LOADER);
  return folder;
}

/** The range of Node that an installed package asks for, if it says so. */
export function nodeRange(folder: string, name: string): string | undefined {
  const file = path.join(folder, "node_modules", name, "package.json");
  if (!existsSync(file)) return undefined;
  const { engines } = JSON.parse(readFileSync(file, "utf8")) as { engines?: { node?: string } };
  return engines?.node;
}

/** The name of the package of a module. */
export function packageOf(specifier: string): string {
  return specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}
