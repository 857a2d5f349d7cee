/**
 * What is known on the ways that lead to one point of a function?
 *
 * Bindings of places, states of tracked things, and facts. Copies share their maps until one of them is written to: most
 * blocks change nothing, and the environments of a large function are many.
 */
import {
  ABSENT,
  NOTHING,
  OPEN,
  type State,
  THROWN,
  type Tracked,
  UNKNOWN,
} from "./domain.ts";
import type { BlockId, FunctionId, Place } from "./ir.ts";

/** Initial state of what is first met in an environment without having been acquired in it. */
const INITIAL: State = { mask: OPEN, flags: 0, released: [] };
const NEVER: State = { mask: ABSENT, flags: 0, released: [] };

/** What a place holds of which nothing is known. */
export const UNTRACKED: readonly Tracked[] = [UNKNOWN];
const NO_TRACKED: readonly Tracked[] = [];
const NO_MEMBERS: readonly (readonly [Place, readonly Tracked[]])[] = [];

/** What is known at one point. Changed while a block is walked, by its methods only; copied at its edges. */
export class Environment {
  /** Grows with every change of bindings or states, so that unchanged environments need not be propagated again. */
  version = 0;
  readonly #owner: FunctionId;
  #bindings: Map<Place, readonly Tracked[]>;
  #states: Map<Tracked, State>;
  #facts: Map<string, boolean>;
  #sharesBindings: boolean;
  #sharesStates: boolean;
  #sharesFacts: boolean;

  /** An empty environment, or one that shares what `original` holds. */
  constructor(owner: FunctionId, original?: Environment) {
    this.#owner = owner;
    const isCopy = original !== undefined;
    this.#bindings = isCopy ? original.#bindings : new Map<Place, readonly Tracked[]>();
    this.#states = isCopy ? original.#states : new Map<Tracked, State>();
    this.#facts = isCopy ? original.#facts : new Map<string, boolean>();
    this.#sharesBindings = this.#sharesStates = this.#sharesFacts = isCopy;
    if (isCopy) this.version = original.version;
  }

  /** What places may hold. */
  get bindings(): ReadonlyMap<Place, readonly Tracked[]> {
    return this.#bindings;
  }

  /** States of what was met. */
  get states(): ReadonlyMap<Tracked, State> {
    return this.#states;
  }

  /** Outcomes of stable tests, and `again:<loop>` once a loop's body has run. */
  get facts(): ReadonlyMap<string, boolean> {
    return this.#facts;
  }

