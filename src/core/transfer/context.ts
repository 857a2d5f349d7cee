/** What does the transfer of one function need besides the environment? */
import { isTakenOver, NOTHING, only, OPEN, track, type Tracked, UNKNOWN } from "../domain.ts";
import { type Environment, rootOf, union, UNTRACKED } from "../environment.ts";
import type { CallEffect, Closer, Outcome } from "../effects.ts";
import type { CallEvent, ClosureEvent, Condition, FileIr, FlowEvent, FlowGraph, FunctionId, Place } from "../ir.ts";
import type { Observer } from "../observer.ts";
import type { PlaceEffect, Summary } from "../summary.ts";
import type { Call } from "./understand.ts";

const NO_EFFECTS: ReadonlyMap<Place, PlaceEffect> = new Map();

/** What is known of the functions of the file while one of them is solved. */
export interface Callees {
  /** Solves the function when nobody asked about it before. */
  readonly summaryOf: (id: FunctionId) => Summary | undefined;
  /** It is being solved, for its ways that end without calling it again. */
  readonly isNotYetKnown: (id: FunctionId) => boolean;
  /** Its graph alone shows that it comes back. */
  readonly isSeenToReturn: (id: FunctionId) => boolean;
  /** Its graph alone does not show that it closes nothing of its callers. */
  readonly mayClose: (id: FunctionId) => boolean;
}

/** What a call turned out to be, united over all environments that reach it. */
export interface Called {
  readonly effect: CallEffect;
  readonly library: string;
  readonly receivers: Set<Tracked>;
  /** The call releases its receiver. */
  readonly isClose: boolean;
  /** What that does inside of a run of the library. */
  readonly whileRunning?: Outcome;
}

/** Everything that the transfer of one function needs besides the environment. */
export class Context {
  readonly ir: FileIr;
  readonly graph: FlowGraph;
  /** Absent while the fixpoint is being computed. */
  observer: Observer | undefined;
  /** Where something was last stored outside of the function. */
  readonly storedBy = new Map<Tracked, FlowEvent>();
  /** Where something was returned. */
  readonly returnedBy = new Map<Tracked, FlowEvent>();
  /** The call that was looked at last, and the version of its environment then. */
  understood: { readonly call: Call; readonly version: number } | undefined;
  /** Calls whose meaning is known, as far as they were walked over. */
  readonly called = new Map<CallEvent, Called>();
  /** Where what libraries keep as the current one is held, by its name. */
  readonly currents = new Map<string, Place>();
  /** Some call clears what is current. */
  hasCleared = false;
  /** Something was closed by a call that may have done so. */
  hasMaybeJustClosed = false;
  /** Listeners of something from outside that use what a scope of this function holds. */
  readonly listeners = new Map<Tracked, CallEvent>();
  /** The facts that say which literal a variable holds. */
  readonly literals = new Map<Place, Set<string>>();
  /** Closes that cut running work off: nothing runs any more that a second one could cut off. */
  readonly cuts = new WeakSet<FlowEvent>();
  /** Closes after which the resource is still of use to whoever is given it. */
  readonly halfCloses = new WeakSet<FlowEvent>();
  /** How the owner of a resource (a stack) closes it. */
  readonly closersOfOwners = new Map<Tracked, Closer>();
  /** What was proved about parameters and captured places, by the fact that says so. */
  readonly proved = new Map<string, Condition>();
  readonly #callees: Callees;
  readonly #made = new Map<object, Map<string, Tracked>>();
  readonly #functionsByName = new Map<Place, ClosureEvent>();
  /** The function returns truths, which may tell its callers something. */
  readonly #answers: boolean;
  #calls: ReadonlyMap<Place, CallEvent> | undefined;
  #receivers: ReadonlySet<Place> | undefined;

  constructor(ir: FileIr, graph: FlowGraph, callees: Callees) {
    this.ir = ir;
    this.graph = graph;
    this.#callees = callees;
    let answers = false;
    for (const block of graph.blocks) {
      for (const event of block.events) {
        if (event.kind === "return" && event.truth !== undefined) answers = true;
        const isNamed = event.kind === "closure" && event.target.kind === "variable" && event.target.variable?.constant;
        if (isNamed === true) this.#functionsByName.set(event.target, event);
      }
    }
    this.#answers = answers;
  }

  /** Whether the function returns truths, which may tell its callers something. */
  get answers(): boolean {
    return this.#answers;
  }

  /** The call of one function of this file whose value, awaited or not, a result is or a constant keeps. */
  callOf(place: Place): CallEvent | undefined {
    if (place.kind === "member" || place.variable?.constant === false) return undefined;
    this.#calls ??= callsByResult(this.graph);
    return this.#calls.get(place);
  }

  /** Whether the function calls a method of what a place holds, or of something below it. */
  isReceiver(place: Place): boolean {
    this.#receivers ??= receiversIn(this.graph);
    return this.#receivers.has(place);
  }

  /** Summary of a function of this file, once it is known. Asking for it solves the function. */
  summaryOf(id: FunctionId): Summary | undefined {
    return this.#callees.summaryOf(id);
  }

