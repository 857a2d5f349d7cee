/**
 * In which functions can something be found at all?
 *
 * A finding needs a task, a hold, or a resource whose class is known. Those come into a function by its own events (a
 * catalogued call, a promise, an async function, a scope, a place with a class), or out of a function that it calls. Where
 * neither is the case everything that the function holds is without a class, and no analysis speaks of that.
 */
import type { Argument, FileIr, FlowEvent, FlowGraph, FunctionId, Place } from "./ir.ts";
import type { Summary } from "./summary.ts";

/** Answers for one file; what was asked about a place is remembered. */
export class Prescreen {
  readonly #ir: FileIr;
  readonly #hasClass = new Map<Place, boolean>();

  constructor(ir: FileIr) {
    this.#ir = ir;
  }

  /** Whether the function's own events may give it something to report. */
  isTelling(graph: FlowGraph, callees: ReadonlySet<FunctionId>): boolean {
    if (graph.terms.length > 0) return true;
    for (const callee of callees) if (this.#ir.functions[callee]?.async === true) return true;
    if (graph.parameters.some((place) => this.#isOfClass(place))) return true;
    return graph.blocks.some(({ events }) => events.some((event) => this.#tells(event)));
  }

  /** Whether a call of the function may give its caller something to report. */
  isHeard({ captured, result }: Summary): boolean {
    if (result.fresh !== undefined || result.task || (result.place !== undefined && this.#isOfClass(result.place))) return true;
    for (const [place, effect] of captured) {
      const isTouched =
        effect.closes !== "never" || effect.escapes || effect.settles || effect.assigns || effect.uses.length > 0;
      if (isTouched && this.#isOfClass(place)) return true;
    }
    return false;
  }

  #tells(event: FlowEvent): boolean {
    switch (event.kind) {
      case "bind":
      case "chain":
      case "settle":
        return this.#isOfClass(event.target) || this.#isOfClass(event.source);
      case "call":
        return (
          event.effect !== undefined ||
          event.constructs !== undefined ||
          event.contract !== undefined ||
          event.promise === "yes" ||
          this.#isOfClass(event.receiver) ||
          event.args.some((argument) => this.#tellsArgument(argument))
        );
      case "closure":
        return this.#isOfClass(event.target);
      case "hold-in-scope":
      case "scope-end":
        return true;
      case "drop":
      case "escape":
      case "handle":
      case "return":
      case "use":
        return this.#isOfClass(event.place);
    }
  }

  #tellsArgument({ elements, place, properties }: Argument): boolean {
    if (this.#isOfClass(place)) return true;
    if (elements?.some((part) => this.#tellsArgument(part)) === true) return true;
    for (const part of properties?.values() ?? []) if (this.#tellsArgument(part)) return true;
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
