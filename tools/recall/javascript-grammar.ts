/** How are mutants of JavaScript and TypeScript written? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { TextChange } from "../../src/core/repairs.ts";
import type { Source } from "../../src/frontends/typescript/lower.ts";
import type { Awaiting, Grammar, Statement, Stretch } from "./grammar.ts";

type Node = TSESTree.Node;
type VisitorKeys = Source["visitorKeys"];

const CONDITION = "shouldClose";

/** The questions about a text of JavaScript or TypeScript. The origins of its events are nodes of ESTree, with parents. */
export function javascriptGrammar({ text, visitorKeys }: Source): Grammar {
  const stretch = ({ range: [start, end] }: Node): Stretch => ({ start, end });
  const statement = (node: Node): Statement => ({ ...stretch(node), node, text: ended(text.slice(...node.range)) });
  const listed = ({ node }: Statement): boolean => isListed(node as Node);
  return {
    outermost(origin) {
      const outermost = [...upwards(origin as Node)].findLast(isFunction);
      return outermost === undefined ? { start: 0, end: text.length } : stretch(outermost);
    },
    awaitOf: (call) => awaitAround(call as Node, visitorKeys),
    statementOf(origin) {
      for (const node of upwards(origin as Node)) if (isListed(node)) return statement(node);
      return undefined;
    },
    statementOfCall(call) {
      const whole = wholeOf(call as Node);
      return whole.parent?.type === Syntax.ExpressionStatement ? statement(whole.parent) : undefined;
    },
    triedBefore({ node }) {
      for (const each of upwards(node as Node)) {
        const { parent } = each;
        if (parent?.type === Syntax.TryStatement && parent.finalizer === each) return stretch(parent.block);
        if (isFunction(each)) return undefined;
      }
      return undefined;
    },
    dropped: ({ end, start }) => [{ start, end, text: ";" }],
    before: (at, added) => (listed(at) ? [insertion(at.start, `${added} `)] : undefined),
    after: (at, added) => (listed(at) ? [insertion(at.end, `${/[;}]$/u.test(text.slice(at.start, at.end)) ? "" : ";"} ${added}`)] : undefined),
    conditional: (at) => [insertion(at.start, `if (${CONDITION}) { `), insertion(at.end, " }")],
    unheld(hold) {
      const declarator = hold as Node;
      const { parent } = declarator;
      if (declarator.type !== Syntax.VariableDeclarator || parent?.type !== Syntax.VariableDeclaration) return undefined;
      if (!isListed(parent) || parent.declarations.length !== 1) return undefined;
      return [{ start: parent.range[0], end: declarator.range[0], text: "const " }];
    },
    nested(origin) {
      const call = origin as Node;
      if (call.type !== Syntax.CallExpression) return [];
      const work = call.arguments.findLast(isFunction);
      if (work === undefined) return [];
      return [[insertion(work.range[0], `async () => await ${text.slice(call.range[0], work.range[0])}`),
        insertion(work.range[1], text.slice(work.range[1], call.range[1]))]];
    },
  };
}

function insertion(at: number, text: string): TextChange {
  return { start: at, end: at, text };
}

/** A statement that may stand before another one on its line. */
function ended(text: string): string {
  return /[;}]$/u.test(text) ? text : `${text};`;
}

function* upwards(from: Node): Generator<Node> {
  // ESLint gives the program no parent by `null`, the types by `undefined`.
  for (let node: Node | null | undefined = from; node; node = node.parent) yield node;
}

function isFunction(node: Node): boolean {
  return node.type === Syntax.FunctionDeclaration || node.type === Syntax.FunctionExpression || node.type === Syntax.ArrowFunctionExpression;
}

/** Whether others may stand beside the statement. */
function isListed(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === Syntax.BlockStatement || parent?.type === Syntax.Program || parent?.type === Syntax.StaticBlock) return true;
  return parent?.type === Syntax.SwitchCase && parent.test !== node;
}

