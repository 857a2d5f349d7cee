/**
 * What is seen in the functions of a file?
 *
 * Every function is solved once its callees are understood; mutually recursive ones are solved again until their
 * summaries stand still, at most three rounds. Functions in which nothing can be found are only solved when somebody asks
 * what a call of them does.
 */
import { bottomUp, calleesOf } from "./call-graph.ts";
import { functionsThatMayClose } from "./closing.ts";
import { isTakenOver, OPEN } from "./domain.ts";
import type { FileIr, FunctionId } from "./ir.ts";
import { observe, type Observations } from "./observations.ts";
import { type Heard, Prescreen } from "./prescreen.ts";
import { functionsThatReturn } from "./returning.ts";
import { solve } from "./solve.ts";
import { summarize } from "./summarize.ts";
import { NOT_YET_KNOWN, type Summary } from "./summary.ts";
import { type Callees, Context } from "./transfer/context.ts";

const MAX_ROUNDS = 3;
const ROUNDS_OF_ONE = 2;

/** Functions whose solving may lead to the solving of others before their callees are solved in order. */
const MAX_NESTED = 40;

/** The solved functions of a file, in source order. Functions whose analysis gave up are left out. */
export interface SolvedFile {
  /** Those in which something may be found. */
  readonly telling: readonly Observations[];
  /** Those, and all that call, hand over or create one of `goals`, directly or not; they are solved now, if they were not yet. */
  leadingTo(goals: readonly FunctionId[]): readonly Observations[];
  /** All of them; the others are solved now, if they were not yet. */
  all(): readonly Observations[];
}

/**
 * Solves the functions of a file in which something may be found, callees first.
 *
 * @param keepsStates States inside of functions are kept, also where no analysis needs them.
 */
export function solveFile(ir: FileIr, keepsStates = false): SolvedFile {
  const file = new FileSolver(ir, keepsStates);
  return { telling: file.telling(), leadingTo: (goals) => file.leadingTo(goals), all: () => file.all() };
}

/** Answers what a call of a function of the file does; functions are solved when they are asked about. */
export function summariesOf(ir: FileIr): (id: FunctionId) => Summary | undefined {
  const file = new FileSolver(ir, false);
  return (id) => file.summaryOf(id);
}

class FileSolver {
  readonly #ir: FileIr;
  readonly #callees: readonly ReadonlySet<FunctionId>[];
  readonly #groups: readonly (readonly FunctionId[])[];
  /** Index of the group of each function. */
  readonly #groupOf: readonly number[];
  readonly #closing: ReadonlySet<FunctionId>;
  readonly #isBegun: boolean[];
  readonly #summaries = new Map<FunctionId, Summary>();
  readonly #seen = new Map<FunctionId, Observations>();
  readonly #known: Callees;
  readonly #keepsStates: boolean;
  #nested = 0;

