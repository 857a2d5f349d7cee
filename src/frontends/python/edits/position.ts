/**
 * Where in the program does a node stand: in which statement, run by which function, and may it wait there?
 */
import type { FunctionNode } from "../lower/scopes.ts";
import { childrenOf } from "../source-code.ts";
import type { Expression, Node, Statement } from "../syntax.ts";
import { VISITOR_KEYS } from "../visitor-keys.ts";
import type { WrittenFile } from "./written-file.ts";

const COMPREHENSIONS: ReadonlySet<string> = new Set(["DictComp", "GeneratorExp", "ListComp", "SetComp"]);
const NO_STATEMENTS: ReadonlySet<string> = new Set(["ExceptHandler", "MatchCase", "Module"]);
const BODIES = ["body", "orelse", "finalbody"] as const;

/** Is it a function, a lambda or the module? */
export function isRunner(node: Node): node is FunctionNode {
  return node.nodeType === "AsyncFunctionDef" || node.nodeType === "FunctionDef" || node.nodeType === "Lambda" || node.nodeType === "Module";
}

/** The function that runs the code of a node. Decorators, defaults and annotations are run by the one around. */
export function runnerOf(node: Node): FunctionNode {
  for (let child = node; ; ) {
    const { parent } = child;
    if (!parent) return child as FunctionNode;
    if (isRunner(parent) && isBodyOf(child, parent)) return parent;
    child = parent;
  }
}

function isBodyOf(child: Node, parent: Node): boolean {
  const body: unknown = (parent as { readonly body?: unknown }).body;
  return body === child || (Array.isArray(body) && body.includes(child));
}

/** The statement that a node is or is part of; undefined for the module. */
export function statementOf(node: Node): Statement | undefined {
  for (let at: Node | undefined = node; at; at = at.parent) if (isStatement(at)) return at;
  return undefined;
}

/** Statements are what stands in the list of a suite. */
export function isStatement(node: Node): node is Statement {
  const { parent } = node;
  if (!parent || NO_STATEMENTS.has(node.nodeType)) return false;
  return BODIES.some((name) => {
    const list = (parent as unknown as Readonly<Record<string, unknown>>)[name];
    return Array.isArray(list) && list.includes(node);
  });
}

/** Is a node another one, or a part of it? */
export function isWithin(inner: Node, outer: Node): boolean {
  for (let at: Node | undefined = inner; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** Visits a node and all below, as long as `visit` asks to go in. */
export function walk(node: Node, visit: (node: Node) => boolean): void {
  const stack = [node];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.nodeType in VISITOR_KEYS && visit(next)) stack.push(...childrenOf(next).reverse());
  }
}

/** Is there a node with some trait in the code that runs with a node, functions inside of it left out? */
export function hasHere(node: Node, is: (node: Node) => boolean): boolean {
  let has = false;
  walk(node, (each) => {
    has ||= is(each);
    return !has && !(isRunner(each) && each !== node);
  });
  return has;
}

/** May `await` be written in front of an expression? */
export function canAwait({ source }: WrittenFile, node: Expression): boolean {
  let comprehensions = 0;
  for (let child: Node = node; ; ) {
    const parent: Node | undefined = child.parent;
    if (!parent) return false;
    switch (parent.nodeType) {
      case "Module":
        return source.runsInLoop;
      case "Lambda":
      case "ClassDef":
      case "JoinedStr":
      case "TemplateStr":
      case "Arg":
      case "Arguments":
      case "FunctionDef":
        return false;
      case "AsyncFunctionDef":
        return isBodyOf(child, parent);
      default:
        break;
    }
    if (COMPREHENSIONS.has(parent.nodeType) && !isFirstIterable(node, parent)) {
      // To wait in a generator expression makes another kind of generator of it.
      if (parent.nodeType === "GeneratorExp" || ++comprehensions > 1) return false;
    }
    child = parent;
  }
}

/** What the first `for` of a comprehension goes through is evaluated outside of it. */
function isFirstIterable(node: Node, comprehension: Node): boolean {
  const { generators } = comprehension as Extract<Node, { nodeType: "ListComp" }>;
  const [first] = generators;
  return first !== undefined && isWithin(node, first.iter);
}

/** The statements after one in its block. */
export function followersOf({ lines }: WrittenFile, statement: Statement): readonly Statement[] {
  const statements = lines.blockOf(statement)?.statements ?? [];
  return statements.slice(statements.indexOf(statement) + 1);
}
