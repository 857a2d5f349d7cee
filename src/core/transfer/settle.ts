/** When does a task begin, when is it waited for, and what does that give? */
import { isCloserOf } from "../calls.ts";
import {
  CLOSED,
  ESCAPED,
  HANDED_ON,
  HANDLED,
  HELD,
  IDLE,
  isIdleAtFirst,
  isOwnedOpen,
  only,
  OPEN,
  OUTDATED,
  type State,
  type Tracked,
  UNCLAIMED,
  UNKNOWN,
  VOIDED,
} from "../domain.ts";
import { type Environment, UNTRACKED } from "../environment.ts";
import type { ChainEvent, FlowEvent, FunctionId, HandleEvent, Place, SettleEvent } from "../ir.ts";
import type { Context } from "./context.ts";
import { handOn, releaseClosure } from "./hand-on.ts";

/** Makes a resource exist, perhaps again in the next round of a loop. */
export function acquire(context: Context, environment: Environment, resource: Tracked, event: FlowEvent): void {
  const before = environment.states.get(resource);
  if (before !== undefined) {
    for (const [task, { flags }] of environment.states) {
      if (task.kind === "task" && task.borrows.includes(resource)) environment.update(task, { flags: flags | OUTDATED });
    }
    const holders = [...environment.bindings].filter(([, values]) => values.includes(resource)).map(([place]) => place);
    const isKept = holders.some(({ kind }) => kind !== "result");
    if (isKept) keepOlder(context, environment, resource, holders);
    else if (isLeftOpen(before)) context.observer?.lost(event, resource, environment);
  }
  const parent = resource.parent === undefined ? undefined : environment.stateOf(resource.parent);
  // What a closed resource hands out is closed with it.
  const isBornClosed = resource.child === true && parent?.mask === CLOSED;
  const mask = isBornClosed ? CLOSED : bornAs(resource);
  environment.put(resource, { mask, flags: 0, released: isBornClosed ? parent.released : [] });
}

function bornAs(resource: Tracked): number {
  if (resource.isShared === true) return ESCAPED;
  return isIdleAtFirst(resource) ? IDLE : OPEN;
}

/**
 * What the places still hold is the one of an earlier round, and not the one that comes into being now (the recency
 * abstraction: Balakrishnan and Reps, SAS 2006). The older ones are one thing, and nobody's duty.
 */
function keepOlder(context: Context, environment: Environment, resource: Tracked, holders: readonly Place[]): void {
  const older = context.made(resource, "older", () => ({
    kind: "resource",
    provenance: "borrowed",
    ...(resource.spec && { spec: resource.spec }),
    ...(resource.born && { born: resource.born }),
    borrows: [],
    name: resource.name,
    ...(resource.boundTo && { boundTo: resource.boundTo }),
    olderThan: resource,
  }));
  const { mask, flags, released } = environment.stateOf(resource);
  const known = environment.states.get(older);
  environment.put(older, { mask: mask | (known?.mask ?? 0), flags, released: known === undefined ? released : [...new Set([...known.released, ...released])] });
  for (const place of holders) {
    // An element that is not known by its index may hold the older one already.
    environment.bind(place, [...new Set((environment.at(place) ?? []).map((value) => (value === resource ? older : value)))]);
  }
}

/** Nobody else closes it, and it is open. */
function isLeftOpen(state: State): boolean {
  return isOwnedOpen(state) && (state.flags & (HELD | UNCLAIMED)) === 0 && state.owner === undefined;
}

/** The last place that holds the resource of an earlier round gets another value. */
export function reportLost(context: Context, environment: Environment, target: Place, event: FlowEvent): void {
  if (context.observer === undefined || target.kind === "result") return;
  for (const older of environment.at(target) ?? []) {
    if (older.olderThan === undefined || !isLeftOpen(environment.stateOf(older))) continue;
    const isHeld = [...environment.bindings].some(
      ([place, values]) => place !== target && place.kind !== "result" && values.includes(older),
    );
    if (!isHeld) context.observer.lost(event, older.olderThan, environment);
  }
}

