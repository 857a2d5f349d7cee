/**
 * Which questions do the parts of the resolver ask each other?
 *
 * The parts are mutually recursive: the class of a variable depends on calls, a call on variables. They meet here only,
 * so that no part imports another one's state.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Catalog } from "../../../catalog/catalog.ts";
import type { CallEffect, ResourceSpec } from "../../../core/effects.ts";
import type { FieldOwnership, Term } from "../../../core/terms.ts";
import type { ScopeVariable } from "../source.ts";
import type { Types } from "../types.ts";
import type { Annotations } from "./annotations.ts";
import type { Scopes } from "./scopes.ts";
import type { ClassNode, FunctionNode, Known, Path } from "./value.ts";
import type { Writes } from "./writes.ts";

/** An effect with the library whose resources it names; `""` for the program's own classes. */
export interface KnownCallee {
  readonly effect: CallEffect;
  readonly library: string;
}

/** A call or a construction. */
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** All that the parts of the resolver may ask. Every answer is cached and none throws. */
export interface Questions {
  readonly catalog: Catalog;
  readonly types: Types | undefined;
  readonly scopes: Scopes;
  readonly annotations: Annotations;
  readonly writes: Writes;
  /** What an expression holds. */
  value(node: TSESTree.Node): Known;
  /** What a variable holds, whenever it holds anything. */
  variable(variable: ScopeVariable): Known;
  /** What `object.name` is. */
  member(object: Known, name: string): Known;
  /** What a field or accessor of a class of the file holds; `isStatic` for those of the class itself. */
  field(node: ClassNode, name: string, isStatic: boolean): Known;
  /** What `this` is at a node. */
  self(node: TSESTree.Node): Known;
  ownClass(node: ClassNode): ResourceSpec | undefined;
  /** What the author of a function of the file says about ownership. */
  terms(node: FunctionNode): readonly Term[];
  /** Fields of a class of the file of which a comment says whether the class owns them. */
  fieldOwnership(node: ClassNode): ReadonlyMap<string, FieldOwnership>;
  /** The catalogued class that a class of the file extends directly. */
  extended(node: ClassNode): ResourceSpec | undefined;
  /** The class of which a known value is an instance. */
  specOf(value: Known): ResourceSpec | undefined;
  /** Effect of a call by the name of its callee, or by the class of its receiver. */
  effect(node: CallNode): KnownCallee | undefined;
  /** Entry of the catalog for an exported or global name. */
  entry(path: Path): ReturnType<Catalog["global"]>;
  /** Functions that run when the class of a `new` is constructed; undefined when they may be elsewhere. */
  constructors(node: TSESTree.NewExpression): ReadonlySet<FunctionNode> | undefined;
  /** What a call with this effect gives; `node` is the call, or undefined when only its type is asked for. */
  produced(effect: CallEffect, library: string, node: CallNode | undefined): Known;
  /** What a call of a function of the file gives. */
  result(node: FunctionNode): Known;
  /** Functions that an expression may be; undefined when not all of them are visible. */
  candidates(node: TSESTree.Node): ReadonlySet<FunctionNode> | undefined;
  /** Class of an expression by type information alone. */
  declared(node: TSESTree.Node): ResourceSpec | undefined;
}
