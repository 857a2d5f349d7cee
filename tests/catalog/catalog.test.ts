/** Do the look-ups of the catalog find what a program means, and nothing else? */
import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/catalog/catalog.ts";
import { defineLibrary, type Library } from "../../src/catalog/schema.ts";
import type { ResourceSpec } from "../../src/core/effects.ts";
import { libraryFiles } from "./library-files.ts";

const libraries = (await libraryFiles()).map(({ library }) => library);
const catalog = createCatalog(libraries);

const HOSTILE = ["__proto__", "constructor", "hasOwnProperty", "toString", "prototype", "valueOf", ""];

function resourceNamed(name: string): ResourceSpec {
  return {
    name,
    kind: "client",
    closers: { close: {} },
    disposal: { symbol: "none" },
    reuse: { effect: "unknown" },
    obligation: "may",
    source: "https://example.org/",
  };
}

function library(changes: Partial<Library> & { readonly name: string }): Library {
  return defineLibrary({
    modules: [changes.name],
    version: "1.0.0",
    source: "https://example.org/",
    resources: [],
    exports: {},
    ...changes,
  });
}

function named(name: string): Library {
  const found = libraries.find((candidate) => candidate.name === name);
  if (found === undefined) {
    throw new Error(`There is no library ${name}.`);
  }
  return found;
}

describe("modules", () => {
  it.each(["fs", "node:fs"])("finds a built-in module by %s", (specifier) => {
    expect(catalog.modules(specifier).map(({ name }) => name)).toEqual(["node-fs"]);
  });

  it("leaves the bare name of a prefix-only module to the registry", () => {
    expect(catalog.modules("node:sqlite").map(({ name }) => name)).toEqual(["node-sqlite"]);
    expect(catalog.modules("sqlite").map(({ name }) => name)).not.toContain("node-sqlite");
  });

  it("gives the libraries of one module in the order in which they came", () => {
    const own = library({ name: "own", modules: ["node:fs"] });
    expect(createCatalog([own, ...libraries]).modules("fs").map(({ name }) => name)).toEqual(["own", "node-fs"]);
  });
});

describe("exported", () => {
  it.each([
    ["fs", "openSync", "FileDescriptor"],
    ["node:fs", "promises.open", "node-fs-promises/FileHandle"],
    ["node:fs", "default.openSync", "FileDescriptor"],
    ["node:fs", "=.openSync", "FileDescriptor"],
    ["node:fs", "default.promises.open", "node-fs-promises/FileHandle"],
    ["node:https", "request", "ClientRequest"],
  ])("finds what %s exports as %s", (specifier, name, resource) => {
    expect(catalog.exported(specifier, name)?.entry.call?.returns?.resource).toBe(resource);
  });

  it("prefers the first library that has the name", () => {
    const own = library({ name: "own", modules: ["fs"], exports: { openSync: {} } });
    const both = createCatalog([own, ...libraries]);
    expect(both.exported("fs", "openSync")?.library).toBe(own);
    expect(both.exported("fs", "closeSync")?.library.name).toBe("node-fs");
  });

  it("does not take a name for a namespace", () => {
    expect(catalog.exported("fs", "default")).toBeUndefined();
    expect(catalog.exported("fs", "other.openSync")).toBeUndefined();
  });
});

describe("names that every object has", () => {
  it.each(HOSTILE)("finds nothing under %j", (name) => {
    expect(catalog.modules(name)).toEqual([]);
    expect(catalog.exported("fs", name)).toBeUndefined();
    expect(catalog.exported("fs", `promises.${name}`)).toBeUndefined();
    expect(catalog.exported(name, name)).toBeUndefined();
    expect(catalog.global(name)).toBeUndefined();
    expect(catalog.global(`process.${name}`)).toBeUndefined();
    expect(catalog.resource(named("node-fs"), name)).toBeUndefined();
    expect(catalog.resource(named("node-fs"), `${name}/${name}`)).toBeUndefined();
    expect(catalog.declaredIn(name, name)).toBeUndefined();
    expect(catalog.declaredIn("node", name)).toBeUndefined();
  });
});

describe("global", () => {
  it.each([
    ["fetch", "web"],
    ["Promise.all", "ecmascript"],
    ["navigator.locks.request", "web"],
    ["process.exit", "node-process"],
    ["setTimeout", "node-timers"],
  ])("finds %s", (name, owner) => {
    expect(catalog.global(name)?.library.name).toBe(owner);
  });
});

