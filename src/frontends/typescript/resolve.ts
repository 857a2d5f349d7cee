/**
 * Which catalogued class, effect or function of the file does a piece of source text mean?
 *
 * The answers come from names first (imports, globals, annotations, assignments); types are asked only when names did not
 * decide. Unknown is an answer, and whatever is asked is answered once and remembered.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Catalog, Resolved } from "../../catalog/catalog.ts";
import type { CallEffect, ResourceSpec } from "../../core/effects.ts";
import type { FieldOwnership, Term, TermProblem } from "../../core/terms.ts";
import type { ScopeManager, ScopeVariable } from "./source.ts";
import { includesPackages, type Types } from "./types.ts";
import { Annotations } from "./resolve/annotations.ts";
import { effectByName, effectByReceiver, readProduced, readResult } from "./resolve/calls.ts";
import { DocComments } from "./resolve/doc-comments.ts";
import { Contracts, type CallContract } from "./resolve/contracts.ts";
import { Declared } from "./resolve/declared.ts";
import { readExpression, readSelf } from "./resolve/expressions.ts";
import { readField } from "./resolve/fields.ts";
import { Functions } from "./resolve/functions.ts";
import { entryOf } from "./resolve/imports.ts";
import { readFieldOwnership } from "./resolve/field-ownership.ts";
import { readMember } from "./resolve/members.ts";
import { Memory } from "./resolve/memory.ts";
import { readOwnClass } from "./resolve/own-classes.ts";
import { mentionsOwnership } from "./resolve/ownership-tags.ts";
import type { CallNode, KnownCallee, Questions } from "./resolve/questions.ts";
import { Scopes } from "./resolve/scopes.ts";
import { bare } from "./resolve/syntax.ts";
import type { ClassNode, FunctionNode, Known, Path } from "./resolve/value.ts";
import { readVariable } from "./resolve/variables.ts";
import { Writes } from "./resolve/writes.ts";

export type { KnownCallee } from "./resolve/questions.ts";
export type { ClassNode, FunctionNode } from "./resolve/value.ts";

/** What the resolver needs of a file; ESLint's `SourceCode` has it. Every node must have its parent. */
export interface ResolvedSource {
  readonly ast: TSESTree.Program;
  readonly scopeManager: ScopeManager;
  readonly text: string;
}

/** Expressions whose class types may know: those that get their value from elsewhere. */
const ASKED: ReadonlySet<string> = new Set([
  "AwaitExpression",
  "CallExpression",
  "Identifier",
  "MemberExpression",
  "NewExpression",
]);

const NO_FIELDS: ReadonlyMap<string, FieldOwnership> = new Map();

/** Answers for one file. No method throws. */
export class Resolver {
  readonly #answers: Answers;

  /**
   * @param sourceCode The file.
   * @param catalog What is known of libraries.
   * @param types Type information, when there is any.
   */
  constructor(sourceCode: ResolvedSource, catalog: Catalog, types: Types | undefined) {
    this.#answers = new Answers(sourceCode, catalog, types);
  }

  /** Effect of a call that is known from an import, a global or a member of one; never of a method of a resource. */
  callee(node: CallNode | TSESTree.TaggedTemplateExpression): KnownCallee | undefined {
    return this.#answers.callee(node);
  }

  /** Class of what an expression holds. A promise of a resource is no resource. */
  classOf(node: TSESTree.Expression): ResourceSpec | undefined {
    return this.#answers.classOf(node);
  }

  /** Class of what a callee is, when a resource is called itself (`knex("users")`). */
  classOfCalled(callee: TSESTree.Expression): ResourceSpec | undefined {
    return this.#answers.classOfCalled(callee);
  }

  /** Class of what a variable holds, whenever it holds anything. */
  classOfVariable(variable: ScopeVariable): ResourceSpec | undefined {
    return this.#answers.classOfVariable(variable);
  }

  /** Class of `this.<property>` in a class of the file; private names with their `#`. */
  classOfField(node: ClassNode, property: string): ResourceSpec | undefined {
    return this.#answers.classOfField(node, property);
  }

  /** Description of the instances of a class of the file, when it can be closed. Its library is `""`. */
  ownClass(node: ClassNode): ResourceSpec | undefined {
    return this.#answers.ownClass(node);
  }

  /** All functions of the file that a call may run; empty when one of them may be elsewhere. */
  functions(node: CallNode): readonly FunctionNode[] {
    const answers = this.#answers;
    const found = node.type === "NewExpression" ? answers.constructors(node) : answers.candidates(node.callee);
    return [...(found ?? [])];
  }

