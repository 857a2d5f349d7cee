/**
 * How is the inner work done without entering the context that already runs?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, Repair } from "../../../core/repairs.ts";
import { around, bare, isFunction, keyOf, walk } from "../resolve/syntax.ts";
import type { FunctionNode } from "../resolve/value.ts";
import { isEndSure, runnerOf } from "./position.ts";
import { isPure } from "./tail.ts";
import { bindsLoosely } from "./waiting.ts";
import { deletion, edit, isParenthesized, variableAt, type WrittenFile } from "./written-file.ts";

type RunInside = Extract<Repair, { readonly kind: "run-inside" }>;

/** Writes the callback's work in place of the call that would enter the context again. */
export function runInside(file: WrittenFile, { inner, passesArguments, proven }: RunInside): Edit | undefined {
  const call = inner.origin as TSESTree.Node;
  if (call.type !== "CallExpression" || call.optional || call.parent.type === "ChainExpression") return undefined;
  const effect = effectOf(call);
  if (effect) return yielded(file, call, effect);
  const callback = callbackOf(call);
  if (!callback) return undefined;
  const isWaitedFor = around(call).parent?.type === "AwaitExpression";
  // What comes back is a promise only if the callback makes one.
  if (!isWaitedFor && !(isFunction(callback) && callback.async)) return undefined;
  const title = "Run it here, inside.";
  if (!isFunction(callback)) {
    const declared = functionNamed(file, callback);
    // A function that is not shown may need what the library would hand it.
    if (declared ? takesSomething(declared) : passesArguments === true) return undefined;
    return edit(file, proven && declared !== undefined, title, [{ start: call.range[0], end: call.range[1], text: `${callback.name}()` }]);
  }
  if (callback.generator || takesSomething(callback)) return undefined;
  if (!isWaitedFor && call.parent.type === "ExpressionStatement" && !isEndSure(file, call.parent)) return undefined;
  if (callback.body.type !== "BlockStatement") {
    const isBare = !bindsLoosely(callback.body);
    // A failure before the first wait would not be a rejection any more, unless it is awaited on the spot.
    if (!isWaitedFor) return undefined;
    const body = isParenthesized(file, callback.body) ? parenthesized(file, callback.body) : callback.body.range;
    const isWrapped = isBare || body !== callback.body.range;
    return edit(file, proven, title, [
      { start: call.range[0], end: body[0], text: isWrapped ? "" : "(" },
      { start: body[1], end: call.range[1], text: isWrapped ? "" : ")" },
    ]);
  }
  const { parent } = call;
  // A function that is not async and returns nothing leaves nothing to wait for.
  const isPlain = !callback.async && parent.type === "AwaitExpression" && parent.parent.type === "ExpressionStatement" && !returnsSomething(callback);
  if (isPlain && !isEndSure(file, parent.parent)) return undefined;
  return edit(file, proven, title, [
    { start: isPlain ? parent.range[0] : call.range[0], end: callback.range[0], text: "(" },
    { start: callback.range[1], end: call.range[1], text: ")()" },
  ]);
}

function returnsSomething(callback: FunctionNode): boolean {
  let returns = false;
  walk(callback.body, (node) => {
    if (node.type === "ReturnStatement" && node.argument !== null) returns = true;
    return !returns && !isFunction(node);
  });
  return returns;
}

function parenthesized(file: WrittenFile, node: TSESTree.Node): readonly [number, number] {
  const before = file.source.getTokenBefore(node);
  const after = file.source.getTokenAfter(node);
  return before && after ? [before.range[0], after.range[1]] : node.range;
}

/** The callback, when dropping everything else in the call drops no effect. */
function callbackOf(call: TSESTree.CallExpression): FunctionNode | TSESTree.Identifier | undefined {
  const [first, ...others] = call.arguments.filter((argument) => isFunction(argument));
  const last = call.arguments.at(-1);
  const callback = first ?? (last?.type === "Identifier" ? last : undefined);
  if (others.length > 0) return undefined;
  if (!callback || !isPure(calleeObject(call))) return undefined;
  return call.arguments.every((argument) => argument === callback || (argument.type !== "SpreadElement" && isPure(argument))) ? callback : undefined;
}

function calleeObject(call: TSESTree.CallExpression): TSESTree.Node {
  const callee = bare(call.callee);
  return callee.type === "MemberExpression" ? callee.object : callee;
}

/** Is the function handed something (the releaser, the lock), or does it see a `this` of its own? */
function takesSomething(callback: FunctionNode): boolean {
  if (callback.params.length > 0) return true;
  if (callback.type === "ArrowFunctionExpression") return false;
  let takes = false;
  walk(callback.body, (node) => {
    if (node.type === "ThisExpression" || (node.type === "Identifier" && node.name === "arguments")) takes = true;
    return !takes && (!isFunction(node) || node.type === "ArrowFunctionExpression");
  });
  return takes;
}

function functionNamed(file: WrittenFile, identifier: TSESTree.Identifier): FunctionNode | undefined {
  const variable = variableAt(file, identifier.name, identifier);
  const definition = variable?.defs.length === 1 ? variable.defs[0] : undefined;
  if (!definition || variable?.references.some((reference) => reference.isWrite() && reference.init !== true)) return undefined;
  const node: TSESTree.Node = definition.node;
  if (node.type === "FunctionDeclaration" && node.id === definition.name) return node;
  const initial = node.type === "VariableDeclarator" && node.init ? bare(node.init) : undefined;
  return isFunction(initial) ? initial : undefined;
}

/** The effect that is run by hand inside of a generator that could yield it. */
function effectOf(call: TSESTree.CallExpression): TSESTree.Expression | undefined {
  const callee = bare(call.callee);
  if (callee.type !== "MemberExpression") return undefined;
  const method = keyOf(callee);
  const [effect] = call.arguments;
  if ((method !== "runSync" && method !== "runPromise") || call.arguments.length !== 1 || !effect || effect.type === "SpreadElement") return undefined;
  const runner = runnerOf(call);
  return isFunction(runner) && runner.generator && !runner.async ? effect : undefined;
}

/** `yield* effect` for `Effect.runSync(effect)`. */
function yielded(file: WrittenFile, call: TSESTree.CallExpression, effect: TSESTree.Expression): Edit | undefined {
  const { parent } = call;
  const isFree =
    parent.type === "ExpressionStatement" ||
    parent.type === "ReturnStatement" ||
    (parent.type === "VariableDeclarator" && parent.init === call) ||
    (parent.type === "AssignmentExpression" && parent.right === call) ||
    isParenthesized(file, call);
  return edit(file, false, "Yield the effect.", [
    { start: call.range[0], end: effect.range[0], text: isFree ? "yield* " : "(yield* " },
    isFree ? deletion(effect.range[1], call.range[1]) : { start: effect.range[1], end: call.range[1], text: ")" },
  ]);
}
