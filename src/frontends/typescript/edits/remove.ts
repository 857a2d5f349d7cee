/** How is a call taken out that can only fail? */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, Repair, TextChange } from "../../../core/repairs.ts";
import { bare, isFunction } from "../resolve/syntax.ts";
import { withoutStatement } from "./closing.ts";
import { isWithin, listOf } from "./position.ts";
import { isPure } from "./tail.ts";
import { deletion, edit, type WrittenFile } from "./written-file.ts";

type Remove = Extract<Repair, { readonly kind: "remove" }>;

/** Deletes the statement of the call; undefined when it does more than the call, or is all that its parent has. */
export function remove(file: WrittenFile, { event, first }: Remove): Edit | undefined {
  const earlier = first.origin as TSESTree.Node;
  const later = event.origin as TSESTree.Node;
  if (!isFinalOf(later, earlier)) return without(file, later);
  // What stands in the `finally` closes on every way out; the other one is too many.
  const block = statementAround(earlier).parent;
  return block?.type === "BlockStatement" && block.body.length === 1 ? undefined : without(file, earlier);
}

/** Does one call stand in the `finally` of the `try` that the other one is part of? */
function isFinalOf(later: TSESTree.Node, earlier: TSESTree.Node): boolean {
  for (let { parent } = later; parent && !isFunction(parent); { parent } = parent) {
    const finalizer = parent.type === "TryStatement" ? parent.finalizer : null;
    if (finalizer && isWithin(later, finalizer) && isWithin(earlier, parent) && !isWithin(earlier, finalizer)) return true;
  }
  return false;
}

function without(file: WrittenFile, call: TSESTree.Node): Edit | undefined {
  if (call.type !== "CallExpression" || !isPure(receiverOf(call)) || !call.arguments.every(isPure)) return undefined;
  const statement = statementAround(call);
  if (statement.type !== "ExpressionStatement" || !listOf(statement) || hasComments(file, statement)) return undefined;
  const changes = withoutHolder(file, statement);
  return changes && edit(file, false, "Remove it.", changes);
}

/** What holds the call, beyond `await` and `void`. */
function statementAround(call: TSESTree.Node): TSESTree.Node {
  let holder = call.parent ?? call;
  while (holder.type === "ChainExpression" || holder.type === "AwaitExpression" || holder.type === "UnaryExpression") holder = holder.parent;
  return holder;
}

function receiverOf(call: TSESTree.CallExpression): TSESTree.Node {
  const callee = bare(call.callee);
  return callee.type === "MemberExpression" ? callee.object : callee;
}

function hasComments(file: WrittenFile, statement: TSESTree.Node): boolean {
  return file.source.getCommentsInside(statement).length > 0;
}

/** A `finally` goes with its only statement, as long as the `try` has a `catch`. */
function withoutHolder(file: WrittenFile, statement: TSESTree.ExpressionStatement): readonly TextChange[] | undefined {
  const block = statement.parent;
  const attempt = block.type === "BlockStatement" ? block.parent : undefined;
  const finalizer = attempt?.type === "TryStatement" ? attempt.finalizer : null;
  const isOnly = finalizer !== null && finalizer === block && finalizer.body.length === 1;
  if (!isOnly || attempt?.type !== "TryStatement") return withoutStatement(file, statement);
  return attempt.handler ? [deletion(attempt.handler.range[1], attempt.range[1])] : undefined;
}
