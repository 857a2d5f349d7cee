/**
 * What does a flow graph look like to a person?
 *
 * Two views of the same graph: text, one event a line, for tests and terminals; and Mermaid, for a picture. Results are
 * called `t1`, `t2`, … in the order in which they appear, so that a view does not change when the rest of the file does.
 */
import { reversePostorder } from "./build.ts";
import type {
  Argument,
  Block,
  BlockId,
  CallEvent,
  Condition,
  Edge,
  FileIr,
  FlowEvent,
  FlowGraph,
  FunctionId,
  Place,
} from "./ir.ts";

/**
 * Prints the graph as text. Dead blocks are left out, and so are blocks that only lead on to another.
 *
 * `->` is an edge of the graph, `~>` is the way of an exception that an event of the block may raise.
 */
export function printGraph(graph: FlowGraph): string {
  const words = new Words();
  const lines = [heading(graph, words)];
  for (const block of shownBlocks(graph)) {
    if (isEnd(graph, block)) continue;
    lines.push(blockTitle(graph, block));
    for (const event of block.events) lines.push(`  ${words.event(event)}`);
    for (const edge of block.edges) lines.push(`  -> ${edgeWords(graph, edge, words)}`);
    if (mayRaise(block)) lines.push(`  ~> ${blockName(graph, destination(graph, block.handler))}`);
  }
  return lines.join("\n");
}

/** Prints all graphs of a file as text, or those for which `wanted` holds. */
export function printFile(ir: FileIr, wanted: (graph: FlowGraph) => boolean = () => true): string {
  return ir.functions.filter(wanted).map(printGraph).join("\n\n");
}

/** Prints the graph as a Mermaid flow chart. Ways that an exception takes are dashed. */
export function printMermaid(graph: FlowGraph): string {
  const words = new Words();
  const lines = ["flowchart TD"];
  const links: string[] = [];
  for (const block of shownBlocks(graph)) {
    const text = [blockName(graph, block.id), ...block.events.map((event) => words.event(event))];
    lines.push(`  b${block.id}["${text.map(escapeMermaid).join("<br/>")}"]`);
    for (const edge of block.edges) {
      const label = edge.conditions.map((condition) => words.condition(condition)).join(", ");
      const arrow = edge.kind === "exception" ? "-.->" : "-->";
      const shown = label === "" && edge.kind !== "normal" && edge.kind !== "branch" ? edge.kind : label;
      links.push(`  b${block.id} ${arrow}${shown === "" ? "" : `|"${escapeMermaid(shown)}"|`} b${destination(graph, edge.to)}`);
    }
    if (mayRaise(block)) links.push(`  b${block.id} -.-> b${destination(graph, block.handler)}`);
  }
  return [...lines, ...links].join("\n");
}

/** Says what happens at one event, in words. Results have the names that they have within this one event. */
export function printEvent(event: FlowEvent): string {
  return new Words().event(event);
}

/** Does an event of the block end it by an exception, on some run? */
export function mayRaise(block: Block): boolean {
  return block.events.some((event) => {
    if (event.kind === "call" || event.kind === "use") return event.mayThrow;
    return event.kind === "settle" || event.kind === "scope-end";
  });
}

/** Blocks that a run can enter, in reverse postorder, without those that only lead on. */
export function shownBlocks(graph: FlowGraph): readonly Block[] {
  const live = new Set<BlockId>();
  const pending: BlockId[] = [graph.entry];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const block = graph.blocks[id];
    if (block === undefined || live.has(id)) continue;
    live.add(id);
    for (const edge of block.edges) pending.push(destination(graph, edge.to));
    if (mayRaise(block)) pending.push(destination(graph, block.handler));
  }
  return reversePostorder(graph).flatMap((id) => (live.has(id) ? (graph.blocks[id] ?? []) : []));
}

/** The first block from here on in which something happens or something is decided. */
export function destination(graph: FlowGraph, start: BlockId): BlockId {
  let at = start;
  // Blocks that only lead on may form a ring; it has no more members than there are blocks.
  for (const _step of graph.blocks) {
    const block = graph.blocks[at];
    const [only] = block?.edges ?? [];
    if (block?.events.length !== 0 || block.edges.length !== 1 || block.leavesLoop !== undefined) return at;
    if (only?.kind !== "normal" || only.conditions.length > 0) return at;
    at = only.to;
  }
  return at;
}

function isEnd(graph: FlowGraph, block: Block): boolean {
  return block.id === graph.exit || block.id === graph.raise;
}

function heading(graph: FlowGraph, words: Words): string {
  const kind = [
    graph.async ? "async" : "",
    graph.generator ? "generator" : "",
    graph.kind === "function" || graph.kind === "module" ? "" : graph.kind,
  ].filter((word) => word !== "");
  const parameters = graph.parameters.map((place) => words.place(place)).join(", ");
  const notes = [
    graph.captures.length > 0 ? `captures ${graph.captures.map((place) => words.place(place)).join(", ")}` : "",
    graph.reachable ? "" : "called only here",
    graph.incomplete ? "incomplete" : "",
  ].filter((note) => note !== "");
  const name = `f${graph.id} ${graph.name}(${parameters})`;
  return [...kind, name].join(" ") + (notes.length > 0 ? ` [${notes.join("; ")}]` : "");
}

function blockTitle(graph: FlowGraph, block: Block): string {
  const after = block.leavesLoop === undefined ? "" : ` after loop ${blockName(graph, block.leavesLoop)}`;
  return `${blockName(graph, block.id)}${after}:`;
}

function blockName(graph: FlowGraph, id: BlockId): string {
  if (id === graph.entry) return "entry";
  if (id === graph.exit) return "exit";
  return id === graph.raise ? "raise" : `b${id}`;
}

