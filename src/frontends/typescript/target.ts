/**
 * What may the program that a file belongs to use: `using`, the disposable stacks, a top-level `await`, a newer version of
 * a package?
 *
 * Only package.json and tsconfig.json files are read, upward from the file. Nothing is executed, and what cannot be read
 * is unknown. All answers are kept for the directory.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join } from "node:path";
import semver from "semver";
import type ts from "typescript";
import type { Types } from "./types.ts";

/** How scopes are written, as the settings say. */
export type DisposalSetting = "auto" | "try-finally" | "using";

/** Which ways of holding a resource will run. */
export interface Target {
  /** `using` and `await using`. */
  readonly using: boolean;
  /** `DisposableStack` and `AsyncDisposableStack`, which no compiler brings along. */
  readonly stack: boolean;
}

/** The first Node with `using` and with the stacks. */
const NATIVE = "24.0.0";

/** The first Node with the two symbols, which `using` needs when it is compiled down. */
const SYMBOLS = "18.18.0";

const load = createRequire(import.meta.url);

/**
 * Tells which ways of holding a resource the file's program may use.
 *
 * With `auto` it is what `engines.node` of the nearest package.json promises: Node 24 has all of it. A TypeScript file may
 * have `using` from Node 18.18 on when its tsconfig.json compiles it down and has the types.
 */
export function usingAllowed(filename: string, types: Types | undefined, settings: { readonly disposal: DisposalSetting }): Target {
  if (settings.disposal !== "auto") return { using: settings.disposal === "using", stack: settings.disposal === "using" };
  const node = nodeVersion(filename);
  const stack = node !== undefined && semver.gte(node, NATIVE);
  if (/\.[cm]?tsx?$/u.test(filename)) {
    const options = types?.program.getCompilerOptions() ?? compilerOptions(filename);
    if (options === undefined) return { using: stack, stack };
    const hasTypes = hasDisposableTypes(options);
    const isCompiled = node !== undefined && semver.gte(node, SYMBOLS) && isCompiledDown(options);
    return { using: hasTypes && (stack || isCompiled), stack: stack && hasTypes };
  }
  return { using: stack, stack };
}

/**
 * Tells which ways of holding a resource the file's program is not known to refuse, so that one may advise them.
 *
 * The settings decide; else a Node that is promised and too old, or a tsconfig.json without the types. Where nothing is
 * known, both may be thought of, though {@link usingAllowed} lets no edit write them.
 */
export function usingThinkable(filename: string, types: Types | undefined, settings: { readonly disposal: DisposalSetting }): Target {
  if (settings.disposal !== "auto") return usingAllowed(filename, types, settings);
  const allowed = usingAllowed(filename, types, settings);
  const node = nodeVersion(filename);
  const isOld = node !== undefined && semver.lt(node, NATIVE);
  const options = /\.[cm]?tsx?$/u.test(filename) ? (types?.program.getCompilerOptions() ?? compilerOptions(filename)) : undefined;
  const isUntyped = options !== undefined && !hasDisposableTypes(options);
  // With `noEmit` another tool may compile `using` down. Nothing compiles the stacks.
  const isCompiledByOthers = options?.noEmit === true && node !== undefined && semver.gte(node, SYMBOLS);
  const isRefused = isUntyped || (isOld && !isCompiledByOthers);
  return { using: allowed.using || !isRefused, stack: allowed.stack || !(isUntyped || isOld) };
}

/** Lowest version of Node that the nearest package.json promises to run on (`"24.0.0"`); undefined when it says nothing. */
export function nodeVersion(filename: string): string | undefined {
  const lowest = nearest(filename, "node", lowestNode);
  return lowest === "" ? undefined : lowest;
}

/** Version of a package as it is installed for the file; undefined when it is not found. */
export function installedVersion(filename: string, packageName: string): string | undefined {
  if (!/^(?:@[\w.-]+\/)?[\w.-]+$/u.test(packageName) || packageName.startsWith(".")) return undefined;
  return nearest(filename, `version of ${packageName}`, (directory) => {
    const version = readJson(join(directory, "node_modules", packageName, "package.json"))?.get("version");
    return typeof version === "string" && semver.valid(version) !== null ? version : undefined;
  });
}

