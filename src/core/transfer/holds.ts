/** Which contexts does a call keep busy from here on, or set free, and what goes round one that is busy? */
import { CLOSED, only, OPEN, type Tracked } from "../domain.ts";
import type { CallEffect, HoldEffect } from "../effects.ts";
import type { CallEvent } from "../ir.ts";
import type { Call } from "./understand.ts";

/** Begins and ends the holds that a call begins and ends (`begin`, `commit`; a lock, its release). */
export function applyHolds(call: Call): void {
  const { hold, holds = [] } = call.meaning.effect;
  for (const one of hold === undefined ? holds : [hold, ...holds]) applyHold(call, one);
}

function applyHold(call: Call, hold: HoldEffect): void {
  const { context, environment, event, receivers } = call;
  const holder = only(receivers);
  if (holder === undefined) return;
  if (hold.argumentMatches !== undefined) {
    const literal = event.args[0]?.literal;
    if (typeof literal !== "string" || !new RegExp(hold.argumentMatches, "iu").test(literal)) return;
  }
  const subject = hold.on === "parent" ? holder.parent : holder;
  if (hold.role === "end") {
    for (const tracked of [...environment.states.keys()]) {
      const isEnded = tracked.kind === "hold" && (tracked.holder === holder || tracked.subject === subject);
      if (isEnded) environment.update(tracked, { mask: CLOSED });
    }
    return;
  }
  if (subject === undefined) return;
  if (subject === holder) {
    for (const [tracked, state] of environment.states) {
      if (tracked.kind === "hold" && tracked.subject === subject && state.mask === OPEN) {
        context.observer?.bypassing(event, subject, tracked, environment);
      }
    }
  }
  const tracked = context.made(event, `hold:${String(holder.id)}`, () => ({
    kind: "hold",
    provenance: "acquired",
    born: event,
    holder,
    subject,
    borrows: [],
    name: holder.name,
  }));
  environment.put(tracked, { mask: OPEN, flags: 0, released: [] });
}

/** Work on what a hold keeps; the holder itself may go on, unless it asks again for the lock that it holds. */
export function reportBypass(call: Call, value: Tracked, effect: CallEffect, inner?: CallEvent): void {
  const { context, environment, event } = call;
  if (effect.returns !== undefined) return;
  const needsLock = effect.run !== undefined && effect.run.role !== "enter" && effect.run.key === "receiver";
  for (const [hold, state] of environment.states) {
    if (hold.kind !== "hold" || hold.subject !== value || state.mask !== OPEN) continue;
    if (hold.holder === value && !needsLock) continue;
    context.observer?.bypassing(inner ?? event, value, hold, environment, inner && event);
  }
}
