/** Is the running Node as its catalog says: exports, closers, dispose symbols and errors after close? */
import { createRequire } from "node:module";
import { afterAll, describe, expect, it } from "vitest";
import type { ExportEntry } from "../../src/catalog/schema.ts";
import type { Outcome, ResourceSpec } from "../../src/core/effects.ts";
import { outcomeSeen } from "../../tools/verify-catalog/javascript/observe.ts";
import type { Seen } from "../../tools/verify-catalog/javascript/protocol.ts";
import { libraryFiles } from "./library-files.ts";
import { closedResources, removeFiles } from "./node-closed-resources.ts";
import { NEWER } from "./node-newer.ts";
import { prototypes, UNREACHED } from "./node-prototypes.ts";
import { closedWebResources } from "./web-closed-resources.ts";

const require = createRequire(import.meta.url);
const platform = (await libraryFiles())
  .map(({ library }) => library)
  .filter(({ name }) => name.startsWith("node-") || name === "web" || name === "ecmascript");
const specs: ReadonlyMap<string, ResourceSpec> = new Map(
  platform.flatMap((library) => library.resources.map((spec) => [`${library.name}/${spec.name}`, spec] as const)),
);
const objects = await prototypes();
/** How long a call may take before it hangs. */
const HANG_MS = 2000;
const reached = [...objects.keys()];

afterAll(removeFiles);

describe("exports", () => {
  const values = platform
    .filter(({ modules }) => modules.length > 0 && modules.every(isThere))
    .flatMap((library) =>
      library.modules.map((specifier) => {
        const module: unknown = require(specifier.startsWith("node:") ? specifier : `node:${specifier}`);
        return { name: library.name, specifier, missing: missingNames(library.exports, module, `${library.name}.`) };
      }),
    );

  it.each(values)("$specifier has what $name lists", ({ missing }) => {
    expect(missing).toEqual([]);
  });

  it.each(platform.filter(({ globals }) => globals !== undefined))("$name lists globals that are there", (library) => {
    expect(missingNames(library.globals ?? {}, globalThis, "")).toEqual([]);
  });
});

describe("resources", () => {
  it("are all reached, or listed as out of reach", () => {
    const forgotten = [...specs.keys()].filter((name) => !objects.has(name) && !UNREACHED.has(name));
    expect(forgotten).toEqual([]);
    expect([...reached, ...UNREACHED].filter((name) => !specs.has(name))).toEqual([]);
  });

  it.each(reached)("%s has its closers", (name) => {
    const closers = Object.keys(specs.get(name)?.closers ?? {});
    expect(closers.filter((closer) => typeof memberAt(objects.get(name), closer) !== "function")).toEqual([]);
  });

  it.each(reached)("%s has the methods whose errors are quoted", (name) => {
    const methods = Object.keys(specs.get(name)?.reuseOf ?? {});
    expect(methods.filter((method) => typeof memberAt(objects.get(name), method) !== "function")).toEqual([]);
  });

  it.each(reached)("%s has its dispose symbols and no other", (name) => {
    const { symbol = "none", since = "0.0.0" } = specs.get(name)?.disposal ?? {};
    const object = objects.get(name) ?? {};
    const present = { sync: Symbol.dispose in object, async: Symbol.asyncDispose in object };
    const promised = {
      sync: symbol === "sync" || symbol === "both",
      async: symbol === "async" || symbol === "both",
    };
    // An older Node may have the symbol already, from a later release of its own line.
    const older = !isAtLeast(since);
    expect(older && !present.sync && !present.async ? promised : present).toEqual(promised);
  });
});

describe("after close", () => {
  const cases = [...closedResources(), ...closedWebResources()].filter(
    ({ since }) => since === undefined || isAtLeast(since),
  );

  it.each(cases)("$resource: $method does what is said", async ({ resource, method, run }) => {
    const said = outcomeSaid(resource, method);
    const seen = await outcomeSeen(run, HANG_MS);
    expect(seen).toEqual(said.effect === "silent" ? { effect: "works" } : expectedOf(said, seen));
  });
});

/** The outcome in the catalog: of a second close, of this method, or of any use. */
function outcomeSaid(resource: string, method: string): Outcome {
  const spec = specs.get(resource);
  if (spec === undefined) {
    throw new Error(`There is no resource ${resource}.`);
  }
  return spec.closers[method]?.again ?? spec.reuseOf?.[method] ?? spec.reuse;
}

/** The outcome in the form in which it is seen; the error is right when it has one of the spellings. */
function expectedOf(said: Outcome, seen: Seen): unknown {
  if (!("error" in said)) {
    return { effect: said.effect };
  }
  const errors = "errors" in seen ? seen.errors : [];
  return { effect: said.effect, errors: errors.includes(said.error) ? errors : [said.error] };
}

/** Names of the entries that the value has not, however deep, apart from types and from those of later versions. */
function missingNames(
  entries: Readonly<Record<string, ExportEntry>>,
  value: unknown,
  prefix: string,
): readonly string[] {
  return Object.entries(entries).flatMap(([name, entry]) => {
    const since = NEWER.get(prefix + name);
    const isTypeOnly = entry.instance !== undefined && entry.call === undefined && entry.construct === undefined;
    const member = name === "default" ? value : memberAt(value, name);
    if (isTypeOnly || (member === undefined && since !== undefined && !isAtLeast(since))) {
      return [];
    }
    // Some functions exist on one operating system only, as a name without a value.
    const isMissing = member === undefined && !(typeof value === "object" && value !== null && name in value);
    return isMissing ? [prefix + name] : missingNames(entry.members ?? {}, member, `${prefix}${name}.`);
  });
}

/** The member at a dotted path, with `@@dispose` for the symbol. */
function memberAt(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((parent, name) => {
    if ((typeof parent !== "object" && typeof parent !== "function") || parent === null) {
      return undefined;
    }
    return Reflect.get(parent, name === "@@dispose" ? Symbol.dispose : name) as unknown;
  }, value);
}

function isThere(specifier: string): boolean {
  try {
    require.resolve(specifier.startsWith("node:") ? specifier : `node:${specifier}`);
    return true;
  } catch {
    return false;
  }
}

function isAtLeast(version: string): boolean {
  const [wanted, running] = [version, process.versions.node].map((text) => text.split(".").map(Number));
  for (const [index, part] of (wanted ?? []).entries()) {
    const difference = (running?.[index] ?? 0) - part;
    if (difference !== 0) {
      return difference > 0;
    }
  }
  return true;
}
