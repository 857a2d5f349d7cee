/**
 * Which environments hold at the entry of each block of a function?
 *
 * A forward worklist over the blocks in reverse postorder. A block keeps up to `MAX_DISJUNCTS` environments apart, as
 * long as they differ in bindings or states; environments that differ only in facts are merged and lose the facts on
 * which they disagree (property simulation, ESP). More than that are joined into one.
 */
import { reversePostorder } from "./build.ts";
import { Confluence } from "./confluence.ts";
import { CAUGHT, FAILED_TO_REPORT, HANDED_ON, NOTHING, only, THROWN } from "./domain.ts";
import { addsTo, againFact, Environment, isOfRound, join } from "./environment.ts";
import type { Block, BlockId, Edge, FlowEvent, FlowGraph } from "./ir.ts";
import type { Observer } from "./observer.ts";
import { Probe } from "./probe.ts";
import { bind } from "./transfer/bind.ts";
import { bindParameters, type Context } from "./transfer/context.ts";
import { excused, excuseTasks, mayThrow, whenThrown } from "./transfer/failure.ts";
import { escape, leaveWith } from "./transfer/hand-on.ts";
import { assumeAll, reportAnswer } from "./transfer/answers.ts";
import { forgetListeners, stopListening } from "./transfer/listeners.ts";
import { forgetMaybe } from "./transfer/release.ts";
import { endScope, heldBy, hold } from "./transfer/scope.ts";
import { chain, handle, settle } from "./transfer/settle.ts";
import { applyCall, failsLater } from "./transfer/call.ts";
import { use } from "./transfer/use.ts";

/** Environments that one block keeps apart. */
const MAX_DISJUNCTS = 8;
/** Environments that an exit keeps apart. */
const MAX_EXITS = 64;
/** Walks over one block, per block of the function, before the function is given up. */
const VISITS_PER_BLOCK = 60;

/** Places and states that may be looked at, event by event, in one function: about a second at worst. */
const WORK_BUDGET = 3_000_000;

interface Kept {
  readonly environment: Environment;
  isDone: boolean;
}

/** Fixpoint of one function. */
export interface Solution {
  readonly context: Context;
  /** Environments at the entry of a block; none for blocks that are not reached. */
  at(block: BlockId): readonly Environment[];
  /** The budget was used up; nothing may be concluded. */
  readonly gaveUp: boolean;
  /** Walks over every reached block once more, reporting to the observer. */
  observe(observer: Observer): void;
  /** Forgets the environments inside the function, which are many. */
  keepOnlyExits(): void;
}

/** Solves one function. Never throws; falls silent when the budget is used up. */
export function solve(context: Context): Solution {
  const solver = new Solver(context);
  solver.run();
  return solver;
}

class Solver implements Solution {
  readonly context: Context;
  gaveUp = false;
  readonly #graph: FlowGraph;
  readonly #kept: Kept[][];
  readonly #joined = new Map<BlockId, Confluence>();
  readonly #order: readonly BlockId[];
  readonly #rank: number[];
  /** By rank: whether a block has environments that were not walked with. */
  readonly #isWaiting: boolean[];
  /** No block of a lower rank is waiting. */
  #lowest = 0;
  readonly #probe = new Probe();
  /** Blocks in which something may be seen. */
  readonly #telling = new Set<BlockId>();

