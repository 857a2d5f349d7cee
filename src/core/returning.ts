/**
 * Which functions come back, as far as their graphs alone show?
 *
 * Most do, and then nobody has to solve them to find that out: some way leads to the end past no call that might not
 * come back itself.
 */
import type { Block, FileIr, FlowEvent, FlowGraph, FunctionId } from "./ir.ts";

/** @param groups The functions of the file, callees first. */
export function functionsThatReturn(
  ir: FileIr,
  groups: readonly (readonly FunctionId[])[],
): ReadonlySet<FunctionId> {
  const returning = new Set<FunctionId>();
  for (const group of groups) {
    const [id, ...others] = group;
    const graph = id === undefined ? undefined : ir.functions[id];
    // Functions that call each other are solved to find out.
    if (graph !== undefined && others.length === 0 && isReturning(graph, returning)) returning.add(graph.id);
  }
  return returning;
}

function isReturning(graph: FlowGraph, returning: ReadonlySet<FunctionId>): boolean {
  if (graph.incomplete || graph.generator) return true;
  const reached = new Set([graph.entry]);
  // A set grows while it is walked.
  for (const id of reached) {
    if (id === graph.exit) return true;
    const block = graph.blocks[id];
    if (block === undefined) continue;
    const end = block.events.findIndex((event) => mayStop(event, returning));
    if (mayFail(block, end)) reached.add(block.handler);
    if (end < 0) for (const { to } of block.edges) reached.add(to);
  }
  return false;
}

/** A call that might not come back; what is awaited of it, neither. Of one that calls itself it is not known either. */
function mayStop(event: FlowEvent, returning: ReadonlySet<FunctionId>): boolean {
  if (event.kind !== "call" || event.functions.length !== 1) return false;
  return event.functions.some((id) => !returning.has(id));
}

function mayFail({ events }: Block, end: number): boolean {
  return events.some((event, index) => {
    if (end >= 0 && index > end) return false;
    return event.kind === "settle" || event.kind === "scope-end" || ((event.kind === "call" || event.kind === "use") && event.mayThrow);
  });
}
