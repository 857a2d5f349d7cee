/**
 * Is a function value called, and is its work over, before the statement that it stands in is?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import { CALLS_FIRST_ARGUMENT } from "../lower/platform.ts";
import { around, bare } from "../resolve/syntax.ts";
import type { FunctionNode } from "../resolve/value.ts";
import { isAwaited } from "./waiting.ts";

/** Is the function run while its statement is, and not afterwards? Async work has to be awaited on the spot. */
export function isRunAtOnce(node: FunctionNode): boolean {
  if (node.type === "FunctionDeclaration" || node.generator) return false;
  const { child, parent } = around(node);
  if (parent?.type !== "CallExpression") return false;
  if (isAwaited(parent)) return true;
  if (node.async) return false;
  return parent.callee === child || isArrayMethod(parent);
}

/** Is the function's result waited for by an `await` around the call that it is handed to? */
export function isHeldByAwaited(node: FunctionNode): boolean {
  const { parent } = around(node);
  return parent?.type === "CallExpression" && isAwaited(parent);
}

function isArrayMethod(call: TSESTree.CallExpression): boolean {
  const callee = bare(call.callee);
  return callee.type === "MemberExpression" && callee.property.type === "Identifier" && !callee.computed && CALLS_FIRST_ARGUMENT.has(callee.property.name);
}
