/** What does a call give? */
import { argumentAt, hasCallback, isLent, lastPart } from "../calls.ts";
import { HANDED_ON, HANDLED, NOTHING, only, type Tracked, UNKNOWN } from "../domain.ts";
import { union, UNTRACKED } from "../environment.ts";
import type { ResourceSpec, Result } from "../effects.ts";
import type { CallEvent, Place } from "../ir.ts";
import { onlyWaits } from "./awaited-events.ts";
import { currentOf } from "./current.ts";
import { handOn, meaningOfUse } from "./hand-on.ts";
import { isListOfHandled } from "./quiet-lists.ts";
import { acquire, begin, start } from "./settle.ts";
import type { PlaceEffect } from "../summary.ts";
import { type Call, callsAsync, lazyAt, resultOf, summaryOf } from "./understand.ts";

/** Binds the target of a call to what the call gives: a task of it, or the value itself. */
export function bindResult(call: Call): void {
  const { environment, event, meaning } = call;
  const { effect } = meaning;
  environment.forgetBelow(event.target);
  if (effect.combines !== undefined) bindCombined(call, effect.combines);
  else if (call.spawned.length > 0) bindSpawned(call);
  else if (passedOn(call).length > 0) environment.bind(event.target, passedOn(call));
  else if (!bindWhatIsThere(call)) {
    const isTask = givesTask(call);
    const own = underContract(call, givenBy(call, effect.returns, isTask));
    const given = effect.current?.does === "get" ? currentOf(call, effect.current, own) : own;
    if (isTask) bindTask(call, given);
    else bindValues(call, event.target, given, effect.returns?.at);
  }
}

/** Binds a step of lazy work, nothing, or a generator; false when the call gives none of these. */
function bindWhatIsThere(call: Call): boolean {
  const { context, environment, event, meaning } = call;
  const { returns, task } = meaning.effect;
  const isStep = task === "lazy" && returns?.receiver === true && returns.by !== "promise";
  const named = isStep ? lazyAt(call).filter((query) => query.boundTo) : [];
  if (named.length > 0) {
    // A step of a query that has a name is that query, changed or copied; of one without, the last step is the query.
    environment.bind(event.target, named);
    return true;
  }
  if (isStep && isGiven(call)) {
    // A step of a builder that came from outside: whoever gave it executes it.
    environment.bind(event.target, call.receivers);
    return true;
  }
  if (!event.construct && !callsAsync(call) && resultOf(call)?.absent === true) {
    environment.bind(event.target, [NOTHING]);
    return true;
  }
  const used = usedByGenerator(call);
  if (used.length === 0) return false;
  const generator = context.made(event, "generator", () => ({
    kind: "closure",
    provenance: "acquired",
    born: event,
    borrows: used,
    name: event.name,
  }));
  environment.bind(event.target, [generator]);
  return true;
}

/** The tasks that the call is given and gives back as they are. */
function passedOn(call: Call): readonly Tracked[] {
  return call.meaning.effect.passesTasksOn === true ? executed(call).filter(({ kind, lazy }) => kind === "task" && lazy !== true) : [];
}

/** The call makes a task only of lazy work, and it is not known that it was given such. */
function isPerhapsPassedOn(call: Call): boolean {
  return call.meaning.effect.passesTasksOn === true && !executed(call).every(({ kind, lazy }) => kind === "task" && lazy === true);
}

function executed({ context, environment, event, meaning: { effect } }: Call): readonly Tracked[] {
  const place = effect.executes === undefined ? undefined : argumentAt(event, effect.executes)?.place;
  const values = place === undefined ? [] : context.lookup(environment, place);
  return values.length === 0 ? UNTRACKED : values;
}

/** Whether what the call gives has to be awaited. */
function givesTask(call: Call): boolean {
  const { context, event, meaning } = call;
  const { effect } = meaning;
  return (
    isTaskOfClosing(call) ||
    effect.task !== undefined ||
    effect.returns?.by === "promise" ||
    (event.promise === "yes" && !isSignal(call)) ||
    (callsAsync(call) && !event.functions.some((id) => context.ir.functions[id]?.generator === true)) ||
    resultOf(call)?.task === true ||
    // What an author speaks of is there once it is awaited.
    (event.awaited && speaksOfResult(event))
  );
}

/**
 * `new Promise((resolve) => { wake = resolve; })`: no work begins, and nothing can fail by itself; somebody else gives the
 * sign later, and may fail it as well where that was kept, too.
 */
