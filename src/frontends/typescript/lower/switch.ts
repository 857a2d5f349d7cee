/** How does control go through a `switch`? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import { branchOn, proveCase } from "./conditions.ts";
import { evaluate } from "./expressions.ts";
import { hoisted } from "./functions.ts";
import type { Lowering } from "./lowering.ts";
import { statementsFrom } from "./statements.ts";

/** Lowers a `switch` statement: the tests in their order, then the bodies, which fall into each other. */
export function switched(lowering: Lowering, node: TSESTree.SwitchStatement): void {
  const { builder } = lowering;
  const { discriminant } = node;
  const isTruth = discriminant.type === Syntax.Literal && discriminant.value === true;
  const place = evaluate(lowering, discriminant);
  const exit = builder.block();
  const bodies = node.cases.map((each) => ({ node: each, block: builder.block() }));
  let otherwise = exit;
  for (const { node: each, block } of bodies) {
    if (!each.test) {
      otherwise = block;
      continue;
    }
    const next = builder.block();
    if (isTruth) {
      branchOn(lowering, each.test, block, next);
    } else {
      const proof = proveCase(lowering, discriminant, place, each.test);
      builder.branch(block, next, proof, lowering.site(each.test), "match");
    }
    builder.resume(next);
  }
  builder.jump(otherwise);
  builder.withTarget({ labels: [], breakable: true, breakTo: exit }, () => {
    for (const { node: each, block } of bodies) {
      builder.enter(block);
      hoisted(lowering, each.consequent);
      statementsFrom(lowering, each.consequent, 0, each);
    }
  });
  builder.enter(exit);
}
