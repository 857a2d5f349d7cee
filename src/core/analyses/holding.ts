/** Could a block hold a resource, from where it is opened to the end of what uses it? */
import { CLOSED, ESCAPED, HANDED_ON, NOTHING, OPEN, RETURNED, STORED, UNKNOWN, type State, type Tracked } from "../domain.ts";
import type { FlowEvent } from "../ir.ts";
import type { Observations } from "../observations.ts";
import { hasDuty } from "./duty.ts";

/** A block can hold what a variable of the function holds, that nobody else holds, and that a block may close. */
export function suitsBlock(observations: Observations, tracked: Tracked): boolean {
  const { boundTo, spec } = tracked;
  if (spec === undefined || boundTo?.kind !== "variable" || boundTo.variable?.owner !== observations.graph.id) return false;
  const isConsumed = spec.kind === "body" || spec.kind === "response" || spec.kind === "cursor";
  if (isConsumed || spec.disposal.unsafe !== undefined) return false;
  if (spec.disposal.symbol === "none" && spec.disposal.closer === undefined) return false;
  return [...observations.exits, ...observations.raises].every((environment) => {
    const { flags, owner } = environment.stateOf(tracked);
    // A stack that takes it over is a block that holds it.
    const isStored = (flags & STORED) !== 0 || owner !== undefined;
    const held = environment.at(boundTo) ?? [];
    return !isStored && held.every((value) => value === tracked || value === NOTHING || value === UNKNOWN);
  });
}

/** Nothing speaks against its being closed where a block around its uses would end. */
export function isHoldable(observations: Observations, tracked: Tracked): boolean {
  const isElsewhere = isHandedOn(observations, tracked) || hasWorkLeft(observations, tracked);
  return !isElsewhere && !isOwed(observations, tracked) && !isBackBefore(observations, tracked);
}

/** On some way out it has become somebody else's. */
function isHandedOn({ exits }: Observations, tracked: Tracked): boolean {
  return exits.some(({ states }) => ((states.get(tracked)?.mask ?? 0) & ESCAPED) !== 0);
}

/** On some way out, a task that was started on it, and given to nobody, may be pending: to close it there would cut that off. */
function hasWorkLeft({ exits }: Observations, tracked: Tracked): boolean {
  return exits.some(({ states }) =>
    [...states].some(
      ([task, { flags, mask }]) =>
        task.kind === "task" && task.lazy !== true && (mask & OPEN) !== 0 && (flags & (HANDED_ON | RETURNED)) === 0 && task.borrows.includes(tracked),
    ),
  );
}

/** The client of a pool, say, that is given back only where all goes well. What is closed with its parent owes nothing. */
export function isOwed({ exits, raises }: Observations, owner: Tracked): boolean {
  const isOut = ({ mask }: State): boolean => (mask & (OPEN | ESCAPED)) !== 0 && (mask & CLOSED) === 0;
  return [...exits, ...raises].some(({ states }) => [...states].some(([tracked, state]) => tracked.parent === owner && mustGoBack(tracked) && isOut(state)));
}

/** It has to be given back to what it was taken out of. Another one of the same class stands by itself. */
function mustGoBack(tracked: Tracked): boolean {
  return hasDuty(tracked) && tracked.spec !== tracked.parent?.spec && (tracked.child !== true || tracked.scarce === true);
}

/** What it has to be given back to is closed as well, by a statement: given back at the end of the block, it would be so too late. */
export function isBackBefore(observations: Observations, tracked: Tracked): boolean {
  const { parent } = tracked;
  return parent !== undefined && mustGoBack(tracked) && closesOf(observations, parent).length > 0 && !isInCleanup(observations, parent);
}

/** A close that was lowered for several ways of leaving stands in a cleanup, which runs after a failure as well. */
export function isInCleanup({ closings }: Observations, tracked: Tracked): boolean {
  const events = new Map<number, FlowEvent>();
  return closings.some(({ event, tracked: closed }) => {
    if (closed !== tracked) return false;
    const known = events.get(event.site.start) ?? event;
    events.set(event.site.start, known);
    return known !== event;
  });
}

/** The explicit closes of a resource, one a place in the source. */
export function closesOf(observations: Observations, tracked: Tracked): readonly FlowEvent[] {
  const closes = new Map<number, FlowEvent>();
  for (const { event, tracked: closed } of observations.closings) {
    if (closed === tracked && event.kind === "call") closes.set(event.site.start, event);
  }
  return [...closes.values()].sort((left, right) => left.site.start - right.site.start);
}
