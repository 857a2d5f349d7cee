/**
 * Which functions may close what they are given or what they capture, as far as their graphs alone show?
 *
 * Most close nothing at all, and then nobody has to solve them to know what is left open when a call of them fails.
 */
import { mayCloseBy } from "./calls.ts";
import type { FileIr, FlowEvent, FunctionId, Knowledge } from "./ir.ts";

/** @param groups The functions of the file, callees first, and `callees` of each function. */
export function functionsThatMayClose(
  ir: FileIr,
  groups: readonly (readonly FunctionId[])[],
  callees: readonly ReadonlySet<FunctionId>[],
): ReadonlySet<FunctionId> {
  const closing = new Set<FunctionId>();
  for (const group of groups) {
    const mayClose = group.some((id) => {
      for (const callee of callees[id] ?? []) if (closing.has(callee)) return true;
      const graph = ir.functions[id];
      if (graph === undefined || graph.incomplete || graph.terms.length > 0) return true;
      return graph.blocks.some(({ events }) => events.some((event) => closesSomething(event, ir.knowledge)));
    });
    if (mayClose) for (const id of group) closing.add(id);
  }
  return closing;
}

/** It may close what it is applied to, whatever that is. */
function closesSomething(event: FlowEvent, knowledge: Knowledge): boolean {
  switch (event.kind) {
    case "hold-in-scope":
    case "scope-end":
      return true;
    case "use":
      return event.how === "iterate";
    case "chain":
      return event.methods.length > 0;
    case "call":
      if (event.effect?.closes !== undefined || event.contract !== undefined || event.elsewhere !== undefined) return true;
      return event.method !== undefined && mayCloseBy(event.method, knowledge);
    default:
      return false;
  }
}
