/**
 * What was seen in a solved function?
 *
 * One walk a function, for its summary and for all analyses: they only sort what is collected here.
 */
import { own } from "./calls.ts";
import { CHECKED, HANDED_ON, HANDLED, HELD, NOTHING, only, OPEN, PERHAPS_OPEN, type State, type Tracked } from "./domain.ts";
import { type Environment, isOfRound } from "./environment.ts";
import type { Closer, Outcome } from "./effects.ts";
import type { CallEvent, Condition, FlowEvent, FlowGraph } from "./ir.ts";
import type { Observer, WayOut } from "./observer.ts";
import type { Solution } from "./solve.ts";

/** A resource is needed or closed by an event, in one environment. */
export interface Sighting {
  readonly event: FlowEvent;
  readonly tracked: Tracked;
  readonly state: State;
  /** Loops whose body has run before on this way. */
  readonly again: readonly string[];
  readonly outcome: Outcome;
  /** It came as a parameter or in a field, and a test has told that there is none on this way. */
  readonly isAbsent: boolean;
}

/** A resource leaves its scope. */
export interface Leaving {
  readonly event: FlowEvent;
  readonly tracked: Tracked;
  readonly state: State;
  readonly way: WayOut;
}

/** A resource is closed under pending tasks. */
export interface ClosingUnder {
  readonly event: FlowEvent;
  readonly tracked: Tracked;
  readonly tasks: readonly { readonly task: Tracked; readonly state: State }[];
}

/** A resource is closed that its owner closes again. */
export interface ClosingOwned {
  readonly event: FlowEvent;
  readonly tracked: Tracked;
  readonly owner: Tracked;
  readonly again: Outcome;
}

/** What was meant to hold or to close a resource does not. */
export interface Misuse {
  readonly event: FlowEvent;
  readonly tracked: Tracked;
  readonly outcome: Outcome;
  /** The closer that was meant; absent for a block. */
  readonly instead?: string;
}

/** A task is dropped. */
export interface Dropping {
  readonly event: FlowEvent;
  readonly task: Tracked;
  readonly state: State;
}

/** What a hold keeps is used, perhaps in a function of the file that is called meanwhile. */
export interface Bypass {
  readonly event: CallEvent;
  readonly tracked: Tracked;
  readonly hold: Tracked;
  readonly through?: CallEvent;
}

/** A `return` of a function that returns truths; without a truth it may be either. */
export interface Answer {
  readonly truth: boolean | undefined;
  readonly proved: readonly Condition[];
}

/** Everything that was seen in one function. */
export interface Observations {
  readonly graph: FlowGraph;
  readonly solution: Solution;
  readonly uses: readonly Sighting[];
  /** What was done to each thing without asking for its state first: one event for each method, first ones first. */
  readonly touches: ReadonlyMap<Tracked, ReadonlyMap<string, FlowEvent>>;
  readonly closings: readonly Sighting[];
  readonly closingsUnder: readonly ClosingUnder[];
  readonly closingsOwned: readonly ClosingOwned[];
  readonly misuses: readonly Misuse[];
  readonly leavings: readonly Leaving[];
  readonly droppings: readonly Dropping[];
  /** What each conclusive look finds, where that is one task on every way to it, of which nobody has heard by then. */
  readonly looks: ReadonlyMap<FlowEvent, Tracked | undefined>;
  readonly losses: readonly Dropping[];
  readonly endings: readonly { readonly event: CallEvent; readonly closings: readonly Tracked[] }[];
  readonly bypasses: readonly Bypass[];
  /** The events by which something was handed on. */
  readonly handOns: ReadonlyMap<Tracked, ReadonlySet<FlowEvent>>;
  /** What each `return` gives. */
  readonly results: readonly (readonly Tracked[])[];
  /** What each truth that is returned proves. */
  readonly answers: readonly Answer[];
  readonly exits: readonly Environment[];
  readonly raises: readonly Environment[];
}

/** Methods of one value that are remembered. */
const MAX_TOUCHES = 16;

class Collector implements Observer {
  readonly answers: Answer[] = [];
  readonly touches = new Map<Tracked, Map<string, FlowEvent>>();
  readonly results: (readonly Tracked[])[] = [];
  readonly handOns = new Map<Tracked, Set<FlowEvent>>();
  readonly uses: Sighting[] = [];
  readonly closings: Sighting[] = [];
  readonly closingsUnder: ClosingUnder[] = [];
  readonly closingsOwned: ClosingOwned[] = [];
  readonly misuses: Misuse[] = [];
  readonly leavings: Leaving[] = [];
  readonly droppings: Dropping[] = [];
  readonly looks = new Map<FlowEvent, Tracked | undefined>();
  readonly losses: Dropping[] = [];
  readonly endings: { readonly event: CallEvent; readonly closings: readonly Tracked[] }[] = [];
  readonly bypasses: Bypass[] = [];

  used(event: FlowEvent, tracked: Tracked, outcome: Outcome, environment: Environment): void {
    const state = environment.stateOf(tracked);
    if (tracked.spec !== undefined) this.uses.push(sighting(event, tracked, environment, outcome));
    // Who asks first whether it is open needs nothing of the caller.
    if ((state.flags & CHECKED) === 0) this.opening(event, tracked);
  }

