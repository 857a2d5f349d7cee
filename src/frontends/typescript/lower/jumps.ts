/** How does control leave a function or a loop: return, throw, break, continue? */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Answer, Place } from "../../../core/ir.ts";
import { isAbsent } from "./assignments.ts";
import { branchOn } from "./conditions.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { isTruth } from "./truths.ts";

/** `return e`, and the body of an arrow function without braces. */
export function returned(lowering: Lowering, value: TSESTree.Node | null, origin: TSESTree.Node): void {
  if (value && isTruth(lowering, value) && !lowering.outline.generator) {
    returnedTruth(lowering, value, origin);
    return;
  }
  const place = evaluate(lowering, value);
  lowering.emit({
    kind: "return",
    site: lowering.site(origin),
    origin,
    ...(place && { place }),
    ...(!place && value && isAbsent(lowering, value) && { isAbsent: true }),
    ...(!value && { isEmpty: true }),
    promise: promiseOf(lowering, value, place),
  });
  lowering.builder.leave();
}

/** Whether it waits for what it returns; that is only asked of an async function. */
function promiseOf(lowering: Lowering, value: TSESTree.Node | null, place: Place | undefined): Answer {
  if (!value || !place) return "no";
  return lowering.outline.async ? lowering.promise(value, place) : (lowering.file.promises.get(place) ?? "unknown");
}

/** Two ways, each with what the truth proves, so that callers who test it learn as much. */
function returnedTruth(lowering: Lowering, value: TSESTree.Node, origin: TSESTree.Node): void {
  const { builder } = lowering;
  const ways = [true, false].map((truth) => ({ truth, block: builder.block() }));
  const [holds, fails] = ways.map(({ block }) => block);
  if (holds === undefined || fails === undefined) return;
  branchOn(lowering, value, holds, fails);
  for (const { block, truth } of ways) {
    builder.resume(block);
    lowering.emit({ kind: "return", site: lowering.site(origin), origin, truth, promise: "no" });
    builder.leave();
  }
}

/** `throw e`. */
export function thrown(lowering: Lowering, node: TSESTree.ThrowStatement): void {
  lowering.escape(node, evaluate(lowering, node.argument), "throw");
  lowering.builder.raiseHere();
}

/** `continue`. Only a loop whose header decides on the next round is gone back to; others run something before. */
export function continued(lowering: Lowering, node: TSESTree.ContinueStatement): void {
  const label = node.label?.name;
  const loop = lowering.loops.findLast((open) => label === undefined || open.labels.includes(label));
  if (loop?.continueLabel === undefined) {
    lowering.builder.breakTo("continue", label);
  } else {
    lowering.builder.breakTo("break", loop.continueLabel);
  }
}
