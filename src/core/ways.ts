/**
 * On which way through the functions of a file does a finding come about?
 *
 * A finding names the events that make it. Between them lie tests, rounds of loops and calls that throw: a cheapest way
 * past the events in their order tells which. It leads only through blocks that some state reaches in which the resource
 * is as the way has left it, and answers the same test the same way twice. Nobody asks while linting; it is computed for
 * who wants a finding explained.
 */
import { CLOSED, IDLE, isOwnedOpen, OPEN, type State } from "./domain.ts";
import type { Moment, ResourceView, Step } from "./findings.ts";
import type { BlockId, Edge, FlowEvent, FlowGraph, Site } from "./ir.ts";
import type { Observations } from "./observations.ts";
import { WaySearch, type Found } from "./way-search.ts";

/** What a finding says about the way to it. */
export interface Traced {
  /** The steps, in order; they may stand in several functions. */
  readonly trace: readonly Step[];
  readonly resource?: ResourceView;
  /** What nobody has waited for at the end of the way. */
  readonly task?: Moment;
  /** The way goes on to this end of the function. */
  readonly leavesBy?: "exit" | "raise";
}

/** A step, and the block in which it is taken; without one where no way was found. */
export interface PlacedStep extends Step {
  readonly block?: BlockId;
}

/** A block on a way, and how it is left: by an edge, by what an event throws, or not any more. */
export interface Pass {
  readonly block: BlockId;
  readonly leftBy?: Edge | "thrown";
}

/** A stretch of the way, in one function. */
export interface Way {
  /** Absent for steps that stand in no function. */
  readonly graph?: FlowGraph;
  readonly steps: readonly PlacedStep[];
  /** The blocks in their order, from the entry on; none where no way was found. */
  readonly passes: readonly Pass[];
}

/**
 * The stretches of the way to a finding, in their order.
 *
 * @param seen What is known of the solved functions; a way through another one takes no account of states.
 */
export function waysTo(graphs: readonly FlowGraph[], seen: readonly Observations[], finding: Traced): readonly Way[] {
  const stretches: { readonly graph: FlowGraph | undefined; readonly steps: Step[] }[] = [];
  for (const step of finding.trace) {
    // The search finds tests by itself, and leaves those out that decide nothing; and failures, where it has to.
    if (step.what === "branch" || (step.what === "throws" && finding.leavesBy === "exit")) continue;
    const graph = graphOf(graphs, step.site, stretches.at(-1)?.graph);
    const last = stretches.at(-1);
    if (last !== undefined && last.graph === graph) last.steps.push(step);
    else stretches.push({ graph, steps: [step] });
  }
  return stretches.map(({ graph, steps }, index) => {
    if (graph === undefined) return { steps, passes: [] };
    const isLast = index === stretches.length - 1;
    return wayThrough(graph, steps, finding, isLast, seen.find((one) => one.graph === graph));
  });
}

function wayThrough(
  graph: FlowGraph,
  steps: readonly Step[],
  finding: Traced,
  isLast: boolean,
  observations: Observations | undefined,
): Way {
  const leavesBy = isLast ? finding.leavesBy : undefined;
  const goal = leavesBy === undefined ? undefined : graph[leavesBy];
  const isPossible = possibility(observations, finding, steps, goal);
  // A way to an end is the point of a leak, so one that may lead past the close is none.
  const levels = [isPossible, ...(goal === undefined ? [undefined] : [])];
  for (const level of levels) {
    for (const isConsistent of [true, false]) {
      const search = new WaySearch({ graph, steps, goal, isConsistent, ...(level && { isPossible: level }) });
      const found = search.find();
      if (found !== undefined) return told(graph, search, found, leavesBy);
    }
  }
  return { graph, steps, passes: [] };
}

