/**
 * In which order are the functions of a file understood, so that a callee comes before its callers?
 *
 * Strongly connected components of the call graph, callees first (Tarjan, "Depth-first search and linear graph
 * algorithms", SIAM J. Comput. 1972; written without recursion, since files may hold very long call chains).
 */
import type { Argument, FileIr, FlowGraph, FunctionId } from "./ir.ts";

/** Functions that `graph` calls, hands over or creates. */
export function calleesOf(graph: FlowGraph): ReadonlySet<FunctionId> {
  const callees = new Set<FunctionId>();
  for (const block of graph.blocks) {
    for (const event of block.events) {
      if (event.kind === "call") {
        for (const id of event.functions) callees.add(id);
        for (const id of handedOver(event.args)) callees.add(id);
      } else if (event.kind === "closure") {
        callees.add(event.function);
      } else if (event.kind === "chain") {
        for (const id of event.callbacks) callees.add(id);
      }
    }
  }
  return callees;
}

/** Functions of this file that arguments hand over, themselves or in their parts. */
export function handedOver(args: readonly Argument[]): readonly FunctionId[] {
  const found: FunctionId[] = [];
  for (const argument of args) {
    if (argument.function !== undefined) found.push(argument.function);
    if (argument.properties !== undefined) found.push(...handedOver([...argument.properties.values()]));
    if (argument.elements !== undefined) found.push(...handedOver(argument.elements));
  }
  return found;
}

interface Visit {
  readonly id: FunctionId;
  readonly callees: readonly FunctionId[];
  next: number;
}

/**
 * Groups of mutually recursive functions, callees before callers; most groups have one member.
 *
 * @param callees What `calleesOf` gives for each function of the file.
 */
export function bottomUp(ir: FileIr, callees: readonly ReadonlySet<FunctionId>[]): readonly (readonly FunctionId[])[] {
  const groups: FunctionId[][] = [];
  const index = new Map<FunctionId, number>();
  const low = new Map<FunctionId, number>();
  const open: FunctionId[] = [];
  const isOpen = new Set<FunctionId>();
  const visits: Visit[] = [];

  const begin = (id: FunctionId): void => {
    const graph = ir.functions[id];
    if (graph === undefined) return;
    index.set(id, index.size);
    low.set(id, index.size - 1);
    open.push(id);
    isOpen.add(id);
    visits.push({ id, callees: [...(callees[id] ?? [])], next: 0 });
  };
  const lower = (id: FunctionId, value: number | undefined): void => {
    if (value !== undefined) low.set(id, Math.min(low.get(id) ?? value, value));
  };

  for (const root of ir.functions) {
    if (index.has(root.id)) continue;
    begin(root.id);
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const callee = visit.callees[visit.next++];
      if (callee !== undefined) {
        if (!index.has(callee)) begin(callee);
        else if (isOpen.has(callee)) lower(visit.id, index.get(callee));
        continue;
      }
      visits.pop();
      const caller = visits.at(-1);
      if (caller !== undefined) lower(caller.id, low.get(visit.id));
      if (low.get(visit.id) === index.get(visit.id)) groups.push(closeGroup(visit.id, open, isOpen));
    }
  }
  return groups;
}

function closeGroup(root: FunctionId, open: FunctionId[], isOpen: Set<FunctionId>): FunctionId[] {
  const group: FunctionId[] = [];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    isOpen.delete(id);
    group.push(id);
    if (id === root) break;
  }
  return group;
}
