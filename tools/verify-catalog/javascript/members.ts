/** What is at a dotted path of an object that a library gave? */

/** Names of the catalog for what has no plain name. */
const SYMBOLS: ReadonlyMap<string, symbol> = new Map([
  ["@@asyncDispose", Symbol.asyncDispose], ["@@asyncIterator", Symbol.asyncIterator], ["@@dispose", Symbol.dispose],
]);

/** The member at a dotted path; undefined where one is missing on the way, or answers with an error. */
export function memberAt(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((parent, name) => ownMember(parent, name), value);
}

/**
 * Whether there is such a member, also one without a value. `"()"` stands for a call of the object itself, and `*` for
 * any one property.
 */
export function hasMember(value: unknown, path: string): boolean {
  const [name = "", ...rest] = path.split(".");
  if (name === "()") return typeof value === "function";
  if (!isHolder(value)) return false;
  if (name === "*") return keysOf(value).some((key) => rest.length === 0 || hasMember(ownMember(value, key), rest.join(".")));
  if (rest.length === 0) return nameOrSymbol(name) in value;
  return hasMember(ownMember(value, name), rest.join("."));
}

/** A closer as a call without arguments; undefined when it is no function. */
export function callOf(value: unknown, path: string): (() => unknown) | undefined {
  if (path === "()") return typeof value === "function" ? () => (value as () => unknown)() : undefined;
  const at = path.lastIndexOf(".");
  const owner = at < 0 ? value : memberAt(value, path.slice(0, at));
  const method = ownMember(owner, path.slice(at + 1));
  return typeof method === "function" ? () => Reflect.apply(method as () => unknown, owner, []) : undefined;
}

/** True for what can have members. */
export function isHolder(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

function ownMember(parent: unknown, name: string): unknown {
  if (!isHolder(parent)) return undefined;
  try {
    return Reflect.get(parent, nameOrSymbol(name)) as unknown;
  } catch {
    // A getter that is asked on a prototype has no object to answer for.
    return undefined;
  }
}

function nameOrSymbol(name: string): string | symbol {
  return SYMBOLS.get(name) ?? name;
}

function keysOf(value: object): readonly string[] {
  const keys: string[] = [];
  for (const key in value) keys.push(key);
  return keys;
}
