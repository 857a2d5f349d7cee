/**
 * Which resources does a class keep in its fields, and never or not always close?
 *
 * A class owns what its own methods open and store in one of its fields and nowhere else. The question is put to the
 * class as a whole: all its functions, those of its subclasses in the file, and the closures inside them. A field that
 * any of them lets out, or that something else may fill, is somebody else's to judge.
 */
import { CLOSED, ESCAPED, isIdleAtFirst, NOTHING, OPEN, type Tracked } from "../domain.ts";
import { type Environment, rootOf } from "../environment.ts";
import type { LeakFinding, Moment } from "../findings.ts";
import type { ClassShape, FileIr, FlowEvent, FlowGraph, FunctionId, Place } from "../ir.ts";
import type { Observations } from "../observations.ts";
import type { PlaceEffect } from "../summary.ts";
import { hasDuty } from "./duty.ts";
import { momentOf, openedStep, viewOf } from "./views.ts";

/** A resource that a class opened, and the field that keeps it. */
interface Kept {
  readonly field: Field;
  readonly tracked: Tracked;
  /** The function that stores it in the field. */
  readonly by: Observations;
}

/** One field of a class and its subclasses. */
interface Field {
  readonly name: string;
  /** The field as the class sees it. */
  readonly own: Place;
  /** The field as each class of the family sees it. */
  readonly places: readonly Place[];
  readonly isPrivate: boolean;
  /** The author says that the class owns it. */
  readonly isDeclared: boolean;
}

/** A class, the classes of the file that extend it, and all functions that know their `this`. */
interface Family {
  readonly shape: ClassShape;
  readonly selves: readonly Place[];
  readonly members: readonly Observations[];
}

/** Whether the function leaves something that it opened in a field; what becomes of it any function of the file may say. */
export function fillsField({ exits }: Observations): boolean {
  return exits.some(({ bindings }) => {
    for (const [place, values] of bindings) {
      const isField = place.base?.variable?.role === "this";
      if (isField && values.some(({ kind, provenance }) => kind === "resource" && provenance === "acquired")) return true;
    }
    return false;
  });
}

/** Resources that a class keeps open in its fields; one finding a resource, in source order. */
export function findFieldLeaks(ir: FileIr, seen: readonly Observations[]): readonly LeakFinding[] {
  if (ir.classes.length === 0) return [];
  const byFunction = new Map<FunctionId, Observations>(seen.map((observations) => [observations.graph.id, observations]));
  const users = usersOf(ir);
  const findings: LeakFinding[] = [];
  for (const shape of ir.classes) {
    const family = familyOf(ir, shape, users, byFunction);
    if (family === undefined) continue;
    const kept = keptIn(ir, family, seen);
    if (kept.length > 0) findings.push(...judge(ir, family, kept));
  }
  return findings;
}

/** The functions that know each outer variable or `this`, in source order. */
function usersOf(ir: FileIr): ReadonlyMap<Place, ReadonlySet<FlowGraph>> {
  const users = new Map<Place, Set<FlowGraph>>();
  for (const graph of ir.functions) {
    for (const place of graph.captures) {
      const root = rootOf(place);
      users.set(root, (users.get(root) ?? new Set()).add(graph));
    }
  }
  return users;
}

/** Undefined when a function that knows the `this` of the class could not be solved, or hands it to somebody. */
function familyOf(
  ir: FileIr,
  shape: ClassShape,
  users: ReadonlyMap<Place, ReadonlySet<FlowGraph>>,
  byFunction: ReadonlyMap<FunctionId, Observations>,
): Family | undefined {
  const shapes = [shape];
  for (const above of shapes) shapes.push(...ir.classes.filter((below) => below.base === above.id && !shapes.includes(below)));
  const selves = shapes.map(({ self }) => self);
  const members: Observations[] = [];
  const knowing = new Set(selves.flatMap((self) => [...(users.get(self) ?? [])]));
  for (const graph of [...knowing].sort((one, other) => one.id - other.id)) {
    const observations = byFunction.get(graph.id);
    if (observations === undefined || graph.incomplete) return undefined;
    // `this[name]` may be any field.
    if (graph.captures.some(({ base, property }) => property === "*" && base !== undefined && selves.includes(base))) return undefined;
    members.push(observations);
  }
  return { shape, selves, members };
}

