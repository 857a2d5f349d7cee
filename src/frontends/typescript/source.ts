/** What does the front end need of ESLint's source code object? Under other hosts it is a plain object of this shape. */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

/** A variable as the scope manager knows it. */
export type ScopeVariable = TSESLint.Scope.Variable;

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
> & { readonly ast: TSESTree.Program; readonly scopeManager: TSESLint.Scope.ScopeManager };
