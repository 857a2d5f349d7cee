/** Is a task taken for what it gives, so that whoever is given it afterwards cannot repair that? */
import type { Tracked } from "../domain.ts";
import type { CallEvent, FileIr, FlowEvent, FlowGraph, FunctionId, UseEvent } from "../ir.ts";
import type { Observations } from "../observations.ts";

/**
 * On every way to the event this is one and the same task, with no members but those that all tasks have, nobody has heard
 * of it, and it is taken for a value as no task can be.
 */
export function isTakenForValue(observations: Observations, ir: FileIr, task: Tracked, event: UseEvent): boolean {
  const { graph, looks } = observations;
  const { born, hasMembers, startedBy } = task;
  if (looks.get(event) !== task || born?.kind !== "call" || hasMembers === true || startedBy !== undefined) return false;
  const functions = born.deferred === undefined ? born.functions : [born.deferred];
  const isBare = functions.length === 0 ? isKnown(observations, born) : functions.every((id) => isAsync(ir, id));
  return isBare && (event.takenFor !== "truth" || mayBeTested(ir, born, functions)) && !isAskedOrExtended(graph, task, event);
}

function isAsync(ir: FileIr, id: FunctionId): boolean {
  const graph = ir.functions[id];
  return graph?.async === true && !graph.generator;
}

function isKnown({ solution }: Observations, born: CallEvent): boolean {
  return (born.effect ?? solution.context.called.get(born)?.effect)?.task !== undefined;
}

/**
 * What it gives has a truth. A hook that gives nothing is a coroutine function only here: where another class defines it as
 * a plain function there is no task, and that is what a test asks.
 */
function mayBeTested(ir: FileIr, born: CallEvent, functions: readonly FunctionId[]): boolean {
  if (functions.length === 0) return born.library !== "";
  return functions.every((id) => {
    const graph = ir.functions[id];
    return graph?.blocks.some(({ events }) => events.some(givesValue)) === true;
  });
}

function givesValue(event: FlowEvent): boolean {
  return event.kind === "return" && event.isAbsent !== true && event.isEmpty !== true;
}

/** The function asks what sort of thing the task is, or whether it has what is looked for in it, or gives it a member. */
function isAskedOrExtended({ blocks }: FlowGraph, { boundTo }: Tracked, { how, member }: UseEvent): boolean {
  return boundTo !== undefined && blocks.some(({ events }) =>
    events.some((event) => {
      // Lazy work takes no members.
      if (event.kind === "bind") return how === "promised" && event.target.base === boundTo;
      return event.kind === "use" && event.place === boundTo && (event.how === "asked" || isQuestion(event, member));
    }),
  );
}

function isQuestion(event: UseEvent, member: string | undefined): boolean {
  return member !== undefined && event.member === member && event.takenFor === undefined;
}
