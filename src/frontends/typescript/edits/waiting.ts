/**
 * How is `await` (or `void`) written in front of an expression, so that it means the whole of it?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { TextChange } from "../../../core/repairs.ts";
import { around, bare } from "../resolve/syntax.ts";
import { type WrittenFile, insertion, isParenthesized } from "./written-file.ts";

const CHAINING: ReadonlySet<string> = new Set(["catch", "finally", "then"]);

/** Puts a prefix operator in front of an expression, with the parentheses that it needs. */
export function prefixed(file: WrittenFile, node: TSESTree.Node, operator: "await" | "void"): TextChange[] {
  const isInParentheses = isParenthesized(file, node);
  const start = isInParentheses ? (file.source.getTokenBefore(node)?.range[0] ?? node.range[0]) : node.range[0];
  const end = isInParentheses ? (file.source.getTokenAfter(node)?.range[1] ?? node.range[1]) : node.range[1];
  const inner = !isInParentheses && bindsLoosely(node);
  const outer = isBoundTightly(node);
  return [
    insertion(start, `${outer ? "(" : ""}${operator} ${inner ? "(" : ""}`),
    insertion(end, `${inner ? ")" : ""}${outer ? ")" : ""}`),
  ];
}

/** Does a prefix operator take only the first part of the expression, unless it is in parentheses? */
export function bindsLoosely(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "ArrowFunctionExpression":
    case "AssignmentExpression":
    case "BinaryExpression":
    case "ConditionalExpression":
    case "LogicalExpression":
    case "SequenceExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "YieldExpression":
      return true;
    default:
      return false;
  }
}

/** Does the parent take the expression before a prefix operator in front of it does? */
function isBoundTightly(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "MemberExpression":
      return parent.object === node;
    case "CallExpression":
    case "NewExpression":
      return parent.callee === node;
    case "TaggedTemplateExpression":
      return parent.tag === node;
    case "BinaryExpression":
      return parent.operator === "**" && parent.left === node;
    case "TSNonNullExpression":
      return true;
    case "ClassDeclaration":
    case "ClassExpression":
      return parent.superClass === node;
    default:
      return false;
  }
}

/** The expression with the `.then(…)`, `.catch(…)` and `.finally(…)` that follow it, and its optional chain. */
export function wholeChain(node: TSESTree.Node): TSESTree.Node {
  let whole = node;
  for (;;) {
    const { parent } = whole;
    if (parent?.type === "ChainExpression") {
      whole = parent;
      continue;
    }
    const call = parent?.parent;
    const continues =
      parent?.type === "MemberExpression" &&
      parent.object === whole &&
      parent.property.type === "Identifier" &&
      CHAINING.has(parent.property.name) &&
      call?.type === "CallExpression" &&
      call.callee === parent;
    if (!continues) return whole;
    whole = call;
  }
}

/** The end of a fluent chain: `db.selectFrom("a").execute()` for the first call in it. */
export function topOf(call: TSESTree.Node): TSESTree.Node {
  let top = call;
  for (;;) {
    const { child, parent } = around(top);
    if (parent?.type !== "MemberExpression" || parent.object !== child) return top;
    const next = around(parent);
    top = next.parent?.type === "CallExpression" && next.parent.callee === next.child ? next.parent : parent;
  }
}

/** Is the value of the expression awaited on the spot, alone or among others (`await Promise.all([a(), b()])`)? */
export function isAwaited(node: TSESTree.Node): boolean {
  let whole = wholeChain(node);
  for (;;) {
    const { child, parent } = around(whole);
    switch (parent?.type) {
      case "AwaitExpression":
        return true;
      case "ArrayExpression":
      case "ConditionalExpression":
      case "SpreadElement":
        if (parent.type === "ConditionalExpression" && parent.test === child) return false;
        whole = parent;
        break;
      case "CallExpression":
        if (parent.callee === child || !isCombinator(parent)) return false;
        whole = parent;
        break;
      default:
        return false;
    }
  }
}

function isCombinator(call: TSESTree.CallExpression): boolean {
  const callee = bare(call.callee);
  return (
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    callee.object.name === "Promise" &&
    callee.property.type === "Identifier" &&
    // A race leaves the others running.
    (callee.property.name === "all" || callee.property.name === "allSettled")
  );
}