  /** The one function of the file that an expression is. */
  functionOf(node: TSESTree.Node): FunctionNode | undefined {
    const [first, ...others] = this.#answers.candidates(node) ?? [];
    return others.length === 0 ? first : undefined;
  }

  /** Fields of a class of the file of which a comment says whether the class owns them. */
  fieldOwnership(node: ClassNode): ReadonlyMap<string, FieldOwnership> {
    return this.#answers.fieldOwnership(node);
  }

  /** What the author of a function of the file says about ownership. */
  terms(node: FunctionNode): readonly Term[] {
    return this.#answers.contracts.of(node);
  }

  /** What is wrong with what authors say about ownership. */
  termProblems(): readonly TermProblem[] {
    return this.#answers.contracts.problems();
  }

  /** What the author of what a call runs says about ownership. */
  contract(node: CallNode): CallContract | undefined {
    return this.#answers.contracts.at(node);
  }

  /** Does the file bind or write this name, so that it is not the global variable at `node`? */
  isShadowed(name: string, node: TSESTree.Node): boolean {
    return this.#answers.scopes.isShadowed(name, node);
  }

  /** Specifier of the module that an expression comes from. */
  moduleOf(node: TSESTree.Node): string | undefined {
    const value = this.#answers.value(node);
    return value !== undefined && value !== "nothing" && value.kind === "path" ? value.module : undefined;
  }
}

/** Remembers what each part of the resolver found, and ends the questions that lead back to themselves. */
class Answers implements Questions {
  readonly catalog: Catalog;
  readonly types: Types | undefined;
  readonly scopes: Scopes;
  readonly annotations: Annotations;
  readonly writes: Writes;
  readonly contracts: Contracts;
  readonly #functions: Functions;
  readonly #declared: Declared;
  readonly #memory = new Memory();
  readonly #effects = new Map<CallNode, KnownCallee | undefined>();
  readonly #classes = new Map<ClassNode, ResourceSpec | undefined>();
  readonly #entries = new Map<string, Resolved | null>();
  readonly #byType = new Map<TSESTree.Node, ResourceSpec | undefined>();
  readonly #comments: DocComments;
  readonly #fields = new Map<ClassNode, ReadonlyMap<string, FieldOwnership>>();
  /** Some comment of the file may speak of ownership; most files pay for nothing more than this look. */
  readonly #isAnnotated: boolean;
  /** The types of the program may know of resources that are called. */
  #mayCallResources: boolean | undefined;