/** What functions of the class open and store in a field, and only there; or what the author says the class owns. */
function keptIn(ir: FileIr, family: Family, seen: readonly Observations[]): readonly Kept[] {
  const kept = new Map<Tracked, Kept>();
  for (const by of family.members) {
    for (const exit of by.exits) {
      for (const [place, values] of exit.bindings) {
        if (place.base !== family.shape.self || place.property === undefined || place.property === "*") continue;
        if (family.shape.fieldOwnership.get(place.property) === "borrows") continue;
        const field = fieldOf(ir, family, place, place.property);
        for (const tracked of values) {
          if (!kept.has(tracked) && isKept(by, exit, field, tracked)) kept.set(tracked, { field, tracked, by });
        }
      }
    }
  }
  return [...kept.values()].filter(({ field, tracked }) => isTheClasses(ir, family, field, tracked, seen));
}

function fieldOf(ir: FileIr, { selves, shape }: Family, own: Place, name: string): Field {
  const isDeclared = shape.fieldOwnership.get(name) === "owns";
  const places = selves.map((self) => ir.member(self, name));
  return { name, own, places, isPrivate: isDeclared || shape.privateFields.has(name), isDeclared };
}

function isKept(by: Observations, exit: Environment, { isDeclared, own }: Field, tracked: Tracked): boolean {
  if (tracked.kind !== "resource") return false;
  const isGiven = isDeclared && tracked.provenance === "parameter" && tracked.spec?.obligation === "must";
  if (!isGiven && (tracked.provenance !== "acquired" || !hasDuty(tracked))) return false;
  const isOnlyThere = [...(by.handOns.get(tracked) ?? [])].every((event) => event.kind === "bind" && event.target === own);
  const { mask, owner } = exit.stateOf(tracked);
  return isOnlyThere && owner === undefined && (mask & CLOSED) === 0 && !livesOnOther(tracked);
}

function livesOnOther({ child, wraps }: Tracked): boolean {
  return child === true || (wraps?.length ?? 0) > 0;
}

/** Nobody else fills the field, takes its value out, or could reach it through an instance. */
function isTheClasses(ir: FileIr, family: Family, field: Field, tracked: Tracked, seen: readonly Observations[]): boolean {
  if (ir.knowledge.classOf(field.own) !== tracked.spec) return false;
  for (const observations of family.members) {
    // A method that promises to close the field is held to that, where it makes the promise.
    if (observations.graph.terms.some(({ about, word }) => word === "closes" && about === field.own.name)) return false;
    for (const place of field.places) {
      if (!observations.graph.captures.includes(place)) continue;
      if (ir.knowledge.classOf(place) !== tracked.spec) return false;
      const effect = summaryOf(observations)?.captured.get(place);
      if (effect === undefined || effect.escapes || isReturned(observations, place)) return false;
      if (!field.isDeclared && isFilledFromOutside(observations, place, tracked)) return false;
    }
    // Whoever gets the object gets at its fields.
    const isHandedOn = family.selves.some((self) => summaryOf(observations)?.captured.get(self)?.escapes === true);
    if (isHandedOn && !field.isPrivate) return false;
  }
  return field.isPrivate || !isReadThroughInstance(seen, field.name);
}

function summaryOf({ graph, solution }: Observations) {
  return solution.context.summaryOf(graph.id);
}

function isReturned(observations: Observations, place: Place): boolean {
  return observations.results.some((values) => values.some((value) => value.place === place));
}

/** The field gets a value that is not of the same class, opened by this class. */
function isFilledFromOutside(observations: Observations, place: Place, { spec }: Tracked): boolean {
  return observations.exits.some((exit) =>
    (exit.at(place) ?? []).some((value) => {
      if (value === NOTHING || value.place === place) return false;
      return value.provenance !== "acquired" || value.spec !== spec;
    }),
  );
}

/** `store.pool`: some function of the file reads a property of that name of something that is not this class's `this`. */
function isReadThroughInstance(seen: readonly Observations[], name: string): boolean {
  let names = readThroughInstances.get(seen);
  if (names === undefined) {
    names = new Set(seen.flatMap(({ graph }) => graph.blocks.flatMap(({ events }) => events.flatMap(namesReadOfOthers))));
    readThroughInstances.set(seen, names);
  }
  return names.has(name);
}

const readThroughInstances = new WeakMap<readonly Observations[], ReadonlySet<string>>();

function namesReadOfOthers(event: FlowEvent): readonly string[] {
  const names: string[] = [];
  const isOnOther = event.kind === "call" && event.receiver?.variable?.role !== "this";
  if (isOnOther && event.method?.includes(".") === true) names.push(...event.method.split(".").slice(0, -1));
  for (const given of placesOf(event)) {
    for (let place = given; place?.base !== undefined; place = place.base) {
      if (place.property !== undefined && place.base.variable?.role !== "this") names.push(place.property);
    }
  }
  return names;
}

