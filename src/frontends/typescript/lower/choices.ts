/** Which value does an expression have that chooses between others: `a ?? b`, `a || b`, `a && b`, `c ? a : b`? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { BlockId, Place } from "../../../core/ir.ts";
import { isAbsent } from "./assignments.ts";
import { makesPromiseAtSight } from "./calls.ts";
import { branchOn, branchOnNullish, branchOnPlace } from "./conditions.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { withoutWrappers } from "./syntax.ts";
import { takenAsValue } from "./taken-values.ts";

/** Lowers a logical expression. Chains of one operator are followed without recursion. */
export function logical(lowering: Lowering, node: TSESTree.LogicalExpression): Place | undefined {
  if (isInert(node)) return undefined;
  return node.operator === "&&" ? conjunction(lowering, node) : alternative(lowering, node);
}

/** `a && b`: when `a` is falsy it is the value, and no resource or task is falsy. */
function conjunction(lowering: Lowering, node: TSESTree.LogicalExpression): Place {
  const { builder } = lowering;
  const holds = builder.block();
  const fails = builder.block();
  const done = builder.block();
  const target = lowering.result(node);
  branchOn(lowering, node.left, holds, fails);
  builder.resume(holds);
  arm(lowering, node.right, target, done);
  builder.resume(fails);
  lowering.bind(node.left, target, undefined, { declares: true, absent: true });
  builder.enter(done);
  return target;
}

/** `a || b || c`, `a ?? b ?? c`: the first that will do. */
function alternative(lowering: Lowering, node: TSESTree.LogicalExpression): Place {
  const { builder } = lowering;
  const operands = operandsOf(node, node.operator);
  const last = operands.pop();
  const done = builder.block();
  const target = lowering.result(node);
  // What stands in for a promise, and is one, shows that a promise is meant: `load() ?? Promise.resolve(null)`.
  const isOfPromises = last !== undefined && makesPromiseAtSight(lowering, last);
  for (const operand of operands) {
    const place = evaluate(lowering, operand);
    if (!isOfPromises) takenAsValue(lowering, operand, place);
    const taken = builder.block();
    const next = builder.block();
    if (node.operator === "??") branchOnNullish(lowering, operand, place, next, taken);
    else branchOnPlace(lowering, operand, place, taken, next);
    builder.resume(taken);
    lowering.bind(operand, target, place, { declares: true });
    builder.jump(done);
    builder.resume(next);
  }
  if (last) arm(lowering, last, target, done);
  builder.resume(done);
  return target;
}

/** Lowers `c ? a : b`. A chain of choices on the right is followed without recursion. */
export function choice(lowering: Lowering, node: TSESTree.ConditionalExpression): Place | undefined {
  const { builder } = lowering;
  const done = builder.block();
  const target = lowering.result(node);
  let at: TSESTree.Node = node;
  while (at.type === Syntax.ConditionalExpression && !lowering.over) {
    const whenTrue = builder.block();
    const whenFalse = builder.block();
    branchOn(lowering, at.test, whenTrue, whenFalse);
    builder.resume(whenTrue);
    arm(lowering, at.consequent, target, done);
    builder.resume(whenFalse);
    at = withoutWrappers(at.alternate);
  }
  arm(lowering, at, target, done);
  builder.resume(done);
  return target;
}

function arm(lowering: Lowering, expression: TSESTree.Node, target: Place, done: BlockId): void {
  const place = evaluate(lowering, expression);
  lowering.bind(expression, target, place, { declares: true, absent: isAbsent(lowering, expression) });
  lowering.builder.jump(done);
}

/** The operands of a chain of one operator, from the left. */
export function operandsOf(node: TSESTree.LogicalExpression, operator: string): TSESTree.Expression[] {
  const operands: TSESTree.Expression[] = [];
  let at: TSESTree.Expression = node;
  while (at.type === Syntax.LogicalExpression && at.operator === operator) {
    operands.push(at.right);
    at = at.left;
  }
  operands.push(at);
  return operands.reverse();
}

/** Has the expression neither events nor a tracked value? Only what can be told at a glance. */
function isInert(expression: TSESTree.Node): boolean {
  const pending: TSESTree.Node[] = [expression];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    switch (node.type) {
      case Syntax.Literal:
        break;
      case Syntax.LogicalExpression:
        pending.push(node.left, node.right);
        break;
      case Syntax.BinaryExpression:
        if (!isPlain(node.left) || !isPlain(node.right)) return false;
        break;
      case Syntax.UnaryExpression:
        if (node.operator === "void" || !isPlain(node.argument)) return false;
        break;
      default:
        return false;
    }
  }
  return true;
}

/** An operand whose own value is lost in an operator, and that has no event. */
function isPlain(node: TSESTree.Node): boolean {
  let root = withoutWrappers(node);
  while (root.type === Syntax.MemberExpression && !root.computed) root = withoutWrappers(root.object);
  if (root.type === Syntax.UnaryExpression) return root.operator !== "void" && isPlain(root.argument);
  return root.type === Syntax.Identifier || root.type === Syntax.Literal || root.type === Syntax.ThisExpression;
}