/** Starts a task. */
export function start(environment: Environment, task: Tracked): void {
  environment.put(task, { mask: OPEN, flags: 0, released: [] });
}

/** Waits for the value and gives what it yields. */
export function settle(context: Context, environment: Environment, event: SettleEvent): void {
  const results: Tracked[] = [];
  for (const value of context.lookup(environment, event.source)) {
    if (value.kind !== "task") {
      results.push(value);
      continue;
    }
    const isFirst = (environment.stateOf(value).mask & OPEN) !== 0;
    begin(context, environment, event, value);
    settleTask(environment, value);
    if (value.parts === undefined || value.isChain === true) {
      // What lazy work holds may be its builder; what that gives when it is done is not known.
      if (value.payload === undefined || value.isBuilder === true) {
        results.push(UNKNOWN);
      } else {
        // Only what the task's own call made comes into being here: `await client.connect()` gives the client itself.
        if (isFirst && value.payloadIsNew === true) obtain(context, environment, value.payload, event);
        // A handled rejection gives the handler's value in place of it.
        if (value.isChain === true && value.catches === true) results.push(UNKNOWN);
        if (value.payloadAt === undefined) results.push(value.payload);
        else environment.bind(context.ir.member(event.target, value.payloadAt), [value.payload]);
      }
      continue;
    }
    if (value.givesReports === true) continue;
    value.parts.forEach((part, index) => {
      const payloads = part.flatMap((one) => (one.payload && one.payloadAt === undefined && one.isBuilder !== true ? [one] : []));
      for (const { payload, payloadIsNew } of payloads) {
        if (payload !== undefined && payloadIsNew === true) obtain(context, environment, payload, event);
      }
      const values = payloads.flatMap(({ payload }) => payload ?? []);
      if (value.settlesEarly === true) results.push(...values, UNKNOWN);
      else environment.bind(context.ir.member(event.target, String(index)), values);
    });
  }
  environment.bind(event.target, [...new Set(results)]);
  if (event.source.kind === "result") forgetSettled(environment, event.source);
}

/** A task that only a result held, and that is settled, plays no part any more; most are such. */
function forgetSettled(environment: Environment, source: Place): void {
  const values = environment.at(source) ?? [];
  if (values.some((value) => value.kind !== "task" || value.boundTo !== undefined || value.parts !== undefined)) return;
  for (const value of values) environment.drop(value);
  environment.bind(source, UNTRACKED);
}

function obtain(context: Context, environment: Environment, payload: Tracked, event: FlowEvent): void {
  if (payload.kind === "resource" && payload.provenance === "acquired") acquire(context, environment, payload, event);
}

/** Lazy work that was described earlier begins now, and needs what it borrows. */
export function begin(context: Context, environment: Environment, event: FlowEvent, { born, borrows, lazy, whenClosed }: Tracked): void {
  // What is awaited where it is described was used there.
  if (lazy !== true || whenClosed === undefined || (born?.kind === "call" && born.awaited)) return;
  for (const used of borrows) context.observer?.used(event, used, whenClosed, environment);
}

/** Marks a task, and the tasks that it combines, as settled. */
export function settleTask(environment: Environment, task: Tracked): void {
  environment.update(task, { mask: CLOSED });
  for (const part of task.parts ?? []) {
    for (const one of part) {
      if (one.kind !== "task") continue;
      const mask = environment.stateOf(one).mask;
      environment.update(one, { mask: task.settlesEarly === true && (task.parts?.length ?? 0) > 1 ? mask | CLOSED : CLOSED });
    }
  }
}

