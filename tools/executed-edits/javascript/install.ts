/** Where are the versions of Node that programs run on, and the packages that they import? Installed once, into `.cache`. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../../..");

/** The folder, ignored by git, in which everything is installed and run. */
export const FOLDER = path.join(ROOT, ".cache/executed-edits/javascript");

/** A version of Node, and the newest versions of the packages that run on it. */
export interface NodeVersion {
  readonly name: "node20" | "node24";
  readonly major: number;
  readonly version: string;
  readonly packages: Readonly<Record<string, string>>;
}

const COMMON = { "async-mutex": "0.5.0", disposablestack: "1.1.8", effect: "4.1.0", pg: "8.23.1" };

/** The oldest Node that the plugin supports, and the first with `using`. */
export const NODE_VERSIONS: readonly NodeVersion[] = [
  { name: "node20", major: 20, version: "20.20.2", packages: { ...COMMON, kysely: "0.28.8", "p-queue": "9.0.1", undici: "7.30.2" } },
  { name: "node24", major: 24, version: "24.21.0", packages: { ...COMMON, kysely: "0.29.9", "p-queue": "10.0.0", undici: "8.12.4" } },
];

/** Folder of a runtime: programs are linted and run in it. */
export function folderOf({ name }: NodeVersion): string {
  return path.join(FOLDER, name);
}

/** Whether the packages of a runtime were installed already. */
export function hasPackages(node: NodeVersion): boolean {
  return installedOf(path.join(folderOf(node), "installed.json")) === manifestOf(node);
}

/**
 * Makes the folder of a runtime: its packages, the store of this project, and what says on which Node the programs run.
 *
 * @throws Error when npm fails, with what it printed.
 */
export function preparePackages(node: NodeVersion): void {
  const folder = folderOf(node);
  const manifest = manifestOf(node);
  if (!hasPackages(node)) {
    rmSync(folder, { recursive: true, force: true });
    install(folder, manifest);
  }
  writeDepot(node);
}

/** Writes what is the project's own: the store, and the configuration. It needs no network. */
export function writeDepot(node: NodeVersion): void {
  const folder = folderOf(node);
  cpSync(path.join(import.meta.dirname, "packages"), path.join(folder, "node_modules"), { recursive: true });
  if (!existsSync(path.join(folder, "package.json"))) writeFileSync(path.join(folder, "package.json"), manifestOf(node));
  const isNative = node.major >= 24;
  const compilerOptions = { target: isNative ? "esnext" : "es2022", lib: isNative ? ["esnext"] : ["es2022", "esnext.disposable"], module: "nodenext" };
  writeFileSync(path.join(folder, "tsconfig.json"), `${JSON.stringify({ compilerOptions }, undefined, 2)}\n`);
}

/** Path of the program `node` of a version: the one that runs this, when it is of that line, or one from the registry. */
export function findNode(node: NodeVersion): string | undefined {
  if (Number(process.versions.node.split(".")[0]) === node.major) return process.execPath;
  const executable = path.join(FOLDER, `node-${node.version}`, "node_modules/node/bin/node");
  return existsSync(executable) ? executable : undefined;
}

/**
 * Installs a version of Node, unless it is there.
 *
 * @throws Error when npm fails, with what it printed.
 */
export function installNode(node: NodeVersion): string {
  const found = findNode(node);
  if (found !== undefined) return found;
  install(path.join(FOLDER, `node-${node.version}`), `${JSON.stringify({ private: true, dependencies: { node: node.version } })}\n`);
  const executable = findNode(node);
  if (executable === undefined) throw new Error(`npm installed node@${node.version} without its program.`);
  return executable;
}

function manifestOf({ major, packages }: NodeVersion): string {
  const engines = { node: `>=${major}${major === 20 ? ".19" : ""}` };
  return `${JSON.stringify({ name: "executed-edits", private: true, type: "module", engines, dependencies: packages }, undefined, 2)}\n`;
}

function install(folder: string, manifest: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), manifest);
  const args = ["install", "--no-audit", "--no-fund", "--no-package-lock", "--silent"];
  const { status, stderr, stdout } = spawnSync("npm", args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm ${args.join(" ")} failed in ${folder}:\n${stdout}\n${stderr}`);
  writeFileSync(path.join(folder, "installed.json"), manifest);
}

function installedOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
