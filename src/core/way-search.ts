/**
 * Which is the cheapest way through a graph that takes given steps in their order?
 *
 * A search over pairs of a block and the number of steps that are taken, with what tests have answered. Going on costs
 * little, a further round of a loop more, and an exception most: a way without one is easier to believe.
 */
import type { Step } from "./findings.ts";
import type { BlockId, Edge, FlowEvent, FlowGraph, Site } from "./ir.ts";
import { mayThrow } from "./transfer/failure.ts";

/** What is looked for. */
export interface WayQuestion {
  readonly graph: FlowGraph;
  readonly steps: readonly Step[];
  /** The end of the function that the way goes on to; without one it ends with its last step. */
  readonly goal: BlockId | undefined;
  /** A test over values that do not change has one answer on the whole way. */
  readonly isConsistent: boolean;
  /** Whether the way may enter a block after so many steps. */
  readonly isPossible?: (block: BlockId, taken: number) => boolean;
}

/** How a block is left. `isStep`: that is a step that was asked for. */
export type Move =
  | { readonly kind: "edge"; readonly edge: Edge; readonly isStep: boolean }
  | { readonly kind: "thrown"; readonly event: FlowEvent; readonly isStep: boolean };

/** One block of a way. */
export interface Leg {
  readonly block: BlockId;
  /** The steps that are taken in it. */
  readonly taken: readonly Step[];
  /** How many steps are taken when it is left. */
  readonly stage: number;
  readonly answers: string;
  /** Absent for the last one. */
  readonly move?: Move;
}

/** A way. */
export interface Found {
  readonly legs: readonly Leg[];
}

interface Point {
  readonly block: BlockId;
  readonly stage: number;
  /** What tests have answered, as a key; and by name. */
  readonly answers: string;
  readonly cost: number;
  readonly from?: Point;
  /** How many steps are taken in the block before, and how it is left. */
  readonly left?: { readonly stage: number; readonly move: Move };
}

const COSTS: Readonly<Record<Edge["kind"], number>> = { back: 3, branch: 1, exception: 30, "generator-return": 10, normal: 1, throw: 1 };
const THROWN = 30;
/** Points that are looked at before a search is given up. */
const BUDGET = 40_000;

/** One search, and the questions that can be asked about what it finds. */
export class WaySearch {
  readonly #question: WayQuestion;
  /** Tests that stand in several places, so that the answers have to agree. */
  readonly #repeated: ReadonlySet<string>;

  constructor(question: WayQuestion) {
    this.#question = question;
    this.#repeated = question.isConsistent ? repeatedTests(question.graph) : new Set();
  }

  /** Whether a step of this sort is asked for. */
  asksFor(what: Step["what"]): boolean {
    return this.#question.steps.some((step) => step.what === what);
  }

  /** The cheapest way from the entry, if there is one. */
  find(): Found | undefined {
    const { graph, steps } = this.#question;
    const [first] = steps;
    const isHead = first !== undefined && isSame(graph.head ?? graph.site, first.site);
    const start: Point = { block: graph.entry, stage: 0, answers: "", cost: 0 };
    const end = this.#search(isHead ? { ...start, stage: 1 } : start);
    if (end === undefined) return undefined;
    const legs: Leg[] = [];
    const { stage } = this.#walk(end.block, end.stage);
    legs.push({ block: end.block, answers: end.answers, stage, taken: steps.slice(end.stage, stage) });
    for (let point = end; point.from !== undefined && point.left !== undefined; point = point.from) {
      const { block, stage: before, answers } = point.from;
      const { move, stage: after } = point.left;
      legs.push({ block, answers, stage: after, taken: steps.slice(before, after), move });
    }
    legs.reverse();
    const [entry] = legs;
    // The head of the function is taken before anything else.
    if (isHead && entry !== undefined) legs[0] = { ...entry, taken: [first, ...entry.taken] };
    return { legs };
  }

