/** Where does `match` lead, and which names do its patterns bind? */
import type { Place } from "../../../core/ir.ts";
import { childrenOf } from "../source-code.ts";
import type { Match, Node } from "../syntax.ts";
import { branchOn } from "./conditions.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { body } from "./statements.ts";

/** Patterns that bind a name, or have others inside of them. */
const CAPTURING: ReadonlySet<string> = new Set<Node["nodeType"]>(["MatchAs", "MatchClass", "MatchMapping", "MatchOr", "MatchSequence", "MatchStar"]);

/** Lowers a `match` statement. Which case it is, nothing decides here. */
export function matched(lowering: Lowering, node: Match): void {
  const { builder } = lowering;
  const subject = evaluate(lowering, node.subject);
  lowering.escape(node.subject, subject, "container");
  const done = builder.block();
  for (const each of node.cases) {
    const isRest = !each.guard && each.pattern.nodeType === "MatchAs" && !each.pattern.pattern;
    const [taken, next] = [builder.block(), builder.block()];
    if (isRest) builder.jump(taken);
    else builder.branch(taken, next, { whenTrue: [], whenFalse: [] }, lowering.site(each.pattern), "match");
    builder.resume(taken);
    captured(lowering, each.pattern, subject);
    if (each.guard) {
      const held = builder.block();
      branchOn(lowering, each.guard, held, next);
      builder.resume(held);
    }
    body(lowering, each.body);
    builder.jump(done);
    builder.resume(next);
    if (isRest) builder.stop();
  }
  builder.enter(done);
}

/** A pattern that matches binds its names before the guard is asked: one to the whole, the others to parts of it. */
function captured(lowering: Lowering, pattern: Node, whole: Place | undefined): void {
  if (!CAPTURING.has(pattern.nodeType) || !lowering.down()) return;
  const name = lowering.variable(pattern);
  if (name) lowering.bind(pattern, name, whole, { declares: false });
  for (const part of childrenOf(pattern)) captured(lowering, part, undefined);
  lowering.up();
}
