/**
 * What does the file write into properties, what do its functions return, and which classes does it have?
 *
 * One walk over the file collects all, when first asked for.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import { isClass, isFunction, keyOf, walk } from "./syntax.ts";
import type { ClassNode, FunctionNode } from "./value.ts";

/** One place of the text that puts a value into a property or variable. */
export interface Write {
  /** The value, before `names` are taken out of it; undefined when it is computed (`x.n++`) or iterated over. */
  readonly source: TSESTree.Expression | undefined;
  /** Properties that destructuring takes; undefined for a rest element or a computed key. */
  readonly names: readonly string[] | undefined;
}

/** A write into a property. */
export interface MemberWrite extends Write {
  readonly target: TSESTree.MemberExpression;
}

/** Writes into properties, by the name of the property, and the classes of the file. */
export class Writes {
  readonly #program: TSESTree.Program;
  #members: Map<string, MemberWrite[]> | undefined;
  readonly #classes: ClassNode[] = [];
  readonly #returned = new Map<FunctionNode, TSESTree.Expression[]>();
  readonly #computed: MemberWrite[] = [];
  readonly #handed: TSESTree.CallExpression[] = [];

  constructor(program: TSESTree.Program) {
    this.#program = program;
  }

  /** Writes into any property of this name, of whatever object. */
  to(name: string): readonly MemberWrite[] {
    return this.#index().get(name) ?? [];
  }

  /** All classes of the file. */
  classes(): readonly ClassNode[] {
    this.#index();
    return this.#classes;
  }

  /** Writes into properties whose name the text does not tell. */
  computed(): readonly MemberWrite[] {
    this.#index();
    return this.#computed;
  }

  /** Calls with more than one argument, which may put something of the others into the first (`Object.assign`). */
  handed(): readonly TSESTree.CallExpression[] {
    this.#index();
    return this.#handed;
  }

  /** The expressions that the `return`s of a function give, those of functions inside it aside. */
  returnedBy(node: FunctionNode): readonly TSESTree.Expression[] {
    this.#index();
    return this.#returned.get(node) ?? [];
  }

  #noteReturn(node: TSESTree.ReturnStatement): void {
    if (!node.argument) return;
    let around: TSESTree.Node | undefined = node.parent;
    while (around && !isFunction(around)) around = around.parent;
    if (!around) return;
    const returned = this.#returned.get(around);
    if (returned) returned.push(node.argument);
    else this.#returned.set(around, [node.argument]);
  }

  #index(): ReadonlyMap<string, MemberWrite[]> {
    if (this.#members) return this.#members;
    const members = new Map<string, MemberWrite[]>();
    this.#members = members;
    walk(this.#program, (node) => {
      if (isClass(node)) this.#classes.push(node);
      else if (node.type === "ReturnStatement") this.#noteReturn(node);
      else if (node.type === "CallExpression" && node.arguments.length > 1) this.#handed.push(node);
      if (node.type !== "MemberExpression") return true;
      const write = writeOf(node);
      const name = keyOf(node);
      if (!write) return true;
      if (name === undefined) {
        this.#computed.push({ ...write, target: node });
        return true;
      }
      const writes = members.get(name) ?? [];
      members.set(name, writes);
      writes.push({ ...write, target: node });
      return true;
    });
    return members;
  }
}

/** Finds what the text writes into this target: an identifier or member of a declaration, assignment or pattern. */
export function writeOf(target: TSESTree.Node): Write | undefined {
  let names: string[] | undefined = [];
  for (let child = target, parent = child.parent; parent; child = parent, parent = child.parent) {
    switch (parent.type) {
      case "Property": {
        if (parent.value !== child || parent.parent.type !== "ObjectPattern") return undefined;
        const name = keyOf(parent);
        names = name === undefined ? undefined : names && [name, ...names];
        break;
      }
      case "ObjectPattern":
        break;
      case "ArrayPattern":
        names = names && [String(parent.elements.indexOf(child as TSESTree.DestructuringPattern)), ...names];
        break;
      case "AssignmentPattern":
        if (parent.left !== child) return undefined;
        break;
      case "RestElement":
        names = undefined;
        break;
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
        break;
      case "AssignmentExpression":
        if (parent.left !== child) return undefined;
        return { source: isPlain(parent.operator) ? parent.right : undefined, names };
      case "VariableDeclarator": {
        if (parent.id !== child) return undefined;
        const loop = parent.parent.parent;
        const isLoop = loop.type === "ForOfStatement" || loop.type === "ForInStatement";
        if (isLoop && loop.left === parent.parent) return { source: undefined, names };
        return parent.init ? { source: parent.init, names } : undefined;
      }
      case "ForInStatement":
      case "ForOfStatement":
        return parent.left === child ? { source: undefined, names } : undefined;
      case "UpdateExpression":
        return { source: undefined, names };
      default:
        return undefined;
    }
  }
  return undefined;
}

/** The path that destructuring takes from the pattern `root` to the name in it. */
export function namesWithin(target: TSESTree.Node, root: TSESTree.Node): readonly string[] | undefined {
  const names: string[] = [];
  for (let child = target; child !== root; ) {
    const { parent } = child;
    if (!parent || parent.type === "RestElement") return undefined;
    if (parent.type === "Property") {
      const name = keyOf(parent);
      if (name === undefined) return undefined;
      names.unshift(name);
    } else if (parent.type === "ArrayPattern") {
      names.unshift(String(parent.elements.indexOf(child as TSESTree.DestructuringPattern)));
    }
    child = parent;
  }
  return names;
}


function isPlain(operator: string): boolean {
  return operator === "=" || operator === "??=" || operator === "||=" || operator === "&&=";
}
