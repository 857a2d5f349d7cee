/** Is an expression a truth that tells the state of something, whatever its operands are? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import { isAbsent } from "./assignments.ts";
import type { Lowering } from "./lowering.ts";
import { memberName, withoutFrames } from "./syntax.ts";

/** What asks for a state is called so, and gives a truth. */
const STATE_NAME =
  /^(?:is|has|can|should)(?:[A-Z_]|$)|^(?:active|alive|connected|listening|open|opened|ready|running|writable|readable)$|(?:closed|closing|destroyed|disposed|ended|finished|released|sent|terminated)$/iu;

/** What is called by these words does it, rather than telling whether it is done. */
const VERB = /^open$/iu;

const STATE_PROPERTY = /(?:state|status)$/iu;

/** Deeper expressions are not worth two ways. */
const DEEPEST_TRUTH = 12;

/** Only what can be told at a glance; comparisons of other values (`a.id === b.id`) prove nothing, and are left out. */
export function isTruth(lowering: Lowering, expression: TSESTree.Node, depth = 0): boolean {
  if (depth > DEEPEST_TRUTH) return false;
  const node = withoutFrames(expression);
  const isPart = (part: TSESTree.Node): boolean => isTruth(lowering, part, depth + 1);
  switch (node.type) {
    case Syntax.Literal:
      return typeof node.value === "boolean";
    case Syntax.UnaryExpression:
      return node.operator === "!";
    case Syntax.LogicalExpression:
      return node.operator !== "??" && isPart(node.right) && (node.operator === "&&" || isPart(node.left));
    case Syntax.BinaryExpression:
      return isComparison(lowering, node);
    case Syntax.MemberExpression:
      return STATE_NAME.test(memberName(node) ?? "");
    case Syntax.AwaitExpression:
      return node.argument.type === Syntax.CallExpression && asksFile(lowering, node.argument, true);
    case Syntax.CallExpression:
      return asksState(node) || asksFile(lowering, node, false);
    default:
      return false;
  }
}

function isComparison(lowering: Lowering, node: TSESTree.BinaryExpression): boolean {
  if (node.operator === "instanceof") return true;
  if (!/^[!=]==?$/u.test(node.operator)) return false;
  return [node.left, node.right].some((side) => {
    const operand = withoutFrames(side);
    if (operand.type === Syntax.Literal) return typeof operand.value === "boolean" || operand.value === "undefined" || isAbsent(lowering, side);
    if (operand.type === Syntax.MemberExpression) return STATE_PROPERTY.test(memberName(operand) ?? "");
    return isAbsent(lowering, side);
  });
}

/** `page.isClosed()`, `Boolean(client)`. */
function asksState(node: TSESTree.CallExpression): boolean {
  const callee = withoutFrames(node.callee);
  if (callee.type === Syntax.Identifier) return callee.name === "Boolean" && node.arguments.length === 1;
  return callee.type === Syntax.MemberExpression && node.arguments.length === 0 && isQuestion(memberName(callee));
}

/** A question that another function of the file answers. */
function asksFile(lowering: Lowering, node: TSESTree.CallExpression, isAwaited: boolean): boolean {
  const callee = withoutFrames(node.callee);
  const name = callee.type === Syntax.Identifier ? callee.name : callee.type === Syntax.MemberExpression ? memberName(callee) : undefined;
  if (!isQuestion(name)) return false;
  const outlines = lowering.file.idsOf(lowering.file.resolution.functions(node)).map((id) => lowering.file.outline.functions[id]);
  return outlines.length > 0 && outlines.every((outline) => outline?.async === isAwaited && !outline.generator);
}

function isQuestion(name: string | undefined): boolean {
  return name !== undefined && STATE_NAME.test(name) && !VERB.test(name);
}
