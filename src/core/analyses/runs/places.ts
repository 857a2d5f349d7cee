/**
 * Which places of a file hold the same thing, and what did that come from?
 *
 * Functions are solved one by one, so that a thing which another function captures is met there by its place only. Here
 * is kept what the function that binds the place knows: the creation, the parent, and the first name of an alias.
 */
import { only, type Tracked } from "../../domain.ts";
import { rootOf } from "../../environment.ts";
import type { Argument, FileIr, Place } from "../../ir.ts";
import type { Observations } from "../../observations.ts";

const MAX_STEPS = 8;

/** Aliases and origins of the constant places of a file. */
export class Places {
  readonly #ir: FileIr;
  readonly #aliases = new Map<Place, Place>();
  readonly #origins = new Map<Place, Tracked | undefined>();
  readonly #givers = new Map<Place, Tracked>();

  constructor(ir: FileIr, seen: readonly Observations[]) {
    this.#ir = ir;
    for (const observations of seen) {
      for (const exit of [...observations.exits, ...observations.raises]) {
        for (const [place, values] of exit.bindings) this.#learn(place, values);
      }
      this.#learnGivers(observations);
    }
  }

  /** The first name of what a place holds: `mutex` for `lock` after `const lock = mutex`. */
  canonical(place: Place): Place {
    let known = place;
    for (let step = 0; step < MAX_STEPS; step++) {
      if (known.base !== undefined && known.property !== undefined) {
        const base = this.canonical(known.base);
        if (base !== known.base) known = this.#ir.member(base, known.property);
      }
      const alias = this.#aliases.get(known);
      if (alias === undefined) return known;
      known = alias;
    }
    return known;
  }

  /** The place that a thing is known by; none for the unnamed result of a call. */
  of(tracked: Tracked): Place | undefined {
    const place = tracked.place ?? tracked.boundTo;
    return place === undefined ? undefined : this.canonical(place);
  }

  /** The thing itself, as the function knows it that made it. */
  originOf(tracked: Tracked): Tracked {
    if (tracked.born !== undefined) return tracked;
    const place = this.of(tracked);
    return (place && this.#origins.get(place)) ?? tracked;
  }

  /** What a thing was obtained from: the client of a session, the data source of a repository. */
  parentOf(tracked: Tracked): Tracked | undefined {
    const origin = this.originOf(tracked);
    if (origin.parent !== undefined) return origin.parent;
    const place = this.of(tracked);
    return place && this.#givers.get(place);
  }

  #learn(place: Place, values: readonly Tracked[]): void {
    if (place.kind === "result" || (place.kind === "variable" && place.variable?.constant !== true)) return;
    // A parameter is what its caller gives, whatever its default is.
    if (place.kind === "variable" && place.variable?.role === "parameter") return;
    const held = only(values);
    if (held?.kind !== "resource" || rootOf(place).kind === "result") return;
    const first = held.place ?? held.boundTo;
    if (first !== undefined && first !== place && place.property !== "*" && rootOf(first).kind !== "result") {
      this.#aliases.set(place, first);
    }
    if (held.born === undefined) return;
    // A place that two creations reach is neither.
    this.#origins.set(place, this.#origins.has(place) && this.#origins.get(place) !== held ? undefined : held);
  }

  /** A session that a callback is given belongs to the client that gives it; a transaction is a way inside instead. */
  #learnGivers({ solution }: Observations): void {
    for (const [event, { effect, library, receivers }] of solution.context.called) {
      const giver = only([...receivers]);
      for (const { argument, parameters = {} } of giver === undefined ? [] : (effect.callbacks ?? [])) {
        const index = argument === "last" ? event.args.length - 1 : Number(argument);
        const id = event.args[index]?.function;
        for (const [position, name] of Object.entries(parameters)) {
          const place = id === undefined ? undefined : this.#ir.functions[id]?.parameters[Number(position)];
          const isSession = this.#ir.knowledge.resource(library, name)?.kind === "session";
          if (place !== undefined && giver !== undefined && isSession) this.#givers.set(place, giver);
        }
      }
    }
  }

  /** What `place` is once its root variable stands for `target`. */
  rebased(place: Place, root: Place, target: Place): Place {
    if (place === root) return target;
    if (place.base === undefined || place.property === undefined) return place;
    return this.#ir.member(this.rebased(place.base, root, target), place.property);
  }
}

/** The argument, or a part of it, is one of these places. */
export function mentions(argument: Argument, isMeant: (place: Place) => boolean): boolean {
  if (argument.place !== undefined && isMeant(argument.place)) return true;
  return [...(argument.elements ?? []), ...(argument.properties?.values() ?? [])].some((part) => mentions(part, isMeant));
}