/** The expression that a call makes up together with what is only written around it. */
function bare(call: Node): Node {
  let node = call;
  while (node.parent !== undefined && isWrapping(node.parent)) node = node.parent;
  return node;
}

function isWrapping({ type }: Node): boolean {
  return type === Syntax.ChainExpression || type === Syntax.TSNonNullExpression || type === Syntax.TSAsExpression;
}

function awaitAround(call: Node, visitorKeys: VisitorKeys): Awaiting | undefined {
  const { parent } = bare(call);
  if (parent?.type !== Syntax.AwaitExpression) return undefined;
  const around = bare(parent).parent;
  const isResult = around?.type === Syntax.ReturnStatement || (around?.type === Syntax.ArrowFunctionExpression && around.body === bare(parent));
  const fate = around?.type === Syntax.ExpressionStatement ? "dropped" : isResult ? "returned" : isHandedOn(bare(parent), visitorKeys) ? "handed on" : "used";
  return { start: parent.range[0], end: parent.range[1], operand: parent.argument.range[0], fate };
}

/** The value goes to somebody as it is: an argument, an element, a property, a field. */
function isHandedOn(value: Node, visitorKeys: VisitorKeys): boolean {
  const { parent } = value;
  switch (parent?.type) {
    case Syntax.CallExpression:
    case Syntax.NewExpression:
      return parent.callee !== value;
    case Syntax.ArrayExpression:
    case Syntax.Property:
    case Syntax.PropertyDefinition:
    case Syntax.YieldExpression:
      return true;
    case Syntax.VariableDeclarator:
      return parent.id.type === Syntax.Identifier && !isLookedAt(parent, parent.id.name, visitorKeys);
    case Syntax.AssignmentExpression:
      return parent.left.type === Syntax.MemberExpression || (parent.left.type === Syntax.Identifier && !isLookedAt(parent, parent.left.name, visitorKeys));
    default:
      return false;
  }
}

/** Whether the function does more with what a name holds than to pass it on. */
function isLookedAt(from: Node, name: string, visitorKeys: VisitorKeys): boolean {
  const home = [...upwards(from)].slice(1).find((node) => isFunction(node) || node.type === Syntax.Program);
  const pending: Node[] = home === undefined ? [] : [home];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === Syntax.Identifier && node.name === name && looksAt(node)) return true;
    for (const key of visitorKeys[node.type] ?? []) {
      const part = (node as unknown as Readonly<Record<string, Node | (Node | null)[] | null | undefined>>)[key];
      for (const child of [part].flat()) if (child) pending.push(child);
    }
  }
  return false;
}

/** A part of it is read, or it is an operand, a truth, or gone through. */
function looksAt(name: Node): boolean {
  const value = bare(name);
  const { parent } = value;
  switch (parent?.type) {
    case Syntax.MemberExpression:
      return parent.object === value && !(parent.property.type === Syntax.Identifier && /^(?:catch|finally|then)$/u.test(parent.property.name));
    case Syntax.BinaryExpression:
      return !/^[!=]==?$/u.test(parent.operator);
    case Syntax.ForOfStatement:
      return parent.right === value;
    case Syntax.LogicalExpression:
      return parent.left === value;
    case Syntax.ConditionalExpression:
    case Syntax.DoWhileStatement:
    case Syntax.IfStatement:
    case Syntax.WhileStatement:
      return parent.test === value;
    case Syntax.SpreadElement:
    case Syntax.TemplateLiteral:
    case Syntax.UnaryExpression:
      return true;
    case Syntax.VariableDeclarator:
      return parent.id.type !== Syntax.Identifier;
    default:
      return false;
  }
}

/** The call with what handles its failure (`.catch(…)`), awaited or not. */
function wholeOf(call: Node): Node {
  let node = bare(call);
  for (;;) {
    const { parent } = node;
    const next = parent?.type === Syntax.MemberExpression && parent.object === node ? parent.parent : parent;
    const isChain = next?.type === Syntax.CallExpression && next.callee === parent;
    if (next === undefined || (!isChain && next.type !== Syntax.AwaitExpression)) return node;
    node = bare(next);
  }
}
