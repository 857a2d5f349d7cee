/** How is a call taken out that can only fail? */
import type { Edit, Repair, TextChange } from "../../../core/repairs.ts";
import type { Expr, Node, Try, TryStar } from "../syntax.ts";
import { withoutStatement } from "./closing.ts";
import { released } from "./indentation.ts";
import { finallyRemoval } from "./manual-finally.ts";
import { isRunner, isWithin, statementOf } from "./position.ts";
import { isPure } from "./tail.ts";
import { edit, type WrittenFile } from "./written-file.ts";

type Remove = Extract<Repair, { readonly kind: "remove" }>;

/** Deletes the statement of the call; undefined when it does more than the call, or is all that its suite has. */
export function remove(file: WrittenFile, { event, first }: Remove): Edit | undefined {
  const earlier = first.origin as Node;
  const later = event.origin as Node;
  // What stands in the `finally` closes on every way out; the other one is too many.
  return without(file, isFinalOf(later, earlier) ? earlier : later);
}

/** Does one call stand in the `finally` of the `try` that the other one is part of? */
function isFinalOf(later: Node, earlier: Node): boolean {
  for (let { parent } = later; parent && !isRunner(parent); { parent } = parent) {
    if (parent.nodeType !== "Try" && parent.nodeType !== "TryStar") continue;
    const isFinal = (node: Node): boolean => parent.finalbody.some((statement) => isWithin(node, statement));
    if (isFinal(later) && isWithin(earlier, parent) && !isFinal(earlier)) return true;
  }
  return false;
}

function without(file: WrittenFile, call: Node): Edit | undefined {
  if (call.nodeType !== "Call" || !isPure(call.func) || !call.args.every(isPure) || !call.keywords.every(({ value }) => isPure(value))) return undefined;
  const statement = statementOf(call);
  const value = call.parent?.nodeType === "Await" ? call.parent : call;
  if (statement?.nodeType !== "Expr" || statement.value !== value) return undefined;
  const changes = withoutHolder(file, statement);
  return changes && edit(file, false, "Remove it.", changes);
}

/** A `finally` goes with its only statement, and the `try` with it where it has no handler. */
function withoutHolder(file: WrittenFile, statement: Expr): readonly TextChange[] | undefined {
  const { parent } = statement;
  const attempt: Try | TryStar | undefined = parent?.nodeType === "Try" || parent?.nodeType === "TryStar" ? parent : undefined;
  const isOnly = attempt?.finalbody.length === 1 && attempt.finalbody[0] === statement;
  if (!attempt || !isOnly) return withoutStatement(file.lines, statement);
  const removal = finallyRemoval(file, attempt);
  if (!removal || attempt.handlers.length > 0) return removal;
  const [first] = attempt.body;
  const block = first && file.lines.blockOf(first);
  const moved = block && released(file.lines, block);
  return moved && [...moved, ...removal];
}
