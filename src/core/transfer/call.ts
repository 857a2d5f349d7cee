/**
 * How does one call change what is known?
 *
 * Receiver first (closed or used), then the arguments, then the functions handed over, then the result.
 */
import { argumentAt, isLent, type Meaning, outcomeAfter } from "../calls.ts";
import { ELEMENT, isAdding, isStateQuery } from "../conventions.ts";
import { CLOSED, ESCAPED, HANDED_ON, IDLE, only, OPEN, type Tracked } from "../domain.ts";
import { type Environment, UNTRACKED } from "../environment.ts";
import type { Outcome } from "../effects.ts";
import type { Argument, CallEvent, Place } from "../ir.ts";
import { applyCallbacks } from "./callbacks.ts";
import { applyCaptured, applyEffect, closerFor } from "./callee.ts";
import type { Context } from "./context.ts";
import { handOn } from "./hand-on.ts";
import { applyCurrent } from "./current.ts";
import { applyHolds, reportBypass } from "./holds.ts";
import { outcomeOfOwn } from "./own-instances.ts";
import { failsFor, release, withWrapped } from "./release.ts";
import { bindResult } from "./result.ts";
import { begin, settleTask } from "./settle.ts";
import { type Call, lazyAt, NOTHING_KNOWN, open, summaryOf, understand } from "./understand.ts";

/** Applies a call to the environment and binds its target. */
export function applyCall(context: Context, environment: Environment, event: CallEvent): void {
  const call = understand(context, environment, event);
  // From here on it collects what it does.
  context.understood = undefined;
  remember(call);
  if (call.meaning.effect.ends === "process") reportEnding(call);
  applyToReceivers(call);
  closeFields(call);
  applyHolds(call);
  event.args.forEach((argument, index) => {
    applyToArgument(call, argument, String(index), index);
  });
  applyCallbacks(call);
  applyCaptured(call);
  forgetMutable(call);
  applyExecution(call);
  if (call.meaning.effect.givesTasks === true) giveTasks(call);
  applyCurrent(call);
  bindResult(call);
}

function remember(call: Call): void {
  const { context, event, meaning, receivers } = call;
  if (meaning === NOTHING_KNOWN) return;
  const known = context.called.get(event);
  if (known === undefined) {
    const { effect, library } = meaning;
    const isClose = meaning.role === "close";
    const whileRunning = meaning.closer?.whileRunning;
    context.called.set(event, { effect, library, receivers: new Set(receivers), isClose, ...(whileRunning && { whileRunning }) });
  } else {
    for (const receiver of receivers) known.receivers.add(receiver);
  }
}

/** A close whose failure comes through its task, or what cannot fail by the class of its receiver. */
export function failsLater(context: Context, environment: Environment, event: CallEvent): boolean {
  if (event.method !== undefined && event.args.length === 0 && isStateQuery(context.ir.knowledge.conventions, event.method)) return true;
  const { meaning, receivers } = understand(context, environment, event);
  if (meaning.effect.total === true) return true;
  if (meaning.role !== "close") return false;
  return meaning.closer?.async === true || isHarmless(meaning.closer?.again, environment, receivers);
}

/** What is closed already, and may be. */
function isHarmless(again: Outcome | undefined, environment: Environment, receivers: readonly Tracked[]): boolean {
  return again?.effect === "works" && receivers.length > 0 && receivers.every((receiver) => environment.stateOf(receiver).mask === CLOSED);
}

/** Nothing is known of what is called. */
export function isUnknown(context: Context, environment: Environment, event: CallEvent): boolean {
  if (event.effect !== undefined || event.contract !== undefined || event.functions.length > 0) return false;
  if (event.elsewhere?.summary() !== undefined) return false;
  return understand(context, environment, event).receivers.every(({ spec }) => spec === undefined);
}

/** What the call closes: its receiver, an argument, or what a helper is given. A failing close leaves it closed too. */
export function closedByCall(context: Context, environment: Environment, event: CallEvent): readonly Tracked[] {
  const call = understand(context, environment, event);
  const { callee, meaning, receivers } = call;
  const closed: Tracked[] = meaning.role === "close" ? [...withWrapped(receivers)] : [];
  const held = (place: Place | undefined): readonly Tracked[] =>
    place === undefined ? [] : context.lookup(environment, place).filter((value) => value.kind === "resource");
  const add = (place: Place | undefined): void => {
    closed.push(...held(place));
  };
  for (const path of meaning.effect.closes ?? []) add(argumentAt(event, path)?.place);
  if (callee === undefined ? event.elsewhere === undefined : !context.mayClose(callee)) return closed;
  event.args.forEach(({ place }, index) => {
    const given = held(place);
    if (given.length > 0 && (summaryOf(call)?.parameters[index]?.closes ?? "never") !== "never") closed.push(...given);
  });
  const captured = callee === undefined ? [] : context.capturedBy(environment, callee);
  for (const [place, effect] of captured) if (effect.closes !== "never") add(place);
  return closed;
}