  constructor(source: ResolvedSource, catalog: Catalog, types: Types | undefined) {
    this.catalog = catalog;
    this.types = types;
    this.scopes = new Scopes(source.scopeManager);
    this.writes = new Writes(source.ast);
    this.#comments = new DocComments(source);
    this.#isAnnotated = mentionsOwnership(source.text);
    this.annotations = new Annotations(this, source.text, this.#comments);
    this.#functions = new Functions(this);
    this.#declared = new Declared(this);
    this.contracts = new Contracts(this, source, this.#comments);
  }

  callee(node: CallNode | TSESTree.TaggedTemplateExpression): KnownCallee | undefined {
    return effectByName(node, this) ?? (node.type === "NewExpression" ? this.#constructorByType(node) : undefined);
  }

  classOf(node: TSESTree.Expression): ResourceSpec | undefined {
    const value = this.value(node);
    if (value === "nothing") return undefined;
    const isUndecided = value === undefined || value.kind === "member" || value.kind === "path" || value.kind === "own";
    return this.specOf(value) ?? (isUndecided ? this.declared(node) : undefined);
  }

  classOfCalled(callee: TSESTree.Expression): ResourceSpec | undefined {
    this.#mayCallResources ??= this.types !== undefined && includesPackages(this.types, this.catalog.callablePackages);
    return this.#mayCallResources ? this.classOf(callee) : this.specOf(this.value(callee));
  }

  classOfVariable(variable: ScopeVariable): ResourceSpec | undefined {
    const value = this.variable(variable);
    const spec = this.specOf(value);
    if (spec || (value !== undefined && value !== "nothing" && value.kind !== "member")) return spec;
    const name = variable.defs[0]?.name;
    return name && this.declared(name);
  }

  classOfField(node: ClassNode, property: string): ResourceSpec | undefined {
    const value = this.field(node, property, false);
    if (value !== undefined) return this.specOf(value);
    for (const { target } of this.writes.to(property)) {
      const self = target.object.type === "ThisExpression" ? this.self(target.object) : undefined;
      if (self !== undefined && self !== "nothing" && self.kind === "own" && self.node === node) {
        return this.declared(target);
      }
    }
    return undefined;
  }

  constructors(node: TSESTree.NewExpression): ReadonlySet<FunctionNode> | undefined {
    return this.#functions.constructorOf(node.callee);
  }

  value(node: TSESTree.Node): Known {
    return this.#memory.ask("value", node, () => readExpression(node, this));
  }

  variable(variable: ScopeVariable): Known {
    return this.#memory.ask("variable", variable, () => readVariable(variable, this));
  }

  member(object: Known, name: string): Known {
    return readMember(object, name, this);
  }

  field(node: ClassNode, name: string, isStatic: boolean): Known {
    const question = isStatic ? "static" : "field";
    return this.#memory.ask(question, node, () => readField(node, name, isStatic, this), name);
  }

  self(node: TSESTree.Node): Known {
    return readSelf(node);
  }

  result(node: FunctionNode): Known {
    return this.#memory.ask("result", node, () => readResult(node, this));
  }

  ownClass(node: ClassNode): ResourceSpec | undefined {
    if (!this.#classes.has(node)) {
      // While a class is looked at it is no resource yet: a field of its own class closes nothing that is known.
      this.#classes.set(node, undefined);
      this.#classes.set(node, readOwnClass(node, this));
    }
    return this.#classes.get(node);
  }

  extended(node: ClassNode): ResourceSpec | undefined {
    const base: Known = node.superClass ? this.value(node.superClass) : undefined;
    const resolved = base !== undefined && base !== "nothing" && base.kind === "path" ? this.entry(base) : undefined;
    const name = resolved?.entry.instance ?? resolved?.entry.construct?.returns?.resource;
    return resolved && name !== undefined ? this.catalog.resource(resolved.library, name) : undefined;
  }

  specOf(value: Known): ResourceSpec | undefined {
    if (value === undefined || value === "nothing") return undefined;
    switch (value.kind) {
      case "instance":
        return value.spec;
      case "own":
        return this.ownClass(value.node);
      case "path": {
        const resolved = this.entry(value);
        const name = resolved?.entry.value;
        return resolved && name !== undefined ? this.catalog.resource(resolved.library, name) : undefined;
      }
      default:
        return undefined;
    }
  }

  entry(path: Path): Resolved | undefined {
    const from = path.module === undefined ? "" : `from ${path.module}`;
    const key = `${from}\n${path.names.join("\n")}`;
    let entry = this.#entries.get(key);
    if (entry === undefined) this.#entries.set(key, (entry = entryOf(path, this.catalog) ?? null));
    return entry ?? undefined;
  }

  effect(node: CallNode): KnownCallee | undefined {
    if (!this.#effects.has(node)) {
      const effect = effectByName(node, this) ?? effectByReceiver(node, this);
      // An effect that was not found while the question led back to itself may be found later.
      if (effect || !this.#memory.isBusy) this.#effects.set(node, effect);
      return effect;
    }
    return this.#effects.get(node);
  }

  terms(node: FunctionNode): readonly Term[] {
    return this.contracts.of(node);
  }

  fieldOwnership(node: ClassNode): ReadonlyMap<string, FieldOwnership> {
    if (!this.#isAnnotated) return NO_FIELDS;
    let fields = this.#fields.get(node);
    if (!fields) this.#fields.set(node, (fields = readFieldOwnership(node, this.#comments)));
    return fields;
  }

  produced(effect: CallEffect, library: string, node: CallNode | undefined): Known {
    return readProduced(effect, library, node, this);
  }

  candidates(node: TSESTree.Node): ReadonlySet<FunctionNode> | undefined {
    return this.#functions.of(node);
  }

  declared(node: TSESTree.Node): ResourceSpec | undefined {
    if (!this.types || !ASKED.has(bare(node).type)) return undefined;
    if (!this.#byType.has(node)) this.#byType.set(node, this.#declared.of(node));
    return this.#byType.get(node);
  }

  /** A global that the catalog does not know; the platform's own types make no resource. */
  #isPlatform(node: TSESTree.Node): boolean {
    return node.type === "Identifier" && !this.scopes.isShadowed(node.name, node);
  }

  /** `new db.Pool()` behind any alias: the type of the result tells which export was constructed. */
  #constructorByType(node: TSESTree.NewExpression): KnownCallee | undefined {
    if (!this.types || this.value(node) !== undefined || this.#isPlatform(node.callee)) return undefined;
    const spec = this.declared(node);
    const library = spec && this.catalog.libraryOf(spec);
    if (!library) return undefined;
    for (const { construct } of Object.values(library.exports)) {
      if (construct?.returns?.resource === spec.name) return { effect: construct, library: library.name };
    }
    return undefined;
  }
}
