/**
 * Which catalogued library does a name of the program belong to?
 *
 * Every index is a `Map`: names come from the linted program, and `constructor` or `__proto__` must not find anything
 * that no library has put there.
 */
import type { ResourceSpec } from "../core/effects.ts";
import type { ExportEntry, Library } from "./schema.ts";

/** One resolved entry with the library it belongs to. */
export interface Resolved {
  readonly library: Library;
  readonly entry: ExportEntry;
}

/** The look-ups that a front end needs. None of them throws, and an unknown name is `undefined`. */
export interface Catalog {
  readonly libraries: readonly Library[];
  /** Libraries imported by this specifier (`node:` both ways), in the order in which they were given. */
  modules(specifier: string): readonly Library[];
  /**
   * Entry of an exported name, dotted for members (`"promises.open"`). A default import stands for what `require`
   * returns, so `"default.readFileSync"` finds `readFileSync` in a library that has no default export of its own.
   */
  exported(specifier: string, name: string): Resolved | undefined;
  /** Entry of a global variable, dotted for members (`"navigator.locks.request"`). */
  global(name: string): Resolved | undefined;
  /** A resource by name, seen from a library: `"Pool"` of the library itself, or `"other/Pool"`. */
  resource(library: Library, name: string): ResourceSpec | undefined;
  /** The library that lists this resource. */
  libraryOf(spec: ResourceSpec): Library | undefined;
  /**
   * The resource whose class a package declares under this type name. `@types/x` counts as `x`. Built-in modules go by
   * the name of the declaring module (`"http"`, `"node:fs/promises"`); for `@types/node` as a whole the class is
   * found by name alone, if one built-in module only has it.
   */
  declaredIn(packageName: string, typeName: string): ResourceSpec | undefined;
  /**
   * Whether the text quotes the specifier of a known module and, where that module makes nothing but by its functions, names one
   * of them. A cheap first look: true says nothing, false is certain.
   */
  mentionsModule(sourceText: string): boolean;
  /** Packages with a class whose instances are called themselves. */
  readonly callablePackages: ReadonlySet<string>;
  /** Names of methods of known classes that call a function that they are given. */
  readonly callbackMethods: ReadonlySet<string>;
  /** Names of known global variables. */
  readonly globals: ReadonlySet<string>;
}

/** Built-in modules that exist under the prefix only: `sqlite` alone is a package of the registry. */
const PREFIX_ONLY: ReadonlySet<string> = new Set(["ffi", "quic", "sea", "sqlite", "test", "test/reporters"]);

/** Packages whose declarations are shared by all built-in modules and by the globals of the platform. */
const PLATFORM_PACKAGES: ReadonlySet<string> = new Set(["node", "typescript", "undici-types"]);

/** Members below this depth are not indexed; it also ends the walk over an object that contains itself. */
const MAXIMUM_DEPTH = 8;

/**
 * Builds the look-ups over these libraries. Where two describe the same name the earlier one answers, so a caller puts
 * the entries of its user first.
 */
