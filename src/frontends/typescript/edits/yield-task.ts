/**
 * How is lazy work handed to the generator that its library runs?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, Repair } from "../../../core/repairs.ts";
import { around, bare, isFunction, walk } from "../resolve/syntax.ts";
import type { FunctionNode } from "../resolve/value.ts";
import { isWithin, runnerOf } from "./position.ts";
import { topOf } from "./waiting.ts";
import { edit, insertion, type WrittenFile } from "./written-file.ts";

/** Writes `yield*` in front of a dropped effect; undefined where no generator of the library would receive it. */
export function yieldTask(file: WrittenFile, { task }: Extract<Repair, { readonly kind: "yield-task" }>): Edit | undefined {
  const origin = task.origin as TSESTree.Node;
  const effect = origin.type === "ExpressionStatement" ? origin.expression : topOf(origin);
  const runner = runnerOf(effect);
  if (effect.parent?.type !== "ExpressionStatement" || !isFunction(runner) || !isWithin(effect, runner.body)) return undefined;
  if (!runner.generator || runner.async || !isRunByLibrary(runner, effect)) return undefined;
  // What the effect may fail with becomes part of the program's type, so the user has the last word.
  return edit(file, false, "Yield it.", [insertion(effect.range[0], "yield* ")]);
}

/** Is the generator written as an argument of what the effect is taken from, or does it yield such things already? */
function isRunByLibrary(runner: FunctionNode, effect: TSESTree.Node): boolean {
  const { parent } = around(runner);
  if (parent?.type !== "CallExpression" || bare(parent.callee) === runner) return false;
  const library = rootOf(effect);
  return (library !== undefined && rootOf(parent) === library) || delegates(runner);
}

/** The name that a chain of calls and members begins with. */
function rootOf(expression: TSESTree.Node): string | undefined {
  let node = bare(expression);
  while (node.type === "CallExpression" || node.type === "MemberExpression") {
    node = bare(node.type === "CallExpression" ? node.callee : node.object);
  }
  return node.type === "Identifier" ? node.name : undefined;
}

function delegates(runner: FunctionNode): boolean {
  let found = false;
  walk(runner.body, (node) => {
    found ||= node.type === "YieldExpression" && node.delegate;
    return !found && !isFunction(node);
  });
  return found;
}
