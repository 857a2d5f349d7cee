/**
 * Could the program only fail at the use that comes after a close, so that the close may be moved behind it?
 *
 * Three things have to hold: the failure leaves the function, whoever has closed the resource comes to the use, and the use
 * is one that this function makes itself.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ResourceSpec } from "../../../core/effects.ts";
import { around, bare, isFunction, walk } from "../resolve/syntax.ts";
import { type Close, methodOf } from "./closing.ts";
import type { Declared } from "./declared.ts";
import { followersOf, isWithin, listOf, runnerOf, statementOf } from "./position.ts";
import { isQuiet, isTail } from "./tail.ts";
import { isAwaited, topOf, wholeChain } from "./waiting.ts";
import { variableAt, type WrittenFile } from "./written-file.ts";

/** Is the use the end of every way that leads from the close? */
export function isBoundToFail(file: WrittenFile, declared: Declared, spec: ResourceSpec, close: Close, use: TSESTree.Node): boolean {
  if (runnerOf(use) !== runnerOf(declared.declaration) || isCaught(use)) return false;
  if (!isOwnUse(file, declared, use) || !failsHere(spec, declared, use)) return false;
  return isCertain(close.statement, use) || isRoundOfLoop(close.statement, use, declared);
}

/** Does a `catch` of the same function see what is thrown at a node? */
export function isCaught(node: TSESTree.Node): boolean {
  for (let child = node, { parent } = node; parent && !isFunction(child); child = parent, { parent } = parent) {
    if (parent.type === "TryStatement" && parent.handler && parent.block === child) return true;
  }
  return false;
}

/** A call of something that is opened here; what a helper does with the resource, and with the failure, is its own affair. */
function isOwnUse(file: WrittenFile, declared: Declared, use: TSESTree.Node): boolean {
  const node = bare(use);
  if (node.type === "Identifier") return node.name === declared.name;
  if (node.type !== "CallExpression") return node.type === "MemberExpression" || node.type === "TaggedTemplateExpression" || isLoopHead(node);
  let root = bare(node.callee);
  let isMember = false;
  while (root.type === "MemberExpression" || root.type === "CallExpression" || root.type === "AwaitExpression") {
    isMember ||= root.type === "MemberExpression";
    root = bare(root.type === "MemberExpression" ? root.object : root.type === "CallExpression" ? root.callee : root.argument);
  }
  const variable = root.type === "Identifier" ? variableAt(file, root.name, root) : undefined;
  const [name] = variable?.identifiers ?? [];
  if (!name || runnerOf(name) !== runnerOf(declared.declaration) || isImported(name)) return false;
  return isMember || variable === declared.variable;
}

function isLoopHead(node: TSESTree.Node): boolean {
  return node.type === "ForOfStatement";
}

function isImported(name: TSESTree.Node): boolean {
  return name.parent?.type.startsWith("Import") === true;
}

/** A rejection is a failure of the function where the task is awaited or returned, and nobody handles it. */
function failsHere(spec: ResourceSpec, declared: Declared, use: TSESTree.Node): boolean {
  const top = topOf(use);
  const whole = wholeChain(top);
  const isUnhandled = !/^(?:catch|finally|then)$/u.test(methodAt(top)) && bare(whole) === bare(top);
  const call = bare(use);
  const called = call.type === "CallExpression" ? methodOf(call) : undefined;
  const isOnResource = called?.receiver.type === "Identifier" && called.receiver.name === declared.name;
  const own = isOnResource && spec.reuseOf && Object.hasOwn(spec.reuseOf, called.method) ? spec.reuseOf[called.method] : undefined;
  if (isOnResource && (own ?? spec.reuse).effect === "throws") return true;
  if (isLoopHead(call)) return true;
  return isUnhandled && (isAwaited(top) || around(whole).parent?.type === "ReturnStatement" || isIterated(whole));
}

function methodAt(node: TSESTree.Node): string {
  const call = bare(node);
  return call.type === "CallExpression" ? (methodOf(call)?.method.split(".").at(-1) ?? "") : "";
}

function isIterated(node: TSESTree.Node): boolean {
  const { child, parent } = around(node);
  return parent?.type === "ForOfStatement" && parent.await && parent.right === child;
}

/** Does every way that goes on from a statement evaluate the use? */
function isCertain(statement: TSESTree.Node, use: TSESTree.Node): boolean {
  for (let here: TSESTree.Node = statement; ; ) {
    for (const next of followersOf(here)) {
      if (isWithin(use, next)) return isAlwaysEvaluated(use, next);
      if (mayLeave(next)) return false;
    }
    const outer = outerOf(here);
    if (!outer) return false;
    here = outer;
  }
}

/** The statement after which the list of a statement goes on; undefined for the body of a loop or a function. */
function outerOf(statement: TSESTree.Node): TSESTree.Node | undefined {
  const list = listOf(statement);
  if (list?.type !== "BlockStatement") return undefined;
  const { parent } = list;
  if (parent.type === "BlockStatement") return list;
  if (parent.type === "TryStatement") return parent.handler && parent.block === list ? undefined : parent;
  return parent.type === "IfStatement" ? parent : undefined;
}

/** May a statement end the list that it stands in, other than by a failure? */
function mayLeave(statement: TSESTree.Node): boolean {
  let leaves = false;
  walk(statement, (node) => {
    if (node.type === "ReturnStatement" || node.type === "BreakStatement" || node.type === "ContinueStatement" || node.type === "YieldExpression") {
      leaves = true;
    }
    return !leaves && !isFunction(node);
  });
  return leaves;
}

/** Is the use evaluated whenever the statement is? */
function isAlwaysEvaluated(use: TSESTree.Node, statement: TSESTree.Node): boolean {
  for (let child = use; child !== statement; ) {
    const { parent } = child;
    if (!parent) return false;
    switch (parent.type) {
      case "ArrayExpression":
      case "AssignmentExpression":
      case "AwaitExpression":
      case "BinaryExpression":
      case "ChainExpression":
      case "ExpressionStatement":
      case "MemberExpression":
      case "NewExpression":
      case "ObjectExpression":
      case "Property":
      case "ReturnStatement":
      case "SpreadElement":
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TemplateLiteral":
      case "ThrowStatement":
      case "UnaryExpression":
      case "VariableDeclaration":
      case "VariableDeclarator":
        break;
      case "CallExpression":
        if (parent.optional && parent.callee !== child) return false;
        break;
      case "BlockStatement":
        if (parent.body.slice(0, parent.body.indexOf(child as TSESTree.Statement)).some(mayLeave)) return false;
        break;
      case "IfStatement":
        if (parent.test !== child) return false;
        break;
      case "ForOfStatement":
        if (parent.right !== child) return false;
        break;
      case "TryStatement":
        if (parent.block !== child) return false;
        break;
      default:
        return false;
    }
    child = parent;
  }
  return true;
}

/**
 * A close in a loop that the use stands in too: with one round the program worked. The close may then move behind the loop
 * as long as nothing happens in between.
 */
function isRoundOfLoop(close: TSESTree.Statement, use: TSESTree.Node, { list }: Declared): boolean {
  const body = listOf(close);
  if (body?.type !== "BlockStatement" || body.parent.type !== "ForOfStatement" || !followersOf(close).every(isQuiet)) return false;
  const statement = statementOf(use);
  if (statement === undefined || listOf(statement) !== body) return false;
  const first = body.body.slice(0, body.body.indexOf(statement));
  return !first.some(mayLeave) && isAlwaysEvaluated(use, statement) && isTail(body.parent, list);
}
