/** How do the tests of the lowering get their graphs? */
import * as parser from "@typescript-eslint/parser";
import { TSESLint, type TSESTree } from "@typescript-eslint/utils";
import { createCatalog } from "../../../src/catalog/catalog.ts";
import { defineLibrary } from "../../../src/catalog/schema.ts";
import { printFile } from "../../../src/core/print.ts";
import { lowerFile, type Lowered } from "../../../src/frontends/typescript/lower.ts";

const library = defineLibrary({
  name: "db",
  modules: ["db"],
  version: "1.0.0",
  source: "https://example.org/db",
  resources: [
    {
      name: "Pool",
      kind: "pool",
      closers: { end: { async: true } },
      disposal: { symbol: "none" },
      reuse: { effect: "rejects", error: "Cannot use a pool after calling end on the pool" },
      methods: {
        connect: { returns: { resource: "Client", by: "promise" } },
        "()": { task: "lazy" },
        then: {},
        transaction: { callbacks: [{ argument: "0", when: "awaited" }] },
      },
      obligation: "must",
      source: "https://example.org/db",
    },
    {
      name: "Client",
      kind: "connection",
      closers: { release: {} },
      disposal: { symbol: "none" },
      reuse: { effect: "unknown" },
      obligation: "must",
      source: "https://example.org/db",
    },
  ],
  exports: {
    Pool: { instance: "Pool", construct: { returns: { resource: "Pool" } } },
    exit: { call: { ends: "process" } },
    fail: { call: { ends: "throw" } },
  },
});

const catalog = createCatalog([library]);

/** Lowers source text from the parser for TypeScript, with parents set as ESLint sets them. */
export function lower(text: string): Lowered {
  const { ast, scopeManager, visitorKeys } = parser.parseForESLint(text, {
    range: true,
    loc: true,
    sourceType: "module",
    ecmaFeatures: { jsx: true },
  });
  const pending: TSESTree.Node[] = [ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    for (const key of visitorKeys[node.type] ?? []) {
      for (const child of [(node as unknown as Record<string, TSESTree.Node | TSESTree.Node[] | null>)[key]].flat()) {
        if (child) pending.push(Object.assign(child, { parent: node }));
      }
    }
  }
  return lowerFile({ sourceCode: { ast, scopeManager, text, visitorKeys }, catalog });
}

/** Lowers source text within ESLint, from the parser of the standard language. */
export function lowerInEslint(text: string, sourceType: "module" | "script" = "module"): Lowered {
  let lowered: Lowered | undefined;
  const plugin: TSESLint.FlatConfig.Plugin = {
    rules: {
      lower: {
        meta: { type: "problem", messages: {}, schema: [] },
        create({ sourceCode }: { readonly sourceCode: TSESLint.SourceCode }) {
          const { ast, scopeManager, visitorKeys } = sourceCode;
          if (!scopeManager) throw new TypeError("The parser analysed no scopes.");
          lowered = lowerFile({ sourceCode: { ast, scopeManager, text, visitorKeys }, catalog });
          return {};
        },
      },
    },
  };
  const messages = new TSESLint.Linter({ configType: "flat" }).verify(text, [
    {
      languageOptions: { sourceType },
      linterOptions: { noInlineConfig: true },
      plugins: { probe: plugin },
      rules: { "probe/lower": "error" },
    },
  ]);
  if (!lowered) throw new Error(messages.map((message) => message.message).join("\n"));
  return lowered;
}

/** The graphs of all functions but the module body; of the module body alone when there is no other. */
export function graphs(text: string): string {
  const { ir } = lower(text);
  return printFile(ir, (graph) => graph.kind !== "module" || ir.functions.length === 1);
}
