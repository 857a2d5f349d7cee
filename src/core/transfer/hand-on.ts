/** When does a value become somebody else's: stored, passed on, returned, captured? */
import { type Meaning, meaningOn, USED } from "../calls.ts";
import { CLOSED, ESCAPED, HANDED_ON, HELD, RETURNED, STORED, type Tracked, UNKNOWN } from "../domain.ts";
import type { Environment } from "../environment.ts";
import type { EscapeEvent, FlowEvent, FunctionId, Place } from "../ir.ts";
import type { PlaceEffect } from "../summary.ts";
import { type Context } from "./context.ts";

/** The value becomes reachable from code that this function does not show. */
export function handOn(context: Context, environment: Environment, value: Tracked, event: FlowEvent): void {
  const state = environment.stateOf(value);
  context.observer?.handedOn(event, value);
  if (value.kind === "task") {
    environment.update(value, { flags: state.flags | HANDED_ON });
    // `return client.connect()`: the promise of a resource that is there already takes it along.
    if (value.payload !== undefined && value.payloadIsNew !== true && (state.flags & HANDED_ON) === 0) {
      handOn(context, environment, value.payload, event);
    }
  } else if (value.kind === "closure" && value.function !== undefined) {
    releaseClosure(context, environment, value.function, event);
  } else if (value.kind === "resource" && (state.flags & HELD) === 0) {
    if (state.mask === ESCAPED) return;
    // Whoever gets what ends a hold (a releaser) may end it.
    for (const hold of [...environment.states.keys()]) {
      if (hold.kind === "hold" && hold.born === value.born) environment.update(hold, { mask: CLOSED });
    }
    environment.update(value, { mask: ESCAPED | (state.mask & CLOSED) });
    // What it lives on, or wraps, has to stay for it.
    for (const inner of value.wraps ?? []) handOn(context, environment, inner, event);
    if (value.parent !== undefined && isView(value)) {
      handOn(context, environment, value.parent, event);
    }
  }
}

function isView(value: Tracked): boolean {
  return value.child === true || value.provenance === "borrowed";
}

/** A function value leaves: what it captures may be used or closed at any later time. */
export function releaseClosure(context: Context, environment: Environment, id: FunctionId, event: FlowEvent): void {
  for (const [place, effect] of context.capturedBy(environment, id)) {
    const isTouched = effect.closes !== "never" || effect.escapes || effect.uses.length > 0 || effect.settles;
    if (!isTouched) continue;
    for (const value of context.reachable(environment, place)) {
      if (value.kind === "closure") continue;
      reportLaterUse(context, environment, place, value, effect);
      handOn(context, environment, value, event);
    }
  }
}

/** A function that is handed over once its captured resource is closed can only run after the close. */
export function reportLaterUse(
  context: Context,
  environment: Environment,
  place: Place,
  value: Tracked,
  effect: PlaceEffect,
): void {
  if (value.kind !== "resource" || place.variable?.constant !== true || place.kind !== "variable") return;
  if (environment.stateOf(value).mask !== CLOSED || context.observer === undefined) return;
  const meanings = effect.uses.map((use) => ({ use, meaning: meaningOfUse(context, value, use) }));
  if (meanings.some(({ meaning }) => meaning.revives || meaning.opens)) return;
  for (const { use, meaning } of meanings) {
    if (meaning.role === "use") context.observer.used(use, value, meaning.whenClosed, environment);
  }
}

/** What an event of a callee means for the class that the caller knows. */
export function meaningOfUse(context: Context, value: Tracked, use: FlowEvent): Meaning {
  const generic: Meaning = { ...USED, whenClosed: value.spec?.reuse ?? USED.whenClosed };
  if (use.kind !== "call" || use.method === undefined || value.spec === undefined) return generic;
  if (use.receiver === undefined) return generic;
  return meaningOn(value, use.method, use, context.ir.knowledge);
}

/** Remembers that other code finds it, whatever happens to it later. */
export function markStored(environment: Environment, value: Tracked): void {
  if (value.kind === "resource") environment.update(value, { flags: environment.stateOf(value).flags | STORED });
}

/** The value goes to a place outside, a container, the consumer of a generator, or the one who catches. */
export function escape(context: Context, environment: Environment, event: EscapeEvent): void {
  const whole = event.isSpread === true ? context.lookup(environment, event.place) : [];
  for (const value of context.reachable(environment, event.place)) {
    if (value.kind === "resource" && (event.to === "outer" || event.to === "export")) {
      context.observer?.leaving(event, value, "stored", environment);
    }
    markStored(environment, value);
    // A task that is put into a local list is still to be awaited through the list.
    if (value.kind === "task" && event.to === "container" && event.into !== undefined) continue;
    // Of a promise that is spread nobody gets anything.
    if (value.kind === "task" && whole.includes(value)) continue;
    handOn(context, environment, value, event);
  }
}

/** The function's result: owned by the caller from here on, though cleanups still run. */
export function leaveWith(context: Context, environment: Environment, event: FlowEvent, place: Place): void {
  const values = context.reachable(environment, place);
  // What may be something else is returned on purpose where it is that.
  const isCertain = !context.lookup(environment, place).includes(UNKNOWN) || place.members !== undefined;
  // Who only borrows the result has no duty, so that this function keeps it.
  const isLent = context.graph.terms.some(({ about, word }) => about === "result" && word === "borrows");
  context.observer?.returning(event, context.lookup(environment, place), environment);
  for (const value of values) {
    if (value.kind === "task") {
      const state = environment.stateOf(value);
      handOn(context, environment, value, event);
      environment.update(value, { flags: state.flags | RETURNED | HANDED_ON });
      continue;
    }
    if (value.kind === "resource" && isCertain) context.observer?.leaving(event, value, "returned", environment);
    if (value.kind === "closure") reportCaptured(context, environment, value, event);
    if (!isLent || value.kind !== "resource") handOn(context, environment, value, event);
    context.returnedBy.set(value, event);
    const { flags } = environment.stateOf(value);
    if (value.kind === "resource") environment.update(value, { flags: flags | RETURNED });
  }
}

function reportCaptured(context: Context, environment: Environment, closure: Tracked, event: FlowEvent): void {
  for (const value of closure.borrows) {
    if (value.kind === "resource") context.observer?.leaving(event, value, "captured", environment);
  }
  if (closure.function === undefined) return;
  for (const [place, effect] of context.capturedBy(environment, closure.function)) {
    if (effect.uses.length === 0) continue;
    for (const value of context.lookup(environment, place)) {
      if (value.kind === "resource") context.observer?.leaving(event, value, "captured", environment);
    }
  }
}
