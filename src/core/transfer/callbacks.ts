/** What do the functions that a call is given do, and when? */
import { HELD, only, type Tracked, UNKNOWN } from "../domain.ts";
import type { CallbackTime } from "../effects.ts";
import type { Argument, FunctionId } from "../ir.ts";
import type { PlaceEffect } from "../summary.ts";
import { closerFor } from "./callee.ts";
import type { Context } from "./context.ts";
import { handOn, meaningOfUse, releaseClosure, reportLaterUse } from "./hand-on.ts";
import { isListening, listen } from "./listeners.ts";
import { release } from "./release.ts";
import { start } from "./settle.ts";
import { type Call, open, resultOfFunction } from "./understand.ts";

/** Applies the functions that a call is given: those that run now, later, or at a time that nobody knows. */
export function applyCallbacks(call: Call): void {
  const { context, event, meaning } = call;
  const { endEvents } = context.ir.knowledge.conventions;
  event.args.forEach((argument, index) => {
    const path = String(index);
    const callback = meaning.effect.callbacks?.find(
      (one) => one.argument === path || (one.argument === "last" && index === event.args.length - 1),
    );
    const isNow = event.callsNow?.includes(index) === true;
    if (callback?.when === "later" && argument.literal === undefined && !endEvents.has(event.args[0]?.literal)) keepAlive(call);
    const functions = functionsIn(call, argument);
    for (const id of functions) applyCallback(call, id, isNow ? "now" : callback?.when);
  });
}

/** A callback for later (a subscription, a consumer) needs its resource longer than this function runs. */
function keepAlive({ context, environment, event, receivers }: Call): void {
  for (const receiver of receivers) {
    if (receiver.spec?.kind !== "stack") handOn(context, environment, receiver, event);
  }
}

/** Functions of this file that an argument hands over, itself or in its parts. */
function functionsIn(call: Call, argument: Argument): readonly FunctionId[] {
  const found: FunctionId[] = argument.function === undefined ? [] : [argument.function];
  if (argument.place !== undefined && argument.function === undefined) {
    for (const value of call.context.reachable(call.environment, argument.place)) {
      if (value.kind === "closure" && value.function !== undefined) found.push(value.function);
    }
  }
  for (const part of argument.properties?.values() ?? []) found.push(...functionsIn(call, part));
  for (const part of argument.elements ?? []) found.push(...functionsIn(call, part));
  return found;
}

function applyCallback(call: Call, id: FunctionId, when: CallbackTime | undefined): void {
  const { context, environment, event, receivers } = call;
  if (when === undefined) {
    const captured = isListening(context, environment, event) ? context.capturedBy(environment, id) : [];
    for (const [place, { uses }] of captured) {
      if (uses.length === 0) continue;
      for (const value of context.lookup(environment, place)) listen(context, environment, event, value);
    }
    releaseClosure(context, environment, id, event);
    return;
  }
  const captures = context.capturedBy(environment, id);
  const stack = only(receivers)?.spec?.kind === "stack" ? only(receivers) : undefined;
  const borrowed: Tracked[] = [];
  // `forEach` gives nothing, and when no variable remembers either, nobody knows afterwards what the rounds did.
  const isUntold = event.method === context.ir.knowledge.conventions.forEach && ![...captures.values()].some(({ assigns }) => assigns);
  for (const [place, effect] of captures) {
    for (const value of context.reachable(environment, place)) {
      if (value.kind === "task") {
        if (effect.settles || effect.escapes) handOn(context, environment, value, event);
        continue;
      }
      if (value.kind !== "resource") continue;
      if (when === "later") {
        reportLaterUse(context, environment, place, value, effect);
        applyLater(call, value, effect, stack);
      } else {
        if (effect.uses.length > 0) borrowed.push(value);
        applyNow(call, value, effect, isUntold);
      }
    }
    if (effect.assigns) environment.bind(place, [UNKNOWN]);
  }
  if (when === "awaited") for (const value of borrowed) call.borrows.add(value);
  if (when === "now" && givesTask(context, id)) spawn(call, id, borrowed);
}

function givesTask(context: Context, id: FunctionId): boolean {
  if (context.ir.functions[id]?.async === true) return true;
  return resultOfFunction(context, id)?.task === true;
}

/** All failures of what it starts are handled. */
function isQuiet(context: Context, id: FunctionId): boolean {
  if (context.ir.functions[id]?.async === true) return context.summaryOf(id)?.rejects === false;
  return resultOfFunction(context, id)?.isHandled === true;
}

function applyLater(call: Call, value: Tracked, effect: PlaceEffect, stack: Tracked | undefined): void {
  const { context, environment, event } = call;
  if (effect.closes !== "never" && stack !== undefined) {
    environment.update(value, { owner: stack });
    if (effect.closes === "always") context.closersOfOwners.set(value, closerFor(value, effect));
    return;
  }
  const isHeld = (environment.stateOf(value).flags & HELD) !== 0;
  if (isHeld && effect.uses.length > 0 && stack === undefined) {
    context.observer?.leaving(event, value, "captured", environment);
  }
  if (effect.closes !== "never" || effect.escapes || effect.uses.length > 0) {
    handOn(context, environment, value, event);
  }
}

function applyNow(call: Call, value: Tracked, effect: PlaceEffect, isUntold: boolean): void {
  const { context, environment, event } = call;
  for (const use of effect.uses) {
    const meaning = meaningOfUse(context, value, use);
    if (meaning.role === "use") context.observer?.used(use, value, meaning.whenClosed, environment);
    if (meaning.revives || meaning.opens) open(environment, value);
  }
  if (effect.closes !== "never") {
    // It may run any number of times, so nothing is certain after it.
    const how = { closer: closerFor(value, effect), certain: false, isUntold, by: call };
    release(context, environment, effect.releases[0] ?? event, [value], how);
  } else if (effect.escapes) {
    handOn(context, environment, value, event);
  }
}

/** An async function that is called for each element runs on after the call. */
function spawn(call: Call, id: FunctionId, borrows: readonly Tracked[]): void {
  const { context, environment, event } = call;
  const task = context.made(event, `spawned:${String(id)}`, () => ({
    kind: "task",
    provenance: "acquired",
    born: event,
    borrows,
    name: event.name,
    ...(isQuiet(context, id) && { neverRejects: true }),
  }));
  start(environment, task);
  call.spawned.push(task);
}
