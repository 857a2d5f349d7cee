/** What does the front end need of ESLint's source code object? Under other hosts it is a plain object of this shape. */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

/** A variable as the scope manager knows it. */
export type ScopeVariable = TSESLint.Scope.Variable;

/** What every host's scope manager has. ESLint's own has more, which may not be asked for. */
export type ScopeManager = Pick<TSESLint.Scope.ScopeManager, "acquire" | "getDeclaredVariables" | "globalScope" | "scopes">;

/** A parsed JavaScript or TypeScript file. */
export type JavaScriptSource = Pick<
  TSESLint.SourceCode,
  | "ast"
  | "getCommentsInside"
  | "getScope"
  | "getText"
  | "getTokenAfter"
  | "getTokenBefore"
  | "parserServices"
  | "text"
  | "visitorKeys"
> & { readonly ast: TSESTree.Program; readonly scopeManager: ScopeManager };

/** Is the file read as an ES module? Its scopes tell: not every host has a scope manager that says so. */
export function isReadAsModule({ scopeManager }: Pick<JavaScriptSource, "scopeManager">): boolean {
  return scopeManager.scopes.some(({ type }) => type === "module");
}

/** Is the file the body of a function, as Node reads CommonJS? */
export function isReadAsFunctionBody({ scopeManager }: Pick<JavaScriptSource, "scopeManager">): boolean {
  return scopeManager.scopes.some(({ block, type }) => type === "function" && block.type === "Program");
}
