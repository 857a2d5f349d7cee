/** How does control go round loops, and through their `else`? */
import type { BlockId, Condition, Place } from "../../../core/ir.ts";
import type { AsyncFor, Expression, For, Statement, While } from "../syntax.ts";
import { assign } from "./assignments.ts";
import { branchOn } from "./conditions.ts";
import { ANY_ELEMENT, elementOf } from "./containers.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { quietPlace } from "./members.ts";
import { body } from "./statements.ts";
import { takenToPieces } from "./taken-values.ts";

/** `while test: … else: …`. */
export function whileLoop(lowering: Lowering, node: While): void {
  loop(lowering, node, (inside, exhausted) => {
    branchOn(lowering, node.test, inside, exhausted);
    lowering.builder.resume(inside);
  });
}

/** `for target in iter: … else: …`, and `async for`. Each round asks the iterable. */
export function forLoop(lowering: Lowering, node: AsyncFor | For): void {
  const isAsync = node.nodeType === "AsyncFor";
  const iterable = evaluate(lowering, node.iter) ?? (isAsync ? lowering.result(node.iter) : undefined);
  if (!isAsync) takenToPieces(lowering, node.iter, iterable);
  loop(lowering, node, (inside, exhausted) => {
    if (iterable) {
      const site = lowering.site(node.iter);
      lowering.emit({ kind: "use", site, origin: node, place: iterable, how: "iterate", mayThrow: isAsync });
    }
    const counted = countOf(lowering, node.iter);
    // Without a count there is no round; whether there is another one, the count does not say.
    const whenTrue: Condition[] = counted ? [{ kind: "truthy", place: counted, holds: true }] : [];
    lowering.builder.branch(inside, exhausted, { whenTrue, whenFalse: [] }, lowering.site(node.iter), "element");
    lowering.builder.resume(inside);
    assign(lowering, node.target, iterable && elementOf(lowering, iterable, ANY_ELEMENT), node.iter);
  });
}

/** The name that says how many rounds there are: `range(count)`. */
function countOf(lowering: Lowering, node: Expression): Place | undefined {
  const isRange = node.nodeType === "Call" && lowering.file.resolver.qualifiedName(node.func) === "builtins.range";
  const [count, ...others] = isRange ? [...node.args, ...node.keywords] : [];
  return count?.nodeType === "Name" && others.length === 0 ? quietPlace(lowering, count) : undefined;
}

interface LoopParts {
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

/** `break` leads past the `else`, which runs when the loop comes to its end by itself. */
function loop(lowering: Lowering, node: LoopParts, test: (inside: BlockId, exhausted: BlockId) => void): void {
  const { builder } = lowering;
  const [header, inside, exhausted, done] = [builder.block(), builder.block(), builder.block(), builder.block()];
  builder.enter(header);
  builder.leavesLoop(exhausted, header);
  builder.leavesLoop(done, header);
  test(inside, exhausted);
  builder.withTarget({ labels: [], breakable: true, breakTo: done, continueTo: header }, () => {
    body(lowering, node.body);
  });
  builder.jump(header, "back");
  builder.resume(exhausted);
  body(lowering, node.orelse);
  builder.enter(done);
}
