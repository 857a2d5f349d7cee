/** Do the classes, functions and methods exist that the catalog names, and are those coroutine functions that it says are? */
import { describe, expect, it } from "vitest";
import { PYTHON_LIBRARIES } from "../../src/catalog/python.generated.ts";
import type { ExportEntry, Library } from "../../src/catalog/schema.ts";
import type { ResourceSpec } from "../../src/core/effects.ts";
import { type Askable, isStandard, pythonWithLibraries, standardPython } from "./python-asked.ts";
import { isAwaitable, NOT_HERE, OTHER_CLASSES, RE_ENTERED } from "./python-classes.ts";

interface Class {
  readonly resource: string;
  readonly spec: ResourceSpec;
  readonly path: string;
}

check("Python's own modules", standardPython(), PYTHON_LIBRARIES.filter(isStandard));
check("installed libraries", pythonWithLibraries(), PYTHON_LIBRARIES.filter((library) => !isStandard(library)));

function check(title: string, python: Askable, libraries: readonly Library[]): void {
  if ("missing" in python) {
    it(`${title} are not asked`, (context) => {
      console.warn(`What the catalog says of ${title} is not checked: ${python.missing}.`);
      context.skip(python.missing);
    });
    return;
  }
  const exports = libraries.flatMap((library) => [...exportsOf(library)]);
  const classes = libraries.flatMap(classesOf);
  const paths = [...exports.map(({ path }) => path), ...classes.flatMap(({ path, spec }) => [path, ...membersOf(spec).map((name) => `${path}.${name}`)])];
  const members = python.members([...new Set([...paths, ...classes.flatMap(({ path }) => [`${path}.__enter__`, `${path}.__aenter__`])])]);
  const is = (path: string): string => members.get(path) ?? "missing";

  describe(title, () => {
    it("export what the catalog names", () => {
      expect(exports.filter(({ path }) => is(path) === "missing").map(({ path }) => path)).toEqual([]);
    });

    it("have coroutine functions where the catalog says so", () => {
      const lazy = exports.filter(({ entry, path }) => entry.call?.task === "lazy" && !isAwaitable(path));
      expect(lazy.filter(({ path }) => is(path) !== "coroutine").map(({ path }) => path)).toEqual([]);
      const blocking = exports.filter(({ entry }) => (entry.call ?? entry.construct)?.blocking !== undefined);
      expect(blocking.filter(({ path }) => is(path) !== "call").map(({ path }) => path)).toEqual([]);
    });

    it("have a class for each resource", () => {
      const known = new Set(classes.map(({ resource }) => resource));
      const all = libraries.flatMap((library) => library.resources.map((spec) => nameOf(library, spec)));
      expect(all.filter((name) => !known.has(name))).toEqual([]);
    });

    it("have the methods that the catalog names", () => {
      const named = classes.flatMap(({ path, spec }) => [path, ...membersOf(spec).map((name) => `${path}.${name}`)]);
      expect(named.filter((path) => is(path) === "missing" && !NOT_HERE.has(path))).toEqual([]);
    });

    it.each(classes)("$path is closed and waited for as the catalog says", ({ path, resource, spec }) => {
      const isCoroutine = (name: string): boolean => is(`${path}.${name}`) === "coroutine" || isAwaitable(`${resource}.${name}`);
      const closers = Object.entries(spec.closers).map(([name, { async = false }]) => [name, async] as const);
      expect(closers.map(([name]) => [name, isCoroutine(name)])).toEqual(closers);
      const methods = methodsOf(spec);
      expect(methods.filter(([name, effect]) => effect.task === "lazy" && !isCoroutine(name)).map(([name]) => name)).toEqual([]);
      expect(methods.filter(([name, effect]) => effect.blocking !== undefined && isCoroutine(name)).map(([name]) => name)).toEqual([]);
    });

    it.each(classes)("$path is entered as the catalog says", ({ path, resource, spec }) => {
      const symbols = { async: is(`${path}.__aenter__`) !== "missing", sync: is(`${path}.__enter__`) !== "missing" };
      const { symbol } = spec.disposal;
      if (symbol === "none") expect(RE_ENTERED.has(resource) || (!symbols.async && !symbols.sync)).toBe(true);
      else expect(RE_ENTERED.has(resource) || symbols[symbol === "both" ? "async" : symbol]).toBe(true);
    });
  });
}

function* exportsOf({ exports, modules, name: library }: Library): Generator<{ readonly path: string; readonly entry: ExportEntry }> {
  const [module = library] = modules;
  const waiting = Object.entries(exports).map(([name, entry]) => ({ path: `${module}.${name}`, entry }));
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const { path, entry } = one;
    waiting.push(...Object.entries(entry.members ?? {}).map(([name, each]) => ({ path: `${path}.${name}`, entry: each })));
    if (!NOT_HERE.has(path)) yield one;
  }
}

function classesOf(library: Library): readonly Class[] {
  const exported = [...exportsOf(library)].flatMap(({ entry, path }) => (entry.instance === undefined ? [] : [{ name: entry.instance, path }]));
  return library.resources.flatMap((spec) => {
    const resource = nameOf(library, spec);
    const paths = exported.filter(({ name }) => name === spec.name).map(({ path }) => path);
    return [...paths, ...(OTHER_CLASSES[resource] ?? [])].map((path) => ({ resource, spec, path }));
  });
}

/** What can be looked up on the class: steps of a path, and a call of the resource itself, cannot. */
function membersOf(spec: ResourceSpec): readonly string[] {
  const { closedTests = [], closers, harmless = [], opensOn = [], reuseOf = {}, revivers = [] } = spec;
  const methods = methodsOf(spec).map(([name]) => name);
  return [...new Set([...methods, ...closedTests, ...Object.keys(closers), ...harmless, ...opensOn, ...Object.keys(reuseOf), ...revivers])];
}

function methodsOf({ methods = {} }: ResourceSpec): readonly (readonly [string, NonNullable<ResourceSpec["methods"]>[string]])[] {
  return Object.entries(methods).filter(([name]) => !name.includes(".") && name !== "()");
}

function nameOf(library: Library, { name }: ResourceSpec): string {
  return `${library.name}/${name}`;
}
