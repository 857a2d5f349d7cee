/** What do the tests of the resolver look at: which catalog, which file, which node of it? */
import { parseForESLint } from "@typescript-eslint/parser";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { SourceCode } from "eslint";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { createCatalog } from "../../src/catalog/catalog.ts";
import { defineLibrary } from "../../src/catalog/schema.ts";
import type { ResourceSpec } from "../../src/core/effects.ts";
import { Resolver } from "../../src/frontends/typescript/resolve.ts";
import { typesOf } from "../../src/frontends/typescript/types.ts";

const spec = (name: string, more: Partial<ResourceSpec> = {}): ResourceSpec => ({
  name,
  kind: "client",
  closers: { close: { async: true }, end: { async: true } },
  disposal: { symbol: "none" },
  reuse: { effect: "unknown" },
  obligation: "must",
  source: "made for this test",
  ...more,
});

/** A few libraries with every shape of entry that the resolver reads. */
export const catalog = createCatalog([
  defineLibrary({
    name: "pg",
    modules: ["pg"],
    version: "8.0.0",
    source: "made for this test",
    resources: [
      spec("Pool", {
        methods: {
          connect: { returns: { resource: "PoolClient", by: "promise" } },
          on: { returns: { receiver: true } },
          use: { owns: ["0"], returns: { wraps: "0" } },
          "inner.open": { returns: { resource: "PoolClient" } },
          each: { callbacks: [{ argument: "last", when: "now", parameters: { "0": "PoolClient" } }] },
        },
      }),
      spec("PoolClient", { closers: { release: {} } }),
    ],
    exports: {
      Pool: { construct: { returns: { resource: "Pool" } }, instance: "Pool" },
      Client: { construct: { returns: { resource: "PoolClient" } }, instance: "PoolClient" },
      createPool: { call: { returns: { resource: "Pool", by: "promise" } } },
      parse: { call: { returns: { resource: "Pool", at: "pool" } } },
      shared: { value: "Pool" },
    },
  }),
  defineLibrary({
    name: "node-http",
    modules: ["http"],
    packages: ["http"],
    version: "24.0.0",
    source: "made for this test",
    resources: [spec("Server"), spec("ServerResponse", { closers: { end: {} } })],
    exports: {
      createServer: {
        call: {
          returns: { resource: "Server" },
          callbacks: [{ argument: "last", when: "later", parameters: { "1": "ServerResponse" } }],
        },
      },
      serve: { call: { callbacks: [{ argument: "0.fetch", when: "later", parameters: { "0": "ServerResponse" } }] } },
      readFileSync: { call: { blocking: { instead: "readFile" } } },
      promises: { members: { open: { call: { returns: { resource: "Server", by: "promise" } } } } },
    },
  }),
  defineLibrary({
    name: "express",
    modules: ["express"],
    version: "5.0.0",
    source: "made for this test",
    resources: [
      spec("Application", {
        methods: { get: { callbacks: [{ argument: "last", when: "later", parameters: { "1": "node-http/ServerResponse" } }] } },
      }),
    ],
    exports: { "=": { call: { returns: { resource: "Application" } }, members: { Router: { call: { returns: { resource: "Application" } } } } } },
  }),
  defineLibrary({
    name: "web",
    modules: [],
    version: "2026.0.0",
    source: "made for this test",
    resources: [spec("Response"), spec("LockManager"), spec("Iterator"), spec("WeakMap")],
    exports: {},
    globals: {
      fetch: { call: { returns: { resource: "Response", by: "promise" } } },
      Response: { construct: { returns: { resource: "Response" } }, instance: "Response" },
      navigator: { members: { locks: { value: "LockManager", members: { request: { call: { run: { key: "first-argument", role: "both" } } } } } } },
      Promise: { members: { all: { call: { combines: "all" } } } },
    },
  }),
]);

/** Where the files lie that the parser looks for. */
export const fixtures = realpathSync(mkdtempSync(join(tmpdir(), "resolve-")));
afterAll(() => {
  rmSync(fixtures, { recursive: true, force: true });
});

/** A file that was parsed, with its resolver. */
export interface File {
  readonly resolver: Resolver;
  readonly nodes: readonly TSESTree.Node[];
  readonly scopeManager: TSESLint.Scope.ScopeManager;
  /** The last node in order of the text, innermost first, whose text it is. */
  find(text: string): TSESTree.Node;
}

/** Parses a file as ESLint does: with scopes and parents, and with types when it is in the project of the fixtures. */
export function open(text: string, options: { readonly name?: string; readonly project?: boolean } = {}): File {
  const { name = "file.ts", project = false } = options;
  const filePath = join(fixtures, name);
  const parsed = parseForESLint(text, {
    filePath,
    range: true,
    loc: true,
    comment: true,
    tokens: true,
    sourceType: name.endsWith(".cjs") ? "commonjs" : "module",
    // Where the environment says CI, the parser would read the program from disk and not see this text.
    ...(project && { project: [join(fixtures, "tsconfig.json")], disallowAutomaticSingleRunInference: true }),
  });
  const source = new SourceCode({
    text,
    ast: parsed.ast as never,
    scopeManager: parsed.scopeManager as unknown as NonNullable<SourceCode.Config["scopeManager"]>,
    visitorKeys: parsed.visitorKeys as unknown as NonNullable<SourceCode.Config["visitorKeys"]>,
    parserServices: parsed.services,
  });
  const nodes: TSESTree.Node[] = [];
  for (const step of source.traverse()) {
    const { kind, target, phase } = step as unknown as { kind: number; target: TSESTree.Node; phase: number };
    if (kind === 1 && phase === 1) nodes.push(target);
  }
  const scopeManager = parsed.scopeManager;
  return {
    resolver: new Resolver({ ast: parsed.ast, scopeManager, text }, catalog, project ? typesOf(parsed.services) : undefined),
    nodes,
    scopeManager,
    find(wanted) {
      const found = nodes.findLast((node) => text.slice(...node.range) === wanted);
      if (!found) throw new Error(`There is no \`${wanted}\`.`);
      return found;
    },
  };
}

/** Class of the last expression of the file with this text, by default `it`. */
export function classOf(text: string, wanted = "it", options: Parameters<typeof open>[1] = {}): string | undefined {
  const file = open(text, options);
  return file.resolver.classOf((file.find(wanted) as TSESTree.Expression))?.name;
}

/** Library and the resource that it returns, of the last call in the file whose text begins like this. */
export function callee(text: string, call: string, options: Parameters<typeof open>[1] = {}): string | undefined {
  const file = open(text, options);
  const known = file.resolver.callee((file.find(call) as TSESTree.CallExpression));
  return known && `${known.library} ${known.effect.returns?.resource ?? "-"}`;
}