  /** Whether the way depends on this answer: with another one it would not come to its end, but for exceptions. */
  decides({ legs }: Found, block: BlockId, edge: Edge): boolean {
    const leg = legs.find(({ move }) => move?.kind === "edge" && move.edge === edge);
    const others = this.#question.graph.blocks[block]?.edges.filter((other) => other.kind === "branch" && other !== edge) ?? [];
    if (leg === undefined) return true;
    return !others.some((other) => {
      const answers = this.#answersAfter(leg.answers, other);
      if (answers === undefined || this.#question.isPossible?.(other.to, leg.stage) === false) return false;
      // The end of a loop decides nothing: it only says that there were rounds before.
      return this.#search({ block: other.to, stage: leg.stage, answers, cost: 0 }, block) !== undefined;
    });
  }

  /**
   * The last point of the cheapest way from a point.
   *
   * @param asked The block of a test that is not asked again, but in a further round of its loop; and nothing throws.
   */
  #search(start: Point, asked?: BlockId): Point | undefined {
    const { goal, graph, isPossible, steps } = this.#question;
    const waiting = new Map<number, Point[]>([[0, [start]]]);
    const seen = new Set<string>();
    let budget = BUDGET;
    for (const [cost, points] of byCost(waiting)) {
      for (const point of points) {
        const key = `${point.block}/${point.stage}/${point.answers}`;
        if (seen.has(key)) continue;
        seen.add(key);
        if (budget-- <= 0) return undefined;
        const block = graph.blocks[point.block];
        if (block === undefined) continue;
        if (point.block === goal && point.stage === steps.length) return point;
        const reach = (to: BlockId, stage: number, answers: string, price: number, left: Point["left"]): void => {
          if (to === asked || isPossible?.(to, stage) === false) return;
          // A way past what need not happen tells more.
          const happening = (graph.blocks[to]?.events.length ?? 0) > 0 ? 1 : 0;
          const next: Point = { block: to, stage, answers, cost: cost + price + happening, from: point, ...(left && { left }) };
          const alike = waiting.get(next.cost);
          if (alike === undefined) waiting.set(next.cost, [next]);
          else alike.push(next);
        };
        const { stage, thrown } = this.#walk(point.block, point.stage);
        if (goal === undefined && stage === steps.length) return point;
        for (const { event, stage: before } of thrown) {
          const isStep = isStepAt(steps[before], "throws", event.site) && steps[before]?.isThrown !== true;
          if (!isStep && asked !== undefined) continue;
          const after = isStep ? before + 1 : before;
          reach(block.handler, after, point.answers, isStep ? 1 : THROWN, { stage: before, move: { kind: "thrown", event, isStep } });
        }
        for (const edge of block.edges) {
          const answers = this.#answersAfter(point.answers, edge);
          if (answers === undefined) continue;
          if (edge.to === asked && edge.kind === "back") return point;
          const last = block.events.at(-1);
          const isStep = edge.kind === "throw" && last !== undefined && isStepAt(steps[stage], "throws", last.site);
          reach(edge.to, isStep ? stage + 1 : stage, answers, COSTS[edge.kind], { stage, move: { kind: "edge", edge, isStep } });
        }
      }
    }
    return undefined;
  }

  /** Takes the steps that a block has, and says where it may throw meanwhile. */
  #walk(id: BlockId, before: number): { readonly stage: number; readonly thrown: readonly { event: FlowEvent; stage: number }[] } {
    const { graph, steps } = this.#question;
    const thrown: { event: FlowEvent; stage: number }[] = [];
    let stage = before;
    for (const event of graph.blocks[id]?.events ?? []) {
      if (mayThrow(event)) thrown.push({ event, stage });
      const step = steps[stage];
      if (step !== undefined && step.what !== "throws" && isSame(step.site, event.site)) stage++;
    }
    return { stage, thrown };
  }

  /** What is known of tests behind an edge; undefined where they answered otherwise before. */
  #answersAfter(answers: string, { conditions }: Edge): string | undefined {
    if (this.#repeated.size === 0) return answers;
    const known = new Map(answers === "" ? [] : (JSON.parse(answers) as [string, boolean][]));
    const before = known.size;
    for (const condition of conditions) {
      if (condition.kind !== "test" || !this.#repeated.has(condition.key)) continue;
      if (known.get(condition.key) === !condition.holds) return undefined;
      known.set(condition.key, condition.holds);
    }
    return known.size === before ? answers : JSON.stringify([...known].sort(([left], [right]) => (left < right ? -1 : 1)));
  }
}

/** The points that wait, cheapest first; more of them may be added meanwhile. */
function* byCost(waiting: Map<number, Point[]>): Generator<readonly [number, readonly Point[]]> {
  for (let cost = 0; waiting.size > 0; cost++) {
    const points = waiting.get(cost);
    if (points === undefined) continue;
    yield [cost, points];
    waiting.delete(cost);
  }
}

function repeatedTests({ blocks }: FlowGraph): ReadonlySet<string> {
  const [once, repeated] = [new Set<string>(), new Set<string>()];
  for (const { edges } of blocks) {
    const keys = new Set(edges.flatMap(({ conditions }) => conditions.flatMap((one) => (one.kind === "test" ? [one.key] : []))));
    for (const key of keys) (once.has(key) ? repeated : once).add(key);
  }
  return repeated;
}

function isStepAt(step: Step | undefined, what: Step["what"], site: Site): boolean {
  return step?.what === what && isSame(step.site, site);
}

function isSame(one: Site, other: Site): boolean {
  return one.start === other.start && one.end === other.end;
}
