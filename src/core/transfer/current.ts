/**
 * What does a library keep as the current one (the event loop of a thread), and what does a call get that asks for it?
 *
 *     asyncio.set_event_loop(loop)
 *     loop.close()
 *     asyncio.get_event_loop()      # gives the loop that is closed
 *
 * It is followed like a variable that no code names. At the entry of a function, and after calls that nobody knows, it is
 * not known what is there.
 */
import { argumentAt } from "../calls.ts";
import { CLOSED, OPEN, only, type Tracked, UNKNOWN } from "../domain.ts";
import { UNTRACKED } from "../environment.ts";
import type { CurrentEffect } from "../effects.ts";
import type { Place } from "../ir.ts";
import type { Context } from "./context.ts";
import { type Call, NOTHING_KNOWN } from "./understand.ts";

/** Sets or clears what is current, where the call does that. */
export function applyCurrent(call: Call): void {
  const { context, environment, event, meaning } = call;
  const { current } = meaning.effect;
  if (current === undefined) {
    if (mayChange(call)) for (const place of context.currents.values()) environment.bind(place, UNTRACKED);
    return;
  }
  if (current.does === "get") return;
  const place = placeOf(context, current);
  const given = current.does === "set" ? argumentAt(event, "0")?.place : undefined;
  if (current.does === "set") {
    environment.bind(place, given === undefined ? UNTRACKED : context.lookup(environment, given));
  } else {
    environment.bind(place, [cleared(call)]);
  }
}

/** What a call gives that asks for the current one: what is there, or what it would give by itself, which then is. */
export function currentOf(call: Call, current: CurrentEffect, otherwise: readonly Tracked[]): readonly Tracked[] {
  const { context, environment } = call;
  const place = placeOf(context, current);
  const there = environment.at(place);
  const gone = only(there)?.born?.kind === "call" && only(there)?.kind === "unknown" ? only(there) : undefined;
  observe(call, current, otherwise, gone);
  if (gone !== undefined) return [UNKNOWN];
  if (there !== undefined && !there.some(({ kind }) => kind === "unknown")) return there;
  environment.bind(place, otherwise);
  return otherwise;
}

/** To ask for it is a use of it. Where it was cleared, that fails; on other ways it is there. */
function observe(call: Call, { cleared: outcome, of }: CurrentEffect, otherwise: readonly Tracked[], gone: Tracked | undefined): void {
  const { context, environment, event } = call;
  const spec = only(otherwise)?.spec;
  if (outcome === undefined || spec === undefined || !context.hasCleared) return;
  const asked = context.made(event, "current", () => ({
    kind: "resource",
    provenance: "borrowed",
    spec,
    isCurrent: true,
    borrows: [],
    name: of,
  }));
  environment.put(asked, { mask: gone === undefined ? OPEN : CLOSED, flags: 0, released: gone?.born === undefined ? [] : [gone.born] });
  context.observer?.used(event, asked, outcome, environment);
  environment.drop(asked);
}

/** There is none; the call says since when. */
function cleared({ context, event }: Call): Tracked {
  context.hasCleared = true;
  return context.made(event, "cleared", () => ({ kind: "unknown", provenance: "inherited", born: event, borrows: [], name: event.name }));
}

/** Code that is not known may set another one, if its name speaks of such things, and so may functions of the file. */
function mayChange({ context, event, meaning }: Call): boolean {
  const { changesCurrent } = context.ir.knowledge.conventions;
  return event.functions.length > 0 || (meaning === NOTHING_KNOWN && changesCurrent.test(event.name));
}

function placeOf({ currents }: Context, { of }: CurrentEffect): Place {
  let place = currents.get(of);
  if (place === undefined) {
    // No place of the program has a negative number.
    place = { id: -1 - currents.size, name: of, kind: "result", members: undefined };
    currents.set(of, place);
  }
  return place;
}
