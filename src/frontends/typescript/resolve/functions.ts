/**
 * Which functions of the file may an expression be?
 *
 * The answer is given only when all candidates are visible: a name that is bound to something else too has none.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ScopeVariable } from "../source.ts";
import type { Questions } from "./questions.ts";
import { Holders } from "./holders.ts";
import { bare, isFunction, keyOf, selfAt } from "./syntax.ts";
import type { ClassNode, FunctionNode, Known } from "./value.ts";
import { writeOf } from "./writes.ts";
import { WrittenFunctions } from "./written-functions.ts";

/** All functions of the file that an expression may be; undefined when it may be another one. */
type Candidates = ReadonlySet<FunctionNode> | undefined;

/** Finds functions by name, by class and by object. */
export class Functions {
  readonly #questions: Questions;
  readonly #asked = new Set<TSESTree.Node | ScopeVariable>();
  readonly #variables = new Map<ScopeVariable, Candidates>();
  readonly #written: WrittenFunctions;
  #subclasses: Map<ClassNode, ClassNode[]> | undefined;

  constructor(questions: Questions) {
    this.#questions = questions;
    this.#written = new WrittenFunctions(questions.writes, new Holders(questions.scopes, questions.writes));
  }

  /** Functions that the value of an expression may be. */
  of(expression: TSESTree.Node): Candidates {
    const node = bare(expression);
    if (isFunction(node)) return new Set([node]);
    switch (node.type) {
      case "Identifier": {
        const variable = this.#questions.scopes.variableOf(node);
        return variable && this.#ofVariable(variable);
      }
      case "ConditionalExpression":
        return union(this.of(node.consequent), this.of(node.alternate));
      case "LogicalExpression":
        return union(this.of(node.left), this.of(node.right));
      case "SequenceExpression": {
        const last = node.expressions.at(-1);
        return last && this.of(last);
      }
      case "CallExpression":
        return this.#bound(node);
      case "AssignmentExpression":
        return node.operator === "=" ? this.of(node.right) : undefined;
      case "MemberExpression":
        return this.#ofMember(node);
      case "Super":
        return this.#ofSuper(node, "constructor");
      default:
        return undefined;
    }
  }

  /** Functions that run when a class is constructed: its constructor, or the one that it inherits. */
  constructorOf(callee: TSESTree.Node): Candidates {
    const value = this.#questions.value(callee);
    return isOwnClass(value) ? this.#construction(value.node, new Set()) : undefined;
  }

  #ofVariable(variable: ScopeVariable): Candidates {
    if (this.#variables.has(variable)) return this.#variables.get(variable);
    // A name that is bound to itself adds no candidate.
    if (this.#asked.has(variable) || this.#asked.size > 100) return this.#asked.size > 100 ? undefined : new Set();
    this.#asked.add(variable);
    const found = this.#readVariable(variable);
    this.#asked.delete(variable);
    this.#variables.set(variable, found);
    return found;
  }

  #readVariable(variable: ScopeVariable): Candidates {
    const parts: Candidates[] = [];
    const written = new Set<TSESTree.Node>(
      variable.references.filter((reference) => reference.isWrite()).map(({ identifier }) => identifier),
    );
    for (const { type, node } of variable.defs as readonly { type: string; node: TSESTree.Node }[]) {
      if (type === "FunctionName") {
        if (isFunction(node)) parts.push(new Set([node]));
      } else if (type === "Variable" && node.type === "VariableDeclarator") {
        if (node.init && node.id.type === "Identifier") written.add(node.id);
      } else {
        return undefined;
      }
    }
    for (const target of written) {
      const write = writeOf(target);
      if (!write?.source) return undefined;
      const { source, names } = write;
      if (!names) return undefined;
      parts.push(names.length === 0 ? this.of(source) : this.#functionIn(target));
    }
    const found = parts.length === 0 ? undefined : parts.reduce(union);
    return found && found.size > 0 ? found : undefined;
  }

  /** `const { run } = service`: only a name that is bound once is looked up by value. */
  #functionIn(target: TSESTree.Node): Candidates {
    const value = target.type === "Identifier" ? this.#questions.value(target) : undefined;
    return value !== undefined && value !== "nothing" && value.kind === "function" ? new Set([value.node]) : undefined;
  }

