/** What does a function of the program do to what its caller holds? */
import { hasCloser, own } from "../calls.ts";
import { only, type Tracked, UNKNOWN } from "../domain.ts";
import type { Closer } from "../effects.ts";
import type { FlowEvent, FunctionId, Place } from "../ir.ts";
import type { PlaceEffect } from "../summary.ts";
import type { Context } from "./context.ts";
import { handOn, meaningOfUse } from "./hand-on.ts";
import { reportBypass } from "./holds.ts";
import { release } from "./release.ts";
import { type Call, callsAsync, open, summaryOf } from "./understand.ts";

const HELPER_CLOSER: Closer = { again: { effect: "unknown" } };

/** What a function of the program does to one value of its caller. */
export function applyEffect(call: Call, value: Tracked, effect: PlaceEffect | undefined): void {
  const { context, environment, event } = call;
  if (effect === undefined) return;
  const closes = decided(call, effect);
  if (value.kind === "task") {
    if (effect.settles || effect.escapes || effect.closes !== "never") handOn(context, environment, value, event);
    return;
  }
  // Returned to somebody who awaits it, as far as this function can tell.
  const isRunning = callsAsync(call) && !event.awaited && !isReturnedAtOnce(call);
  for (const use of effect.uses) {
    const meaning = meaningOfUse(context, value, use);
    if (meaning.role === "use") context.observer?.used(event, value, meaning.whenClosed, environment);
    if (use.kind === "call" && meaning.effect.task !== undefined) {
      // What stands in another file cannot be pointed at from here.
      reportBypass(call, value, meaning.effect, event.elsewhere === undefined ? use : undefined);
    }
    if (meaning.revives || meaning.opens) open(environment, value);
    if (meaning.role === "close") release(context, environment, event, [value], { closer: HELPER_CLOSER, certain: false });
  }
  if (callsAsync(call) && worksOn(context, value, effect)) call.borrows.add(value);
  const isCloser = closes !== "never" && (value.spec === undefined || hasCloser(value.spec, effect.by));
  if (isCloser) {
    const certain = closes === "always" && !isRunning;
    const isLater = isRunning && effect.closesLater === true;
    const how = { closer: closerFor(value, effect), certain, isLater, isUntold: !isRunning && tellsNothing(call) };
    release(context, environment, event, [value], how);
  } else if (effect.escapes || closes !== "never") {
    // Also when it is closed by a method of which the class knows nothing.
    handOn(context, environment, value, event);
  }
}

/**
 * Whether a close cuts off what is done with it: a loop over a subscription ends with the close, and so does what only waits
 * for something to happen (`once(socket, "close")`, `socket.once("close", resolve)`), also in a function that is called for it.
 */
function worksOn(context: Context, value: Tracked, { uses }: PlaceEffect, asked = new Set<FlowEvent>()): boolean {
  return uses.some((use) => {
    // A function that calls itself does nothing else there.
    if (use.kind !== "call" || asked.has(use)) return false;
    asked.add(use);
    const [callee, ...others] = use.functions;
    const summary = callee === undefined ? use.elsewhere?.summary() : context.summaryOf(callee);
    if (summary !== undefined && others.length === 0) {
      const effects = [...summary.parameters, ...summary.captured.values()];
      if (effects.some((effect) => effect.uses.length > 0)) return effects.some((effect) => worksOn(context, value, effect, asked));
    }
    if (use.receiver === undefined) return use.effect?.borrowsReceiver !== false;
    const { effect, opens, revives, role } = meaningOfUse(context, value, use);
    const isHarmless = role === "none" && !opens && !revives && effect.task === undefined;
    const isListening = context.ir.knowledge.conventions.listening.has(use.method ?? "");
    // A close that waits for one operation does not wait for the next one of the function.
    return !isHarmless && role !== "close" && !isListening;
  });
}

