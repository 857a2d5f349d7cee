/** What is closed with a resource, and what runs on it then? */
import { CLOSED, ESCAPED, HELD, MAYBE_JUST_CLOSED, only, OPEN, OUTDATED, PERHAPS_OPEN, RETURNED, SURVIVED, type State, type Tracked } from "../domain.ts";
import { type Environment, union } from "../environment.ts";
import type { Closer, Outcome } from "../effects.ts";
import type { FlowEvent } from "../ir.ts";
import { type Context } from "./context.ts";
import { settleTask } from "./settle.ts";
import type { Call } from "./understand.ts";

/** Closes what `values` may be, with what lives on it or wraps it. */
export function release(
  context: Context,
  environment: Environment,
  event: FlowEvent,
  values: readonly Tracked[],
  how: {
    readonly closer?: Closer;
    readonly certain: boolean;
    readonly isLater?: boolean;
    readonly isUntold?: boolean;
    /** The call whose callback closes it. */
    readonly by?: Pick<Call, "meaning">;
  },
): void {
  const resources = values.filter((value) => value.kind === "resource");
  const isCertain = how.certain && only(values) !== undefined;
  for (const resource of resources) {
    const group = closedWith(environment, resource);
    if (isCertain) reportOwned(context, environment, event, resource);
    for (const task of environment.states.keys()) if (task.joinedBy?.includes(resource) === true) settleTask(environment, task);
    if (how.closer?.livesOn === true) context.halfCloses.add(event);
    context.observer?.closing(event, resource, how.closer, environment);
    // What runs on it now may be through by the time that the callee comes to closing it.
    if (how.closer?.graceful !== true && how.isLater !== true) {
      const pending = isCutOff(context, environment.stateOf(resource)) ? [] : pendingOn(environment, group).filter((task) => !isThroughBefore(context, task, how.by));
      context.cuts.add(event);
      if (pending.length > 0) context.observer?.closingUnder(event, resource, pending, environment);
    }
    if (how.closer?.detaches === true) {
      environment.update(resource, { mask: ESCAPED });
      continue;
    }
    if (failsFor(environment.stateOf(resource), how.closer?.again)) {
      environment.update(resource, { mask: CLOSED | ESCAPED });
      continue;
    }
    for (const member of group) {
      const state = environment.stateOf(member);
      environment.update(
        member,
        isCertain
          ? { mask: CLOSED, flags: state.flags & ~(PERHAPS_OPEN | SURVIVED), released: [event] }
          : { mask: state.mask | CLOSED, released: union(state.released, [event]) },
      );
      if (how.isUntold !== true || isCertain || state.mask !== OPEN) continue;
      environment.update(member, { flags: state.flags | MAYBE_JUST_CLOSED });
      context.hasMaybeJustClosed = true;
    }
  }
}

/** What ran on it was cut off when it was closed before, and what was started since has failed. */
function isCutOff({ cuts }: Context, { mask, released }: State): boolean {
  return (mask & OPEN) === 0 && released.length > 0 && released.every((event) => cuts.has(event));
}

/** The scope that holds its owner (a stack) ends later, and closes it again. */
function reportOwned(context: Context, environment: Environment, event: FlowEvent, resource: Tracked): void {
  const { mask, owner } = environment.stateOf(resource);
  const closer = context.closersOfOwners.get(resource);
  if (owner === undefined || closer?.again === undefined || mask !== OPEN) return;
  const holding = environment.stateOf(owner);
  if ((holding.flags & HELD) !== 0 && holding.mask === OPEN) context.observer?.closingOwned(event, resource, owner, closer.again);
}

/** True when the operation certainly fails: what follows on this path does not run, so it is not reported again. */
export function failsFor(state: State, outcome: Outcome | undefined): boolean {
  return state.mask === CLOSED && (outcome?.effect === "throws" || outcome?.effect === "rejects");
}

/** Resources with what they wrap: a close that fails has tried to close that too. */
export function withWrapped(resources: readonly Tracked[]): readonly Tracked[] {
  const all = new Set(resources);
  for (const resource of all) for (const inner of resource.wraps ?? []) all.add(inner);
  return [...all];
}

/** The resource, what wraps it or is wrapped by it, and what it owns. */
function closedWith(environment: Environment, resource: Tracked): ReadonlySet<Tracked> {
  const group = new Set<Tracked>([resource]);
  // A set grows while it is walked, which makes this the transitive closure.
  for (const member of group) {
    for (const wrapped of member.wraps ?? []) group.add(wrapped);
    for (const [tracked, state] of environment.states) {
      const isChild = tracked.child === true && tracked.parent === member;
      const isWrapper = tracked.wraps?.includes(member) === true;
      const isHold = tracked.kind === "hold" && tracked.holder === member;
      if (isChild || isWrapper || isHold || state.owner === member) group.add(tracked);
    }
  }
  return group;
}

/** Tasks that are certainly pending and use one of the resources. */
function pendingOn(environment: Environment, resources: ReadonlySet<Tracked>): readonly Tracked[] {
  const pending: Tracked[] = [];
  for (const [task, state] of environment.states) {
    // Lazy work runs when its caller awaits it, and only then.
    const isIdle = task.lazy === true && (state.flags & RETURNED) === 0;
    if (task.kind !== "task" || isIdle || state.mask !== OPEN || (state.flags & OUTDATED) !== 0) continue;
    if (task.borrows.some((borrowed) => livesOn(borrowed, resources))) pending.push(task);
  }
  return pending;
}

/** A task of calls whose callbacks run one after another, when what closes is a later one of them. */
function isThroughBefore({ called }: Context, { born }: Tracked, by: Pick<Call, "meaning"> | undefined): boolean {
  if (by?.meaning.effect.run?.inTurn !== true || born?.kind !== "call") return false;
  const before = called.get(born);
  return before?.effect.run?.inTurn === true && before.library === by.meaning.library;
}

/** It is one of them, or lives on one of them (a query of a database). */
function livesOn(resource: Tracked, resources: ReadonlySet<Tracked>): boolean {
  for (let current: Tracked | undefined = resource; current !== undefined; current = current.child === true ? current.parent : undefined) {
    if (resources.has(current)) return true;
  }
  return false;
}

/** A test may tell in its own way what happened. */
export function forgetMaybe(environment: Environment): void {
  for (const [tracked, { flags }] of environment.states) {
    if ((flags & MAYBE_JUST_CLOSED) !== 0) environment.update(tracked, { flags: flags & ~MAYBE_JUST_CLOSED });
  }
}