  closing(event: FlowEvent, tracked: Tracked, closer: Closer | undefined, environment: Environment): void {
    const outcome = closer?.again ?? { effect: "unknown" };
    this.closings.push(sighting(event, tracked, environment, outcome));
  }

  misheld(event: FlowEvent, tracked: Tracked, outcome: Outcome): void {
    this.misuses.push({ event, tracked, outcome });
  }

  misclosed(event: CallEvent, tracked: Tracked, outcome: Outcome, instead: string): void {
    this.misuses.push({ event, tracked, outcome, instead });
  }

  closingUnder(event: FlowEvent, tracked: Tracked, tasks: readonly Tracked[], environment: Environment): void {
    const seen = tasks.map((task) => ({ task, state: environment.stateOf(task) }));
    this.closingsUnder.push({ event, tracked, tasks: seen });
  }

  closingOwned(event: FlowEvent, tracked: Tracked, owner: Tracked, again: Outcome): void {
    this.closingsOwned.push({ event, tracked, owner, again });
  }

  leaving(event: FlowEvent, tracked: Tracked, way: WayOut, environment: Environment): void {
    // What lives on something that a scope holds leaves that scope with it.
    let holder: Tracked = tracked;
    while ((environment.stateOf(holder).flags & HELD) === 0 && holder.child === true && holder.parent !== undefined) {
      holder = holder.parent;
    }
    const isHeld = (environment.stateOf(holder).flags & HELD) !== 0;
    this.leavings.push({ event, tracked, way, state: environment.stateOf(isHeld ? holder : tracked) });
  }

  dropped(event: FlowEvent, task: Tracked, environment: Environment): void {
    this.droppings.push({ event, task, state: environment.stateOf(task) });
  }

  taken(event: FlowEvent, value: Tracked | undefined, environment: Environment): void {
    const state = value && environment.stateOf(value);
    const isUnheard = state?.mask === OPEN && (state.flags & (HANDED_ON | HANDLED)) === 0;
    const known = this.looks.has(event) ? this.looks.get(event) : value;
    this.looks.set(event, isUnheard && value === known ? value : undefined);
  }

  lost(event: FlowEvent, tracked: Tracked, environment: Environment): void {
    this.losses.push({ event, task: tracked, state: environment.stateOf(tracked) });
  }

  ending(event: CallEvent, closings: readonly Tracked[]): void {
    this.endings.push({ event, closings });
  }

  bypassing(event: CallEvent, tracked: Tracked, hold: Tracked, _environment: Environment, through?: CallEvent): void {
    this.bypasses.push({ event, tracked, hold, ...(through && { through }) });
  }

  handedOn(event: FlowEvent, tracked: Tracked): void {
    const events = this.handOns.get(tracked) ?? new Set<FlowEvent>();
    this.handOns.set(tracked, events.add(event));
  }

  opening(event: FlowEvent, tracked: Tracked): void {
    const methods = this.touches.get(tracked) ?? new Map<string, FlowEvent>();
    this.touches.set(tracked, methods);
    const method = event.kind === "call" ? (event.method ?? "") : event.kind;
    if (methods.size < MAX_TOUCHES && !methods.has(method)) methods.set(method, event);
  }

  returning(_event: FlowEvent, values: readonly Tracked[]): void {
    this.results.push(values);
  }

  answering(truth: boolean | undefined, proved: readonly Condition[]): void {
    this.answers.push({ truth, proved });
  }
}

function sighting(event: FlowEvent, tracked: Tracked, environment: Environment, outcome: Outcome): Sighting {
  const isAbsent = tracked.place !== undefined && only(environment.at(tracked.place)) === NOTHING;
  const known = environment.stateOf(tracked);
  const state = stillWorks(event, tracked, known) ? { ...known, mask: OPEN } : known;
  return { event, tracked, state, again: roundsOf(environment), outcome, isAbsent };
}

/** Only a test says that it is closed, one that is true before, and until then the method works; which one a helper calls is not asked. */
function stillWorks(event: FlowEvent, { spec }: Tracked, { flags }: State): boolean {
  if ((flags & PERHAPS_OPEN) === 0 || spec?.earlyTests === undefined) return false;
  const method = event.kind === "call" ? event.method : undefined;
  const fails = method !== undefined && (own(spec.closers, method) ?? own(spec.reuseOf, method)) !== undefined;
  return !fails || Object.values(spec.earlyTests).some((methods) => methods.includes(method));
}

function roundsOf(environment: Environment): readonly string[] {
  const rounds: string[] = [];
  for (const fact of environment.facts.keys()) if (isOfRound(fact)) rounds.push(fact);
  return rounds;
}

/** Walks over a solved function once more and collects what is seen. Nothing is seen where the analysis gave up. */
export function observe(graph: FlowGraph, solution: Solution): Observations {
  const collector = new Collector();
  solution.observe(collector);
  return {
    graph,
    solution,
    uses: collector.uses,
    touches: collector.touches,
    closings: collector.closings,
    closingsUnder: collector.closingsUnder,
    closingsOwned: collector.closingsOwned,
    misuses: collector.misuses,
    leavings: collector.leavings,
    droppings: collector.droppings,
    looks: collector.looks,
    losses: collector.losses,
    endings: collector.endings,
    bypasses: collector.bypasses,
    handOns: collector.handOns,
    results: collector.results,
    answers: collector.answers,
    exits: solution.at(graph.exit),
    raises: solution.at(graph.raise),
  };
}
