/**
 * Which functions and classes close or keep what they only borrow?
 *
 * Fact: the parameters of which the author says that they are borrowed, and the fields. A close of one is a broken
 * borrow, on whatever way; so is a place outside of the function that still holds it at a normal exit. A constructor may
 * keep what it borrows in its instance, and a method in a field that borrows:
 *
 *     class Report {
 *       constructor(/** @borrows *\/ private pool: Pool) {}
 *       async close() {
 *         await this.pool.end();   // whoever made the report goes on using the pool
 *       }
 *     }
 */
import { NOTHING, only, type Tracked } from "../domain.ts";
import type { Environment } from "../environment.ts";
import type { BorrowFinding } from "../findings.ts";
import type { BindEvent, ClassShape, FileIr, FlowEvent, FlowGraph, Place } from "../ir.ts";
import type { Observations } from "../observations.ts";
import { momentOf, oncePerSite, viewOf } from "./views.ts";

/** Whether the function closes what a field of its class holds; whose that is any function of the file may say. */
export function closesField({ closings }: Observations): boolean {
  return closings.some(({ tracked }) => tracked.place?.base?.variable?.role === "this");
}

/** All broken borrows of a file in source order, one a place; those of injected fields included. */
export function findBrokenBorrows(ir: FileIr, seen: readonly Observations[]): readonly BorrowFinding[] {
  const findings: BorrowFinding[] = [];
  const injected = new InjectedFields(seen);
  for (const observations of seen) {
    const shape = observations.graph.class === undefined ? undefined : ir.classes[observations.graph.class];
    for (const { event, isAbsent, tracked } of observations.closings) {
      if (isAbsent) continue;
      const kind = isBorrowed(tracked, shape) ? "closed" : isInjected(tracked, shape, injected) ? "injected" : undefined;
      if (kind !== undefined) findings.push(findingOf(ir, observations, tracked, event, kind));
    }
    for (const [tracked, event] of stored(observations, shape)) {
      findings.push(findingOf(ir, observations, tracked, event, "stored"));
    }
  }
  return oncePerSite(
    findings,
    ({ event }) => String(event.site.start),
    ({ event }) => event.site.start,
  );
}

function findingOf(
  ir: FileIr,
  { graph }: Observations,
  tracked: Tracked,
  event: FlowEvent,
  kind: BorrowFinding["kind"],
): BorrowFinding {
  const { term } = tracked;
  return {
    kind,
    function: graph.id,
    certainty: "definite",
    resource: viewOf(ir, tracked),
    event: momentOf(event),
    ...(term && { term }),
    trace: [{ what: kind === "stored" ? "left" : "closed", site: event.site }],
  };
}

function isBorrowed({ place, term }: Tracked, shape: ClassShape | undefined): boolean {
  if (term !== undefined) return term.word === "borrows";
  const field = fieldAt(place, shape);
  return field !== undefined && shape?.fieldOwnership.get(field) === "borrows";
}

function isInjected({ place }: Tracked, shape: ClassShape | undefined, injected: InjectedFields): boolean {
  const field = fieldAt(place, shape);
  return shape !== undefined && field !== undefined && injected.of(shape).has(field);
}

/** The field of the class's instances that a place is. */
function fieldAt(place: Place | undefined, shape: ClassShape | undefined): string | undefined {
  return place !== undefined && shape !== undefined && place.base === shape.self ? place.property : undefined;
}

interface Binding {
  readonly graph: FlowGraph;
  readonly event: BindEvent;
}

/** Fields that nothing but the constructor fills, and with nothing but its parameters, and of which nobody says whose they are. */
class InjectedFields {
  readonly #seen: readonly Observations[];
  readonly #known = new Map<ClassShape, ReadonlySet<string>>();
  /** Where members of a place are bound, by that place; a file is looked through once for all of its classes. */
  #bindings: ReadonlyMap<Place, readonly Binding[]> | undefined;

  constructor(seen: readonly Observations[]) {
    this.#seen = seen;
  }

  of(shape: ClassShape): ReadonlySet<string> {
    let fields = this.#known.get(shape);
    if (fields === undefined) this.#known.set(shape, (fields = this.#find(shape)));
    return fields;
  }

  #find(shape: ClassShape): ReadonlySet<string> {
    const injected = new Set<string>();
    const others = new Set<string>(shape.fieldOwnership.keys());
    this.#bindings ??= bindingsOfMembers(this.#seen);
    for (const { event, graph } of this.#bindings.get(shape.self) ?? []) {
      const { source, target, value } = event;
      if (target.property === undefined || value === "absent") continue;
      const isGiven = graph.id === shape.methods.get("constructor") && source !== undefined && graph.parameters.includes(source);
      const isTaken = graph.terms.some(({ about }) => source !== undefined && graph.parameters[Number(about)] === source);
      (isGiven && !isTaken ? injected : others).add(target.property);
    }
    for (const field of others) injected.delete(field);
    return injected;
  }
}

function bindingsOfMembers(seen: readonly Observations[]): ReadonlyMap<Place, readonly Binding[]> {
  const found = new Map<Place, Binding[]>();
  for (const { graph } of seen) {
    for (const { events } of graph.blocks) {
      for (const event of events) {
        const base = event.kind === "bind" ? event.target.base : undefined;
        if (event.kind !== "bind" || base === undefined) continue;
        const bindings = found.get(base);
        if (bindings === undefined) found.set(base, [{ event, graph }]);
        else bindings.push({ event, graph });
      }
    }
  }
  return found;
}

/** Borrowed parameters that something outside of the function still holds when it has returned. */
function stored({ exits, graph, solution }: Observations, shape: ClassShape | undefined): ReadonlyMap<Tracked, FlowEvent> {
  const found = new Map<Tracked, FlowEvent>();
  const isConstructor = shape?.methods.get("constructor") === graph.id;
  for (const place of graph.parameters) {
    const tracked = solution.context.known(place);
    const event = tracked && solution.context.storedBy.get(tracked);
    if (tracked?.term?.word !== "borrows" || event === undefined) continue;
    if (exits.some((exit) => isKept(exit, tracked, graph, isConstructor ? undefined : shape, isConstructor))) {
      found.set(tracked, event);
    }
  }
  return found;
}

function isKept(
  exit: Environment,
  tracked: Tracked,
  graph: FlowGraph,
  shape: ClassShape | undefined,
  mayKeep: boolean,
): boolean {
  for (const [place, values] of exit.bindings) {
    const { variable } = place;
    if (variable === undefined || only(values) !== tracked || values.includes(NOTHING)) continue;
    if (variable.role === "this") {
      const field = fieldAt(place, shape);
      if (!mayKeep && field !== undefined && shape?.fieldOwnership.get(field) !== "borrows") return true;
    } else if (variable.owner !== graph.id || (variable.exported && place !== tracked.place)) {
      return true;
    }
  }
  return false;
}
