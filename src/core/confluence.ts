/**
 * What is known where so many ways meet that they are not kept apart?
 *
 * Thousands of ways may meet behind a `switch` or at the exceptional exit, each with a few things of its own. So the join
 * is changed in place, and what is once known to be missing on some way is not looked at again.
 */
import { ABSENT, BLURRED, OPEN, type State, type Tracked } from "./domain.ts";
import { type Environment, isOfRound, isSameList, isSameState, joinStates, union, UNTRACKED } from "./environment.ts";
import type { Place } from "./ir.ts";

/** The join of all environments that reached a block. */
export class Confluence {
  /** Changed in place by `add`; another one may be put here that differs in facts or in what closed something. */
  environment: Environment;
  /** What every way so far has had. */
  readonly #places: Set<Place>;
  readonly #things: Set<Tracked>;

  constructor(first: Environment, others: readonly Environment[]) {
    this.environment = first.copy();
    this.#places = new Set(first.bindings.keys());
    this.#things = new Set(first.states.keys());
    for (const other of others) this.add(other);
  }

  /** Joins one more. False when it says nothing new; then nothing is changed. */
  add(next: Environment): boolean {
    const { environment } = this;
    const isBound = this.#addBindings(next);
    const { isMet, releases } = this.#addStates(next);
    const isLost = ([fact, outcome]: readonly [string, boolean]): boolean =>
      !isOfRound(fact) && next.facts.get(fact) !== outcome;
    const lost = environment.facts === next.facts ? [] : [...environment.facts].filter(isLost);
    const added = environment.facts === next.facts ? [] : [...next.facts.keys()].filter((fact) => isOfRound(fact) && !environment.facts.has(fact));
    if (!isBound && !isMet && lost.length === added.length) return false;
    for (const [tracked, state] of releases) environment.put(tracked, state);
    for (const [fact] of lost) environment.forget(fact);
    for (const fact of added) environment.learn(fact, true);
    return true;
  }

  #addBindings({ bindings }: Environment): boolean {
    const { environment } = this;
    if (environment.bindings === bindings) return false;
    const { version } = environment;
    for (const place of this.#places) {
      if (bindings.has(place)) continue;
      this.#places.delete(place);
      const before = environment.at(place) ?? UNTRACKED;
      const values = union(UNTRACKED, before);
      if (!isSameList(values, before)) environment.bind(place, values);
    }
    for (const [place, one] of bindings) {
      const before = environment.at(place);
      const values = union(one, before ?? UNTRACKED);
      if (before === undefined || !isSameList(values, before)) environment.bind(place, values);
    }
    return environment.version !== version;
  }

  #addStates(next: Environment): { readonly isMet: boolean; readonly releases: readonly (readonly [Tracked, State])[] } {
    const { environment } = this;
    const releases: (readonly [Tracked, State])[] = [];
    if (environment.states === next.states) return { isMet: false, releases };
    const { version } = environment;
    const addState = (tracked: Tracked): void => {
      const before = environment.states.get(tracked);
      const one = next.stateOf(tracked);
      if (one === before) return;
      const state = blurred(one, before ?? environment.stateOf(tracked));
      if (before === undefined || !isSameState(state, before)) environment.put(tracked, state);
      else if (state.released.length !== before.released.length) releases.push([tracked, state]);
    };
    for (const tracked of this.#things) {
      if (next.states.has(tracked)) continue;
      this.#things.delete(tracked);
      addState(tracked);
    }
    for (const tracked of next.states.keys()) addState(tracked);
    return { isMet: environment.version !== version, releases };
  }
}

/** The join of two states; a test whose outcome the join forgets may have told an open resource from an absent one. */
function blurred(one: State, other: State): State {
  const state = joinStates(one, other);
  const isTold = ((one.mask | other.mask) & ABSENT) !== 0 && (one.mask & OPEN) !== (other.mask & OPEN);
  return isTold ? { ...state, flags: state.flags | BLURRED } : state;
}
