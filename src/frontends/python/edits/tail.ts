/** Does nothing of note happen between a statement and the end of a block, so that a close may be moved there? */
import type { Expression, If, Node, Statement } from "../syntax.ts";
import { followersOf, isRunner, isWithin } from "./position.ts";
import type { WrittenFile } from "./written-file.ts";

/**
 * Whether nothing but leaving happens after a statement, up to the end of the last of the statements that a block takes.
 *
 * @param last The last statement of the block.
 */
export function isTail(file: WrittenFile, statement: Statement, last: Statement): boolean {
  for (let here: Statement = statement; ; ) {
    for (const next of here === last ? [] : followersOf(file, here)) {
      if (!isQuiet(next)) return false;
      if (next.nodeType === "Return" || next.nodeType === "Raise") return true;
      if (next.nodeType === "Break" || next.nodeType === "Continue") return leavesBlock(next, last);
      if (next === last) return true;
    }
    if (here === last) return true;
    const outer: Node | undefined = here.parent;
    // A loop goes round again, and what a handler around the close sees would change.
    if (outer?.nodeType !== "If" || !isWithin(outer, last)) return false;
    here = outermost(outer);
  }
}

/** The first of a chain of `elif`. */
function outermost(node: If): If {
  let outer = node;
  while (outer.parent?.nodeType === "If" && outer.parent.orelse.includes(outer) && outer.parent.orelse.length === 1) outer = outer.parent;
  return outer;
}

/** Does a `break` or `continue` belong to a loop around the block? */
function leavesBlock(jump: Statement, last: Statement): boolean {
  for (let at: Node | undefined = jump.parent; at && at !== last.parent && !isRunner(at); at = at.parent) {
    if (at.nodeType === "For" || at.nodeType === "AsyncFor" || at.nodeType === "While") return false;
  }
  return true;
}

/** Does the statement do nothing that anybody could notice to happen before or after a close? */
export function isQuiet(statement: Statement): boolean {
  switch (statement.nodeType) {
    case "Break":
    case "Continue":
    case "Pass":
      return true;
    case "Return":
      return !statement.value || isPure(statement.value);
    case "Raise":
      return !statement.cause && (!statement.exc || isPure(statement.exc) || isNewError(statement.exc));
    default:
      return false;
  }
}

function isNewError(node: Expression): boolean {
  if (node.nodeType !== "Call" || node.keywords.length > 0 || !node.args.every(isPure)) return false;
  return node.func.nodeType === "Name" && /(?:Error|Exception)$/u.test(node.func.id);
}

/** Can the expression be evaluated at another time with the same outcome and no effect? */
export function isPure(node: Expression): boolean {
  switch (node.nodeType) {
    case "Constant":
    case "Name":
      return true;
    case "List":
    case "Set":
    case "Tuple":
      return node.elts.every(isPure);
    case "Dict":
      return node.values.every(isPure) && node.keys.every((key) => key !== null && isPure(key));
    case "UnaryOp":
      return node.op.nodeType === "Not" && isPure(node.operand);
    case "BoolOp":
      return node.values.every(isPure);
    case "IfExp":
      return isPure(node.test) && isPure(node.body) && isPure(node.orelse);
    case "Attribute":
      return isPure(node.value);
    default:
      return false;
  }
}
