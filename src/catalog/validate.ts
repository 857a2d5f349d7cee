/** Is what a user gives in `settings["async-lifecycle"].libraries` a list of libraries? */
import { LIBRARY, type Shape } from "./library-shape.ts";
import type { Library } from "./schema.ts";
import { isRecord, shown, suggestion } from "./wording.ts";

/** Where the value comes from, as messages name it. */
const ROOT = 'settings["async-lifecycle"].libraries';

/** Entries of entries below this depth are refused: no real library is that deep, and an object may contain itself. */
const MAXIMUM_DEPTH = 40;

/** What is known while one library is read. */
interface Reading {
  /** Names of the resources of this library. */
  readonly resources: ReadonlySet<string>;
  readonly depth: number;
}

/**
 * Checks the whole list and returns it as it is.
 *
 * @throws Error with one line that names the first bad key with its path, as
 *   `settings["async-lifecycle"].libraries[0].resources[1]: unknown key "closer" (did you mean "closers"?).`
 */
export function validateLibraries(value: unknown): readonly Library[] {
  if (!Array.isArray(value)) {
    throw failure(ROOT, `expected a list, got ${shown(value)}`);
  }
  for (const [index, library] of value.entries()) {
    check(library, LIBRARY, `${ROOT}[${String(index)}]`, { resources: resourceNames(library), depth: 0 });
  }
  return value as readonly Library[];
}

function check(value: unknown, shape: Shape, path: string, reading: Reading): void {
  if (reading.depth > MAXIMUM_DEPTH) {
    throw failure(path, "nested too deeply");
  }
  const deeper = { ...reading, depth: reading.depth + 1 };
  switch (shape.is) {
    case "list":
      if (!Array.isArray(value)) {
        throw failure(path, `expected a list, got ${shown(value)}`);
      }
      for (const [index, item] of value.entries()) {
        check(item, shape.of(), `${path}[${String(index)}]`, deeper);
      }
      return;
    case "record":
      for (const [key, item] of Object.entries(recordAt(value, path))) {
        check(item, shape.of(), below(path, key), deeper);
      }
      return;
    case "object":
      checkObject(recordAt(value, path), shape, path, deeper);
      return;
    default: {
      const wanted = wantedInstead(value, shape, reading);
      if (wanted !== undefined) {
        throw failure(path, `expected ${wanted}`);
      }
    }
  }
}

function checkObject(
  value: Readonly<Record<string, unknown>>,
  shape: Extract<Shape, { is: "object" }>,
  path: string,
  reading: Reading,
): void {
  for (const [name, item] of Object.entries(value)) {
    const key = shape.keys.get(name);
    if (key === undefined) {
      throw failure(path, `unknown key ${shown(name)}${suggestion(name, [...shape.keys.keys()])}`);
    }
    check(item, key.shape, below(path, name), reading);
  }
  for (const [name, key] of shape.keys) {
    if (key.required && !Object.hasOwn(value, name)) {
      throw failure(path, `missing key ${shown(name)}`);
    }
  }
  const problem = shape.rule?.(value);
  if (problem !== undefined) {
    throw failure(path + problem.at, problem.text);
  }
}

/** What a simple value should have been, and what it is; nothing when it fits. */
function wantedInstead(value: unknown, shape: Shape, reading: Reading): string | undefined {
  const got = shown(value);
  const meant = suggestion(value, shape.is === "word" ? shape.words : [...reading.resources]);
  switch (shape.is) {
    case "text":
      return typeof value === "string" && value !== "" ? undefined : `a text, got ${got}`;
    case "boolean":
      return typeof value === "boolean" ? undefined : `true or false, got ${got}`;
    case "literal":
      return ["boolean", "number", "string"].includes(typeof value)
        ? undefined
        : `a text, a number, true or false, got ${got}`;
    case "argument":
      return typeof value === "string" && /^[\p{ID_Continue}$]+(?:\.[\p{ID_Continue}$]+)*$/u.test(value)
        ? undefined
        : `the path of an argument ("0", "last", "1.agent"), got ${got}`;
    case "arguments":
      return typeof value === "string" && /^[\p{ID_Continue}$]+(?:\.(?:\*|[\p{ID_Continue}$]+))*$/u.test(value)
        ? undefined
        : `the path of an argument ("0", "last", "1.agent", "0.*"), got ${got}`;
    case "pattern":
      return typeof value === "string" && isPattern(value) ? undefined : `a regular expression, got ${got}`;
    case "resource":
      if (typeof value === "string" && (value.includes("/") || reading.resources.has(value))) {
        return undefined;
      }
      return `the name of a resource of this library, or "library/Name", got ${got}${meant}`;
    case "word":
      return typeof value === "string" && shape.words.includes(value)
        ? undefined
        : `one of ${shape.words.map(shown).join(", ")}, got ${got}${meant}`;
    default:
      return undefined;
  }
}

function recordAt(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) {
    throw failure(path, `expected an object, got ${shown(value)}`);
  }
  return value;
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "iu");
    return true;
  } catch {
    return false;
  }
}

function resourceNames(library: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const resources: unknown = isRecord(library) ? library["resources"] : undefined;
  for (const resource of Array.isArray(resources) ? (resources as readonly unknown[]) : []) {
    if (isRecord(resource) && typeof resource["name"] === "string") {
      names.add(resource["name"]);
    }
  }
  return names;
}

function below(path: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/u.test(key) ? `${path}.${key}` : `${path}[${shown(key)}]`;
}

function failure(path: string, text: string): Error {
  return new Error(`${path}: ${text}.`);
}