function isSignal({ context, event }: Call): boolean {
  const [executor] = event.args;
  const graph = executor?.function === undefined ? undefined : context.ir.functions[executor.function];
  if (!event.construct || graph === undefined || graph.parameters.length === 0) return false;
  const events = graph.blocks.flatMap((block) => block.events);
  const isKept = (place: Place): boolean => events.some((each) => each.kind === "bind" && each.source === place);
  return graph.parameters.every(isKept) && !events.some(({ kind }) => kind === "call" || kind === "chain");
}

function isTaskOfClosing({ context, event, meaning: { closer, role } }: Call): boolean {
  return role === "close" && closer?.async === true && !hasCallback(event, context.ir.knowledge.conventions, closer.callbackFrom);
}

function bindTask(call: Call, given: readonly Tracked[]): void {
  const { context, environment, event, meaning } = call;
  const { effect } = meaning;
  const payload = given.length === 1 ? given[0] : undefined;
  const summary = summaryOf(call);
  const isPerhapsKept = isPerhapsPassedOn(call);
  const task = context.made(event, isPerhapsKept ? "kept" : "task", () => ({
    kind: "task",
    provenance: "acquired",
    born: event,
    borrows: summary?.waits === false ? [] : [...call.borrows],
    name: event.name,
    ...resultOf(call)?.work,
    ...(payload && payload !== UNKNOWN && { payload, payloadIsNew: payload.born === event }),
    ...(effect.returns?.at !== undefined && { payloadAt: effect.returns.at }),
    ...(effect.task === "lazy" && { lazy: true, ...(effect.returns?.by !== "promise" && { isBuilder: true }) }),
    ...whenItBegins(call),
    ...(effect.startedBy !== undefined && { startedBy: effect.startedBy }),
    ...(call.opened.length > 0 && { opens: call.opened }),
    ...(effect.hasMembers === true && { hasMembers: true }),
    ...(effect.detached === true && { detached: true }),
    ...(effect.alwaysRejects === true && { isFailure: true }),
    ...(effect.joined === true && { joinedBy: call.receivers, detached: true }),
    ...(isPerhapsKept && { isPerhapsKept }),
    ...(neverRejects(call) && { neverRejects: true }),
    ...(onlyWaits(call) && { onlyWaits: true }),
    ...(summary?.returns === false && !callsMethod(call) && { neverFulfils: true }),
    ...(isTaskOfClosing(call) && { closing: call.receivers }),
  }));
  start(environment, task);
  environment.bind(event.target, [task]);
}

/** What lazy work does that begins when what it borrows is closed: by its method, or by the first use in its function. */
function whenItBegins({ borrows, context, event, meaning }: Call): Pick<Tracked, "whenClosed"> {
  if (meaning.effect.task !== "lazy" || borrows.size === 0) return {};
  const parameters = event.deferred === undefined ? [] : (context.summaryOf(event.deferred)?.parameters ?? []);
  const uses = parameters.flatMap((parameter) => [...parameter.uses]);
  const inside = [...borrows].flatMap((used) => uses.map((use) => meaningOfUse(context, used, use).whenClosed));
  const known = [...(meaning.role === "use" ? [meaning.whenClosed] : []), ...inside].find(({ effect }) => effect !== "unknown" && effect !== "works");
  return known === undefined ? {} : { whenClosed: known };
}

function callsMethod({ context, event }: Call): boolean {
  return event.functions.some((id) => context.ir.functions[id]?.kind === "method");
}

function speaksOfResult({ contract }: CallEvent): boolean {
  return contract?.gives !== undefined || (contract?.wraps ?? []).length > 0;
}

/** What a generator of the file needs open while it is walked. */
function usedByGenerator(call: Call): readonly Tracked[] {
  const { context, environment, event } = call;
  if (event.functions.length === 0 || event.functions.some((id) => context.ir.functions[id]?.generator !== true)) return [];
  const isUsed = (effect: PlaceEffect): boolean => effect.uses.length > 0 && effect.closes === "never";
  const used = (summaryOf(call)?.parameters ?? []).flatMap((effect, index) => {
    const place = isUsed(effect) ? event.args[index]?.place : undefined;
    return place === undefined ? [] : context.lookup(environment, place);
  });
  return used.filter(({ kind }) => kind === "resource");
}

function isGiven({ receivers }: Call): boolean {
  return receivers.some(({ kind, provenance }) => kind === "resource" && (provenance === "parameter" || provenance === "inherited"));
}

/** An async function of this file that handles all its own failures: nobody has to wait for it. */
function neverRejects(call: Call): boolean {
  if (call.meaning.effect.cannotReject === true) return true;
  if (queuesQuietWork(call)) return true;
  return resultOf(call)?.isHandled === true || (callsAsync(call) && summaryOf(call)?.rejects === false);
}