/** What happens when the resource that it lives on was closed, rather than itself. */
function afterItsOwner(context: Context, environment: Environment, receiver: Tracked): Outcome | undefined {
  const { mask, released } = environment.stateOf(receiver);
  const orphaned = receiver.spec?.orphaned;
  if (orphaned === undefined || mask !== CLOSED || released.length === 0) return undefined;
  const isItself = released.some((event) => {
    if (event.kind === "scope-end") return context.lookup(environment, event.place).includes(receiver);
    return event.kind !== "call" || context.called.get(event)?.receivers.has(receiver) !== false;
  });
  return isItself ? undefined : orphaned;
}

function applyToReceivers(call: Call): void {
  const { context, environment, event, meaning, receivers } = call;
  const isTask = meaning.effect.task !== undefined || event.promise === "yes";
  if (meaning.role === "close") {
    // Reading a cursor to its end closes it, and is work until it settles.
    if (meaning.effect.task === "eager") for (const receiver of receivers) call.borrows.add(receiver);
    const orphaned = receivers.map((receiver) => afterItsOwner(context, environment, receiver)).find(Boolean);
    const closer = orphaned === undefined ? meaning.closer : { ...meaning.closer, again: orphaned };
    release(context, environment, event, receivers, { ...(closer && { closer }), certain: true });
    return;
  }
  if (meaning.misses !== undefined) missReceivers(call, meaning.misses);
  const isMoved = meaning.effect.closes?.includes("this") === true;
  for (const receiver of receivers) {
    const state = environment.stateOf(receiver);
    if (meaning.role === "use") {
      const own = afterItsOwner(context, environment, receiver) ?? outcomeAfter(receiver.spec, state.released, event.method);
      const whenClosed = own ?? outcomeOfOwn(call, receiver, state) ?? meaning.whenClosed;
      context.observer?.used(event, receiver, whenClosed, environment);
      if (failsFor(state, whenClosed)) environment.update(receiver, { mask: CLOSED | ESCAPED });
    }
    if (meaning.revives || meaning.opens) context.observer?.opening(event, receiver);
    if (meaning.opens && state.mask === IDLE) call.opened.push(receiver);
    if (meaning.revives || (meaning.opens && state.mask !== CLOSED)) open(environment, receiver);
    if (isMoved) environment.update(receiver, { mask: CLOSED, released: [event] });
    if (meaning.effect.owns?.includes("this") === true && !isLent(meaning.effect, event)) handOn(context, environment, receiver, event);
    if (isTask && meaning.effect.borrowsReceiver !== false) call.borrows.add(receiver);
    if (isTask) reportBypass(call, receiver, meaning.effect);
  }
  // A method of a query that nobody knows may give it to anybody.
  const isStep = meaning.effect.returns?.receiver === true || meaning.effect.executes === "receiver";
  for (const query of isStep ? [] : lazyAt(call)) handOn(context, environment, query, event);
  if (event.receiver === undefined || isAdding(context.ir.knowledge.conventions, event.method)) return;
  // A method that is chosen at run time may be one that closes.
  if (event.method === undefined) {
    for (const value of context.lookup(environment, event.receiver)) handOn(context, environment, value, event);
  }
  // `tasks.concat(more)`, `tasks.forEach(…)`: what is done with the elements is not followed.
  const list = event.receiver.property === "*" && event.receiver.base !== undefined ? event.receiver.base : event.receiver;
  for (const member of list.members?.values() ?? []) {
    if (!ELEMENT.test(member.property ?? "")) continue;
    for (const value of environment.reachable(member)) {
      if (value.kind === "resource" || value.kind === "task") handOn(context, environment, value, event);
    }
  }
}

/** What was meant to close does not; whatever happens to it then, its author took it to be closed. */
function missReceivers({ context, environment, event, receivers }: Call, { does, instead }: NonNullable<Meaning["misses"]>): void {
  for (const receiver of receivers) {
    context.observer?.misclosed(event, receiver, does, instead);
    environment.update(receiver, { mask: CLOSED | ESCAPED });
  }
}

