/** What does a method of the program's own class do once the object is closed? */
import { CLOSED, type State, type Tracked } from "../domain.ts";
import type { Outcome } from "../effects.ts";
import type { BlockId, FlowEvent, FlowGraph } from "../ir.ts";
import { rootOf } from "../environment.ts";
import type { Summary } from "../summary.ts";
import { meaningOfUse } from "./hand-on.ts";
import { type Call, summaryOf } from "./understand.ts";

/**
 * A method that on every way uses a field which the close has closed on every way does what that field's class does.
 * Undefined where that is not known: the method asks first, the field is opened again, the class is of another file.
 */
export function outcomeOfOwn(call: Call, receiver: Tracked, { mask, released }: State): Outcome | undefined {
  const { context, event } = call;
  const [release, ...others] = released;
  const callee = event.functions.length === 1 ? context.ir.functions[event.functions[0] ?? -1] : undefined;
  if (mask !== CLOSED || receiver.spec === undefined || callee?.class === undefined) return undefined;
  if (release === undefined || others.length > 0) return undefined;
  const closing = closingSummary(call, callee.class, receiver, release);
  if (closing === undefined) return undefined;
  const summary = summaryOf(call);
  if (summary === undefined) return undefined;
  for (const [field, effect] of summary.captured) {
    const isOwnField = rootOf(field).variable?.role === "this" && !effect.assigns && effect.closes === "never";
    const closed = isOwnField ? closing.captured.get(field) : undefined;
    if (closed?.closes !== "always" || closed.assigns) continue;
    const spec = context.ir.knowledge.classOf(field);
    if (spec === undefined) continue;
    for (const use of effect.uses) {
      const { role, whenClosed } = meaningOfUse(context, { ...receiver, spec }, use);
      if (role === "use" && isOnEveryWay(callee, use)) return whenClosed;
    }
  }
  return undefined;
}

/** The end of a scope calls the method of the symbol. (Of a close by hand, the fields are followed by their places.) */
function closingSummary(
  { context }: Call,
  id: number,
  receiver: Tracked,
  release: FlowEvent,
): Summary | undefined {
  if (release.kind !== "scope-end") return undefined;
  const shape = context.ir.classes.find((one) => one.id === id && one.instance === receiver.spec);
  const method = shape?.methods.get(release.async ? "@@asyncDispose" : "@@dispose");
  return method === undefined ? undefined : context.summaryOf(method);
}

/** No way leads from the beginning of the function to its end round the event. */
function isOnEveryWay(graph: FlowGraph, event: FlowEvent): boolean {
  const seen = new Set<BlockId>([graph.entry]);
  for (const id of seen) {
    const block = graph.blocks[id];
    if (block === undefined || block.events.includes(event)) continue;
    if (id === graph.exit) return false;
    for (const edge of block.edges) seen.add(edge.to);
    // What is caught goes on.
    if (block.handler !== graph.raise) seen.add(block.handler);
  }
  return true;
}