export function createCatalog(libraries: readonly Library[]): Catalog {
  const indexes = libraries.map(indexLibrary);
  const byModule = groupBy(indexes, ({ library }) => library.modules.map(canonicalSpecifier));
  const byName = groupBy(indexes, ({ library }) => [library.name]);
  const byPackage = groupBy(indexes, ({ library }) => packagesOf(library));
  const byLibrary = new Map(indexes.map((index) => [index.library, index]));
  const owners = new Map<ResourceSpec, Library>();
  const globals = new Map<string, Resolved>();
  for (const { library, globalEntries } of indexes) {
    for (const spec of library.resources) {
      setOnce(owners, spec, library);
    }
    for (const [name, entry] of globalEntries) {
      setOnce(globals, name, { library, entry });
    }
  }
  const mentions = mentionsOf(indexes);

  function resource(library: Library, name: string): ResourceSpec | undefined {
    const slash = name.lastIndexOf("/");
    const [owner, local] = slash < 0 ? [library.name, name] : [name.slice(0, slash), name.slice(slash + 1)];
    const own = slash < 0 ? byLibrary.get(library)?.resources.get(local) : undefined;
    return own ?? firstOf(byName.get(owner), (index) => index.resources.get(local));
  }

  function typeOf(index: LibraryIndex, typeName: string): ResourceSpec | undefined {
    const own = index.resources.get(typeName);
    const name = own === undefined ? index.exports.get(typeName)?.instance : undefined;
    return name === undefined ? own : resource(index.library, name);
  }

  function declaredIn(packageName: string, typeName: string): ResourceSpec | undefined {
    const name = canonicalSpecifier(packageName.replace(/^@types\//u, ""));
    const candidates = [...(byPackage.get(name) ?? []), ...(byModule.get(name) ?? [])];
    const known = firstOf(candidates, (index) => typeOf(index, typeName));
    if (known !== undefined || !PLATFORM_PACKAGES.has(name)) {
      return known;
    }
    const found = new Set<ResourceSpec>();
    for (const index of indexes) {
      const spec = isPlatform(index.library) ? typeOf(index, typeName) : undefined;
      if (spec !== undefined) {
        found.add(spec);
      }
    }
    // Two built-in modules with a class of this name (`net.Server`, `tls.Server`): the name alone does not decide.
    const [only] = found;
    return found.size === 1 ? only : undefined;
  }

  function exported(specifier: string, name: string): Resolved | undefined {
    return firstOf(byModule.get(canonicalSpecifier(specifier)), (index) => {
      const entry = index.exports.get(name) ?? index.exports.get(withoutNamespace(name));
      return entry === undefined ? undefined : { library: index.library, entry };
    });
  }

  return {
    libraries,
    modules: (specifier) => (byModule.get(canonicalSpecifier(specifier)) ?? []).map((index) => index.library),
    exported,
    global: (name) => globals.get(name),
    resource,
    libraryOf: (spec) => owners.get(spec),
    declaredIn,
    mentionsModule: mentions,
    callablePackages: new Set(libraries.filter(({ resources }) => resources.some(isCallable)).flatMap(packagesOf)),
    callbackMethods: new Set(libraries.flatMap(({ resources }) => resources.flatMap(callbackMethodsOf))),
    globals: new Set(libraries.flatMap((library) => Object.keys(library.globals ?? {}))),
  };
}

/** One library, indexed. Exports and globals are by dotted name. */
interface LibraryIndex {
  readonly library: Library;
  readonly exports: ReadonlyMap<string, ExportEntry>;
  readonly globalEntries: ReadonlyMap<string, ExportEntry>;
  readonly resources: ReadonlyMap<string, ResourceSpec>;
}

function indexLibrary(library: Library): LibraryIndex {
  const exports = new Map<string, ExportEntry>();
  const globalEntries = new Map<string, ExportEntry>();
  const resources = new Map<string, ResourceSpec>();
  flatten(library.exports, "", exports, 0);
  flatten(library.globals ?? {}, "", globalEntries, 0);
  for (const spec of library.resources) {
    setOnce(resources, spec.name, spec);
  }
  return { library, exports, globalEntries, resources };
}

function flatten(
  entries: Readonly<Record<string, ExportEntry>>,
  prefix: string,
  into: Map<string, ExportEntry>,
  depth: number,
): void {
  for (const [name, entry] of Object.entries(entries)) {
    setOnce(into, prefix + name, entry);
    if (entry.members !== undefined && depth < MAXIMUM_DEPTH) {
      flatten(entry.members, `${prefix}${name}.`, into, depth + 1);
    }
  }
}

/** The specifier without the `node:` prefix, where the prefix makes no difference. */
function canonicalSpecifier(specifier: string): string {
  const bare = specifier.startsWith("node:") ? specifier.slice("node:".length) : specifier;
  return PREFIX_ONLY.has(bare) ? specifier : bare;
}

/** `"default.readFileSync"` and `"=.readFileSync"` without the first part; any other name as it is. */
function withoutNamespace(name: string): string {
  return name.replace(/^(?:default|=)\./u, "");
}

function packagesOf(library: Library): readonly string[] {
  return (library.packages ?? library.modules.slice(0, 1)).map(canonicalSpecifier);
}

function isCallable({ closers, methods = {} }: ResourceSpec): boolean {
  return "()" in closers || "()" in methods;
}

function callbackMethodsOf({ methods = {} }: ResourceSpec): readonly string[] {
  return Object.keys(methods).filter((name) => methods[name]?.callbacks?.some(({ when }) => when !== undefined));
}

/** Whether the library is a part of the platform: a built-in module, or globals that need no import. */
function isPlatform(library: Library): boolean {
  return library.name.startsWith("node-") || library.modules.length === 0;
}

function groupBy(
  indexes: readonly LibraryIndex[],
  keysOf: (index: LibraryIndex) => readonly string[],
): ReadonlyMap<string, readonly LibraryIndex[]> {
  const groups = new Map<string, LibraryIndex[]>();
  for (const index of indexes) {
    for (const key of new Set(keysOf(index))) {
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, [index]);
      } else {
        group.push(index);
      }
    }
  }
  return groups;
}

