/** What does a function do to the resources that it opens, and which of it can be changed into a mistake? */
import { own } from "../../src/core/calls.ts";
import { hasDuty } from "../../src/core/analyses/duty.ts";
import type { Tracked } from "../../src/core/domain.ts";
import { type CallEffect, type Closer, NO_EFFECT, type Outcome } from "../../src/core/effects.ts";
import type { CallEvent, FlowEvent, Origin } from "../../src/core/ir.ts";
import type { Observations } from "../../src/core/observations.ts";

/** A resource is closed by a call of the function. */
export interface Closing {
  readonly call: CallEvent;
  readonly resource: Tracked;
  readonly closer: Closer | undefined;
  /** Every way closes it: the call is not one of a function of the file that may leave it open. */
  readonly isCertain: boolean;
}

/** A block holds a resource. */
export interface Holding {
  readonly origin: Origin;
  readonly resource: Tracked;
  /** Where the block begins to hold it, and where it lets go of it. */
  readonly start: number;
  readonly end: number;
}

/** A resource is needed open. */
export interface Use {
  readonly event: FlowEvent;
  readonly resource: Tracked;
  readonly whenClosed: Outcome;
}

/** A call of which something is known. */
export interface Known {
  readonly call: CallEvent;
  readonly effect: CallEffect;
  readonly receivers: ReadonlySet<Tracked>;
  readonly isClose: boolean;
  /** It gives a promise or a coroutine, by the catalog or because it is an async function of the file. */
  readonly isTask: boolean;
}

/** All of that in one function, in the order of the text. */
export interface Moments {
  readonly closings: readonly Closing[];
  readonly holdings: readonly Holding[];
  readonly uses: readonly Use[];
  readonly calls: readonly Known[];
  /** It always runs inside of the run of a library, which cannot be begun again there. */
  readonly isInsideOfRun: boolean;
  /** Has the function the duty to close it, as the one that opened it and keeps it? */
  readonly owes: (resource: Tracked) => boolean;
}

/** What a solved function does. */
export function momentsOf(seen: Observations, isAsync: (id: number) => boolean): Moments {
  const events = seen.graph.blocks.flatMap((block) => block.events);
  const closings = new Map<Origin, Closing>();
  const holdings = new Map<Origin, Holding>();
  for (const { event, tracked } of seen.closings) {
    if (event.kind === "call") closings.set(event.origin, closingBy(seen, event, tracked));
    else if (event.kind === "scope-end" && tracked.spec !== undefined) {
      const start = events.find((each) => each.kind === "hold-in-scope" && each.origin === event.origin)?.site.end;
      if (start !== undefined) holdings.set(event.origin, { origin: event.origin, resource: tracked, start, end: event.site.end });
    }
  }
  const calls = new Map<Origin, Known>();
  for (const call of events) {
    if (call.kind !== "call") continue;
    const { effect = NO_EFFECT, isClose = false, receivers = new Set<Tracked>() } = seen.solution.context.called.get(call) ?? {};
    const isTask = effect.task !== undefined || call.deferred !== undefined || call.functions.some(isAsync) ||
      [...receivers].some((receiver) => call.method !== undefined && own(receiver.spec?.closers, call.method)?.async === true);
    calls.set(call.origin, { call, effect, receivers, isClose, isTask });
  }
  const uses = new Map<string, Use>();
  for (const { event, outcome, tracked } of seen.uses) uses.set(`${event.site.start}:${tracked.id}`, { event, resource: tracked, whenClosed: outcome });
  return {
    closings: [...closings.values()].sort((a, b) => a.call.site.start - b.call.site.start),
    holdings: [...holdings.values()].sort((a, b) => a.start - b.start),
    uses: [...uses.values()].sort((a, b) => a.event.site.start - b.event.site.start),
    calls: [...calls.values()].sort((a, b) => a.call.site.start - b.call.site.start),
    isInsideOfRun: seen.graph.within !== undefined,
    owes: (resource) => isOwed(seen, resource),
  };
}

function closingBy({ solution: { context } }: Observations, call: CallEvent, resource: Tracked): Closing {
  const closer = closerOf(resource, call);
  const isCertain = closer !== undefined || call.functions.every((id) => context.summaryOf(id)?.parameters.some(({ closes }) => closes === "always") === true);
  return { call, resource, closer, isCertain };
}

function closerOf({ spec }: Tracked, { method }: CallEvent): Closer | undefined {
  return spec === undefined || method === undefined ? undefined : own(spec.closers, method);
}

/** It was opened here, has to be closed, and nobody else was given it for keeps: it is not returned, stored, thrown or exported. */
function isOwed({ graph, handOns }: Observations, resource: Tracked): boolean {
  if (graph.kind === "module" || resource.kind !== "resource" || resource.provenance !== "acquired" || !hasDuty(resource)) return false;
  return [...handOns.get(resource) ?? []].every((event) => event.kind === "call" || (event.kind === "escape" && event.to === "argument"));
}