  constructor(context: Context) {
    this.context = context;
    this.#graph = context.graph;
    this.#kept = context.graph.blocks.map(() => []);
    this.#order = reversePostorder(context.graph);
    this.#rank = context.graph.blocks.map(() => 0);
    this.#order.forEach((block, rank) => {
      this.#rank[block] = rank;
    });
    this.#isWaiting = this.#order.map(() => false);
  }

  at(block: BlockId): readonly Environment[] {
    return (this.#kept[block] ?? []).map((kept) => kept.environment);
  }

  run(): void {
    if (this.#graph.incomplete) {
      this.gaveUp = true;
      return;
    }
    const entry = new Environment(this.#graph.id);
    bindParameters(this.context, entry);
    this.#arrive(this.#graph.entry, entry);
    let work = WORK_BUDGET;
    let budget = this.#graph.blocks.length * VISITS_PER_BLOCK + 200;
    const arrive = (to: BlockId, environment: Environment): void => {
      this.#arrive(to, environment);
    };
    this.context.observer = this.#probe;
    for (let block = this.#next(); block !== undefined && !this.gaveUp; block = this.#next()) {
      this.#probe.take();
      for (const kept of [...(this.#kept[block] ?? [])]) {
        if (kept.isDone) continue;
        kept.isDone = true;
        work -= costOf(this.#graph.blocks[block], kept.environment);
        if (budget-- <= 0 || work <= 0) {
          this.gaveUp = true;
          break;
        }
        this.#walk(block, kept.environment.copy(), arrive);
      }
      if (this.#probe.take()) this.#telling.add(block);
    }
    this.context.observer = undefined;
  }

  keepOnlyExits(): void {
    this.#kept.forEach((kept, block) => {
      if (block !== this.#graph.exit && block !== this.#graph.raise) kept.length = 0;
    });
    this.#joined.clear();
  }

  observe(observer: Observer): void {
    if (this.gaveUp) return;
    this.context.observer = observer;
    for (const block of this.#graph.blocks) {
      // At the end of a scope it counts what was stored anywhere, which only now is known.
      if (!this.#telling.has(block.id) && !block.events.some(({ kind }) => kind === "scope-end")) continue;
      for (const environment of this.at(block.id)) {
        this.#walk(block.id, environment.copy(), undefined);
      }
    }
    this.context.observer = undefined;
  }

  #next(): BlockId | undefined {
    const rank = this.#isWaiting.indexOf(true, this.#lowest);
    if (rank < 0) return undefined;
    this.#isWaiting[rank] = false;
    this.#lowest = rank;
    return this.#order[rank];
  }

  #arrive(to: BlockId, environment: Environment): void {
    const kept = this.#kept[to];
    const block = this.#graph.blocks[to];
    if (kept === undefined || block === undefined) return;
    if (block.leavesLoop !== undefined) environment.forget(againFact(block.leavesLoop));
    const same = kept.findIndex((one) => one.environment.saysSame(environment));
    const known = kept[same]?.environment;
    const confluence = this.#joined.get(to);
    if (known !== undefined) {
      if (!addsTo(known, environment)) return;
      const joined = join(known, environment);
      kept[same] = { environment: joined, isDone: false };
      if (confluence !== undefined) confluence.environment = joined;
    } else if (confluence !== undefined) {
      if (!confluence.add(environment)) return;
      kept[0] = { environment: confluence.environment, isDone: false };
    } else if (kept.length >= this.#limitAt(to)) {
      const joined = new Confluence(environment, this.at(to));
      this.#joined.set(to, joined);
      this.#kept[to] = [{ environment: joined.environment, isDone: false }];
    } else {
      kept.push({ environment, isDone: false });
    }
    const rank = this.#rank[to] ?? 0;
    this.#isWaiting[rank] = true;
    if (rank < this.#lowest) this.#lowest = rank;
  }

  /** The exits lead nowhere, so that environments kept apart there cost nothing further. */
  #limitAt(block: BlockId): number {
    return block === this.#graph.exit || block === this.#graph.raise ? MAX_EXITS : MAX_DISJUNCTS;
  }

  /** Walks over the events of a block; where they lead is not followed when nobody is to be told. */
  #walk(
    id: BlockId,
    environment: Environment,
    reach: ((to: BlockId, environment: Environment) => void) | undefined,
  ): void {
    const block = this.#graph.blocks[id];
    if (block === undefined) return;
    // The same state reaches the handler once, however many events of the block may throw in it.
    let thrownVersion = -1;
    for (const event of block.events) {
      if (reach !== undefined && mayThrow(event) && !this.#isFollowedPast(environment, event)) {
        const failed = whenThrown(this.context, environment, event);
        if (failed !== environment) {
          reach(block.handler, this.#caught(excused(failed), block.handler, event));
        } else if (thrownVersion !== environment.version || event.kind === "settle") {
          thrownVersion = environment.version;
          reach(block.handler, this.#caught(excused(environment.copy()), block.handler, event));
        }
      }
      if (this.#endsIn(environment, event)) return;
      this.#step(environment, event);
    }
    if (reach !== undefined) for (const edge of block.edges) this.#follow(edge, environment, reach);
  }

  /** Its failure comes later, or is not known: that the block of an unknown class ends is no way out by itself. */
  #isFollowedPast(environment: Environment, event: FlowEvent): boolean {
    if (event.kind === "call") return failsLater(this.context, environment, event);
    return event.kind === "scope-end" && event.ifKnown === true && heldBy(this.context, environment, event).length === 0;
  }

  /** A function of the file that never comes back is called here, or waited for. */
  #endsIn(environment: Environment, event: FlowEvent): boolean {
    if (event.kind === "settle") return only(this.context.lookup(environment, event.source))?.neverFulfils === true;
    if (event.kind !== "call" || event.construct) return false;
    const [callee, ...others] = event.functions;
    const graph = callee === undefined ? undefined : this.context.ir.functions[callee];
    // A method that only throws is often one that each subclass replaces.
    if (callee === undefined || others.length > 0 || graph?.async === true || graph?.kind === "method") return false;
    return this.context.neverReturns(callee);
  }

  /** Remembers that a failure is being taken care of, and when that fails itself. */
  #caught(environment: Environment, handler: BlockId, event: FlowEvent): Environment {
    const isCleanup = event.kind === "call" && event.isCleanup === true;
    const isSecond = (environment.facts.has(CAUGHT) || isCleanup) && event.kind !== "settle";
    if (isSecond) environment.learn(FAILED_TO_REPORT, true);
    else environment.forget(FAILED_TO_REPORT);
    // What failed is no way out that the program wrote, also in a cleanup on such a way.
    environment.forget(THROWN);
    if (handler !== this.#graph.raise) environment.learn(CAUGHT, true);
    this.#leaveLoops(environment, handler);
    forgetListeners(this.context, environment);
    return environment;
  }

  /** What was known of the rounds of loops ends with them. */
  #leaveLoops(environment: Environment, handler: BlockId): void {
    const rounds = [...environment.facts.keys()].filter(isOfRound);
    if (rounds.length === 0) return;
    const kept = new Set(this.#graph.blocks[handler]?.loops?.map(againFact));
    for (const round of rounds) if (!kept.has(round)) environment.forget(round);
  }

  #follow(edge: Edge, environment: Environment, reach: (to: BlockId, environment: Environment) => void): void {
    const isTest = edge.kind === "branch" && edge.conditions.length > 0 && this.context.hasMaybeJustClosed;
    for (const next of assumeAll(this.context, environment.copy(), edge.conditions)) {
      if (edge.kind === "throw") {
        next.learn(THROWN, true);
        next.forget(FAILED_TO_REPORT);
        if (edge.to !== this.#graph.raise) next.learn(CAUGHT, true);
      }
      if (edge.kind === "exception") excuseTasks(next);
      if (edge.kind === "throw" || edge.kind === "exception") this.#leaveLoops(next, edge.to);
      if (isTest) forgetMaybe(next);
      if (edge.kind === "back") next.learn(againFact(edge.to), true);
      reach(edge.to, next);
    }
  }

  #step(environment: Environment, event: FlowEvent): void {
    const { context } = this;
    switch (event.kind) {
      case "bind":
        bind(context, environment, event);
        break;
      case "call":
        applyCall(context, environment, event);
        stopListening(context, environment, event);
        break;
      case "chain":
        chain(context, environment, event);
        break;
      case "closure":
        this.#create(environment, event);
        break;
      case "drop":
        this.#drop(environment, event);
        break;
      case "escape":
        escape(context, environment, event);
        break;
      case "handle":
        handle(context, environment, event);
        break;
      case "hold-in-scope":
        hold(context, environment, event);
        break;
      case "return":
        reportAnswer(context, environment, event);
        if (event.place !== undefined) leaveWith(context, environment, event, event.place);
        else if (event.isAbsent === true) context.observer?.returning(event, [NOTHING], environment);
        break;
      case "scope-end":
        endScope(context, environment, event);
        break;
      case "settle":
        stopListening(context, environment, event);
        settle(context, environment, event);
        break;
      case "use":
        if (event.how === "iterate") stopListening(context, environment, event);
        use(context, environment, event);
        break;
    }
  }

  #create(environment: Environment, event: Extract<FlowEvent, { kind: "closure" }>): void {
    const { target, function: id } = event;
    const closure = this.context.closure(event, id);
    // A function that is never reassigned is found by its name: `Context.lookup`.
    if (target.variable?.constant !== true || target.kind !== "variable") environment.bind(target, [closure]);
    // A task that a function value mentions may be awaited there, whenever it runs.
    if (!environment.hasTask) return;
    for (const [place, effect] of this.context.capturedBy(environment, id)) {
      if (!effect.settles && !effect.escapes) continue;
      for (const value of this.context.reachable(environment, place)) {
        if (value.kind !== "task") continue;
        environment.update(value, { flags: environment.stateOf(value).flags | HANDED_ON });
      }
    }
  }

  #drop(environment: Environment, event: Extract<FlowEvent, { kind: "drop" }>): void {
    if (event.place === undefined) return;
    const { observer } = this.context;
    for (const value of this.context.reachable(environment, event.place)) {
      // A step of a query that has a name (`query.where(…);`) changes it, and leaves it where it is.
      const isKept = value.lazy === true && value.boundTo !== undefined;
      if (value.kind === "task" && !isKept) observer?.dropped(event, value, environment);
    }
  }
}

/** A walk looks at most of the environment for every event, and copies it for every edge. */
function costOf(block: Block | undefined, environment: Environment): number {
  const size = environment.bindings.size + environment.states.size + environment.facts.size + 1;
  return block === undefined ? size : size * (block.events.length + block.edges.length + 1);
}