function firstOf<Item, Answer>(
  items: readonly Item[] | undefined,
  ask: (item: Item) => Answer | undefined,
): Answer | undefined {
  for (const item of items ?? []) {
    const answer = ask(item);
    if (answer !== undefined) {
      return answer;
    }
  }
  return undefined;
}

function setOnce<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  if (!map.has(key)) {
    map.set(key, value);
  }
}

/**
 * Finds a quoted module specifier. Where a library has no resources, only its functions matter, and a text that names none of
 * them has nothing of it (`assert.equal`, of a module that every other test imports). Other libraries say so by their `words`.
 */
function mentionsOf(indexes: readonly LibraryIndex[]): (sourceText: string) => boolean {
  const always = new Set<string>();
  const byNames = new Map<string, Set<string>>();
  for (const { exports, library } of indexes) {
    const specifiers = library.modules.map(canonicalSpecifier);
    const names = library.words !== undefined ? new Set(library.words) : library.resources.length > 0 ? undefined : tellingNames(exports);
    if (names === undefined) for (const specifier of specifiers) always.add(specifier);
    else byNames.set(alternatives(names), new Set([...(byNames.get(alternatives(names)) ?? []), ...specifiers]));
  }
  const everywhere = specifiersOf(always);
  const somewhere = specifiersOf(new Set([...byNames.values()].flatMap((specifiers) => [...specifiers])));
  const named = [...byNames].map(([names, specifiers]) => ({ specifiers: specifiersOf(specifiers), names: new RegExp(names, "u") }));
  return (text) =>
    everywhere.test(text) || (somewhere.test(text) && named.some(({ names, specifiers }) => specifiers.test(text) && names.test(text)));
}

/** By what names the exports that do something can be reached; `undefined` where an importer chooses the name. */
function tellingNames(exports: ReadonlyMap<string, ExportEntry>): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const [path, { call, construct, instance, value }] of exports) {
    if ([call, construct, instance, value].every((part) => part === undefined)) continue;
    const name = path.slice(path.lastIndexOf(".") + 1);
    if (name === "default" || name === "=" || name === "") return undefined;
    names.add(name);
  }
  return names.size === 0 ? undefined : names;
}

/** It is an alternation of literal texts, so that its time is linear in the length of the source. */
function specifiersOf(specifiers: ReadonlySet<string>): RegExp {
  return specifiers.size === 0 ? /(?!)/u : new RegExp(`["'\`](?:node:)?(?:${alternatives(specifiers)})["'\`]`, "u");
}

function alternatives(texts: ReadonlySet<string>): string {
  return [...texts].map((text) => text.replace(/[$()*+./?[\\\]^{|}]/gu, "\\$&")).join("|");
}