  constructor(ir: FileIr, keepsStates: boolean) {
    this.#ir = ir;
    this.#keepsStates = keepsStates;
    this.#callees = ir.functions.map(calleesOf);
    this.#groups = bottomUp(ir, this.#callees);
    const groupOf: number[] = [];
    for (const [index, group] of this.#groups.entries()) for (const id of group) groupOf[id] = index;
    this.#groupOf = groupOf;
    this.#isBegun = this.#groups.map(() => false);
    const returning = functionsThatReturn(ir, this.#groups);
    this.#closing = functionsThatMayClose(ir, this.#groups, this.#callees);
    this.#known = {
      summaryOf: (id) => this.summaryOf(id),
      isNotYetKnown: (id) => this.#summaries.get(id) === NOT_YET_KNOWN,
      isSeenToReturn: (id) => returning.has(id),
      mayClose: (id) => this.#closing.has(id),
    };
  }

  telling(): readonly Observations[] {
    const { functions } = this.#ir;
    const prescreen = new Prescreen(this.#ir, this.#closing);
    const heard = new Map<FunctionId, Heard | undefined>();
    const heardOf = (callee: FunctionId): Heard | undefined => heard.get(callee);
    for (const [index, group] of this.#groups.entries()) {
      const isTelling = group.some((id) => {
        const graph = functions[id];
        return graph !== undefined && prescreen.isTelling(graph, this.#callees[id] ?? new Set(), heardOf);
      });
      if (!isTelling) continue;
      this.#solve(index);
      for (const id of group) {
        const summary = this.#summaries.get(id);
        heard.set(id, summary === undefined ? "more" : prescreen.heardOf(summary));
      }
    }
    return this.#inOrder();
  }

  leadingTo(goals: readonly FunctionId[]): readonly Observations[] {
    const leading = new Set(goals);
    // Callees come first, so one pass finds the callers; within a group they call each other.
    for (const [index, group] of this.#groups.entries()) {
      const leads = (id: FunctionId): boolean => leading.has(id) || [...(this.#callees[id] ?? [])].some((callee) => leading.has(callee));
      if (!group.some(leads)) continue;
      for (const id of group) leading.add(id);
      this.#solve(index);
    }
    return this.#inOrder();
  }

  all(): readonly Observations[] {
    for (const index of this.#groups.keys()) this.#solve(index);
    return this.#inOrder();
  }

  #inOrder(): readonly Observations[] {
    return this.#ir.functions.flatMap((graph) => {
      const observations = this.#seen.get(graph.id);
      return observations === undefined || observations.solution.gaveUp ? [] : [observations];
    });
  }

  /** What is known of a function; one that nobody asked about before is solved now. */
  summaryOf(id: FunctionId): Summary | undefined {
    const index = this.#groupOf[id];
    if (index !== undefined && this.#isBegun[index] !== true) {
      this.#nested++;
      if (this.#nested > MAX_NESTED) for (const below of this.#below(index)) this.#solve(below);
      this.#solve(index);
      this.#nested--;
    }
    return this.#summaries.get(id);
  }

  #solve(index: number): void {
    const group = this.#groups[index];
    if (group === undefined || this.#isBegun[index] === true) return;
    this.#isBegun[index] = true;
    const isRecursive = group.some((id) => this.#callees[id]?.has(id) === true);
    const rounds = group.length > 1 ? MAX_ROUNDS : isRecursive ? ROUNDS_OF_ONE : 1;
    // What a function does is first taken from its ways that end without calling it again.
    if (rounds > 1) for (const id of group) this.#summaries.set(id, NOT_YET_KNOWN);
    for (let round = 0; round < rounds; round++) {
      for (const id of group) {
        const graph = this.#ir.functions[id];
        if (graph === undefined) continue;
        const solution = solve(new Context(this.#ir, graph, this.#known));
        const observations = observe(graph, solution);
        this.#summaries.set(id, summarize(this.#ir, observations));
        if (!this.#keepsStates && !needsWays(observations)) solution.keepOnlyExits();
        this.#seen.set(id, observations);
      }
    }
  }

  /** The unsolved groups to which a chain of calls leads from here, callees first: too long a chain is not nested. */
  #below(index: number): readonly number[] {
    const found = new Set<number>([index]);
    // A set grows while it is walked, which makes this the transitive closure.
    for (const group of found) {
      for (const id of this.#groups[group] ?? []) {
        for (const callee of this.#callees[id] ?? []) {
          const below = this.#groupOf[callee];
          if (below !== undefined && this.#isBegun[below] !== true) found.add(below);
        }
      }
    }
    found.delete(index);
    return [...found].sort((left, right) => left - right);
  }
}

/**
 * A resource that may be left open needs the way to it told, and a task that has a name and is left running is asked for its way;
 * without one the states inside are of no more use.
 */
function needsWays({ exits, raises }: Observations): boolean {
  return [...exits, ...raises].some((environment) =>
    [...environment.states].some(
      ([tracked, { mask }]) =>
        isTakenOver(tracked) ||
        (tracked.provenance === "acquired" && tracked.spec?.obligation === "must") ||
        (tracked.kind === "task" && tracked.boundTo?.kind === "variable" && mask === OPEN),
    ),
  );
}
