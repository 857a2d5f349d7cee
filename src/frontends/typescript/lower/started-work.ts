/**
 * Is an async function of the file started anywhere in it, as far as names tell?
 *
 * Names stand for functions here, whatever scope they are in, so that the answer is no only where nothing can be meant.
 */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import { CALLS_FIRST_ARGUMENT } from "./platform.ts";
import { isFunction, memberName, targetName, withoutFrames, type FunctionNode } from "./syntax.ts";

/** Collects names while the file is outlined. */
export class StartedWork {
  /** Names of functions, and whether one of that name is async. */
  readonly #functions = new Map<string, boolean>();
  readonly #called = new Set<string>();
  /** Names to which a name is assigned. */
  readonly #aliases: (readonly [from: string, to: string])[] = [];
  /** Functions that are given to calls, as names or as they are written, by the name of what is called. */
  readonly #given: { readonly to: string | undefined; readonly what: string | true }[] = [];
  #isStarted = false;

  /** @param name Its name, or that of the member that it is the value of. */
  declare(node: FunctionNode, name: string): void {
    this.#functions.set(name, node.async || this.#functions.get(name) === true);
  }

  /** Looks at what may call a function, or give it another name. */
  visit(node: TSESTree.Node): void {
    switch (node.type) {
      case Syntax.CallExpression:
        this.#visitCall(node);
        break;
      case Syntax.VariableDeclarator:
        if (node.init) this.#alias(node.init, node.id);
        break;
      case Syntax.AssignmentExpression:
        this.#alias(node.right, node.left);
        break;
      case Syntax.Property:
        this.#alias(node.value, node.key);
        break;
      case Syntax.PropertyDefinition:
        if (node.value) this.#alias(node.value, node.key);
        break;
      default:
        break;
    }
  }

  /** Whether one is called, or given to what calls it before it returns. */
  isStarted(): boolean {
    if (this.#isStarted) return true;
    const started = new Set([...this.#functions].filter(([, isAsync]) => isAsync).map(([name]) => name));
    for (let size = -1; size !== started.size; ) {
      size = started.size;
      for (const [from, to] of this.#aliases) if (started.has(from)) started.add(to);
    }
    for (const name of this.#called) if (started.has(name)) return true;
    return this.#given.some(({ to, what }) => {
      const isCalled = to === undefined || CALLS_FIRST_ARGUMENT.has(to) || this.#functions.has(to);
      return isCalled && (what === true || started.has(what));
    });
  }

  #visitCall({ arguments: given, callee }: TSESTree.CallExpression): void {
    const called = withoutFrames(callee);
    if (isFunction(called)) {
      if (called.async) this.#isStarted = true;
      return;
    }
    const name = lastName(called);
    if (name !== undefined) this.#called.add(name);
    for (const argument of given) {
      const what = isFunction(argument) ? argument.async || undefined : lastName(argument);
      if (what !== undefined) this.#given.push({ to: name, what });
    }
  }

  #alias(value: TSESTree.Node, target: TSESTree.Node): void {
    const from = lastName(withoutFrames(value));
    if (from !== undefined) this.#aliases.push([from, targetName(target)]);
  }
}

function lastName(node: TSESTree.Node): string | undefined {
  if (node.type === Syntax.Identifier) return node.name;
  return node.type === Syntax.MemberExpression ? memberName(node) : undefined;
}
