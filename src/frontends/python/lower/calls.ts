/** Which events does a call in Python cause, and what is known about it? */
import { CALLED } from "../../../core/conventions.ts";
import type { CallEffect } from "../../../core/effects.ts";
import type { Argument, CallEvent, FunctionId, Place } from "../../../core/ir.ts";
import type { Call, Expression } from "../syntax.ts";
import { PYTHON_CONVENTIONS } from "../conventions.ts";
import { type Given, inOrder } from "./argument-order.ts";
import type { Called } from "./callees.ts";
import type { ClassOutline } from "./class-table.ts";
import { fill, fillOf, spread } from "./containers.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { pathOf, quietPlace } from "./members.ts";
import { coreNameOf } from "./own-classes.ts";
import type { Resolver } from "./resolver.ts";
import { asked, TASK_METHODS, takenByAttribute } from "./taken-values.ts";

/** What a coroutine function gives when it is called: nothing of it runs before somebody awaits that. */
const COROUTINE: CallEffect = { task: "lazy" };

/** What a block calls when it begins. */
const ENTERING: ReadonlySet<string> = new Set(["__aenter__", "__enter__"]);

const LOGGERS = /^_*log(?:ger|ging)?$/iu;
const LEVELS: ReadonlySet<string> = new Set(["critical", "debug", "error", "exception", "info", "log", "trace", "warn", "warning"]);

type KnownCall = NonNullable<ReturnType<Resolver["callee"]>>;

/** What a task says of its outcome, and only when it is done: before, these raise. */
const OUTCOMES: ReadonlySet<string> = new Set(["exception", "result"]);
const DONE = "done";

/** Lowers a call. Gives the place of the result. */
export function call(lowering: Lowering, node: Call, awaited: boolean): Place {
  const { resolver } = lowering.file;
  const known = underAnyLoop(lowering, asAllowed(lowering, node, knownOf(lowering, node)));
  const called = known ? undefined : resolver.called(node);
  const target = lowering.result(node);
  const receiver = receiverOf(lowering, node, called);
  asked(lowering, node);
  const given = argumentsOf(lowering, node);
  const args = called?.isFollowed === true ? inOrder(called, node, given) : undefined;
  const isCoroutine = called?.isCoroutine === true;
  // A coroutine that is not awaited at once runs somewhere else, if at all.
  const isFollowed = called !== undefined && args !== undefined && (isCoroutine ? awaited : isAllPlain(called));
  if (called && !isFollowed) for (const { outline } of called.candidates) lowering.file.calledUnseen.add(outline.id);
  const filled = fillOf(lowering, receiver.receiver, receiver.method);
  const isWritten = known === undefined && called === undefined && isLogging(node.func);
  lowering.emit({
    kind: "call",
    site: lowering.site(node),
    origin: node,
    target,
    name: lowering.label(node.func),
    ...(known && { effect: known.effect, library: known.library }),
    ...(isCoroutine && !awaited && { effect: COROUTINE, library: "", ...deferred(called, args) }),
    functions: isFollowed ? called.candidates.map(({ outline }) => outline.id) : [],
    ...receiver,
    construct: called?.makes !== undefined,
    ...constructed(lowering, called?.makes),
    // What becomes an element is handed to nobody, and who reads a log waits for nothing.
    args: filled || isWritten ? [] : (args ?? given.all),
    awaited,
    promise: isCoroutine && awaited ? "yes" : "unknown",
    ...(lowering.expectsFailure && { isExpectedToFail: true }),
    ...(lowering.hasFallback && { hasFallback: true }),
    mayThrow: !filled && known?.effect.total !== true && !isLogging(node.func),
  } satisfies CallEvent);
  if (filled && receiver.receiver) fill(lowering, node, receiver.receiver, filled, given.positional);
  enter(lowering, node, receiver.receiver, target, called);
  if (receiver.receiver) followTask(lowering, node, receiver.receiver, receiver.method ?? "", given.positional[0]?.function);
  return target;
}

/** What a method of a task does to it, and what it proves that the call has come back. */
function followTask(lowering: Lowering, node: Call, task: Place, method: string, callback: FunctionId | undefined): void {
  if (!TASK_METHODS.has(method)) return;
  const tells = method === "add_done_callback" && callback !== undefined ? { tells: callback } : {};
  lowering.emit({ kind: "handle", site: lowering.site(node), origin: node, place: task, how: "catch", ...tells });
  if (!OUTCOMES.has(method) || !lowering.builder.reachable) return;
  const told = lowering.builder.block();
  lowering.builder.jump(told, "normal", [{ kind: "state", place: task, property: DONE, holds: true }]);
  lowering.builder.resume(told);
}

