/**
 * Which variable does a name mean at a place of the file?
 */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ScopeManager, ScopeVariable } from "../source.ts";

type Scope = TSESLint.Scope.Scope;
type Reference = TSESLint.Scope.Reference;

/** Finds variables by name or by reference. */
export class Scopes {
  readonly #manager: ScopeManager;
  #references: Map<TSESTree.Node, Reference> | undefined;
  #writtenGlobals: Set<string> | undefined;

  constructor(manager: ScopeManager) {
    this.#manager = manager;
  }

  /** The variable that an identifier refers to; undefined for names that the file does not bind. */
  variableOf(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): ScopeVariable | undefined {
    const reference = this.#referenceOf(identifier);
    if (reference) return reference.resolved ?? undefined;
    return this.variableNamed(identifier.name, identifier);
  }

  /** The variable that `name` means at `node`, whether or not it is referred to there. */
  variableNamed(name: string, node: TSESTree.Node): ScopeVariable | undefined {
    for (let scope: Scope | null = this.#scopeAt(node); scope; scope = scope.upper) {
      const variable = scope.set.get(name);
      if (variable) return variable;
    }
    return undefined;
  }

  /**
   * Does the name mean something of this file at `node`, rather than the global variable of that name?
   *
   * A `declare const` states what the global is and so hides nothing. A global that the file writes is no longer the one
   * that is known.
   */
  isShadowed(name: string, node: TSESTree.Node): boolean {
    const variable =
      node.type === "Identifier" && node.name === name ? this.variableOf(node) : this.variableNamed(name, node);
    return variable && variable.defs.length > 0 ? !isAmbient(variable) : this.#isWrittenGlobal(name, variable);
  }

  /** The variables that a function, class or declaration binds. */
  declaredBy(node: TSESTree.Node): readonly ScopeVariable[] {
    return this.#manager.getDeclaredVariables(node);
  }

  #scopeAt(node: TSESTree.Node): Scope | null {
    for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
      const scope = this.#manager.acquire(at, true);
      // The name of a function expression has a scope of its own around the function; names are looked up inside.
      if (scope) return scope.type === "function-expression-name" ? (scope.childScopes[0] ?? scope) : scope;
    }
    return this.#manager.globalScope;
  }

  #referenceOf(identifier: TSESTree.Node): Reference | undefined {
    if (!this.#references) {
      this.#references = new Map();
      for (const scope of this.#manager.scopes) {
        for (const reference of scope.references) this.#references.set(reference.identifier, reference);
      }
    }
    return this.#references.get(identifier);
  }

  #isWrittenGlobal(name: string, variable: ScopeVariable | undefined): boolean {
    if (variable?.references.some((reference) => reference.isWrite())) return true;
    this.#writtenGlobals ??= new Set(
      (this.#manager.globalScope?.through ?? [])
        .filter((reference) => reference.isWrite())
        .map((reference) => reference.identifier.name)
        .filter((written) => typeof written === "string"),
    );
    return this.#writtenGlobals.has(name);
  }
}

function isAmbient(variable: ScopeVariable): boolean {
  return variable.defs.every(({ node }) => {
    const declaration: TSESTree.Node | undefined = node.type === "VariableDeclarator" ? node.parent : node;
    return "declare" in declaration && declaration.declare;
  });
}