/** `p.then(f)`: the new value stands for the old one from here on. */
export function chain(context: Context, environment: Environment, event: ChainEvent): void {
  const sources = context.lookup(environment, event.source).filter((value) => value.kind === "task");
  for (const id of event.callbacks) releaseClosure(context, environment, id, event);
  for (const { receiver } of event.methods) {
    for (const value of context.lookup(environment, receiver)) handOn(context, environment, value, event);
  }
  if (sources.length === 0) {
    environment.bind(event.target, UNTRACKED);
    return;
  }
  const chained = context.made(event, "chain", () => ({
    kind: "task",
    provenance: "acquired",
    born: event,
    borrows: sources.flatMap((source) => [...source.borrows]),
    parts: [sources],
    isChain: true,
    ...payloadThrough(event, sources),
    name: event.target.name,
    ...(sources.every((source) => source.detached === true) && { detached: true }),
    ...(staysQuiet(context, event, sources) && { neverRejects: true }),
  }));
  start(environment, chained);
  let flags = event.handled ? HANDLED : 0;
  for (const source of sources) {
    const state = environment.stateOf(source);
    if ((state.flags & HANDLED) !== 0 && event.method === "finally") flags |= HANDLED;
    environment.update(source, { flags: state.flags | HANDED_ON });
  }
  environment.update(chained, { flags });
  environment.bind(event.target, [chained]);
}

/** What cannot reject, followed by functions that cannot either. */
function staysQuiet(context: Context, { callbacks, methods, resolves }: ChainEvent, sources: readonly Tracked[]): boolean {
  if ((callbacks.length === 0 && resolves !== true) || methods.length > 0) return false;
  const isQuiet = callbacks.every((id) => context.summaryOf(id)?.rejects === false);
  return isQuiet && sources.every((source) => source.neverRejects === true);
}

/** `catch` and `finally` give what their source gives; `then` gives something else. */
function payloadThrough(event: ChainEvent, sources: readonly Tracked[]): Partial<Tracked> {
  const source = only(sources);
  if (event.method === "then" || source?.payload === undefined || source.isBuilder === true) return {};
  const { payload, payloadAt, payloadIsNew = false } = source;
  return {
    payload,
    payloadIsNew,
    ...(payloadAt !== undefined && { payloadAt }),
    ...(event.method === "catch" && { catches: true }),
  };
}

/** `void p` and the like; who keeps a method of a task has the task, and who keeps a closer can close. */
export function handle(context: Context, environment: Environment, event: HandleEvent): void {
  const { member } = event;
  if (member !== undefined) {
    for (const value of context.lookup(environment, event.place)) {
      // What is closed already, a closer leaves as it is.
      const mayClose = value.kind === "resource" && environment.stateOf(value).mask !== CLOSED;
      if (mayClose && isCloserOf(value, member, context.ir.knowledge)) handOn(context, environment, value, event);
    }
    return;
  }
  for (const value of context.reachable(environment, event.place)) {
    if (value.kind !== "task") continue;
    if (event.how === "method" || (event.tells !== undefined && tellsWhoWaits(context, event.tells))) {
      handOn(context, environment, value, event);
      continue;
    }
    const state = environment.stateOf(value);
    environment.update(value, { flags: state.flags | (event.how === "void" ? VOIDED : HANDLED) });
  }
}

/** `task.add_done_callback(lambda _: done.set())`: who waits for `done` waits for the task. */
function tellsWhoWaits({ graph, ir }: Context, told: FunctionId): boolean {
  const named = new Set(ir.functions[told]?.captures.flatMap(({ variable }) => (variable?.owner === graph.id && variable.role !== "this" ? variable : [])));
  if (named.size === 0) return false;
  const isNamed = (place: Place | undefined): boolean => place?.variable !== undefined && named.has(place.variable);
  return graph.blocks.some(({ events }) =>
    events.some((event) => (event.kind === "call" && event.awaited && isNamed(event.receiver)) || (event.kind === "settle" && isNamed(event.source))),
  );
}