describe("resource", () => {
  it("finds its own, and those of others by their full names", () => {
    expect(catalog.resource(named("node-net"), "Server")).not.toBe(catalog.resource(named("node-http"), "Server"));
    const server = catalog.resource(named("node-http"), "Server");
    expect(catalog.resource(named("node-net"), "node-http/Server")).toBe(server);
  });

  it("finds a resource of a package with a scope", () => {
    const scoped = library({ name: "@acme/client", resources: [resourceNamed("Client")] });
    const other = library({ name: "other" });
    expect(createCatalog([scoped, other]).resource(other, "@acme/client/Client")).toBe(scoped.resources[0]);
  });

  it("completes a library with another of the same name", () => {
    const own = library({ name: "node-http", exports: { fetchAll: { call: { returns: { resource: "Agent" } } } } });
    const both = createCatalog([own, ...libraries]);
    expect(both.resource(own, "Agent")).toBe(catalog.resource(named("node-http"), "Agent"));
  });

  it("knows the library of each resource", () => {
    const [spec] = named("node-dgram").resources;
    expect(spec === undefined ? undefined : catalog.libraryOf(spec)).toBe(named("node-dgram"));
    expect(catalog.libraryOf(resourceNamed("Socket"))).toBeUndefined();
  });
});

describe("declaredIn", () => {
  it.each([
    ["http", "Server", "node-http"],
    ["node:https", "Server", "node-http"],
    ["net", "Server", "node-net"],
    ["fs/promises", "FileHandle", "node-fs-promises"],
    ["@types/node", "FileHandle", "node-fs-promises"],
    ["node", "ClientHttp2Session", "node-http2"],
    ["node:sqlite", "DatabaseSync", "node-sqlite"],
    ["typescript", "AsyncDisposableStack", "ecmascript"],
    ["undici-types", "Response", "web"],
  ])("finds %s %s", (packageName, typeName, owner) => {
    const spec = catalog.declaredIn(packageName, typeName);
    expect(spec === undefined ? undefined : catalog.libraryOf(spec)?.name).toBe(owner);
  });

  it("finds a class by an exported name whose resource is called otherwise", () => {
    expect(catalog.declaredIn("zlib", "Gzip")?.name).toBe("ZlibStream");
  });

  it("does not choose between classes of one name", () => {
    expect(catalog.declaredIn("node", "Server")).toBeUndefined();
    expect(catalog.declaredIn("node", "Socket")).toBeUndefined();
  });

  it("finds no class of Node in a package that only has the same class name", () => {
    expect(catalog.declaredIn("acme", "FileHandle")).toBeUndefined();
  });

  it("counts the package of the types as the package", () => {
    const acme = library({ name: "acme", resources: [resourceNamed("Client")] });
    expect(createCatalog([acme]).declaredIn("@types/acme", "Client")).toBe(acme.resources[0]);
  });
});

describe("what the catalog concerns", () => {
  it.each(['import { open } from "node:fs/promises";', "const fs = require('fs');", "await import(`undici`)"])(
    "finds the module in %s",
    (text) => {
      expect(catalog.mentionsModule(text)).toBe(true);
    },
  );

  it.each(["export const sum = (a, b) => a + b;", 'import x from "fsx";', "const fs = 1;", "fetch(url)", ""])(
    "finds none in %s",
    (text) => {
      expect(catalog.mentionsModule(text)).toBe(false);
    },
  );

  it("wants a module of functions alone to be named together with one of them", () => {
    expect(catalog.mentionsModule('import assert from "node:assert"; assert.equal(1, 1);')).toBe(false);
    expect(catalog.mentionsModule('import assert from "node:assert"; assert.rejects(work);')).toBe(true);
    expect(catalog.mentionsModule('import { equal } from "node:assert"; import { open } from "node:fs/promises";')).toBe(true);
    expect(catalog.mentionsModule("promise.rejects(work)")).toBe(false);
    // Who imports the default chooses its name.
    const one = createCatalog([library({ name: "once", exports: { default: { call: { task: "eager" } } } })]);
    expect(one.mentionsModule('import anything from "once";')).toBe(true);
  });

  it("knows the global variables by name", () => {
    expect(["fetch", "process"].filter((name) => !catalog.globals.has(name))).toEqual([]);
    expect(catalog.globals.has("prefetch")).toBe(false);
  });

  it("takes the names of a user's library literally", () => {
    const odd = library({ name: "a.b(c", globals: { $x: {} } });
    const one = createCatalog([odd]);
    expect(one.mentionsModule('require("a.b(c")')).toBe(true);
    expect(one.mentionsModule('require("aXb(c")')).toBe(false);
    expect([...one.globals]).toEqual(["$x"]);
  });

  it("answers for a long text without a hit in linear time", () => {
    const text = "value + 'f' . other; ".repeat(50_000);
    const start = performance.now();
    expect(catalog.mentionsModule(text)).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("holds without any library", () => {
    const empty = createCatalog([]);
    expect(empty.mentionsModule("''")).toBe(false);
    expect(empty.globals.size).toBe(0);
  });
});

it("ends on an entry that contains itself", () => {
  const members: Record<string, object> = {};
  members["again"] = { members };
  const endless = createCatalog([library({ name: "endless", exports: { a: { members } } })]);
  expect(endless.exported("endless", "a.again.again")).toBeDefined();
});
