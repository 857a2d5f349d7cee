/**
 * What is seen in each function of a file?
 *
 * Every function is solved once its callees are understood; mutually recursive ones are solved again until their
 * summaries stand still, at most three rounds.
 */
import { bottomUp, calleesOf } from "./call-graph.ts";
import { isTakenOver } from "./domain.ts";
import type { FileIr, FunctionId } from "./ir.ts";
import { observe, type Observations } from "./observations.ts";
import { solve } from "./solve.ts";
import { summarize } from "./summarize.ts";
import { NOT_YET_KNOWN, type Summary } from "./summary.ts";
import { Context } from "./transfer/context.ts";

const MAX_ROUNDS = 3;
const ROUNDS_OF_ONE = 2;

/** Solves all functions of a file, callees first. Functions whose analysis gave up are left out. */
export function solveFile(ir: FileIr): readonly Observations[] {
  const summaries = new Map<FunctionId, Summary>();
  const seen = new Map<FunctionId, Observations>();
  for (const group of bottomUp(ir)) {
    const isRecursive = group.some((id) => callsItself(ir, id));
    const rounds = group.length > 1 ? MAX_ROUNDS : isRecursive ? ROUNDS_OF_ONE : 1;
    // What a function does is first taken from its ways that end without calling it again.
    if (rounds > 1) for (const id of group) summaries.set(id, NOT_YET_KNOWN);
    for (let round = 0; round < rounds; round++) {
      for (const id of group) {
        const graph = ir.functions[id];
        if (graph === undefined) continue;
        const solution = solve(new Context(ir, graph, summaries));
        const observations = observe(graph, solution);
        summaries.set(id, summarize(ir, observations));
        if (!needsWays(observations)) solution.keepOnlyExits();
        seen.set(id, observations);
      }
    }
  }
  return ir.functions.flatMap((graph) => {
    const observations = seen.get(graph.id);
    return observations === undefined || observations.solution.gaveUp ? [] : [observations];
  });
}

function callsItself({ functions }: FileIr, id: FunctionId): boolean {
  const graph = functions[id];
  return graph !== undefined && calleesOf(graph).has(id);
}

/** A resource that may be left open needs the way to it told; without one the states inside are of no more use. */
function needsWays({ exits, raises }: Observations): boolean {
  return [...exits, ...raises].some((environment) =>
    [...environment.states.keys()].some(
      (tracked) => isTakenOver(tracked) || (tracked.provenance === "acquired" && tracked.spec?.obligation === "must"),
    ),
  );
}
