/** Which events does a call in Python cause, and what is known about it? */
import type { CallEffect } from "../../../core/effects.ts";
import type { Argument, CallEvent, Place } from "../../../core/ir.ts";
import type { Call, Expression } from "../syntax.ts";
import { fill, fillOf, spread } from "./containers.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { type FunctionOutline, parametersOf } from "./scopes.ts";

/** What a coroutine function gives when it is called: nothing of it runs before somebody awaits that. */
const COROUTINE: CallEffect = { task: "lazy" };

/** Who asks a task for its outcome, ends it or listens to it takes care of it. */
const TASK_METHODS: ReadonlySet<string> = new Set(["add_done_callback", "cancel", "cancelled", "done", "exception", "result"]);

/** Lowers a call. Gives the place of the result. */
export function call(lowering: Lowering, node: Call, awaited: boolean): Place {
  const { resolver } = lowering.file;
  const known = resolver.callee(node);
  const called = known ? undefined : resolver.functionCalled(node);
  const target = lowering.result(node);
  const receiver = receiverOf(lowering, node.func);
  const given = argumentsOf(lowering, node);
  const args = called ? inOrderOf(called, node, given) : undefined;
  const isCoroutine = called?.isAsync === true && !called.isGenerator;
  // A coroutine that is not awaited at once runs somewhere else, if at all.
  const isFollowed = called !== undefined && args !== undefined && (!isCoroutine || awaited);
  const filled = fillOf(lowering, receiver.receiver, receiver.method);
  lowering.emit({
    kind: "call",
    site: lowering.site(node),
    origin: node,
    target,
    name: lowering.label(node.func),
    ...(known && { effect: known.effect, library: known.library }),
    ...(isCoroutine && !awaited && { effect: COROUTINE, library: "", ...(args && { deferred: called.id }) }),
    functions: isFollowed ? [called.id] : [],
    ...receiver,
    construct: false,
    // What becomes an element is handed to nobody.
    args: filled ? [] : (args ?? given.all),
    awaited,
    promise: isCoroutine && awaited ? "yes" : "unknown",
    ...(lowering.expectsFailure && { isExpectedToFail: true }),
    mayThrow: !filled && known?.effect.total !== true,
  } satisfies CallEvent);
  if (filled && receiver.receiver) fill(lowering, node, receiver.receiver, filled, given.positional);
  if (receiver.receiver && TASK_METHODS.has(receiver.method ?? "")) {
    lowering.emit({ kind: "handle", site: lowering.site(node), origin: node, place: receiver.receiver, how: "catch" });
  }
  return target;
}

/** The object whose method is called. Fields of objects are not followed. */
function receiverOf(lowering: Lowering, func: Expression): { readonly receiver?: Place; readonly method?: string } {
  if (func.nodeType !== "Attribute") {
    evaluate(lowering, func);
    return {};
  }
  const receiver = evaluate(lowering, func.value);
  return receiver ? { receiver, method: func.attr } : {};
}

interface Given {
  readonly positional: readonly Argument[];
  readonly named: ReadonlyMap<string, Argument>;
  /** As one list: arguments by name are the properties of a last one. */
  readonly all: readonly Argument[];
  /** Some are not written out (`*args`, `**options`). */
  readonly hasMore: boolean;
}

function argumentsOf(lowering: Lowering, { args, keywords }: Call): Given {
  const positional = args.map((node): Argument => {
    if (node.nodeType !== "Starred") return argument(lowering, node);
    const place = spread(lowering, node.value);
    return { ...(place && { place }), spread: true };
  });
  const named = new Map<string, Argument>();
  let hasMore = args.some(({ nodeType }) => nodeType === "Starred");
  for (const { arg, value } of keywords) {
    const given = argument(lowering, value);
    named.set(arg ?? `**${named.size}`, given);
    hasMore ||= arg === undefined;
  }
  return { positional, named, all: named.size === 0 ? positional : [...positional, { properties: named }], hasMore };
}

function argument(lowering: Lowering, node: Expression): Argument {
  const place = evaluate(lowering, node);
  if (node.nodeType === "Lambda") {
    const outline = lowering.file.scopes.outlineOf.get(node);
    return { ...(place && { place }), ...(outline && { function: outline.id }) };
  }
  const literal = node.nodeType === "Constant" ? node.value : undefined;
  const isPlain = literal === null || typeof literal === "string" || typeof literal === "number" || typeof literal === "boolean";
  return { ...(place && { place }), ...(isPlain && { literal }) };
}

/** The arguments by the parameters of a function of the file; undefined when that cannot be told. */
function inOrderOf({ node }: FunctionOutline, { args }: Call, given: Given): readonly Argument[] | undefined {
  if (node.nodeType !== "FunctionDef" && node.nodeType !== "AsyncFunctionDef") return undefined;
  const { kwarg, vararg } = node.args;
  if (given.hasMore || vararg || kwarg) return undefined;
  const names = parametersOf(node.args).map(({ arg }) => arg);
  if (args.length > names.length || [...given.named.keys()].some((name) => !names.includes(name))) return undefined;
  return names.map((name, index) => given.positional[index] ?? given.named.get(name) ?? {});
}