  /** An independent copy. */
  copy(): Environment {
    this.#sharesBindings = this.#sharesStates = this.#sharesFacts = true;
    return new Environment(this.#owner, this);
  }

  /** What a place may hold, if it was bound in this function; `undefined` when nothing is known. */
  at(place: Place): readonly Tracked[] | undefined {
    return this.#bindings.get(place);
  }

  /** Binds a place. An empty list means an untracked value. */
  bind(place: Place, values: readonly Tracked[]): void {
    const isUntracked = values.length === 0 || (values.length === 1 && values[0] === UNKNOWN);
    const before = this.#bindings.get(place);
    if (!isUntracked) {
      this.#writeBindings().set(place, values);
    } else if (this.#saysNothing(place)) {
      if (before !== undefined) this.#writeBindings().delete(place);
    } else if (before?.length !== 1 || before[0] !== UNKNOWN) {
      this.#writeBindings().set(place, UNTRACKED);
    }
  }

  /** Forgets every place below a place. */
  forgetBelow(place: Place): void {
    if (place.members === undefined || this.#bindings.size === 0) return;
    for (const member of place.members.values()) {
      if (this.#bindings.has(member)) this.#writeBindings().delete(member);
      this.forgetBelow(member);
    }
  }

  /** The bound places directly below a place. */
  membersOf(place: Place): readonly (readonly [Place, readonly Tracked[]])[] {
    const { members } = place;
    if (members === undefined || this.#bindings.size === 0) return NO_MEMBERS;
    const found: (readonly [Place, readonly Tracked[]])[] = [];
    for (const member of members.values()) {
      const values = this.#bindings.get(member);
      if (values !== undefined) found.push([member, values]);
    }
    return found;
  }

  /** Everything reachable through a place: what it holds and what its members hold. */
  reachable(place: Place): readonly Tracked[] {
    if (this.#bindings.size === 0) return NO_TRACKED;
    const direct = this.#bindings.get(place);
    if (direct === undefined && place.members === undefined) return NO_TRACKED;
    const found = new Set<Tracked>(direct);
    this.#addBelow(place, found);
    found.delete(UNKNOWN);
    found.delete(NOTHING);
    return found.size === 0 ? NO_TRACKED : [...found];
  }

  /** Whether anything is kept of a place or its members. */
  knows(place: Place): boolean {
    if (this.#bindings.size === 0) return false;
    if (this.#bindings.has(place)) return true;
    for (const member of place.members?.values() ?? []) if (this.knows(member)) return true;
    return false;
  }

  /** Whether any task was started on the way here. */
  get hasTask(): boolean {
    for (const { kind } of this.#states.keys()) if (kind === "task") return true;
    return false;
  }

  /** State of a tracked thing here. */
  stateOf(tracked: Tracked): State {
    const isMade = tracked.provenance === "acquired" || tracked.olderThan !== undefined;
    return this.#states.get(tracked) ?? (isMade ? NEVER : INITIAL);
  }

  /** Replaces the state. */
  put(tracked: Tracked, state: State): void {
    this.#writeStates().set(tracked, state);
  }

  /** Replaces parts of the state. */
  update(tracked: Tracked, change: Partial<State>): void {
    this.put(tracked, { ...this.stateOf(tracked), ...change });
  }

  /** Forgets the state of what nothing refers to any more. */
  drop(tracked: Tracked): void {
    if (this.#states.has(tracked)) this.#writeStates().delete(tracked);
  }

  /** Remembers the outcome of a test. */
  learn(fact: string, outcome: boolean): void {
    if (this.#facts.get(fact) !== outcome) this.#writeFacts().set(fact, outcome);
  }

  /** Forgets the outcome of a test. */
  forget(fact: string): void {
    if (this.#facts.has(fact)) this.#writeFacts().delete(fact);
  }

  /** Whether both say the same, facts aside; such environments may be merged. */
  saysSame(other: Environment): boolean {
    return (
      // Leaving by a throw that the program wrote is told apart from leaving by an accident.
      this.#facts.has(THROWN) === other.#facts.has(THROWN) &&
      isSameMap(this.#bindings, other.#bindings, isSameList) &&
      isSameMap(this.#states, other.#states, isSameState)
    );
  }

  #addBelow(place: Place, found: Set<Tracked>): void {
    if (place.members === undefined) return;
    for (const member of place.members.values()) {
      for (const value of this.#bindings.get(member) ?? NO_TRACKED) found.add(value);
      this.#addBelow(member, found);
    }
  }

  /** An unbound result or own variable is untracked anyway, and most are: they are not stored. */
  #saysNothing(place: Place): boolean {
    if (place.kind === "result") return true;
    if (place.kind === "member") return rootOf(place).kind === "result";
    return place.variable?.owner === this.#owner && place.variable.role !== "this";
  }

  #writeBindings(): Map<Place, readonly Tracked[]> {
    if (this.#sharesBindings) this.#bindings = new Map(this.#bindings);
    this.#sharesBindings = false;
    this.version++;
    return this.#bindings;
  }

  #writeStates(): Map<Tracked, State> {
    if (this.#sharesStates) this.#states = new Map(this.#states);
    this.#sharesStates = false;
    this.version++;
    return this.#states;
  }

  #writeFacts(): Map<string, boolean> {
    if (this.#sharesFacts) this.#facts = new Map(this.#facts);
    this.#sharesFacts = false;
    return this.#facts;
  }
}

/** The variable or result that a place hangs on. */
export function rootOf(place: Place): Place {
  let root = place;
  while (root.base !== undefined) root = root.base;
  return root;
}

function isSameMap<Key, Value>(
  one: ReadonlyMap<Key, Value>,
  other: ReadonlyMap<Key, Value>,
  isSame: (one: Value, other: Value) => boolean,
): boolean {
  // Copies share their maps until they are written to.
  if (one === other) return true;
  if (one.size !== other.size) return false;
  for (const [key, value] of one) {
    const counterpart = other.get(key);
    if (counterpart === undefined || (counterpart !== value && !isSame(value, counterpart))) return false;
  }
  return true;
}

/** Whether both lists hold the same things in the same order. */
export function isSameList(one: readonly Tracked[], other: readonly Tracked[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** Whether both states are the same, apart from what led to them. */
export function isSameState(one: State, other: State): boolean {
  return one.mask === other.mask && one.flags === other.flags && one.owner === other.owner;
}

/** What both environments allow: bindings and masks are united, facts are kept only where both agree. */
export function join(left: Environment, right: Environment): Environment {
  const joined = left.copy();
  if (left.bindings !== right.bindings) {
    for (const [place, one] of left.bindings) {
      const other = right.at(place) ?? UNTRACKED;
      if (one !== other) joined.bind(place, union(one, other));
    }
    for (const [place, other] of right.bindings) {
      if (left.at(place) === undefined && other !== UNTRACKED) joined.bind(place, union(UNTRACKED, other));
    }
  }
  if (left.states !== right.states) {
    for (const [tracked, one] of left.states) {
      const other = right.stateOf(tracked);
      if (one !== other) joined.put(tracked, joinStates(one, other));
    }
    for (const [tracked, other] of right.states) {
      if (!left.states.has(tracked)) joined.put(tracked, joinStates(left.stateOf(tracked), other));
    }
  }
  for (const [fact, outcome] of left.facts) {
    if (!isOfRound(fact) && right.facts.get(fact) !== outcome) joined.forget(fact);
  }
  // That some way is a further round of a loop is kept: what is said of all further rounds has to hold on it too.
  for (const fact of right.facts.keys()) if (isOfRound(fact)) joined.learn(fact, true);
  return joined;
}

/** Whether joining `right` to an environment that says the same would change its facts, or what closed something. */
export function addsTo(left: Environment, right: Environment): boolean {
  if (left.facts !== right.facts) {
    for (const [fact, outcome] of left.facts) {
      if (!isOfRound(fact) && right.facts.get(fact) !== outcome) return true;
    }
    for (const fact of right.facts.keys()) if (isOfRound(fact) && !left.facts.has(fact)) return true;
  }
  if (left.states === right.states) return false;
  for (const [tracked, { released }] of left.states) {
    if (union(released, right.stateOf(tracked).released).length !== released.length) return true;
  }
  return false;
}

/** Name of the fact that a loop's body has run before. */
export function againFact(loop: BlockId): string {
  return `again:${String(loop)}`;
}

/** Whether a fact says that some loop's body has run before. */
export function isOfRound(fact: string): boolean {
  return fact.startsWith("again:");
}

/** What both states allow. */
export function joinStates(left: State, right: State): State {
  const owner = left.owner === right.owner ? left.owner : undefined;
  return {
    mask: left.mask | right.mask,
    // A task counts as handled or handed on when it is so on one way: silence where the ways differ.
    flags: left.flags | right.flags,
    released: union(left.released, right.released),
    ...(owner && { owner }),
  };
}

/** Both lists without repetition; one of them itself when the other adds nothing. */
export function union<T>(left: readonly T[], right: readonly T[]): readonly T[] {
  if (left === right || right.length === 0) return left;
  // Most lists have one or two members.
  if (right.length < 4 && left.length >= right.length && right.every((value) => left.includes(value))) return left;
  const both = new Set([...left, ...right]);
  return both.size === left.length ? left : [...both].sort(byId);
}

function byId(left: unknown, right: unknown): number {
  return idOf(left) - idOf(right);
}

function idOf(value: unknown): number {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "number" ? value.id : 0;
}