function edgeWords(graph: FlowGraph, edge: Edge, words: Words): string {
  const kind = edge.kind === "normal" || edge.kind === "branch" ? "" : ` (${edge.kind})`;
  const conditions = edge.conditions.map((condition) => words.condition(condition)).join(", ");
  return `${blockName(graph, destination(graph, edge.to))}${kind}${conditions === "" ? "" : ` if ${conditions}`}`;
}

/** Keeps the markup of a diagram from being changed by source text. */
function escapeMermaid(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,:;=()[\]_*+/?!-]/gu, (character) => `#${character.codePointAt(0) ?? 63};`);
}

/** Turns events into words, and gives results short names. */
class Words {
  readonly #results = new Map<Place, string>();

  place(place: Place): string {
    if (place.kind === "variable") return place.name;
    if (place.kind === "member" && place.base) return `${this.place(place.base)}.${place.property ?? "?"}`;
    let name = this.#results.get(place);
    if (name === undefined) {
      name = `t${this.#results.size + 1}`;
      this.#results.set(place, name);
    }
    return name;
  }

  event(event: FlowEvent): string {
    switch (event.kind) {
      case "call":
        return this.#call(event);
      case "bind": {
        const source = event.source ? this.place(event.source) : event.value;
        return `${event.declares ? "bind" : "assign"} ${this.place(event.target)} = ${source}`;
      }
      case "escape": {
        const into = event.into ? ` ${this.place(event.into)}` : "";
        return `escape ${this.place(event.place)} to ${event.to}${into}`;
      }
      case "return":
        return `return${this.#returned(event)}${promiseWords(event.promise)}`;
      case "settle": {
        const source = this.place(event.source);
        return `${this.place(event.target)} = settle ${source}`;
      }
      case "handle":
        return `handle ${this.place(event.place)}${event.member === undefined ? "" : `.${event.member}`} by ${event.how}`;
      case "chain":
        return this.#chain(event);
      case "drop":
        return `drop${event.place ? ` ${this.place(event.place)}` : ""}${promiseWords(event.promise)}`;
      case "use":
        return `use ${this.place(event.place)}${event.member === undefined ? "" : `.${event.member}`} by ${event.how}`;
      case "hold-in-scope":
        return `hold${event.async ? " await" : ""}${event.ifKnown ? " if known" : ""} ${this.place(event.place)}`;
      case "scope-end":
        return `scope-end${event.async ? " await" : ""}${event.ifKnown ? " if known" : ""} ${this.place(event.place)}`;
      case "closure":
        return `${this.place(event.target)} = closure f${event.function}`;
    }
  }

  #returned({ place, truth }: Extract<FlowEvent, { readonly kind: "return" }>): string {
    return `${place ? ` ${this.place(place)}` : ""}${truth === undefined ? "" : ` ${String(truth)}`}`;
  }

  condition(condition: Condition): string {
    const not = condition.holds ? "" : "not ";
    switch (condition.kind) {
      case "truthy":
        return `${not}${this.place(condition.place)}`;
      case "nullish":
        return `${this.place(condition.place)} is ${not}nullish`;
      case "promise":
      case "resource":
        return `${this.place(condition.place)} is ${not}a ${condition.kind}`;
      case "state":
        return `${not}state ${this.place(condition.place)}.${condition.property}`;
      case "equals":
        return `${this.place(condition.place)}.${condition.property} is ${not}${JSON.stringify(condition.value)}`;
      case "is":
        return `${this.place(condition.place)} is ${not}${JSON.stringify(condition.value)}`;
      case "test":
        return `${not}test ${condition.key}`;
    }
  }

  #call(event: CallEvent): string {
    const receiver = event.receiver ? this.place(event.receiver) : undefined;
    const callee =
      receiver !== undefined && event.method !== undefined && event.method !== "()"
        ? `${receiver}.${event.method}`
        : event.name;
    const args = event.args.map((argument) => this.#argument(argument)).join(", ");
    const notes = [
      event.functions.length > 0 ? `to ${event.functions.map((id) => `f${id}`).join(" or ")}` : "",
      event.callsNow ? `runs ${event.callsNow.join(", ")} now` : "",
      event.effect ? "known" : "",
      event.awaited ? "awaited" : "",
      event.promise === "yes" ? "promise" : "",
      event.mayThrow ? "" : "total",
    ].filter((note) => note !== "");
    const words = ["call", event.construct ? "new" : "", `${callee}(${args})`, ...notes].filter((word) => word !== "");
    return `${this.place(event.target)} = ${words.join(" ")}`;
  }

  #chain(event: Extract<FlowEvent, { readonly kind: "chain" }>): string {
    const callbacks = [
      ...event.callbacks.map((id: FunctionId) => `f${id}`),
      ...event.methods.map(({ receiver, method }) => `${this.place(receiver)}.${method}`),
    ].join(", ");
    const source = this.place(event.source);
    return `${this.place(event.target)} = chain ${source}.${event.method}(${callbacks})${event.handled ? " handled" : ""}`;
  }

  #argument(argument: Argument): string {
    const dots = argument.spread ? "..." : "";
    if (argument.function !== undefined) return `${dots}f${argument.function}`;
    if (argument.place) return `${dots}${this.place(argument.place)}`;
    if (argument.properties) {
      const parts = [...argument.properties].map(([key, value]) => `${key}: ${this.#argument(value)}`);
      return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
    }
    if (argument.elements) return `[${argument.elements.map((element) => this.#argument(element)).join(", ")}]`;
    if (argument.literal === undefined) return `${dots}_`;
    return typeof argument.literal === "string" ? JSON.stringify(argument.literal) : String(argument.literal);
  }
}

function promiseWords(promise: "no" | "unknown" | "yes"): string {
  return promise === "yes" ? " promise" : "";
}