/** Lowest version of a package that the nearest package.json which names it allows; undefined when none does. */
export function declaredVersion(filename: string, packageName: string): string | undefined {
  return nearest(filename, `range of ${packageName}`, (directory) => {
    const description = readJson(join(directory, "package.json"));
    for (const field of ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"]) {
      const packages = description?.get(field);
      if (typeof packages !== "object" || packages === null || !Object.hasOwn(packages, packageName)) continue;
      const range: unknown = Reflect.get(packages, packageName);
      if (typeof range === "string" && semver.validRange(range) !== null) return semver.minVersion(range)?.version;
    }
    return undefined;
  });
}

/** Is one version the other or a later one? Versions that are none are not. */
export function isAtLeast(version: string, since: string): boolean {
  return semver.valid(version) !== null && semver.valid(since) !== null && semver.gte(version, since);
}

/** What a `.ts` or `.js` file is once it is compiled; undefined when nothing tells. */
export function readModuleKind(filename: string, types: Types | undefined): "commonjs" | "module" | undefined {
  const options = types?.program.getCompilerOptions() ?? compilerOptions(filename);
  // The numbers are those of TypeScript's `ModuleKind`, which is public: ES2015 to ESNext, Node16 to NodeNext, Preserve.
  const kind = options?.module;
  if (kind !== undefined && kind <= 4) return "commonjs";
  if (kind !== undefined && ((kind >= 5 && kind < 100) || kind === 200)) return kind === 5 || kind === 6 ? undefined : "module";
  return nearest(filename, "type", packageType);
}

function packageType(directory: string): "commonjs" | "module" | undefined {
  const description = readJson(join(directory, "package.json"));
  if (!description) return undefined;
  return description.get("type") === "module" ? "module" : "commonjs";
}

/** The nearest package.json decides, even when it says nothing; an empty text stands for that. */
function lowestNode(directory: string): string | undefined {
  const description = readJson(join(directory, "package.json"));
  if (!description) return undefined;
  const engines = description.get("engines");
  if (typeof engines !== "object" || engines === null) return "";
  const range: unknown = Object.hasOwn(engines, "node") ? Reflect.get(engines, "node") : undefined;
  if (typeof range !== "string" || semver.validRange(range) === null) return "";
  return semver.minVersion(range)?.version ?? "";
}

function compilerOptions(filename: string): ts.CompilerOptions | undefined {
  return nearest(filename, "compiler options", (directory) => {
    const path = join(directory, "tsconfig.json");
    const text = readText(path);
    const typescript = text === undefined ? undefined : compiler();
    if (text === undefined || !typescript) return undefined;
    const config = typescript.parseConfigFileTextToJson(path, text).config as unknown;
    // The files of the project do not matter, and to list them takes long.
    const host = { ...typescript.sys, readDirectory: () => [] };
    return typescript.parseJsonConfigFileContent(config, host, directory).options;
  });
}

function compiler(): typeof ts | undefined {
  try {
    return load("typescript") as typeof ts;
  } catch {
    // TypeScript need not be installed.
    return undefined;
  }
}

/** `using` is left as it is by the targets from `esnext` (99) on. Without a target, TypeScript 6 has its newest edition. */
function isCompiledDown({ target, noEmit }: ts.CompilerOptions): boolean {
  // With `noEmit` another tool compiles the program, of which nothing is known.
  return noEmit !== true && target !== undefined && target < 99;
}

function hasDisposableTypes({ lib, target }: ts.CompilerOptions): boolean {
  if (lib === undefined) return target !== undefined && target >= 99;
  return lib.some((name) => /^lib\.esnext(?:\.disposable|\.full)?\.d\.ts$/u.test(name) || /^esnext(?:\.disposable)?$/u.test(name));
}

const answers = new Map<string, Map<string, unknown>>();

/** Asks the directories from the file upward, and keeps the answer of each. */
function nearest<Value>(filename: string, question: string, ask: (directory: string) => Value | undefined): Value | undefined {
  // Text from standard input, and the snippets of tests, belong to no directory.
  if (!isAbsolute(filename)) return undefined;
  const known = (answers.get(question) ?? new Map<string, unknown>()) as Map<string, Value | undefined>;
  answers.set(question, known);
  const passed: string[] = [];
  let answer: Value | undefined;
  for (let directory = dirname(filename); ; directory = dirname(directory)) {
    if (known.has(directory)) {
      answer = known.get(directory);
      break;
    }
    passed.push(directory);
    answer = ask(directory);
    if (answer !== undefined || dirname(directory) === directory) break;
  }
  for (const directory of passed) known.set(directory, answer);
  return answer;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** The properties of a JSON object in a file; undefined when there is no such file, or something else in it. */
function readJson(path: string): ReadonlyMap<string, unknown> | undefined {
  const text = readText(path);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? new Map(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}
