/**
 * Which resources are put in a list of the function that nobody empties?
 *
 * Putting a resource in a list hands it on: who reads the list may close it. Where the function shows everything that is
 * ever done with the list, and that is only filling it and going through its elements to use them, nobody does.
 */
import type { Conventions } from "../conventions.ts";
import type { Tracked } from "../domain.ts";
import { rootOf } from "../environment.ts";
import type { Argument, FlowEvent, FlowGraph, Place } from "../ir.ts";
import type { Observations } from "../observations.ts";

/** Finds what is left in lists: the resources that were put in one, and that neither the list nor an element gives away. */
export function leftInLists(observations: Observations): ReadonlySet<Tracked> {
  const left = new Set<Tracked>();
  const { graph, handOns } = observations;
  const lists = new Map<Place, boolean>();
  const isKept = (list: Place): boolean => {
    const known = lists.get(list) ?? isOnlyFilled(graph, list, observations.solution.context.ir.knowledge.conventions);
    lists.set(list, known);
    return known;
  };
  for (const tracked of handOns.keys()) {
    if (tracked.kind !== "resource" || tracked.provenance !== "acquired") continue;
    // What the loop that fills the list opened in earlier rounds is in it too.
    const rounds = [...handOns].filter(([other]) => other === tracked || other.olderThan === tracked);
    const events = rounds.flatMap(([, ofRound]) => [...ofRound]);
    const fills = events.filter((event) => event.kind === "escape" && event.to === "container");
    const isIn = fills.length > 0 && fills.every((event) => event.kind === "escape" && event.into !== undefined && isKept(event.into));
    const stays = events.every(
      (event) => fills.includes(event) || (event.kind === "use" && event.how === "iterate" && isKept(event.place)),
    );
    if (isIn && stays && isOnlyUsed(observations, tracked)) left.add(tracked);
  }
  return left;
}

/** Neither the resource itself nor an element that stands for it is closed, handed on, or held elsewhere. */
function isOnlyUsed(observations: Observations, tracked: Tracked): boolean {
  const isRound = (other: Tracked): boolean => other === tracked || other.olderThan === tracked;
  const isIt = (other: Tracked): boolean => isRound(other) || (other.provenance === "borrowed" && other.born === tracked.born);
  if (observations.closings.some((one) => isIt(one.tracked)) || observations.leavings.some((one) => isIt(one.tracked))) {
    return false;
  }
  for (const other of observations.handOns.keys()) if (!isRound(other) && isIt(other)) return false;
  return true;
}

/** The list is a variable of this very function, and all that is done with it is to fill it and to go through it. */
function isOnlyFilled(graph: FlowGraph, list: Place, conventions: Conventions): boolean {
  const { variable } = list;
  if (list.kind !== "variable" || variable?.constant !== true || variable.captured || variable.exported) return false;
  return graph.blocks.every((block) => block.events.every((event) => !mentions(event, list) || isHarmless(graph, event, list, conventions)));
}

function isHarmless(graph: FlowGraph, event: FlowEvent, list: Place, conventions: Conventions): boolean {
  switch (event.kind) {
    case "bind": {
      const { source, target } = event;
      if (target === list) return event.declares;
      if (target.base === list) return source === undefined ? target.property === "*" : !isOf(source, list);
      if (source?.base !== list || source.property === undefined) return false;
      return source.property === "*" || conventions.size.has(source.property);
    }
    case "call": {
      if (event.receiver !== list || event.args.some((argument) => isIn(argument, list))) return false;
      if (event.method === undefined) return false;
      return conventions.addingForCount.has(event.method) || (conventions.addingForSelf.has(event.method) && isDropped(graph, event.target));
    }
    case "escape":
      return event.to === "container" && event.into === list && !isOf(event.place, list);
    case "use":
      return event.how === "iterate" && event.place === list;
    default:
      return false;
  }
}

function isDropped(graph: FlowGraph, place: Place): boolean {
  return graph.blocks.some((block) => block.events.some((event) => event.kind === "drop" && event.place === place));
}

/** Is the list, or a part of it, named by the event? */
function mentions(event: FlowEvent, list: Place): boolean {
  switch (event.kind) {
    case "bind":
      return isOf(event.target, list) || isOf(event.source, list);
    case "call":
      return isOf(event.receiver, list) || event.args.some((argument) => isIn(argument, list));
    case "chain":
      return isOf(event.source, list) || event.methods.some(({ receiver }) => isOf(receiver, list));
    case "closure":
      return isOf(event.target, list);
    case "settle":
      return isOf(event.source, list);
    case "escape":
      return isOf(event.place, list) || isOf(event.into, list);
    case "drop":
    case "handle":
    case "hold-in-scope":
    case "return":
    case "scope-end":
    case "use":
      return isOf(event.place, list);
  }
}

function isIn({ elements = [], place, properties }: Argument, list: Place): boolean {
  if (isOf(place, list) || elements.some((part) => isIn(part, list))) return true;
  return properties !== undefined && [...properties.values()].some((part) => isIn(part, list));
}

function isOf(place: Place | undefined, list: Place): boolean {
  return place !== undefined && rootOf(place) === list;
}