  /** Whether a call of a function of this file never comes back. */
  neverReturns(id: FunctionId): boolean {
    if (this.#callees.isNotYetKnown(id)) return true;
    return !this.#callees.isSeenToReturn(id) && this.summaryOf(id)?.returns === false;
  }

  /** Whether a call of a function of this file may close something that it is given or captures. */
  mayClose(id: FunctionId): boolean {
    return this.#callees.mayClose(id);
  }

  /**
   * What a function of this file does to captured places, as far as they may hold something here. Only then is its
   * summary asked for: most functions are never solved.
   */
  capturedBy(environment: Environment, id: FunctionId): ReadonlyMap<Place, PlaceEffect> {
    const captures = this.ir.functions[id]?.captures ?? [];
    const mayHold = captures.some((place) => this.#mayHold(environment, rootOf(place)));
    return (mayHold ? this.summaryOf(id)?.captured : undefined) ?? NO_EFFECTS;
  }

  /** Places of others, and what was bound here. */
  #mayHold(environment: Environment, root: Place): boolean {
    const { variable } = root;
    if (variable?.owner !== this.graph.id || variable.role === "this") return true;
    return environment.knows(root);
  }

  /** The tracked thing that `maker` (an event or a place) makes in `role`; always the same one, so that loops end. */
  made(maker: object, role: string, shape: () => Omit<Tracked, "id">): Tracked {
    let roles = this.#made.get(maker);
    if (roles === undefined) {
      roles = new Map();
      this.#made.set(maker, roles);
    }
    let tracked = roles.get(role);
    if (tracked === undefined) {
      tracked = track(shape());
      roles.set(role, tracked);
    }
    return tracked;
  }

  /** What a parameter or captured place came with, if the function ever looked at it. */
  known(place: Place): Tracked | undefined {
    const roles = this.#made.get(place);
    return roles?.get("parameter") ?? roles?.get("inherited");
  }

  /** The function value that an event creates. */
  closure(event: ClosureEvent, id: FunctionId): Tracked {
    return this.made(event, "closure", () => ({
      kind: "closure",
      provenance: "acquired",
      born: event,
      function: id,
      borrows: [],
      name: this.ir.functions[id]?.name ?? event.target.name,
    }));
  }

  /** What a place may hold. Captured places and members of `this` that were not bound here hold what they came with. */
  lookup(environment: Environment, place: Place): readonly Tracked[] {
    const bound = environment.at(place);
    if (bound !== undefined) return bound;
    const standsFor = this.standIn(environment, place);
    if (standsFor !== undefined) return [standsFor];
    const variable = place.variable;
    if (variable === undefined || place.kind === "result") return UNTRACKED;
    const named = this.#functionsByName.get(place);
    if (named !== undefined) return [this.closure(named, named.function)];
    const isOutside = variable.owner !== this.graph.id || variable.role === "this";
    const isImported = !isOutside && variable.role === "import";
    if (place.kind === "variable" && !isOutside && !isImported) return UNTRACKED;
    const spec = this.ir.knowledge.classOf(place);
    if ((place.kind === "member" || isImported) && spec === undefined) return UNTRACKED;
    const inherited = this.made(place, "inherited", () => ({
      kind: "resource",
      provenance: "inherited",
      ...(spec && { spec }),
      place,
      borrows: [],
      name: place.name,
      boundTo: place,
    }));
    // Another function may put another value there at any time.
    return variable.writtenElsewhere && place.kind === "variable" ? [UNKNOWN, inherited] : [inherited];
  }

  /** The place below `base` that `inner` is below its own root: `store.pool` for `this.pool` in a method of `store`. */
  seenFrom(base: Place, inner: Place): Place {
    const path: string[] = [];
    for (let place = inner; place.base !== undefined; place = place.base) path.unshift(place.property ?? "");
    return path.reduce<Place>((place, property) => this.ir.member(place, property), base);
  }

  /** `response.body` is the response, as far as its duty is concerned. */
  standIn(environment: Environment, place: Place): Tracked | undefined {
    if (place.base === undefined || place.property === undefined || environment.at(place) !== undefined) return undefined;
    const whole = only(environment.at(place.base));
    return whole?.spec?.standIns?.includes(place.property) === true ? whole : undefined;
  }

  /** What a place may hold, itself or in its members, as far as it is tracked. */
  reachable(environment: Environment, place: Place): readonly Tracked[] {
    const direct = this.lookup(environment, place).filter((value) => value !== UNKNOWN && value !== NOTHING);
    return union(direct, environment.reachable(place));
  }
}

function callsByResult(graph: FlowGraph): ReadonlyMap<Place, CallEvent> {
  const calls = new Map<Place, CallEvent>();
  for (const block of graph.blocks) {
    for (const event of block.events) {
      if (event.kind === "call" && event.functions.length === 1) calls.set(event.target, event);
      if ((event.kind !== "settle" && event.kind !== "bind") || event.source === undefined) continue;
      const call = calls.get(event.source);
      if (call !== undefined && event.target.variable?.constant !== false) calls.set(event.target, call);
    }
  }
  return calls;
}

function receiversIn({ blocks }: FlowGraph): ReadonlySet<Place> {
  const receivers = new Set<Place>();
  for (const { events } of blocks) {
    for (const event of events) {
      if (event.kind !== "call") continue;
      for (let place = event.receiver; place !== undefined && !receivers.has(place); place = place.base) receivers.add(place);
    }
  }
  return receivers;
}

/** Binds the parameters of a function at its entry. */
export function bindParameters(context: Context, environment: Environment): void {
  context.graph.parameters.forEach((place, index) => {
    const spec = context.ir.knowledge.classOf(place);
    const term = context.graph.terms.find(({ about }) => about === String(index));
    const tracked = context.made(place, "parameter", () => ({
      kind: "resource",
      provenance: "parameter",
      ...(spec && { spec }),
      ...(term && { term }),
      place,
      parameter: index,
      borrows: [],
      name: place.name,
      boundTo: place,
    }));
    environment.bind(place, [tracked]);
    // The state of a duty is looked at where the function ends, also when nothing ever touched it.
    if (isTakenOver(tracked)) environment.put(tracked, { mask: OPEN, flags: 0, released: [] });
  });
}
