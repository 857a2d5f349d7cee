/** Who gets what a function yields, and how does control come back? */
import type { Place } from "../../../core/ir.ts";
import type { Yield, YieldFrom } from "../syntax.ts";
import type { Lowering } from "./lowering.ts";

/**
 * `yield value`. A context manager lends its value to a block, and a fixture to a test: both come back, so that whatever
 * follows closes it. The consumer of any other generator keeps what it gets, and may never come back.
 */
export function yielded(lowering: Lowering, node: Yield | YieldFrom, place: Place | undefined): void {
  const lending = lowering.file.resolver.lendingOf(lowering.outline);
  if (!lending) {
    lowering.escape(node, place, "yield");
    lowering.builder.mayReturnHere();
    return;
  }
  // The failure of a block arrives here; a test fails for itself.
  const mayThrow = lending === "block";
  lowering.emit({ kind: "use", site: lowering.site(node), origin: node, place: place ?? lowering.result(node), how: "read", mayThrow });
}