function placesOf(event: FlowEvent): readonly (Place | undefined)[] {
  switch (event.kind) {
    case "bind":
    case "chain":
    case "settle":
      return [event.source, event.target];
    case "call":
      return [event.receiver, ...event.args.map(({ place }) => place)];
    case "closure":
      return [];
    case "drop":
    case "escape":
    case "handle":
    case "hold-in-scope":
    case "return":
    case "scope-end":
    case "use":
      return [event.place];
  }
}

function judge(ir: FileIr, family: Family, kept: readonly Kept[]): readonly LeakFinding[] {
  const closed = new Map<string, readonly Closing[]>();
  for (const { field } of kept) closed.set(field.name, closingsOf(family, field));
  const closesSomething = [...closed.values()].some((closings) => closings.length > 0);
  const isDisposable = family.shape.instance !== undefined;
  return kept.flatMap((one): readonly LeakFinding[] => {
    const { field, tracked } = one;
    const closings = closed.get(field.name) ?? [];
    if (!isConnected(family, field, tracked)) return [];
    if (isOverwriting(family, one, kept, closings)) return [finding(ir, one, { kind: "overwritten" })];
    if (closings.length > 0) {
      const lost = lostWhenAnotherFails(closings, field, closed);
      const overridden = overriding(ir, family, closings).map((exit) => finding(ir, one, { kind: "override", exit, closings }));
      const exit = lost && momentOf(lost);
      return exit === undefined ? overridden : [...overridden, finding(ir, one, { kind: "exception", exit, closings })];
    }
    if (field.isDeclared) return [finding(ir, one, { kind: "owned" })];
    if (closesSomething || isDisposable) return [finding(ir, one, { kind: "field" })];
    return field.isPrivate ? [finding(ir, one, { kind: "class" })] : [];
  });
}

/** A close of a field, in a function of the class. */
interface Closing {
  readonly in: Observations;
  readonly tracked: Tracked;
  readonly event: FlowEvent;
}

function closingsOf({ members }: Family, { places }: Field): readonly Closing[] {
  return members.flatMap((observations) =>
    observations.closings
      .filter(({ tracked }) => (tracked.place !== undefined && places.includes(tracked.place)) || (tracked.boundTo !== undefined && places.includes(tracked.boundTo)))
      .map(({ event, tracked }) => ({ in: observations, tracked, event })),
  );
}

/** A lazy client holds nothing before one of the methods that open it is called. */
function isConnected({ members }: Family, { places }: Field, client: Tracked): boolean {
  const openers = client.spec?.opensOn;
  if (openers === undefined || !isIdleAtFirst(client)) return true;
  return members.some(({ touches }) =>
    [...touches].some(([tracked, methods]) => {
      const place = tracked.place ?? tracked.boundTo;
      return place !== undefined && places.includes(place) && openers.some((name) => methods.has(name));
    }),
  );
}

/** The close of another field whose failure leaves this one open, in the only function that closes it. */
function lostWhenAnotherFails(
  closings: readonly Closing[],
  field: Field,
  all: ReadonlyMap<string, readonly Closing[]>,
): FlowEvent | undefined {
  const [first] = closings;
  if (first === undefined || closings.some((closing) => closing.in !== first.in)) return undefined;
  const { exits, raises } = first.in;
  const isOpen = raises.some((raise) => (raise.stateOf(first.tracked).mask & (OPEN | CLOSED | ESCAPED)) === OPEN);
  const isClosedOtherwise = exits.length > 0 && exits.every((exit) => (exit.stateOf(first.tracked).mask & OPEN) === 0);
  if (!isOpen || !isClosedOtherwise) return undefined;
  const others = [...all].filter(([name]) => name !== field.name).flatMap(([, closed]) => closed);
  return others.find((other) => other.in === first.in && other.event.site.start < first.event.site.start)?.event;
}

/**
 * The constructor fills the field, and a later method fills it again without a look at what is there. A method that
 * closes the field and is no end of the object may have run before; then nothing is said.
 */
