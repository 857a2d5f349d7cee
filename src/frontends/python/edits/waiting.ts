/** How is something awaited where it stands, and is it awaited already? */
import type { TextChange } from "../../../core/repairs.ts";
import type { Expression, Node } from "../syntax.ts";
import { insertion } from "./indentation.ts";
import type { WrittenFile } from "./written-file.ts";

/** Whether the value of an expression is the first part of a larger one, which `await` would take for its own. */
function bindsTighter(node: Node): boolean {
  const { parent } = node;
  if (parent?.nodeType === "Attribute" || parent?.nodeType === "Subscript") return parent.value === node;
  return parent?.nodeType === "Call" && parent.func === node;
}

/** Is the expression in parentheses of its own? */
export function isParenthesized({ lines }: WrittenFile, { parent, range: [start, end] }: Expression): boolean {
  const before = lines.tokenBefore(start);
  if (before?.type !== "LPAR" || lines.tokenAfter(end)?.type !== "RPAR") return false;
  // The parentheses of a call or a class belong to it.
  return !(parent?.nodeType === "Call" && before.start >= parent.func.range[1]) && parent?.nodeType !== "ClassDef";
}

/** The text in front of an awaited expression, and the one behind it. */
export function awaitAround(file: WrittenFile, node: Expression): readonly [before: string, after: string] {
  return bindsTighter(node) && !isParenthesized(file, node) ? ["(await ", ")"] : ["await ", ""];
}

/** Writes `await` in front of an expression, with parentheses where they are needed. */
export function prefixed(file: WrittenFile, node: Expression): TextChange[] {
  const [before, after] = awaitAround(file, node);
  return [insertion(node.range[0], before), ...(after === "" ? [] : [insertion(node.range[1], after)])];
}

/** Is the value waited for where it comes into being: by `await`, by `async for`, or as what `async with` enters? */
export function isAwaited(node: Expression): boolean {
  const { parent } = node;
  switch (parent?.nodeType) {
    case "Await":
      return true;
    case "WithItem":
      return parent.context_expr === node && parent.parent?.nodeType === "AsyncWith";
    case "AsyncFor":
      return parent.iter === node;
    case "Comprehension":
      return parent.is_async === 1 && parent.iter === node;
    default:
      return false;
  }
}