/** `queue.add(work)`, where the work handles all its own failures. */
function queuesQuietWork({ context, event, receivers }: Call): boolean {
  const works = event.args.flatMap((argument) => argument.function ?? []);
  const isQueue = receivers.length > 0 && receivers.every(({ spec }) => spec?.kind === "queue");
  return isQueue && works.length > 0 && works.every((id) => context.summaryOf(id)?.rejects === false);
}

function bindValues(call: Call, target: Place, values: readonly Tracked[], at: string | undefined): void {
  const { context, environment, event } = call;
  for (const value of values) {
    if (value.kind === "resource" && value.provenance !== "inherited" && value.born === event) {
      acquire(context, environment, value, event);
    }
  }
  if (isGivenToCallback(call)) for (const value of values) handOn(context, environment, value, event);
  moveOwned(call, only(values));
  environment.bind(target, at === undefined ? values : [UNKNOWN]);
  if (at !== undefined) environment.bind(context.ir.member(target, at), values);
}

/** `connect(url, (session) => session.close())`, `connect(url, function () { this.close(); })`. */
function isGivenToCallback({ context, event, meaning }: Call): boolean {
  const { callbacks = [], returns } = meaning.effect;
  return callbacks.some(({ argument, parameters = {}, when }) => {
    const given = argumentAt(event, argument);
    const graph = given?.function === undefined ? undefined : context.ir.functions[given.function];
    const index = Object.keys(parameters).find((key) => parameters[key] === returns?.resource);
    const receives = index !== undefined && graph?.parameters[Number(index)] !== undefined;
    return when === "later" && returns !== undefined && (receives || given?.takesSelf === true);
  });
}

/** What the receiver owned goes to the one that takes its place (`stack.move()`). */
function moveOwned(call: Call, successor: Tracked | undefined): void {
  const { environment, meaning, receivers } = call;
  if (successor === undefined || meaning.effect.closes?.includes("this") !== true) return;
  for (const [tracked, state] of environment.states) {
    if (state.owner !== undefined && receivers.includes(state.owner)) environment.update(tracked, { owner: successor });
  }
}

/** What the call gives: the catalog's word, else the summary's. */
function givenBy(call: Call, result: Result | undefined, isTask: boolean): readonly Tracked[] {
  const { context, environment, event, meaning, receivers } = call;
  if (result?.receiver === true) return receivers;
  if (result !== undefined) {
    const spec = result.resource === undefined ? undefined : context.ir.knowledge.resource(meaning.library, result.resource);
    const wrapped = result.wraps === undefined ? undefined : argumentAt(event, result.wraps)?.place;
    const inner = wrapped === undefined ? [] : context.reachable(environment, wrapped).filter((one) => one.kind === "resource");
    if (spec === undefined) return inner;
    const parent = isLent(meaning.effect, event) ? undefined : only(receivers);
    return [
      context.made(event, "result", () => ({
        kind: "resource",
        provenance: result.borrowed === true ? "borrowed" : "acquired",
        spec,
        born: event,
        borrows: [],
        name: event.name,
        ...(parent && { parent }),
        ...(result.child === true && parent && { child: true }),
        ...(result.scarce === true && { scarce: true }),
        ...(result.at !== undefined && { heldAt: result.at }),
        ...(inner.length > 0 && { wraps: inner }),
      })),
    ];
  }
  if (event.constructs !== undefined) return [instanceOf(call, event.constructs)];
  const given = event.construct ? undefined : resultOf(call);
  if (given === undefined) return [];
  const { fresh, parameter, place } = given;
  if (fresh !== undefined && isTask === given.task) {
    const resource = context.made(event, "fresh", () => ({
      kind: "resource",
      provenance: "acquired",
      spec: fresh.spec,
      born: event,
      borrows: [],
      isConnected: fresh.isOpen,
      ...(fresh.isShared && { isShared: true }),
      name: event.name,
    }));
    return fresh.maybeAbsent ? [UNKNOWN, resource] : [resource];
  }
  if (parameter !== undefined) {
    const argument = event.args[parameter]?.place;
    const values = argument === undefined ? [] : context.lookup(environment, argument);
    return given.isSometimes === true ? union(UNTRACKED, values) : values;
  }
  return place === undefined ? [] : context.lookup(environment, place);
}

