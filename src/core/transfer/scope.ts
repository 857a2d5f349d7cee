/** What does a scope hold, and what does its end close? */
import { CLOSED, ESCAPED, HELD, only, OPEN, type Tracked, UNKNOWN } from "../domain.ts";
import type { Environment } from "../environment.ts";
import type { Outcome } from "../effects.ts";
import type { HoldInScopeEvent, ScopeEndEvent } from "../ir.ts";
import { reportStored } from "./bind.ts";
import type { Context } from "./context.ts";
import { handOn } from "./hand-on.ts";
import { reportListeners } from "./listeners.ts";
import { release } from "./release.ts";

/** Ties what the place holds to the scope. */
export function hold(context: Context, environment: Environment, event: HoldInScopeEvent): void {
  if (event.ifKnown !== true && only(context.lookup(environment, event.place)) === UNKNOWN) {
    // Whatever it is, the scope closes it.
    const held = context.made(event, "held", () => ({
      kind: "resource",
      provenance: "acquired",
      born: event,
      borrows: [],
      name: event.place.name,
      boundTo: event.place,
    }));
    environment.put(held, { mask: OPEN, flags: HELD, released: [] });
    environment.bind(event.place, [held]);
    return;
  }
  for (const value of context.lookup(environment, event.place)) {
    const outcome = refusalOf(value, event);
    if (outcome === undefined) continue;
    context.observer?.misheld(event, value, outcome);
    // It was meant to be held.
    environment.update(value, { mask: CLOSED | ESCAPED });
  }
  for (const value of heldBy(context, environment, event)) {
    if (value.kind !== "resource") continue;
    environment.update(value, { flags: environment.stateOf(value).flags | HELD });
  }
}

/** Closes what the scope holds. */
export function endScope(context: Context, environment: Environment, event: ScopeEndEvent): void {
  const values = context.lookup(environment, event.place);
  const held = heldBy(context, environment, event);
  if (event.ifKnown === true) {
    // Nobody knows its class: the scope may have closed it.
    for (const value of values) if (value.kind === "resource" && value.spec === undefined) handOn(context, environment, value, event);
    if (held.length === 0) return;
  }
  reportStored(context, environment, event.place);
  reportListeners(context, environment, values);
  release(context, environment, event, held, { certain: true });
}

/** What a scope closes. One that waits for nothing fails where it begins when closing has to be waited for. */
export function heldBy(context: Context, environment: Environment, event: HoldInScopeEvent | ScopeEndEvent): readonly Tracked[] {
  const { async, ifKnown, place } = event;
  const values = context.lookup(environment, place);
  if (ifKnown !== true) return values.filter((value) => async || value.spec?.disposal.symbol !== "async");
  const own = async ? "async" : "sync";
  return values.filter((value) => value.spec?.disposal.symbol === own || value.spec?.disposal.symbol === "both");
}

/** What the library says of a block that cannot hold its resource. */
function refusalOf({ kind, spec }: Tracked, { async }: HoldInScopeEvent): Outcome | undefined {
  if (kind !== "resource" || spec === undefined) return undefined;
  const { refuses, symbol } = spec.disposal;
  if (async) return symbol === "none" || symbol === "sync" ? refuses?.async : undefined;
  return symbol === "none" || symbol === "async" ? refuses?.sync : undefined;
}
