/** What is known where an exception is caught? */
import { argumentAt } from "../calls.ts";
import { CLOSED, ESCAPED, EXCUSED, HELD, IDLE, isIdleAtFirst, OPEN, SURVIVED, type Tracked, UNCLAIMED } from "../domain.ts";
import type { Environment } from "../environment.ts";
import type { Argument, CallEvent, FlowEvent } from "../ir.ts";
import { closedByCall, isUnknown } from "./call.ts";
import type { Context } from "./context.ts";
import { withWrapped } from "./release.ts";
import { heldBy } from "./scope.ts";
import { settleTask } from "./settle.ts";
import { summaryOf, understand } from "./understand.ts";

/** What holds where the exception of this event is caught. */
export function whenThrown(context: Context, environment: Environment, event: FlowEvent): Environment {
  if (event.kind === "call") {
    const closed = [...closedByCall(context, environment, event), ...failedUses(context, environment, event)];
    const taken = [...takenByUnknown(context, environment, event), ...takenOver(context, environment, event), ...keptByHelper(context, environment, event)];
    if (closed.length + taken.length === 0) return environment;
    // A close that fails leaves nothing to close, and nothing certain: it may be tried again.
    const failed = withMask(environment, closed, CLOSED | ESCAPED, event);
    for (const value of taken) failed.update(value, { mask: ESCAPED | (failed.stateOf(value).mask & CLOSED) });
    return failed;
  }
  if (event.kind === "scope-end") {
    const ended = event.ifKnown === true ? heldBy(context, environment, event) : context.lookup(environment, event.place);
    const closed = ended.filter((value) => value.kind === "resource");
    return withMask(environment, closed, CLOSED | ESCAPED);
  }
  if (event.kind === "settle") {
    const values = context.lookup(environment, event.source);
    // What could not be entered, or awaited before it had a name, is in nobody's hands.
    const isGiven = event.enters === true || event.source.kind === "result";
    const entered = isGiven ? values.filter(({ kind, provenance }) => kind === "resource" && provenance === "acquired") : [];
    if (entered.length > 0) return withMask(environment, entered, ESCAPED);
    const tasks = values.filter((value) => value.kind === "task");
    if (tasks.length === 0) return environment;
    const failed = environment.copy();
    for (const task of tasks) {
      settleTask(failed, task);
      // A close that fails leaves nothing to close, and nothing certain: it may be tried again.
      for (const closed of withWrapped(task.closing ?? [])) {
        if (closed.spec?.kind !== "body") failed.update(closed, { mask: CLOSED | ESCAPED });
      }
      for (const client of task.opens ?? []) failed.update(client, { mask: IDLE });
      // What it would have given is not given: nobody has a name for it.
      const given = task.payloadIsNew === true ? undefined : task.payload;
      if (given?.kind === "resource" && given.boundTo === undefined) failed.update(given, { mask: ESCAPED });
      // A rejected `all` leaves its other parts running.
      if (task.rejectsEarly === true) {
        abandon(failed, task);
        for (const part of task.parts?.flat() ?? []) {
          failed.update(part, { mask: OPEN | CLOSED });
        }
      }
    }
    return failed;
  }
  return environment;
}

/** What the other parts open, when one of them fails, nobody gets to see. */
function abandon(environment: Environment, combined: Tracked): void {
  const parts = combined.born?.kind === "call" ? (combined.born.args[0]?.elements?.length ?? 0) : 0;
  if (parts < 2) return;
  for (const part of combined.parts?.flat() ?? []) {
    const { payload, payloadIsNew } = part;
    if (part.boundTo !== undefined || payloadIsNew !== true || payload?.kind !== "resource") continue;
    const isOpened = payload.provenance === "acquired" && !isIdleAtFirst(payload);
    if (isOpened) environment.put(payload, { mask: OPEN, flags: UNCLAIMED, released: [] });
  }
}

/** Where something was thrown, tasks are pending that would have been awaited: nobody is blamed for that. */
export function excused(environment: Environment): Environment {
  excuseTasks(environment);
  for (const [tracked, state] of environment.states) {
    if (tracked.kind === "resource" && state.mask === CLOSED && (state.flags & SURVIVED) === 0) {
      environment.update(tracked, { flags: state.flags | SURVIVED });
    }
  }
  return environment;
}

/** The same of tasks alone, for a way that is taken by an exception without an event that throws it: a failed assertion. */
export function excuseTasks(environment: Environment): void {
  for (const [tracked, state] of environment.states) {
    if (tracked.kind !== "task" || state.mask !== OPEN || (state.flags & EXCUSED) !== 0) continue;
    environment.update(tracked, { flags: state.flags | EXCUSED });
  }
}

/** What is closed already and used by the call: the failure is reported once. */
function failedUses(context: Context, environment: Environment, event: CallEvent): readonly Tracked[] {
  if (event.receiver === undefined) return [];
  return context
    .lookup(environment, event.receiver)
    .filter((value) => value.kind === "resource" && environment.stateOf(value).mask === CLOSED && value.spec?.kind !== "body");
}

/** Resources that are given to a call of which nothing is known: what it did with them before it failed is not known either. */
function takenByUnknown(context: Context, environment: Environment, event: CallEvent): readonly Tracked[] {
  if (event.args.length === 0 || !isUnknown(context, environment, event)) return [];
  const taken: Tracked[] = [];
  const take = (argument: Argument): void => {
    argument.properties?.forEach(take);
    argument.elements?.forEach(take);
    if (argument.place === undefined) return;
    for (const value of context.reachable(environment, argument.place)) {
      const isTaken = value.kind === "resource" && (environment.stateOf(value).mask & OPEN) !== 0;
      if (isTaken && (environment.stateOf(value).flags & HELD) === 0) taken.push(value);
    }
  };
  event.args.forEach(take);
  return taken;
}

/** What a library takes over is its own, also when the call fails; a function of the program takes it when it returns. */
function takenOver(context: Context, environment: Environment, event: CallEvent): readonly Tracked[] {
  if (event.contract !== undefined) return [];
  const { effect } = understand(context, environment, event).meaning;
  return (effect.owns ?? []).flatMap((path) => {
    const place = argumentAt(event, path)?.place;
    return place === undefined ? [] : context.reachable(environment, place).filter((value) => value.kind === "resource");
  });
}

/** What a function of the program keeps or hands on, it may have done before it failed. */
function keptByHelper(context: Context, environment: Environment, event: CallEvent): readonly Tracked[] {
  if (event.contract !== undefined || (event.functions.length !== 1 && event.elsewhere === undefined)) return [];
  const call = understand(context, environment, event);
  return event.args.flatMap(({ place }, index) => {
    const given = place === undefined ? [] : context.lookup(environment, place);
    const open = given.filter((value) => value.kind === "resource" && (environment.stateOf(value).flags & HELD) === 0);
    return open.length > 0 && summaryOf(call)?.parameters[index]?.escapes === true ? open : [];
  });
}

function withMask(environment: Environment, resources: readonly Tracked[], mask: number, event?: FlowEvent): Environment {
  const failed = environment.copy();
  for (const resource of resources) {
    // A read that fails has consumed the body all the same.
    const isConsumed = resource.spec?.kind === "body" && event !== undefined;
    failed.update(resource, isConsumed ? { mask: CLOSED, released: [event] } : { mask });
  }
  return failed;
}

/** Whether control may leave by an exception here. */
export function mayThrow(event: FlowEvent): boolean {
  switch (event.kind) {
    case "call":
    case "use":
      return event.mayThrow;
    case "scope-end":
    case "settle":
      return true;
    default:
      return false;
  }
}
