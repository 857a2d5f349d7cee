/**
 * Which object does an expression hold, by identity, and may two expressions hold the same one?
 *
 * A value tells what an object is; here it matters whether two parts of the text speak of one object. The text alone
 * decides, so that no other question about the file waits for this one.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ScopeVariable } from "../source.ts";
import type { Scopes } from "./scopes.ts";
import { around, bare, isClass, isFunction, keyOf, selfAt } from "./syntax.ts";
import type { ClassNode, FunctionNode } from "./value.ts";
import type { Writes } from "./writes.ts";

/** What the file makes in one place: an object literal, a class or a function, or an instance of one of these. */
interface Made {
  readonly node: ClassNode | FunctionNode | TSESTree.ObjectExpression;
  readonly isInstance: boolean;
}

/** An object of the program: what the file makes, what a name holds that is bound once, or a constant property of either. */
export interface Holder {
  readonly root: Made | ScopeVariable;
  readonly names: readonly string[];
}

/** Names lead to names at most this often; it also ends `const a = b, b = a`. */
const MAXIMUM_DEPTH = 6;

/** Finds objects, and compares them. */
export class Holders {
  readonly #scopes: Scopes;
  readonly #writes: Writes;

  constructor(scopes: Scopes, writes: Writes) {
    this.#scopes = scopes;
    this.#writes = writes;
  }

  /** The object that an expression holds; undefined where the text does not tell. */
  of(expression: TSESTree.Node, depth = 0): Holder | undefined {
    const node = bare(expression);
    if (depth > MAXIMUM_DEPTH) return undefined;
    if (isFunction(node) || isClass(node) || node.type === "ObjectExpression") return made(node, false);
    switch (node.type) {
      case "ThisExpression":
        return this.#self(node, depth);
      case "Identifier": {
        const variable = this.#scopes.variableOf(node);
        return variable && this.#named(variable, depth);
      }
      case "AssignmentExpression":
        return node.operator === "=" ? this.of(node.right, depth + 1) : undefined;
      case "NewExpression": {
        const constructed = this.of(node.callee, depth + 1);
        if (constructed?.names.length !== 0 || !isMade(constructed.root) || constructed.root.isInstance) return undefined;
        return made(constructed.root.node, true);
      }
      case "MemberExpression":
        return this.#member(node, depth);
      default:
        return undefined;
    }
  }

  #member(node: TSESTree.MemberExpression, depth: number): Holder | undefined {
    const name = keyOf(node);
    const object = name === undefined ? undefined : this.of(node.object, depth + 1);
    if (name === undefined || !object) return undefined;
    const { names, root } = object;
    if (name === "prototype" && names.length === 0 && isMade(root) && !root.isInstance) return made(root.node, true);
    // A property that is written twice holds one object before and another one after.
    return this.#writes.to(name).length > 1 ? undefined : { root, names: [...names, name] };
  }

  #named(variable: ScopeVariable, depth: number): Holder | undefined {
    const [definition, ...others] = variable.defs;
    if (!definition || others.length > 0) return undefined;
    const { name, node } = definition as { readonly name: TSESTree.Node; readonly node: TSESTree.Node };
    if (variable.references.some((reference) => reference.isWrite() && reference.identifier !== name)) return undefined;
    if ((isFunction(node) && node.type === "FunctionDeclaration" && node.id === name) || isClass(node)) return made(node, false);
    const whole: Holder = { root: variable, names: [] };
    if (node.type !== "VariableDeclarator") return whole;
    // The variable of a loop holds another object in each round.
    if (!node.init) return undefined;
    return (node.id === name ? this.of(node.init, depth + 1) : undefined) ?? whole;
  }

  /** `this` of a class or an object literal, or of a function that is put into one or into a prototype. */
  #self(node: TSESTree.Node, depth: number): Holder | undefined {
    const self = selfAt(node);
    if (self) return made(self.node, "isStatic" in self && !self.isStatic);
    for (let inner = node.parent; inner; inner = inner.parent) {
      if (inner.type === "FunctionDeclaration" || isClass(inner)) return undefined;
      if (inner.type !== "FunctionExpression") continue;
      const { child, parent } = around(inner);
      const isValue = parent?.type === "AssignmentExpression" && parent.operator === "=" && parent.right === child;
      const target = isValue ? bare(parent.left) : undefined;
      const object = target?.type === "MemberExpression" ? this.of(target.object, depth + 1) : undefined;
      return object?.names.length === 0 && isMade(object.root) ? object : undefined;
    }
    return undefined;
  }
}

/** May both be the same object? What is not known may be anything. */
export function mayBeSame(left: Holder | undefined, right: Holder | undefined): boolean {
  if (!left || !right) return true;
  if (isSameRoot(left, right)) return left.names.join(".") === right.names.join(".");
  if (isMade(left.root) && isMade(right.root)) {
    if (left.names.length > 0 || right.names.length > 0) return true;
    return left.root.isInstance === right.root.isInstance && mayInherit(left.root.node) && mayInherit(right.root.node);
  }
  // What one module exports is not what another one exports, nor made here.
  return !(isForeign(left) || isForeign(right)) || isParameter(left) || isParameter(right);
}

/** Are both certainly the same object, or objects of one class? */
export function areSame(left: Holder | undefined, right: Holder | undefined): boolean {
  return left !== undefined && right !== undefined && isSameRoot(left, right) && mayBeSame(left, right);
}

/** Tells what the file makes from what a name holds. */
export function isMade(root: Holder["root"]): root is Made {
  return "isInstance" in root;
}

function made(node: Made["node"], isInstance: boolean): Holder {
  return { root: { node, isInstance }, names: [] };
}

function isSameRoot({ root: left }: Holder, { root: right }: Holder): boolean {
  if (isMade(left)) return isMade(right) && left.node === right.node && left.isInstance === right.isInstance;
  return left === right;
}

/** A class with a base, or that may be one; functions that construct pass on what is in their prototype. */
function mayInherit(node: Made["node"]): boolean {
  return isFunction(node) ? node.type !== "ArrowFunctionExpression" : isClass(node);
}

function isForeign({ names, root }: Holder): boolean {
  return !isMade(root) && (root.defs[0]?.type as string) === "ImportBinding" && names.length === 0;
}

function isParameter({ root }: Holder): boolean {
  return !isMade(root) && (root.defs[0]?.type as string) !== "ImportBinding";
}
