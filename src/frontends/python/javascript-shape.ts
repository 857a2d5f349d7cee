/**
 * What do rules for JavaScript expect of any source code?
 *
 * Many people switch ESLint's own rules on without saying for which files. Such a rule finds nothing in Python, as no node has
 * a name that it knows; but some of them ask for scopes, services or options before they look, and would stop the run.
 */
import type { Module } from "./syntax.ts";

/** A scope in which nothing is declared. */
export interface EmptyScope {
  readonly type: "global";
  readonly block: Module;
  readonly upper: null;
  readonly isStrict: false;
  readonly set: ReadonlyMap<string, unknown>;
  readonly variables: readonly never[];
  readonly references: readonly never[];
  readonly through: readonly never[];
  readonly childScopes: readonly never[];
}

/** A scope manager that knows one empty scope. */
export interface EmptyScopes {
  readonly globalScope: EmptyScope;
  readonly scopes: readonly EmptyScope[];
  readonly acquire: () => EmptyScope;
  readonly getDeclaredVariables: () => readonly never[];
}

/** Scopes without any name. */
export function emptyScopes(block: Module): EmptyScopes {
  const scope: EmptyScope = {
    type: "global",
    block,
    upper: null,
    isStrict: false,
    set: new Map(),
    variables: [],
    references: [],
    through: [],
    childScopes: [],
  };
  return { globalScope: scope, scopes: [scope], acquire: () => scope, getDeclaredVariables: () => [] };
}

/** Language options that such rules read without asking whether they are there. */
export function withParserOptions(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { parserOptions: {}, ...options };
}
