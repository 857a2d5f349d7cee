/**
 * In which functions can something be found at all?
 *
 * A finding needs a task, a hold, or a resource that is made or closed. Those come into a function by its own events (a
 * catalogued call, a promise, an async function, a scope, a close), or out of a function that it calls. One that only uses
 * what others have made and will close has nothing to be found in.
 */
import { handedOver } from "./call-graph.ts";
import { lastPart, own } from "./calls.ts";
import type { CallEffect, ResourceSpec } from "./effects.ts";
import type { Argument, CallEvent, FileIr, FlowEvent, FlowGraph, FunctionId, Place } from "./ir.ts";
import type { Summary } from "./summary.ts";

/** What callers hear of a function: nothing but a task, of which nothing is to be told where it is awaited at once, or more. */
export type Heard = "more" | "task";

/** Answers for one file; what was asked about a place is remembered. */
export class Prescreen {
  readonly #ir: FileIr;
  readonly #hasClass = new Map<Place, boolean>();
  readonly #closing: ReadonlySet<FunctionId>;

  /** @param closing Functions that may close what they are given. */
  constructor(ir: FileIr, closing: ReadonlySet<FunctionId>) {
    this.#ir = ir;
    this.#closing = closing;
  }

  /** Whether the function's own events, or what its callees give or do, may give it something to report. */
  isTelling(graph: FlowGraph, callees: ReadonlySet<FunctionId>, heardOf: (callee: FunctionId) => Heard | undefined): boolean {
    const heard = [...callees].map(heardOf);
    return heard.includes("more") || (heard.includes("task") && begins(graph, heardOf)) || this.#isTellingByItself(graph, callees);
  }

  #isTellingByItself(graph: FlowGraph, callees: ReadonlySet<FunctionId>): boolean {
    const shape = graph.class === undefined ? undefined : this.#ir.classes[graph.class];
    if (graph.terms.length > 0 || (shape !== undefined && shape.fieldOwnership.size > 0)) return true;
    const mayHandOver = [...callees].some((callee) => this.#ir.functions[callee]?.async === true);
    return graph.blocks.some(({ events }) => events.some((event) => this.#tells(event) || (mayHandOver && this.#startsGiven(event))));
  }

  /** What a call of the function may give its caller to report. */
  heardOf({ captured, result }: Summary): Heard | undefined {
    if (result.fresh !== undefined) return "more";
    for (const [place, effect] of captured) {
      const isTouched = effect.closes !== "never" || effect.escapes || effect.settles || effect.assigns;
      if (isTouched && this.#isOfClass(place)) return "more";
    }
    return result.task ? "task" : undefined;
  }

  #tells(event: FlowEvent): boolean {
    switch (event.kind) {
      case "call":
        return (
          (event.promise === "yes" && !event.awaited) ||
          event.constructs !== undefined ||
          event.contract !== undefined ||
          event.elsewhere !== undefined ||
          (event.effect === undefined ? this.#tellsMethod(event) : makesOrEnds(event.effect)) ||
          this.#isGivenToCloser(event)
        );
      case "hold-in-scope":
      case "scope-end":
        return event.ifKnown !== true || this.#isOfClass(event.place);
      case "use":
        return event.how === "iterate" && this.#isOfClass(event.place);
      case "bind":
      case "chain":
      case "closure":
      case "drop":
      case "escape":
      case "handle":
      case "return":
      case "settle":
        return false;
    }
  }

  /** Work begins when an async function is called, or handed to code that is known to call it. */
  #startsGiven(event: FlowEvent): boolean {
    if (event.kind === "chain") return event.callbacks.length > 0;
    if (event.kind !== "call") return false;
    const { args, callsNow, effect, functions, receiver } = event;
    if (functions.some((id) => this.#ir.functions[id]?.async === true) || callsNow !== undefined) return true;
    return args.length > 0 && (effect?.callbacks !== undefined || this.#isOfClass(receiver));
  }

  /** A method that does more than to use a receiver of a known class. */
  #tellsMethod({ method, receiver }: CallEvent): boolean {
    if (receiver === undefined) return false;
    const spec = receiver.variable === undefined ? undefined : this.#ir.knowledge.classOf(receiver);
    if (spec !== undefined && method !== undefined) return tellingMethods(spec).has(lastPart(method));
    // What stands below a known thing (`response.body`) is understood together with it.
    const outer = receiver.base?.variable === undefined ? undefined : this.#ir.knowledge.classOf(receiver.base);
    if (outer !== undefined && method !== undefined) return tellingMethods(outer).has(lastPart(method));
    return this.#isOfClass(receiver);
  }

  /** Something of a known class goes to a function that may close it. */
  #isGivenToCloser({ args, functions }: CallEvent): boolean {
    return functions.some((id) => this.#closing.has(id)) && args.some((argument) => this.#hasClassIn(argument));
  }

  #hasClassIn({ elements, place, properties }: Argument): boolean {
    if (this.#isOfClass(place)) return true;
    if (elements?.some((part) => this.#hasClassIn(part)) === true) return true;
    for (const part of properties?.values() ?? []) if (this.#hasClassIn(part)) return true;
    return false;
  }

  /** The place, or one that it is a part of, holds what the class of is known. */
  #isOfClass(place: Place | undefined): boolean {
    if (place?.variable === undefined) return false;
    let known = this.#hasClass.get(place);
    if (known === undefined) {
      known = this.#ir.knowledge.classOf(place) !== undefined || this.#isOfClass(place.base);
      this.#hasClass.set(place, known);
    }
    return known;
  }
}

/** Whether the function calls one that gives a task without awaiting it at once, or hands it over. */
function begins({ blocks }: FlowGraph, heardOf: (callee: FunctionId) => Heard | undefined): boolean {
  return blocks.some(({ events }) =>
    events.some((event) => {
      if (event.kind === "chain") return event.callbacks.some(heardOf);
      if (event.kind !== "call") return false;
      return (!event.awaited && event.functions.some(heardOf)) || handedOver(event.args).some(heardOf);
    }),
  );
}

/** Whether a call with this effect makes a resource, work or a context, or ends one. */
export function makesOrEnds({ blocking, closes, combines, current, ends, executes, hold, holds, outside, policy, returns, run, task }: CallEffect): boolean {
  return [blocking, closes, combines, current, ends, executes, hold, holds, outside, policy, returns, run, task].some((part) => part !== undefined);
}

const telling = new WeakMap<ResourceSpec, ReadonlySet<string>>();

/** Methods of a class, by the last part of their names, that make or end something. */
function tellingMethods(spec: ResourceSpec): ReadonlySet<string> {
  let names = telling.get(spec);
  if (names === undefined) {
    const methods = Object.keys(spec.methods ?? {}).filter((name) => makesOrEnds(own(spec.methods, name) ?? {}));
    const all = [...Object.keys(spec.closers), ...Object.keys(spec.notClosers ?? {}), ...(spec.revivers ?? []), ...(spec.opensOn ?? []), ...methods];
    names = new Set(all.map(lastPart));
    telling.set(spec, names);
  }
  return names;
}
