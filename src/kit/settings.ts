/**
 * What does the user set for all rules at once?
 *
 * `settings["async-lifecycle"]`, checked: an unknown key or a wrong type is an error that names the key.
 */
import { parsePythonVersion } from "../frontends/python/python-version.ts";
import { validateLibraries } from "../catalog/validate.ts";
import type { Library } from "../catalog/schema.ts";

/** How scopes are written: `using` where it will run, always, or never. */
export type Disposal = "auto" | "try-finally" | "using";

/** What a user writes under `settings["async-lifecycle"]`; every key may be left out. */
export interface GivenSettings {
  /** What libraries do that the catalog does not know. */
  readonly libraries?: readonly Library[];
  /** How edits write a scope, and what messages advise. Default: `auto`. */
  readonly disposal?: Disposal;
  /** The oldest Python that the files have to run on, as `"3.12"`. Default: `requires-python` of the project, else 3.11. */
  readonly pythonVersion?: string;
  /** `--fix` also applies suggestions. Default: false. */
  readonly unsafeFixes?: boolean;
}

/** The checked settings, with defaults. */
export interface Settings extends Required<Omit<GivenSettings, "pythonVersion">> {
  readonly pythonVersion: string | undefined;
}

const KEY = "async-lifecycle";
const PATH = `settings["${KEY}"]`;
const KEYS: readonly string[] = ["libraries", "disposal", "pythonVersion", "unsafeFixes"] satisfies (keyof GivenSettings)[];
const DISPOSALS: readonly Disposal[] = ["auto", "using", "try-finally"];

const checked = new WeakMap<object, Settings>();
const DEFAULTS: Settings = { libraries: [], disposal: "auto", pythonVersion: undefined, unsafeFixes: false };

/**
 * Reads the settings of a file.
 *
 * @param all ESLint's `context.settings`.
 * @throws Error with one line that names the bad key.
 */
export function readSettings(all: Readonly<Record<string, unknown>>): Settings {
  const value: unknown = Object.hasOwn(all, KEY) ? all[KEY] : undefined;
  if (value === undefined) return DEFAULTS;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`${PATH}: expected an object, got ${describe(value)}.`);
  }
  const known = checked.get(value);
  if (known !== undefined) return known;
  const settings = check(new Map(Object.entries(value)));
  checked.set(value, settings);
  return settings;
}

function check(entries: ReadonlyMap<string, unknown>): Settings {
  for (const key of entries.keys()) {
    if (!KEYS.includes(key)) throw new Error(`${PATH}: unknown key "${key}"; known are ${KEYS.join(", ")}.`);
  }
  const libraries = entries.get("libraries");
  const disposal = entries.get("disposal") ?? DEFAULTS.disposal;
  const pythonVersion = entries.get("pythonVersion");
  const unsafeFixes = entries.get("unsafeFixes") ?? false;
  const isDisposal = (one: unknown): one is Disposal => DISPOSALS.some((known) => known === one);
  if (!isDisposal(disposal)) {
    throw new Error(`${PATH}.disposal: expected "auto", "using" or "try-finally", got ${describe(disposal)}.`);
  }
  const isVersion = (one: unknown): one is string => typeof one === "string" && parsePythonVersion(one) !== undefined;
  if (pythonVersion !== undefined && !isVersion(pythonVersion)) {
    throw new Error(`${PATH}.pythonVersion: expected a string such as "3.12", got ${describe(pythonVersion)}.`);
  }
  if (typeof unsafeFixes !== "boolean") {
    throw new Error(`${PATH}.unsafeFixes: expected true or false, got ${describe(unsafeFixes)}.`);
  }
  return {
    libraries: libraries === undefined ? [] : validateLibraries(libraries),
    disposal,
    pythonVersion,
    unsafeFixes,
  };
}

function describe(value: unknown): string {
  // What JSON has no words for (a function, a symbol) is named by its type.
  const text = JSON.stringify(value) as string | undefined;
  return text ?? typeof value;
}
