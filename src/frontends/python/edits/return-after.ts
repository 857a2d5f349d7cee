/** How does a function return right after an event, so that what follows does not run any more? */
import type { Edit, Repair } from "../../../core/repairs.ts";
import type { Node } from "../syntax.ts";
import { borderBefore, insertion } from "./indentation.ts";
import { followersOf, hasHere, isRunner, isWithin, runnerOf, statementOf } from "./position.ts";
import { edit, type WrittenFile } from "./written-file.ts";

type ReturnAfter = Extract<Repair, { readonly kind: "return-after" }>;

/**
 * Writes `return` after the statement of the event; undefined where that is no way out, or changes nothing.
 *
 * @param at What must not run any more.
 */
export function returnAfter(file: WrittenFile, { event }: ReturnAfter, at: Node): Edit | undefined {
  const origin = event.origin as Node;
  const statement = statementOf(origin);
  const runner = runnerOf(origin);
  if (statement?.nodeType !== "Expr" || (runner.nodeType !== "FunctionDef" && runner.nodeType !== "AsyncFunctionDef")) return undefined;
  if (isReachedAnyway(origin, at) || hasHere(runner, (node) => isOwnResult(node))) return undefined;
  const { lines } = file;
  const block = lines.blockOf(statement);
  const [next] = followersOf(file, statement);
  if (!block || next?.nodeType === "Return" || (!next && statement.parent === runner)) return undefined;
  const isShared = block.isInline || borderBefore(lines, block, block.statements.indexOf(statement) + 1) !== undefined;
  const [, end] = statement.range;
  const change = isShared ? insertion(end, "; return") : insertion(lines.lineEnd(end), `${lines.lineBreak}${block.indent}return`);
  return edit(file, false, "Return after it.", [change]);
}

/** A function with results gives one on every way out, and a generator is left in another way. */
function isOwnResult(node: Node): boolean {
  return (node.nodeType === "Return" && node.value !== undefined) || node.nodeType === "Yield" || node.nodeType === "YieldFrom";
}

/** Does it run in spite of a return at the origin: in a `finally` around it, or in another function? */
function isReachedAnyway(origin: Node, at: Node): boolean {
  for (let { parent } = origin; parent && !isRunner(parent); { parent } = parent) {
    if (parent.nodeType !== "Try" && parent.nodeType !== "TryStar") continue;
    const isFinal = (node: Node): boolean => parent.finalbody.some((statement) => isWithin(node, statement));
    if (isFinal(at) && !isFinal(origin)) return true;
  }
  return runnerOf(at) !== runnerOf(origin);
}
