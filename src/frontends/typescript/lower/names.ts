/** Which variable does an identifier of the program stand for? */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Place, Variable } from "../../../core/ir.ts";
import type { PlaceTable } from "../../../core/build.ts";
import type { ScopeManager, ScopeVariable } from "../source.ts";
import type { ClassOutline, FunctionOutline, Outline } from "./outline.ts";

/** Finds variables by identifier and turns those of the scope manager into those of the core. */
export class Names {
  readonly #byIdentifier = new Map<TSESTree.Node, ScopeVariable>();
  readonly #variables = new Map<ScopeVariable, Variable>();
  readonly #scopeVariables = new Map<Variable, ScopeVariable>();
  readonly #owners = new Map<TSESLint.Scope.Scope, FunctionOutline>();
  readonly #selves = new Map<ClassOutline, Place>();
  readonly #selfClasses = new Map<Variable, ClassOutline>();
  readonly #exported = new Set<ScopeVariable>();
  readonly #numberOfName = new Map<string, number>();
  readonly #outline: Outline;
  readonly #module: FunctionOutline;
  readonly #places: PlaceTable;
  #next = 0;

  constructor(
    scopeManager: ScopeManager,
    outline: Outline,
    module: FunctionOutline,
    places: PlaceTable,
  ) {
    this.#outline = outline;
    this.#module = module;
    this.#places = places;
    for (const scope of scopeManager.scopes) {
      for (const variable of scope.variables) {
        const outer = outerTwin(variable);
        for (const identifier of variable.identifiers) this.#byIdentifier.set(identifier, outer);
      }
      for (const reference of scope.references) {
        if (reference.resolved) this.#byIdentifier.set(reference.identifier, outerTwin(reference.resolved));
      }
    }
    for (const node of outline.exported) {
      const variable = this.#byIdentifier.get(node);
      if (variable) this.#exported.add(variable);
    }
  }

  /** The variable that an identifier stands for; undefined for globals that the file does not declare. */
  scopeVariable(identifier: TSESTree.Node): ScopeVariable | undefined {
    const variable = this.#byIdentifier.get(identifier);
    return variable && variable.defs.length > 0 ? variable : undefined;
  }

  /** The place of the variable that an identifier stands for. */
  placeOf(identifier: TSESTree.Node): Place | undefined {
    const variable = this.scopeVariable(identifier);
    return variable && this.#places.variable(this.#variable(variable));
  }

  /** The place of the `this` that all methods of a class share. */
  selfOf(outline: ClassOutline): Place {
    let place = this.#selves.get(outline);
    if (!place) {
      const variable: Variable = {
        id: this.#next++,
        name: "this",
        owner: outline.owner.id,
        role: "this",
        constant: true,
        exported: false,
        moduleLevel: outline.owner === this.#module,
        captured: true,
        writtenElsewhere: false,
      };
      place = this.#places.variable(variable);
      this.#selves.set(outline, place);
      this.#selfClasses.set(variable, outline);
    }
    return place;
  }

  /** The class whose `this` a variable is. */
  classOfSelf(variable: Variable): ClassOutline | undefined {
    return this.#selfClasses.get(variable);
  }

  /** The scope manager's variable behind a variable of the core. */
  behind(variable: Variable): ScopeVariable | undefined {
    return this.#scopeVariables.get(variable);
  }

  /** Every variable that has been asked for so far. */
  known(): ReadonlyMap<Variable, ScopeVariable> {
    return this.#scopeVariables;
  }

  /** A name that differs from that of every other variable of the file. */
  uniqueName(variable: Variable): string {
    const first = this.#numberOfName.get(variable.name);
    if (first === undefined) this.#numberOfName.set(variable.name, variable.id);
    return first === undefined || first === variable.id ? variable.name : `${variable.name}#${variable.id}`;
  }

  #variable(source: ScopeVariable): Variable {
    let variable = this.#variables.get(source);
    if (!variable) {
      const owner = this.#owner(source.scope);
      const readers = source.references.filter((reference) => this.#owner(reference.from) !== owner);
      variable = {
        id: this.#next++,
        name: source.name,
        owner: owner.id,
        role: roleOf(source),
        constant: isConstant(source),
        exported: this.#exported.has(source),
        moduleLevel: source.scope.block === this.#module.node,
        captured: readers.length > 0,
        writtenElsewhere: readers.some((reference) => reference.isWrite()),
      };
      this.#variables.set(source, variable);
      this.#scopeVariables.set(variable, source);
    }
    return variable;
  }

  /** The function in which the variables of a scope live. */
  #owner(scope: TSESLint.Scope.Scope): FunctionOutline {
    const known = this.#owners.get(scope);
    if (known) return known;
    const passed: TSESLint.Scope.Scope[] = [];
    let owner: FunctionOutline | undefined;
    for (let at: TSESLint.Scope.Scope | null = scope; at && !owner; at = at.upper) {
      owner = this.#owners.get(at) ?? this.#opened(at);
      passed.push(at);
    }
    owner ??= this.#module;
    for (const at of passed) this.#owners.set(at, owner);
    return owner;
  }

  #opened(scope: TSESLint.Scope.Scope): FunctionOutline | undefined {
    const kind: string = scope.type;
    if (kind === "class-field-initializer") return this.#outline.fieldValues.get(scope.block);
    if (kind === "function" || kind === "function-expression-name") return this.#outline.functionOf.get(scope.block);
    return scope.block === this.#module.node ? this.#module : undefined;
  }
}

/** A class declaration has one name inside and one outside of its body; both mean the outer one here. */
function outerTwin(variable: ScopeVariable): ScopeVariable {
  const kind: string = variable.scope.type;
  if (kind !== "class") return variable;
  const block: string = variable.scope.block.type;
  return (block === "ClassDeclaration" ? variable.scope.upper?.set.get(variable.name) : undefined) ?? variable;
}

function roleOf(variable: ScopeVariable): Variable["role"] {
  const kind: string | undefined = variable.defs[0]?.type;
  if (kind === "ImportBinding") return "import";
  return kind === "Parameter" ? "parameter" : "variable";
}

/** A second definition counts as a write, except for the overloads of a function. */
function isConstant(variable: ScopeVariable): boolean {
  const defined = variable.defs.every((definition) => (definition.type as string) === "FunctionName");
  if (variable.defs.length > 1 && !defined) return false;
  let writes = 0;
  for (const reference of variable.references) {
    if (!reference.isWrite()) continue;
    if (reference.init !== true || defined) return false;
    writes++;
  }
  return writes <= 1;
}