  /** `f.bind(x)` is `f` as long as no arguments are bound. */
  #bound({ callee, arguments: given }: TSESTree.CallExpression): Candidates {
    const isBind = callee.type === "MemberExpression" && keyOf(callee) === "bind" && given.length <= 1;
    return isBind ? this.of(callee.object) : undefined;
  }

  #ofMember(node: TSESTree.MemberExpression): Candidates {
    const name = keyOf(node);
    if (name === undefined) return undefined;
    if (node.object.type === "Super") return this.#ofSuper(node, name);
    const object = this.#questions.value(node.object);
    if (object === undefined || object === "nothing") return this.#ofWritten(node);
    switch (object.kind) {
      case "class":
      case "own": {
        const isStatic = object.kind === "class";
        const overrides = this.#overrides(object.node, name, isStatic);
        const own = this.#method(object.node, name, isStatic, new Set());
        return own ? overrides.reduce(union, own) : overrides.length === 0 ? this.#ofWritten(node) : undefined;
      }
      case "namespace":
      case "object":
      case "path": {
        const value = this.#questions.value(node);
        const isOne = value !== undefined && value !== "nothing" && value.kind === "function";
        if (isOne) return new Set([value.node]);
        const isKnown = value !== undefined && value !== "nothing" && value.kind === "path" && this.#questions.entry(value);
        return isKnown ? undefined : this.#ofWritten(node);
      }
      case "function":
      case "shape":
        return this.#ofWritten(node);
      default:
        return undefined;
    }
  }

  /** The one function that the file puts into the property. */
  #ofWritten(node: TSESTree.MemberExpression): Candidates {
    const value = this.#written.at(node);
    if (!value || this.#asked.has(value)) return undefined;
    this.#asked.add(value);
    const found = this.of(value);
    this.#asked.delete(value);
    return found?.size === 1 ? found : undefined;
  }

  /** A method of the class, or the one that it inherits from a class of the file. */
  #method(node: ClassNode, name: string, isStatic: boolean, seen: Set<ClassNode>): Candidates {
    if (seen.has(node)) return undefined;
    seen.add(node);
    const own = methodIn(node, name, isStatic);
    if (own === "unknown") return undefined;
    // A method that is replaced at run time (`service.run = …`) is not known.
    const isReplaced = this.#questions.writes.to(name).some(({ target }) => {
      const object = this.#questions.value(target.object);
      if (object === undefined || object === "nothing") return own !== undefined;
      return object.kind === (isStatic ? "class" : "own") && object.node === node;
    });
    if (isReplaced) return undefined;
    if (own) return this.of(own);
    const base = node.superClass ? this.#questions.value(node.superClass) : undefined;
    return isOwnClass(base) ? this.#method(base.node, name, isStatic, seen) : undefined;
  }

  #overrides(node: ClassNode, name: string, isStatic: boolean): readonly Candidates[] {
    const found: Candidates[] = [];
    const seen = new Set<ClassNode>([node]);
    for (const above of seen) {
      for (const below of this.#below().get(above) ?? []) {
        if (seen.has(below)) continue;
        seen.add(below);
        if (methodIn(below, name, isStatic)) found.push(this.#method(below, name, isStatic, new Set()));
      }
    }
    return found;
  }

  #below(): ReadonlyMap<ClassNode, readonly ClassNode[]> {
    if (this.#subclasses) return this.#subclasses;
    const subclasses = new Map<ClassNode, ClassNode[]>();
    for (const node of this.#questions.writes.classes()) {
      const base = node.superClass ? this.#questions.value(node.superClass) : undefined;
      if (!isOwnClass(base)) continue;
      const below = subclasses.get(base.node) ?? [];
      subclasses.set(base.node, below);
      below.push(node);
    }
    this.#subclasses = subclasses;
    return subclasses;
  }

  #ofSuper(node: TSESTree.Node, name: string): Candidates {
    const self = selfAt(node);
    if (!self || !("isStatic" in self) || !self.node.superClass) return undefined;
    const base = this.#questions.value(self.node.superClass);
    if (!isOwnClass(base)) return undefined;
    return name === "constructor"
      ? this.#construction(base.node, new Set())
      : this.#method(base.node, name, self.isStatic, new Set());
  }

  #construction(node: ClassNode, seen: Set<ClassNode>): Candidates {
    if (seen.has(node)) return undefined;
    seen.add(node);
    const own = methodIn(node, "constructor", false);
    if (own === "unknown") return undefined;
    if (own) return this.of(own);
    const base = node.superClass ? this.#questions.value(node.superClass) : undefined;
    return isOwnClass(base) ? this.#construction(base.node, seen) : undefined;
  }
}

/** The value of a method or of a field that holds a function; `unknown` for what is declared without a value. */
function methodIn(node: ClassNode, name: string, isStatic: boolean): TSESTree.Node | "unknown" | undefined {
  let found: TSESTree.Node | "unknown" | undefined;
  for (const member of node.body.body) {
    if (!("key" in member) || !("static" in member) || member.static !== isStatic || keyOf(member) !== name) continue;
    const isMethod = member.type === "MethodDefinition" && (member.kind === "method" || member.kind === "constructor");
    // Signatures of an overloaded method have no body; the implementation follows them.
    if (isMethod) found = member.value.type === "FunctionExpression" ? member.value : "unknown";
    else found = member.type === "PropertyDefinition" && member.value ? member.value : "unknown";
  }
  return found;
}

function isOwnClass(value: Known): value is { readonly kind: "class"; readonly node: ClassNode } {
  return value !== undefined && value !== "nothing" && value.kind === "class";
}

function union(left: Candidates, right: Candidates): Candidates {
  return left && right && new Set([...left, ...right]);
}