/** Whether this very call closes it, where an argument that is written out decides. */
function decided({ event }: Call, effect: PlaceEffect): PlaceEffect["closes"] {
  const hasSpread = event.args.some((argument) => argument.spread === true);
  for (const { closes, parameter, truthy } of effect.decidedBy ?? []) {
    const argument = event.args[parameter];
    const isGiven = argument !== undefined && argument.literal === undefined;
    if (!hasSpread && !isGiven && truthy === Boolean(argument?.literal)) return closes;
  }
  return effect.closes;
}

/** Neither its result nor a variable tells afterwards what it did, and its caller did not choose it by a literal. */
function tellsNothing(call: Call): boolean {
  const { event } = call;
  const summary = summaryOf(call);
  if (summary?.result.isNothing !== true || event.args.some((argument) => argument.place === undefined)) return false;
  return ![...summary.captured.values()].some(({ assigns }) => assigns);
}

function isReturnedAtOnce({ context, event }: Call): boolean {
  return context.graph.blocks.some((block) => {
    const index = block.events.indexOf(event);
    const next = index < 0 ? undefined : block.events[index + 1];
    return next?.kind === "return" && next.place === event.target;
  });
}

/** What closing it again does, by the one method that the callee closes it with. */
export function closerFor(value: Tracked, effect: PlaceEffect): Closer {
  const [name, ...others] = effect.by;
  const closer = name === undefined || others.length > 0 ? undefined : own(value.spec?.closers, name);
  return { ...HELPER_CLOSER, ...closer };
}

/** What the function that is called does to what it captures, and to the fields of the object that it is called on. */
export function applyCaptured(call: Call): void {
  const { callee, context, environment } = call;
  if (callee === undefined) {
    if (call.event.deferred !== undefined) handOnLater(call, call.event.deferred);
    return;
  }
  for (const [inner, effect] of context.capturedBy(environment, callee)) {
    const place = seenFromHere(call, inner);
    if (place === undefined) continue;
    for (const value of heldAt(call, place, inner)) {
      if (value.kind === "resource" || value.kind === "task") applyEffect(call, value, effect);
    }
    if (effect.assigns) environment.bind(place, [UNKNOWN]);
  }
}

/** Whoever runs the work that the call describes closes with it what the work closes. */
function handOnLater(call: Call, deferred: FunctionId): void {
  const { context, environment, event, receivers } = call;
  const handed = receivers.filter(({ spec }) => spec !== undefined && event.method !== undefined && hasCloser(spec, [event.method]));
  for (const [inner, { closes, escapes, settles }] of context.capturedBy(environment, deferred)) {
    const place = closes !== "never" || escapes || settles ? seenFromHere(call, inner) : undefined;
    if (place !== undefined) handed.push(...heldAt(call, place, inner));
  }
  for (const value of handed) if (value.kind === "resource" || value.kind === "task") handOn(context, environment, value, event);
}

/** `this.#pool` of a method is `repository.#pool` where `repository.find()` is called, `this.users.#pool` for `this.users.find()`. */
function seenFromHere({ context, event }: Call, inner: Place): Place | undefined {
  const isOnSelf = event.receiver?.kind === "variable" && event.receiver.variable?.role === "this";
  if (inner.variable?.role !== "this" || isOnSelf) return inner;
  if (event.receiver === undefined) return event.construct ? undefined : inner;
  return context.seenFrom(event.receiver, inner);
}

function heldAt({ context, environment }: Call, place: Place, inner: Place): readonly Tracked[] {
  const values = context.lookup(environment, place);
  const spec = context.ir.knowledge.classOf(inner);
  if (place === inner || spec === undefined || environment.at(place) !== undefined || only(values) !== UNKNOWN) return values;
  return [
    context.made(place, "inherited", () => ({
      kind: "resource",
      provenance: "inherited",
      spec,
      place,
      borrows: [],
      name: place.base?.name ?? place.name,
      boundTo: place,
    })),
  ];
}