function applyToArgument(call: Call, argument: Argument, path: string, index: number): void {
  const { callee, context, environment, event, meaning } = call;
  argument.properties?.forEach((part, key) => {
    applyToArgument(call, part, `${path}.${key}`, -1);
  });
  argument.elements?.forEach((part) => {
    applyToArgument(call, part, `${path}.*`, -1);
  });
  const { place } = argument;
  if (place === undefined) return;
  const { effect } = meaning;
  const isNamed = (paths: readonly string[] | undefined): boolean =>
    paths?.some((named) => named === path || (named === "last" && index === event.args.length - 1)) === true;
  const whole = context.lookup(environment, place);
  const isOurs = callee !== undefined || event.elsewhere !== undefined;
  const isFollowed = isOurs && index >= 0 && argument.spread !== true && !isGathered(call, index);
  for (const value of context.reachable(environment, place)) {
    if (value.kind === "task") {
      if (effect.combines === undefined && !isNamed(effect.borrows)) handOn(context, environment, value, event);
    } else if (value.kind === "closure") {
      // Functions are handled as callbacks, where it is known when they run.
      continue;
    } else if (isNamed(effect.closes)) {
      // A function of the program that nobody waits for has only begun to.
      const isRunning = event.contract !== undefined && event.promise === "yes" && !event.awaited;
      release(context, environment, event, [value], { certain: !isRunning });
    } else if (isNamed(effect.borrows)) {
      applyBorrow(call, value, index);
    } else if (isNamed(effect.owns)) {
      const known = index < 0 ? undefined : summaryOf(call)?.parameters[index];
      if (known?.closes === "always") applyEffect(call, value, known);
      else if (!isLent(effect, event)) giveAway(call, value);
    } else if (isNamed(event.contract?.wraps)) {
      // What the call gives stands for it from here on.
      continue;
    } else if (isFollowed && whole.includes(value) && summaryOf(call) !== undefined) {
      // What is done with the parts of an object is not summarised: they count as handed on.
      applyEffect(call, value, summaryOf(call)?.parameters[index]);
    } else if (whole.includes(value) && isOnlyUsedLater(call, index)) {
      call.borrows.add(value);
    } else if (effect.returns?.wraps !== path) {
      // What a known function uses longer, its entry says.
      if (event.promise === "yes" && event.effect === undefined) call.borrows.add(value);
      handOn(context, environment, value, event);
    }
  }
}

/** The work that the call describes will use it, and do nothing else with it. */
function isOnlyUsedLater({ context, event }: Call, index: number): boolean {
  if (event.deferred === undefined) return false;
  const known = context.summaryOf(event.deferred)?.parameters[index];
  return known?.closes === "never" && !known.escapes;
}

/** It is needed open, and stays the caller's. What a function of this file does with it is known better. */
function applyBorrow(call: Call, value: Tracked, index: number): void {
  const { context, environment, event, meaning } = call;
  const known = index < 0 ? undefined : summaryOf(call)?.parameters[index];
  if (known !== undefined) {
    applyEffect(call, value, { ...known, closes: "never", escapes: false });
    return;
  }
  // What the close may bring to an end (`once(socket, "close")`) may as well begin after it.
  const endsWithClose = meaning.effect.borrowsReceiver === false;
  const outcome = endsWithClose ? undefined : value.spec?.reuse;
  context.observer?.used(event, value, outcome ?? { effect: "unknown" }, environment);
  if (!endsWithClose) {
    call.borrows.add(value);
    return;
  }
  // Who waits for the end of it knows of somebody else who ends it.
  const waitsForEnd = event.args.some(({ literal }) => context.ir.knowledge.conventions.lastEvents.has(literal));
  if (waitsForEnd && environment.stateOf(value).mask === OPEN) handOn(context, environment, value, event);
}

/** `@closes this.pool`: the field of the object that the method is called on. */
function closeFields({ context, environment, event }: Call): void {
  const { receiver } = event;
  if (receiver === undefined) return;
  for (const path of event.contract?.closes ?? []) {
    if (!path.startsWith("this.")) continue;
    const field = context.ir.member(receiver, path.slice("this.".length));
    release(context, environment, event, context.lookup(environment, field), { certain: event.promise !== "yes" || event.awaited });
  }
}