/** Whether the way may enter a block, after so many of its steps. */
function possibility(
  observations: Observations | undefined,
  { leavesBy, resource, task }: Traced,
  steps: readonly Step[],
  goal: BlockId | undefined,
): ((block: BlockId, taken: number) => boolean) | undefined {
  if (observations === undefined) return undefined;
  const origin = resource === undefined && leavesBy !== undefined ? task?.origin : resource?.opened?.origin;
  const isAsLeft = (state: State, taken: number): boolean => {
    if (leavesBy !== undefined && goal !== undefined) return isOwnedOpen(state);
    const isToBeClosed = steps.slice(0, taken).some(({ what }) => what === "closed");
    return (state.mask & (isToBeClosed ? CLOSED : OPEN | IDLE)) !== 0;
  };
  return (block, taken) => {
    const environments = observations.solution.at(block);
    if (taken === 0 || origin === undefined) return environments.length > 0;
    return environments.some((environment) =>
      [...environment.states].some(([tracked, state]) => tracked.born?.origin === origin && isAsLeft(state, taken)),
    );
  };
}

/** The way in steps: those of the finding, and between them what the way depends on. */
function told(graph: FlowGraph, search: WaySearch, found: Found, leavesBy: Traced["leavesBy"]): Way {
  const steps: PlacedStep[] = [];
  const passes: Pass[] = [];
  const isReturning = leavesBy === "exit" && !search.asksFor("returned");
  const returning = isReturning ? found.legs.findLast(({ block }) => returnIn(graph, block) !== undefined) : undefined;
  for (const leg of found.legs) {
    const { block, taken, move, stage } = leg;
    for (const step of taken) steps.push({ ...step, block });
    const returned = leg === returning && move?.kind !== "thrown" ? returnIn(graph, block) : undefined;
    if (returned !== undefined) steps.push({ what: "returned", site: returned.site, block });
    passes.push({ block, ...(move && { leftBy: move.kind === "thrown" ? "thrown" : move.edge }) });
    if (move === undefined || stage === 0) continue;
    if (move.kind === "thrown") {
      steps.push({ what: "throws", site: move.event.site, block });
      continue;
    }
    const { edge } = move;
    if (edge.kind === "throw") {
      const last = graph.blocks[block]?.events.at(-1);
      if (last !== undefined) steps.push({ what: "throws", site: last.site, isThrown: true, block });
    } else if (edge.kind === "back") {
      const site = siteOfLoop(graph, edge.to);
      if (site !== undefined) steps.push({ what: "again", site, block });
    } else if (edge.kind === "branch" && edge.site !== undefined && edge.answer !== undefined && search.decides(found, block, edge)) {
      const before = steps.at(-1);
      const isTold = before?.what === "again" && isSame(before.site, edge.site);
      if (!isTold) steps.push({ what: "branch", site: edge.site, answer: edge.answer, block });
    }
  }
  if (leavesBy === "exit" && !steps.some(({ what }) => what === "returned")) {
    steps.push({ what: "ended", site: endOf(graph.site), block: graph.exit });
  }
  return { graph, steps, passes };
}

function returnIn(graph: FlowGraph, block: BlockId): FlowEvent | undefined {
  return graph.blocks[block]?.events.findLast(({ kind }) => kind === "return");
}

/** The last character of a function. */
function endOf(site: Site): Site {
  const start = Math.max(site.start, site.end - 1);
  return { ...site, start, line: site.endLine, column: Math.max(0, site.endColumn - 1) };
}

/** Where a loop asks whether it goes on; without a test, what it does first. */
function siteOfLoop(graph: FlowGraph, header: BlockId): Site | undefined {
  const block = graph.blocks[header];
  return block?.edges.find(({ kind }) => kind === "branch")?.site ?? block?.events[0]?.site;
}

/** The graph in which something stands: one with an event there, the innermost, or the one that the way is in. */
function graphOf(graphs: readonly FlowGraph[], site: Site, current: FlowGraph | undefined): FlowGraph | undefined {
  const isHead = ({ head, site: whole }: FlowGraph): boolean => isSame(head ?? whole, site);
  const isIn = (graph: FlowGraph): boolean => isHead(graph) || graph.blocks.some(({ events }) => events.some((event) => isAt(event, site)));
  if (current !== undefined && isIn(current)) return current;
  const found = graphs.filter((graph) => graph.site.start <= site.start && site.end <= graph.site.end && isIn(graph));
  return found.sort((left, right) => left.site.end - left.site.start - (right.site.end - right.site.start))[0];
}

function isAt(event: FlowEvent, site: Site): boolean {
  return isSame(event.site, site);
}

/** Whether two sites are the same stretch of text. */
function isSame(one: Site, other: Site): boolean {
  return one.start === other.start && one.end === other.end;
}