function isOverwriting(
  family: Family,
  { by, field }: Kept,
  kept: readonly Kept[],
  closings: readonly Closing[],
): boolean {
  if (isConstruction(family, by) || !kept.some((other) => other.field.name === field.name && isConstruction(family, other.by))) {
    return false;
  }
  const ends = new Set<FunctionId | undefined>();
  for (const name of Object.keys(family.shape.instance?.closers ?? {})) ends.add(family.shape.methods.get(name));
  if (!closings.every((closing) => ends.has(closing.in.graph.id))) return false;
  if (family.members.some((member) => isConstruction(family, member) && callsAny(member.graph, [by.graph.id]))) return false;
  return field.places.every((place) => !isLookedAt(by, place));
}

function isConstruction({ shape }: Family, { graph }: Observations): boolean {
  return graph.kind === "class-initializer" || shape.methods.get("constructor") === graph.id;
}

/** What the field held before is tested, taken along or replaced by what it held. */
function isLookedAt({ graph, solution }: Observations, place: Place): boolean {
  const isIn = (one: Place | undefined): boolean => one !== undefined && (one === place || isIn(one.base));
  return graph.blocks.some(
    (block) =>
      block.edges.some((edge) => edge.conditions.some((condition) => condition.kind !== "test" && isIn(condition.place))) ||
      block.events.some((event) => {
        if (event.kind === "bind") return isIn(event.source);
        if (event.kind !== "call") return false;
        // A helper of the file that is called meanwhile may close it.
        return event.functions.some((id) => touches(solution.context.summaryOf(id)?.captured.get(place)));
      }),
  );
}

function touches(effect: PlaceEffect | undefined): boolean {
  return effect !== undefined && (effect.closes !== "never" || effect.escapes || effect.assigns);
}

/** Methods of subclasses that override a closing one, call it in no function of theirs, and do not close the field. */
function overriding(ir: FileIr, { selves, shape }: Family, closings: readonly Closing[]): readonly Moment[] {
  const found: Moment[] = [];
  for (const [name, closer] of shape.methods) {
    if (!closings.some((closing) => closing.in.graph.id === closer)) continue;
    for (const below of ir.classes) {
      const id = below.methods.get(name);
      const graph = id === undefined ? undefined : ir.functions[id];
      if (graph === undefined || below === shape || !selves.includes(below.self)) continue;
      const isClosedThere = closings.some((closing) => closing.tracked.place?.base === below.self || isInside(ir, closing.in.graph, below));
      const callsIt = callersOf(ir, closer).some((member) => isInside(ir, member, below));
      if (!isClosedThere && !callsIt) found.push({ site: graph.head ?? graph.site, origin: graph.origin, name });
    }
  }
  return found;
}

function isInside(ir: FileIr, graph: FlowGraph, { id }: ClassShape): boolean {
  let around: FlowGraph | undefined = graph;
  while (around !== undefined && around.class !== id) around = around.parent === undefined ? undefined : ir.functions[around.parent];
  return around !== undefined;
}

const callers = new WeakMap<FileIr, ReadonlyMap<FunctionId, ReadonlySet<FlowGraph>>>();

/** The functions of the file that call one of it. */
function callersOf(ir: FileIr, callee: FunctionId): readonly FlowGraph[] {
  let known = callers.get(ir);
  if (known === undefined) {
    const found = new Map<FunctionId, Set<FlowGraph>>();
    for (const graph of ir.functions) {
      for (const event of graph.blocks.flatMap(({ events }) => events)) {
        if (event.kind === "call") for (const id of event.functions) found.set(id, (found.get(id) ?? new Set()).add(graph));
      }
    }
    callers.set(ir, (known = found));
  }
  return [...(known.get(callee) ?? [])];
}

function callsAny(graph: FlowGraph, ids: readonly FunctionId[]): boolean {
  return graph.blocks.some(({ events }) => events.some((event) => event.kind === "call" && event.functions.some((id) => ids.includes(id))));
}

/** What is special about a finding. */
interface Judgement {
  readonly kind: LeakFinding["kind"];
  readonly exit?: Moment;
  readonly closings?: readonly Closing[];
}

function finding(ir: FileIr, { by, field, tracked }: Kept, { kind, exit, closings }: Judgement): LeakFinding {
  const filled = [...(by.handOns.get(tracked) ?? [])].at(-1);
  const view = viewOf(ir, tracked);
  return {
    kind,
    function: by.graph.id,
    certainty: "definite",
    resource: { ...view, ...(view.opened === undefined && filled && { opened: momentOf(filled) }), name: field.own.name, isNamed: true },
    ...(exit && { exit }),
    isThrown: false,
    isField: true,
    closes: (closings ?? []).map(({ event }) => momentOf(event)),
    canBeHeld: false,
    trace: openedStep(tracked),
  };
}