/** `client = await make().__aenter__()`: what is entered is the object itself, as in a block. */
function enter(lowering: Lowering, node: Call, entered: Place | undefined, target: Place, called: Called | undefined): void {
  const { func } = node;
  if (func.nodeType !== "Attribute" || !ENTERING.has(func.attr) || !entered || called) return;
  if (lowering.file.resolver.entersItself(func.value)) lowering.bind(node, target, entered, { declares: false });
}

/** What the catalog knows of a call, unless something stands in for what is called. */
function knownOf({ file: { replacements, resolver } }: Lowering, node: Call): KnownCall | undefined {
  const known = resolver.callee(node);
  return known !== undefined && replacements.isReplaced(node) ? undefined : known;
}

/** A call that the author lets block, as a comment for another linter says. */
function asAllowed(lowering: Lowering, node: Call, known: KnownCall | undefined): KnownCall | undefined {
  const { source } = lowering.file;
  if (known?.effect.blocking === undefined || !node.range.some((offset) => source.allowsBlockingAt(offset))) return known;
  const { blocking: _blocking, ...effect } = known.effect;
  return { ...known, effect };
}

/** What asyncio has in place of a call that blocks is of no use under another loop. */
function underAnyLoop(lowering: Lowering, known: KnownCall | undefined): KnownCall | undefined {
  if (!lowering.file.hasOtherLoops || known?.effect.blocking === undefined) return known;
  const { from: _from, instead: _instead, offload: _offload, ...blocking } = known.effect.blocking;
  return { ...known, effect: { ...known.effect, blocking } };
}

/** To write to a log fails only where logging itself is broken. */
function isLogging(func: Expression): boolean {
  if (func.nodeType !== "Attribute" || !LEVELS.has(func.attr)) return false;
  const { value } = func;
  const name = value.nodeType === "Attribute" ? value.attr : value.nodeType === "Name" ? value.id : "";
  return LOGGERS.test(name);
}

/** None of the candidates is a coroutine function: one beside others that are none may have been chosen or not. */
function isAllPlain({ candidates }: Called): boolean {
  return candidates.every(({ outline }) => !outline.isAsync || outline.isGenerator);
}

/** The object whose method is called. A method of a base class of the file is called on the same object. */
function receiverOf(lowering: Lowering, node: Call, called: Called | undefined): { readonly receiver?: Place; readonly method?: string } {
  const { func } = node;
  if (func.nodeType !== "Attribute") {
    const place = evaluate(lowering, func);
    // A resource may be called itself (`sessions()`); a function or a class of the file is none.
    const isValue = place !== undefined && !called && place.variable?.role !== "import";
    return isValue && (func.nodeType === "Name" || func.nodeType === "Call") ? { receiver: place, method: CALLED } : {};
  }
  const above = lowering.file.resolver.classOfSuper(node);
  if (above) return called ? {} : { receiver: givenToBase(lowering, node, above) };
  if (called?.candidates.some(({ filling }) => filling === "explicit") === true) return {};
  const { place, rest } = pathOf(lowering, func.value);
  takenByAttribute(lowering, func, place);
  return place ? { receiver: place, method: [...rest, coreNameOf(func.attr)].join(".") } : {};
}

/** What a base class of elsewhere does with the object, and with all that it holds, is not known. */
function givenToBase(lowering: Lowering, node: Call, outline: ClassOutline): Place {
  const self = lowering.touch(lowering.file.selfOf(outline));
  lowering.escape(node, self, "argument");
  return self;
}

/** What runs once somebody awaits the coroutine, where it can be only one function. */
function deferred(called: Called, args: readonly Argument[] | undefined): Pick<CallEvent, "deferred"> {
  const [only, ...others] = called.candidates;
  return only && args && others.length === 0 ? { deferred: only.outline.id } : {};
}

/** An instance of a class of the file. */
function constructed(lowering: Lowering, made: ClassOutline | undefined): Pick<CallEvent, "constructs"> {
  const spec = made && lowering.file.resolver.ownClass(made);
  return spec ? { constructs: spec } : {};
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
  // `stack.push_async_callback(session.close)`: whoever gets the method may close the session by it.
  if (node.nodeType === "Attribute" && PYTHON_CONVENTIONS.closing.has(node.attr)) {
    lowering.escape(node, quietPlace(lowering, node.value), "argument");
  }
  if (node.nodeType === "Lambda") {
    const outline = lowering.file.scopes.outlineOf.get(node);
    return { ...(place && { place }), ...(outline && { function: outline.id }) };
  }
  const literal = node.nodeType === "Constant" ? node.value : undefined;
  const isPlain = literal === null || typeof literal === "string" || typeof literal === "number" || typeof literal === "boolean";
  return { ...(place && { place }), ...(isPlain && { literal }) };
}
