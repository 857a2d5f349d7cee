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

const UNTRACKED: readonly Tracked[] = [UNKNOWN];
const NO_TRACKED: readonly Tracked[] = [];

/** What is known at one point. Changed while a block is walked, by its methods only; copied at its edges. */
export class Environment {
  /** Grows with every change of bindings or states, so that unchanged environments need not be propagated again. */
  version = 0;
  readonly #owner: FunctionId;
  #bindings = new Map<Place, readonly Tracked[]>();
  #states = new Map<Tracked, State>();
  #facts = new Map<string, boolean>();
  #sharesBindings = false;
  #sharesStates = false;
  #sharesFacts = false;
  #signature: { readonly version: number; readonly text: string } | undefined;

  constructor(owner: FunctionId) {
    this.#owner = owner;
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
    const copy = new Environment(this.#owner);
    copy.#bindings = this.#bindings;
    copy.#states = this.#states;
    copy.#facts = this.#facts;
    copy.version = this.version;
    copy.#signature = this.#signature;
    copy.#sharesBindings = this.#sharesBindings = true;
    copy.#sharesStates = this.#sharesStates = true;
    copy.#sharesFacts = this.#sharesFacts = true;
    return copy;
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
    for (const bound of this.#bindings.keys()) {
      if (bound.base !== undefined && isBelow(bound, place)) this.#writeBindings().delete(bound);
    }
  }

  /** The bound places directly below a place. */
  *membersOf(place: Place): Generator<readonly [Place, readonly Tracked[]]> {
    for (const [bound, values] of this.#bindings) if (bound.base === place) yield [bound, values];
  }

  /** Everything reachable through a place: what it holds and what its members hold. */
  reachable(place: Place): readonly Tracked[] {
    if (this.#bindings.size === 0) return NO_TRACKED;
    const found = new Set<Tracked>(this.#bindings.get(place) ?? NO_TRACKED);
    for (const [bound, values] of this.#bindings) {
      if (bound.base !== undefined && isBelow(bound, place)) for (const value of values) found.add(value);
    }
    found.delete(UNKNOWN);
    found.delete(NOTHING);
    return found.size === 0 ? NO_TRACKED : [...found];
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

  /** What the environment says, without the facts, as text: two environments with the same text may be merged. */
  signature(): string {
    if (this.#signature?.version !== this.version) {
      const parts: string[] = [];
      for (const [place, values] of this.#bindings) {
        parts.push(`${String(place.id)}=${values.map((value) => value.id).join("|")}`);
      }
      parts.sort();
      const states: string[] = [];
      for (const [tracked, { flags, mask, owner }] of this.#states) {
        states.push(`${String(tracked.id)}:${String(mask)}.${String(flags)}.${String(owner?.id ?? "")}`);
      }
      states.sort();
      this.#signature = { version: this.version, text: `${parts.join(",")};${states.join(",")}` };
    }
    // Leaving by a throw that the program wrote is told apart from leaving by an accident.
    return this.#facts.has(THROWN) ? `${this.#signature.text};${THROWN}` : this.#signature.text;
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

function isBelow(place: Place, root: Place): boolean {
  for (let base = place.base; base !== undefined; base = base.base) if (base === root) return true;
  return false;
}

/** What both environments allow: bindings and masks are united, facts are kept only where both agree. */
export function join(left: Environment, right: Environment): Environment {
  const joined = left.copy();
  for (const place of new Set([...left.bindings.keys(), ...right.bindings.keys()])) {
    const one = left.at(place) ?? UNTRACKED;
    const other = right.at(place) ?? UNTRACKED;
    if (one !== other) joined.bind(place, union(one, other));
  }
  for (const tracked of new Set([...left.states.keys(), ...right.states.keys()])) {
    const one = left.stateOf(tracked);
    const other = right.stateOf(tracked);
    if (one !== other) joined.put(tracked, joinStates(one, other));
  }
  for (const [fact, outcome] of left.facts) {
    if (!isOfRound(fact) && right.facts.get(fact) !== outcome) joined.forget(fact);
  }
  // That some way is a further round of a loop is kept: what is said of all further rounds has to hold on it too.
  for (const fact of right.facts.keys()) if (isOfRound(fact)) joined.learn(fact, true);
  return joined;
}

/** Name of the fact that a loop's body has run before. */
export function againFact(loop: BlockId): string {
  return `again:${String(loop)}`;
}

/** Whether a fact says that some loop's body has run before. */
export function isOfRound(fact: string): boolean {
  return fact.startsWith("again:");
}

function joinStates(left: State, right: State): State {
  const owner = left.owner === right.owner ? left.owner : undefined;
  return {
    mask: left.mask | right.mask,
    // A task counts as handled or handed on when it is so on one way: silence where the ways differ.
    flags: left.flags | right.flags,
    released: union(left.released, right.released),
    ...(owner && { owner }),
  };
}

/** Both lists without repetition, in order of first occurrence. */
export function union<T>(left: readonly T[], right: readonly T[]): readonly T[] {
  if (left === right) return left;
  const both = new Set([...left, ...right]);
  return both.size === left.length ? left : [...both].sort(byId);
}

function byId(left: unknown, right: unknown): number {
  return idOf(left) - idOf(right);
}

function idOf(value: unknown): number {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "number" ? value.id : 0;
}