/** The argument lands in the array of a rest parameter. */
function isGathered({ context, event }: Call, index: number): boolean {
  const isPastRest = (restParameter = Infinity): boolean => index >= restParameter;
  if (isPastRest(event.elsewhere?.restParameter)) return true;
  return event.functions.some((id) => isPastRest(context.ir.functions[id]?.restParameter));
}

/** An owner takes the resource over: a stack that is tracked here closes it later, anybody else is unknown. */
function giveAway(call: Call, value: Tracked): void {
  const { context, environment, event, receivers } = call;
  const owner = only(receivers);
  if (owner?.spec?.kind === "stack") {
    context.observer?.used(event, value, { effect: "unknown" }, environment);
    environment.update(value, { owner });
    const closing = event.args.find((argument) => argument.function !== undefined)?.function;
    const effect = closing === undefined ? undefined : context.summaryOf(closing)?.parameters[0];
    if (effect?.closes === "always") context.closersOfOwners.set(value, closerFor(value, effect));
  } else {
    handOn(context, environment, value, event);
  }
}

/** Code that is not shown may put other values into what it can write: outer variables, and fields of `this`. */
function forgetMutable(call: Call): void {
  const { environment, event, receivers } = call;
  const isKnown = event.effect !== undefined || receivers.some(({ spec }) => spec !== undefined);
  if (isKnown || event.functions.length > 0) return;
  const reachesSelf =
    event.receiver?.variable?.role === "this" || event.args.some(({ place }) => place?.variable?.role === "this");
  // What is bound again keeps its position in the walk, and what is forgotten lies behind it.
  for (const place of environment.bindings.keys()) {
    if (place.variable === undefined || place.kind === "result") continue;
    const isShared = place.variable.writtenElsewhere && place.kind === "variable";
    const isField = reachesSelf && place.kind === "member" && place.variable.role === "this";
    if (isShared || isField) environment.bind(place, UNTRACKED);
  }
  if (!reachesSelf) return;
  for (const [tracked, state] of [...environment.states]) {
    const { place, provenance } = tracked;
    const isField = provenance === "inherited" && place?.kind === "member" && place.variable?.role === "this";
    if (isField && state.mask !== OPEN) environment.update(tracked, { mask: ESCAPED });
  }
}

function applyExecution(call: Call): void {
  const { context, environment, event, meaning, receivers } = call;
  if (meaning.effect.drives === true) {
    for (const [task, { flags }] of [...environment.states]) {
      const isDriven = task.kind === "task" && receivers.some((receiver) => task.borrows.includes(receiver));
      if (isDriven) environment.update(task, { flags: flags | HANDED_ON });
    }
  }
  const path = meaning.effect.executes;
  if (path === "receiver" && event.receiver !== undefined) {
    for (const value of context.lookup(environment, event.receiver)) if (value.kind === "task") settleTask(environment, value);
    return;
  }
  const place = path === undefined ? undefined : argumentAt(event, path)?.place;
  if (place === undefined) return;
  for (const value of context.reachable(environment, place)) {
    if (value.kind !== "task" || (meaning.effect.passesTasksOn === true && value.lazy !== true)) continue;
    begin(context, environment, event, value);
    settleTask(environment, value);
    // What the work uses, the task that it becomes uses on.
    if (meaning.effect.task === "eager" && value.closing === undefined) for (const used of value.borrows) call.borrows.add(used);
  }
}

/** Whoever gets all tasks may wait for each, or end it. */
function giveTasks({ context, environment, event }: Call): void {
  for (const value of [...environment.states.keys()]) if (value.kind === "task") handOn(context, environment, value, event);
}

function reportEnding(call: Call): void {
  const { context, environment, event } = call;
  const closings = [...environment.states]
    .filter(([task, state]) => task.closing !== undefined && state.mask === OPEN)
    .filter(([task, state]) => (state.flags & HANDED_ON) === 0 || isOnlyChained(environment, task))
    .map(([task]) => task);
  if (closings.length > 0) context.observer?.ending(event, closings, environment);
}

/** `client.close().catch(report)`: handed on to nobody but a chain, which nobody waits for either. */
function isOnlyChained(environment: Environment, task: Tracked): boolean {
  for (const [chain, { flags, mask }] of environment.states) {
    if (chain.isChain !== true || chain.parts?.flat().includes(task) !== true) continue;
    if (mask === OPEN && (flags & HANDED_ON) === 0) return true;
  }
  return false;
}