/** What the author of the callee says of the result: whose it is, and what it wraps. */
function underContract(call: Call, given: readonly Tracked[]): readonly Tracked[] {
  const { context, environment, event } = call;
  const { contract, gives } = event;
  if (contract === undefined) return given;
  const inner = (contract.wraps ?? []).flatMap((path) => {
    const place = argumentAt(event, path)?.place;
    return place === undefined ? [] : context.reachable(environment, place).filter((one) => one.kind === "resource");
  });
  const isFresh = (value: Tracked): boolean => value.kind === "resource" && value.born === event;
  const [fresh, ...others] = given.filter((value) => value !== UNKNOWN);
  if (fresh !== undefined && (others.length > 0 || !isFresh(fresh))) return given;
  if (inner.length > 0) {
    // Without a class of its own it is closed by the words that everybody uses.
    const { spec = gives } = fresh ?? {};
    return [resultUnder(call, "wrapper", { ...(spec && { spec }), wraps: inner })];
  }
  const spec = fresh?.spec ?? gives;
  if (contract.gives === undefined || spec === undefined) return given;
  return [resultUnder(call, contract.gives, { spec, ...(fresh?.isConnected && { isConnected: true }) })];
}

function resultUnder(
  { context, event }: Call,
  role: "borrowed" | "owned" | "wrapper",
  more: Pick<Tracked, "isConnected" | "spec" | "wraps">,
): Tracked {
  return context.made(event, role, () => ({
    kind: "resource",
    provenance: role === "borrowed" ? "borrowed" : "acquired",
    born: event,
    borrows: [],
    name: event.name,
    ...more,
  }));
}

function instanceOf(call: Call, spec: ResourceSpec): Tracked {
  return call.context.made(call.event, "instance", () => ({
    kind: "resource",
    provenance: "acquired",
    spec,
    born: call.event,
    borrows: [],
    name: call.event.name,
  }));
}

function bindCombined(call: Call, how: "all" | "allSettled" | "any" | "race"): void {
  const { context, environment, event } = call;
  const { effect } = call.meaning;
  const parts: Tracked[][] = [];
  for (const argument of effect.combinesArguments === true ? event.args : event.args.slice(0, 1)) {
    for (const element of argument.elements ?? []) parts.push(tasksAt(call, element.place));
    if (argument.place === undefined) continue;
    const inside = tasksAt(call, argument.place);
    // Of a list that is spread nobody knows which is which.
    if (inside.length > 0 || (effect.combinesArguments === true && argument.spread !== true)) parts.push(inside);
  }
  const isKnownQuiet = parts.length > 0 && parts.every((part) => part.length > 0 && part.every((one) => one.neverRejects === true || (environment.stateOf(one).flags & HANDLED) !== 0));
  const isQuiet = isKnownQuiet || (effect.combinesArguments !== true && event.args[0] !== undefined && isListOfHandled(context, event.args[0]));
  // Which parts there are may differ from one environment to another; the first to come names them for all.
  const role = `combined:${parts.map((part) => part.map((one) => one.id).join("|")).join(",")}`;
  const task = context.made(event, role, () => ({
    kind: "task",
    provenance: "acquired",
    born: event,
    borrows: parts.flat().flatMap((part) => [...part.borrows]),
    parts,
    name: event.name,
    ...(effect.task === "lazy" && { lazy: true }),
    ...((how === "race" || how === "any") && { settlesEarly: true }),
    ...(how === "all" && !isQuiet && { rejectsEarly: true }),
    ...(isQuiet && { neverRejects: true }),
    ...(how === "allSettled" && { givesReports: true, neverRejects: true }),
  }));
  for (const part of parts.flat()) {
    begin(context, environment, event, part);
    environment.update(part, { flags: environment.stateOf(part).flags | HANDED_ON });
  }
  start(environment, task);
  environment.bind(event.target, [task]);
}

function tasksAt(call: Call, place: Place | undefined): Tracked[] {
  if (place === undefined) return [];
  return call.context.reachable(call.environment, place).filter((value) => value.kind === "task");
}

function bindSpawned(call: Call): void {
  const { context, environment, event, spawned } = call;
  // The receiver may be no place at all, or one that is reached through several properties.
  if (lastPart(event.method ?? event.name) === context.ir.knowledge.conventions.forEach) {
    for (const task of spawned) context.observer?.dropped(event, task, environment);
    environment.bind(event.target, [UNKNOWN]);
    return;
  }
  if (event.construct) {
    // `new Promise(async (resolve) => …)` is settled by what its executor does.
    environment.bind(event.target, spawned);
    return;
  }
  environment.bind(event.target, [UNKNOWN]);
  environment.bind(context.ir.member(event.target, "*"), spawned);
}
