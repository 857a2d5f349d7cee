/** What does a use that is no call do: a loop over a value, a spread, a read of an element? */
import { own } from "../calls.ts";
import { CLOSED, ESCAPED, HANDED_ON, NOTHING, only, type Tracked, UNKNOWN } from "../domain.ts";
import type { Environment } from "../environment.ts";
import type { UseEvent } from "../ir.ts";
import { type Context } from "./context.ts";
import { handOn } from "./hand-on.ts";

/** Goes through a value, spreads it, or reads it. */
export function use(context: Context, environment: Environment, event: UseEvent): void {
  if (event.how === "asked") return;
  if (event.how === "value") {
    const values = context.lookup(environment, event.place);
    if (event.takenFor !== undefined) context.observer?.taken(event, only(values), environment);
    for (const value of values) {
      if (value.kind === "task" && value.lazy === true) context.observer?.dropped(event, value, environment);
    }
    return;
  }
  if (event.how === "promised") {
    // What may be something else as well is not judged.
    const value = only(context.lookup(environment, event.place));
    if (event.takenFor !== undefined) context.observer?.taken(event, value, environment);
    if (value?.kind !== "task" || value.lazy === true) return;
    // Another member may well be the way to wait for it: `await request.json()`.
    if (event.member !== undefined && value.hasMembers === true) environment.update(value, { flags: environment.stateOf(value).flags | HANDED_ON });
    else context.observer?.dropped(event, value, environment);
    return;
  }
  if (event.how === "element") {
    takeElement(context, environment, event);
    return;
  }
  const direct = context.lookup(environment, event.place).filter((value) => value.kind === "resource");
  const { base, property } = event.place;
  const isPart = direct.length === 0 && base !== undefined && property !== undefined;
  const values = isPart ? context.lookup(environment, base).filter((value) => value.kind === "resource") : direct;
  for (const value of event.how === "iterate" || event.how === "spread" ? environment.reachable(event.place) : []) {
    // A loop over tasks is there to await them, one over resources to close them, however many rounds it has.
    if (value.kind === "resource" && !context.lookup(environment, event.place).includes(value)) {
      handOn(context, environment, value, event);
    }
    if (value.kind === "task") environment.update(value, { flags: environment.stateOf(value).flags | HANDED_ON });
  }
  const method = isPart ? `${property}.@@asyncIterator` : "@@asyncIterator";
  for (const value of values) {
    if (!isPart) context.observer?.used(event, value, value.spec?.reuse ?? { effect: "unknown" }, environment);
    if (event.how !== "iterate") continue;
    const effect = own(value.spec?.methods, method);
    const kind = value.spec?.kind;
    // Iterating a body or a cursor to its end, or leaving the loop early, consumes it.
    const isConsumed = effect?.closes?.includes("this") === true || (!isPart && (kind === "body" || kind === "cursor"));
    if (isConsumed) environment.update(value, { mask: CLOSED | ESCAPED });
  }
}

/** What was put into a collection under an index or key that is not known may be what is read by one of which nothing is known. */
function takeElement(context: Context, environment: Environment, event: UseEvent): void {
  const { base } = event.place;
  const any = base?.members?.get("*");
  if (base === undefined || any === undefined || !environment.knows(any)) return;
  const held = environment.at(event.place);
  if (held !== undefined && !held.includes(UNKNOWN) && !held.includes(NOTHING)) return;
  const others = new Set<Tracked>();
  for (const member of base.members?.values() ?? []) {
    if (member !== any) for (const value of environment.reachable(member)) others.add(value);
  }
  for (const value of environment.reachable(any)) if (!others.has(value)) handOn(context, environment, value, event);
}
