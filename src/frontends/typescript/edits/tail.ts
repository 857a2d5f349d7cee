/**
 * Does nothing of note happen between a statement and the end of a block, so that a close may be moved there?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import { bare, isFunction } from "../resolve/syntax.ts";
import { followersOf, listOf, type ListNode } from "./position.ts";

/** Does nothing but leaving happen from after a statement to the end of the list? */
export function isTail(statement: TSESTree.Node, list: ListNode): boolean {
  for (let { parent } = statement; parent && parent !== list; { parent } = parent) {
    // What the close throws is caught there, and nowhere else.
    if (parent.type === "TryStatement") return false;
  }
  for (let here = statement; ; ) {
    const holder = listOf(here);
    if (!holder) return false;
    for (const next of followersOf(here)) {
      if (!isQuiet(next)) return false;
      if (next.type === "ReturnStatement" || next.type === "ThrowStatement") return true;
    }
    if (holder === list) return true;
    // Out of a plain block or a branch; a loop goes round again.
    const outer: TSESTree.Node | undefined = holder.type === "BlockStatement" ? holder.parent : undefined;
    if (outer?.type === "IfStatement") here = outermostIf(outer);
    else if (outer?.type === "BlockStatement") here = holder;
    else return false;
  }
}

/** Does code of the same function run after a list of statements? */
export function isBlockFollowed(list: ListNode): boolean {
  for (let at: TSESTree.Node | undefined = list; at && !isFunction(at); at = at.parent) {
    const next = followersOf(at).find((follower) => !isQuiet(follower) || follower.type === "ReturnStatement" || follower.type === "ThrowStatement");
    if (next) return !isQuiet(next);
  }
  return false;
}

function outermostIf(node: TSESTree.IfStatement): TSESTree.IfStatement {
  let outer = node;
  while (outer.parent.type === "IfStatement" && outer.parent.alternate === outer) outer = outer.parent;
  return outer;
}

/** Does the statement do nothing that anybody could notice to happen before or after a close? */
export function isQuiet(statement: TSESTree.Node): boolean {
  switch (statement.type) {
    case "BreakStatement":
    case "ContinueStatement":
    case "EmptyStatement":
    case "FunctionDeclaration":
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
      return true;
    case "ReturnStatement":
      return statement.argument === null || isPure(statement.argument);
    case "ThrowStatement":
      return isPure(statement.argument) || isNewError(statement.argument);
    default:
      return false;
  }
}

function isNewError(node: TSESTree.Expression): boolean {
  return (
    node.type === "NewExpression" &&
    node.callee.type === "Identifier" &&
    node.callee.name.endsWith("Error") &&
    node.arguments.every(isPure)
  );
}

/** Can the expression be evaluated at another time with the same outcome and no effect? */
export function isPure(expression: TSESTree.Node): boolean {
  const node = bare(expression);
  switch (node.type) {
    case "ArrowFunctionExpression":
    case "FunctionExpression":
    case "Identifier":
    case "Literal":
    case "ThisExpression":
      return true;
    case "ArrayExpression":
      return node.elements.every((element) => element === null || (element.type !== "SpreadElement" && isPure(element)));
    case "ObjectExpression":
      return node.properties.every((property) => property.type === "Property" && (!property.computed || isPure(property.key)) && isPure(property.value));
    case "BinaryExpression":
    case "LogicalExpression":
      return isPure(node.left) && isPure(node.right);
    case "ConditionalExpression":
      return isPure(node.test) && isPure(node.consequent) && isPure(node.alternate);
    case "MemberExpression":
      return isPure(node.object) && (!node.computed || isPure(node.property));
    case "TemplateLiteral":
      return node.expressions.every(isPure);
    case "UnaryExpression":
      return node.operator !== "delete" && isPure(node.argument);
    default:
      return false;
  }
}
