/** How are tracked things and events shown in findings? */
import type { Tracked } from "../domain.ts";
import type { Moment, ResourceView, Step } from "../findings.ts";
import type { CallEvent, FileIr, FlowEvent } from "../ir.ts";

/** The event as a moment of the program. */
export function momentOf(event: FlowEvent): Moment {
  return { site: event.site, origin: event.origin, name: nameOf(event) };
}

function nameOf(event: FlowEvent): string {
  switch (event.kind) {
    case "call":
      return event.name;
    case "bind":
    case "chain":
    case "closure":
    case "settle":
      return event.target.name;
    case "drop":
    case "return":
      return event.place?.name ?? "";
    case "escape":
    case "handle":
    case "hold-in-scope":
    case "scope-end":
    case "use":
      return event.place.name;
  }
}

/** A call as a task: `load()`, or what a function written on the spot is. */
export function taskMomentOf(event: FlowEvent): Moment {
  const moment = momentOf(event);
  if (event.kind !== "call") return moment;
  if (event.isImmediate === true) return { ...moment, name: "the async function" };
  return { ...moment, name: event.construct ? `new ${event.name}()` : `${event.name}()` };
}

/** The resource as findings show it. */
export function viewOf(ir: FileIr, tracked: Tracked): ResourceView {
  const { born: created, boundTo } = tracked;
  const isElement = boundTo?.property === "*";
  const block = tracked.spec && ir.knowledge.blockOf?.(tracked.spec);
  return {
    name: isElement ? `${boundTo.base?.name ?? ""}[…]` : tracked.name,
    ...(tracked.spec && { spec: tracked.spec }),
    library: tracked.spec === undefined ? "" : ir.knowledge.libraryOf(tracked.spec),
    ...(block !== undefined && { block }),
    ...(tracked.isCurrent === true && { isCurrent: true }),
    ...(created && { opened: momentOf(created) }),
    ...(tracked.heldAt !== undefined && { heldAt: tracked.heldAt }),
    isNamed: tracked.boundTo !== undefined,
  };
}

/** The first step of a resource's trace. */
export function openedStep(tracked: Tracked): readonly Step[] {
  return tracked.born === undefined ? [] : [{ what: "opened", site: tracked.born.site }];
}

/** Things grouped by a key, in order of first occurrence. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** One finding a place, definite ones first; in order of the source. */
export function oncePerSite<T extends { readonly certainty: string }>(
  findings: readonly T[],
  keyOf: (finding: T) => string,
  startOf: (finding: T) => number,
): readonly T[] {
  const best = new Map<string, T>();
  for (const finding of findings) {
    const known = best.get(keyOf(finding));
    if (known === undefined || (known.certainty === "maybe" && finding.certainty === "definite")) {
      best.set(keyOf(finding), finding);
    }
  }
  return [...best.values()].sort((left, right) => startOf(left) - startOf(right));
}

/** Whether the program knows that a call may be a misuse: a test expects it to fail, or a handler does something else then. */
export function isMeantToFail({ hasFallback, isExpectedToFail }: CallEvent): boolean {
  return isExpectedToFail === true || hasFallback === true;
}
