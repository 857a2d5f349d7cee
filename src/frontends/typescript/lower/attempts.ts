/** How does control go through `try`, `catch` and `finally`? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import { bindPattern } from "./assignments.ts";
import type { Lowering } from "./lowering.ts";
import { statement } from "./statements.ts";

/** Lowers a `try` statement. The finaliser is a copy of its own on each way of leaving. */
export function attempt(lowering: Lowering, node: TSESTree.TryStatement): void {
  const { finalizer } = node;
  if (!finalizer) {
    guarded(lowering, node);
    return;
  }
  const around = lowering.loops;
  lowering.builder.withCleanup(
    () => {
      // A copy may be emitted at a jump from within loops that the finaliser does not stand in.
      const inner = lowering.loops;
      lowering.loops = around;
      statement(lowering, finalizer);
      lowering.loops = inner;
    },
    () => {
      guarded(lowering, node);
    },
  );
}

function guarded(lowering: Lowering, node: TSESTree.TryStatement): void {
  const { handler } = node;
  if (!handler) {
    statement(lowering, node.block);
    return;
  }
  const { builder } = lowering;
  const caught = builder.block();
  const done = builder.block();
  builder.withCatch(caught, () => {
    statement(lowering, node.block);
  });
  builder.jump(done);
  builder.resume(caught);
  const { param } = handler;
  const name = param?.type === Syntax.Identifier ? lowering.variable(param) : undefined;
  // Anything can be thrown, but nobody means to throw `undefined`.
  if (param && name) lowering.bind(param, name, undefined, { declares: true, truth: true });
  else if (param) bindPattern(lowering, param, undefined, true);
  statement(lowering, handler.body);
  builder.enter(done);
}
