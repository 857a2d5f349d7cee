/**
 * What can be known of a value without running the program?
 *
 * A value is described by where it comes from: an exported name, an instance of a catalogued class, a class of the file.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Library } from "../../../catalog/schema.ts";
import type { ResourceSpec } from "../../../core/effects.ts";

/** A function with or without a body of its own. */
export type FunctionNode =
  | TSESTree.ArrowFunctionExpression
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression;

/** A class of the file. */
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** An export of a module, or a global variable when there is no module, or a member of either. */
export interface Path {
  readonly kind: "path";
  readonly module: string | undefined;
  /** Exported name and members. `"="` stands for what `require` returns; empty for the namespace of the module. */
  readonly names: readonly string[];
}

/** A value of which something is known. */
export type Value =
  | Path
  /** A class of the file, not an instance of it. */
  | { readonly kind: "class"; readonly node: ClassNode }
  /** A function of the file. */
  | { readonly kind: "function"; readonly node: FunctionNode }
  /** An instance of a catalogued class. */
  | { readonly kind: "instance"; readonly spec: ResourceSpec }
  /** An instance of a class of the file. */
  | { readonly kind: "own"; readonly node: ClassNode }
  /** A property of an instance of a catalogued class; its methods may be catalogued by dotted path. */
  | { readonly kind: "member"; readonly spec: ResourceSpec; readonly names: readonly string[] }
  /** The result of a call that holds a resource in a property. */
  | { readonly kind: "holder"; readonly spec: ResourceSpec; readonly names: readonly string[] }
  | { readonly kind: "object"; readonly node: TSESTree.ObjectExpression }
  /** What a catalogued caller hands to a function, of which properties are known (`{ "0.page": "Page" }`, and `0.`). */
  | { readonly kind: "parts"; readonly library: Library; readonly parameters: Readonly<Record<string, string>>; readonly prefix: string }
  /** A namespace of the file (`namespace rooms { … }`). */
  | { readonly kind: "namespace"; readonly node: TSESTree.TSModuleDeclaration }
  /** A value whose type is written out as an object type or an interface of the file. */
  | { readonly kind: "shape"; readonly members: readonly TSESTree.TypeElement[] }
  | { readonly kind: "promise"; readonly of: Known }
  | { readonly kind: "tuple"; readonly items: readonly Known[] };

/** `nothing`: null or undefined, which any other value may stand beside. Undefined: unknown. */
export type Known = Value | "nothing" | undefined;

/** Gives what is known of a value that is one of these two; different ones make it unknown. */
export function join(left: Known, right: Known): Known {
  if (left === "nothing") return right;
  if (right === "nothing") return left;
  return left && right && isSame(left, right) ? left : undefined;
}

/** Joins any number of values. Without any it is `nothing`. */
export function joinAll(values: Iterable<Known>): Known {
  let joined: Known = "nothing";
  for (const value of values) {
    joined = join(joined, value);
    if (joined === undefined) return undefined;
  }
  return joined;
}

/** Gives what `await` makes of a value. */
export function awaited(value: Known): Known {
  let settled = value;
  // An async function that returns a promise gives one promise, never a promise of a promise.
  while (settled !== undefined && settled !== "nothing" && settled.kind === "promise") settled = settled.of;
  return settled;
}

/** Gives a promise of the value. */
export function promiseOf(value: Known): Value {
  return { kind: "promise", of: awaited(value) };
}

/** Tells whether two descriptions are of the same value, as far as its class goes. */
function isSame(left: Value, right: Value): boolean {
  if (left === right) return true;
  switch (left.kind) {
    case "path":
      return right.kind === "path" && left.module === right.module && isSameList(left.names, right.names);
    case "class":
    case "function":
    case "namespace":
    case "object":
    case "own":
      return right.kind === left.kind && left.node === right.node;
    case "instance":
      return right.kind === "instance" && left.spec === right.spec;
    case "holder":
    case "member":
      return right.kind === left.kind && left.spec === right.spec && isSameList(left.names, right.names);
    case "parts":
      return right.kind === "parts" && left.parameters === right.parameters && left.prefix === right.prefix;
    case "promise":
      return right.kind === "promise" && isSameKnown(left.of, right.of);
    case "shape":
      return right.kind === "shape" && left.members === right.members;
    case "tuple":
      return (
        right.kind === "tuple" &&
        left.items.length === right.items.length &&
        left.items.every((item, index) => isSameKnown(item, right.items[index]))
      );
  }
}

function isSameKnown(left: Known, right: Known): boolean {
  if (left === undefined || right === undefined) return false;
  return left === "nothing" || right === "nothing" ? left === right : isSame(left, right);
}

function isSameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, index) => name === right[index]);
}
