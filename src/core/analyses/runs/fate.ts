/**
 * What becomes of the value of a call: does anybody wait for it before the function around it is done?
 *
 * The value is followed through names, lists, chains and steps of a builder, in no order: whoever waits anywhere, waits.
 */
import { isAdding } from "../../conventions.ts";
import type { CallEvent, FlowEvent, Place } from "../../ir.ts";
import type { Observations } from "../../observations.ts";
import { mentions } from "./places.ts";

/** A call that led into the function that is being looked at. */
export interface Frame {
  readonly observations: Observations;
  readonly event: CallEvent;
}

/** `left`: nobody waits for it. `unknown`: it went where this file does not show it. */
export interface Fate {
  readonly end: "left" | "unknown" | "waited";
  /** Calls on the value itself: the steps of a query. */
  readonly steps: readonly CallEvent[];
}

const MAX_ROUNDS = 8;

/** Follows the value of a call. Lazy work is waited for when it is sent, by whatever means. */
export function fateOf(event: CallEvent, observations: Observations, frames: readonly Frame[], isLazy: boolean): Fate {
  const follower = new Follower(observations, frames, isLazy);
  return follower.follow(event.target);
}

class Follower {
  readonly #observations: Observations;
  readonly #frames: readonly Frame[];
  readonly #isLazy: boolean;
  readonly #names = new Set<Place>();
  readonly #steps = new Set<CallEvent>();
  #isWaited = false;
  #isLost = false;

  constructor(observations: Observations, frames: readonly Frame[], isLazy: boolean) {
    this.#observations = observations;
    this.#frames = frames;
    this.#isLazy = isLazy;
  }

  follow(target: Place): Fate {
    this.#names.add(target);
    let size = 0;
    for (let round = 0; round < MAX_ROUNDS && size !== this.#names.size; round++) {
      size = this.#names.size;
      for (const block of this.#observations.graph.blocks) for (const event of block.events) this.#see(event);
    }
    return { end: this.#isWaited ? "waited" : this.#isLost ? "unknown" : "left", steps: [...this.#steps] };
  }

  #see(event: FlowEvent): void {
    switch (event.kind) {
      case "bind":
        if (event.source !== undefined && this.#names.has(event.source)) this.#name(event.target);
        break;
      case "chain":
        if (!this.#names.has(event.source)) break;
        if (this.#isLazy) this.#isWaited = true;
        else this.#name(event.target);
        break;
      case "settle":
        if (this.#isMeant(event.source)) this.#isWaited = true;
        break;
      case "return":
        if (event.place !== undefined && this.#isMeant(event.place)) this.#return();
        break;
      case "escape":
        if (!this.#names.has(event.place)) break;
        if (event.to === "container" && event.into !== undefined) this.#name(event.into);
        else this.#isLost = true;
        break;
      case "call":
        this.#seeCall(event);
        break;
      default:
        break;
    }
  }

  #isAdding({ method }: CallEvent): boolean {
    return isAdding(this.#observations.solution.context.ir.knowledge.conventions, method);
  }

  #seeCall(event: CallEvent): void {
    const effect = this.#observations.solution.context.called.get(event)?.effect;
    const isStep = this.#isLazy || !this.#isAdding(event);
    if (isStep && event.receiver !== undefined && this.#names.has(event.receiver)) {
      this.#steps.add(event);
      if (effect?.executes === "receiver") this.#isWaited = true;
      else this.#name(event.target);
    }
    if (!event.args.some((argument) => mentions(argument, (place) => this.#isMeant(place)))) return;
    if (effect?.combines !== undefined) this.#name(event.target);
    else if (effect?.executes !== undefined && effect.executes !== "receiver") this.#isWaited = true;
    else if (event.receiver !== undefined && this.#isAdding(event)) this.#name(event.receiver);
    else this.#isLost = true;
  }

  #name(place: Place): void {
    const { variable } = place;
    const isOutside = variable !== undefined && (variable.role === "this" || variable.owner !== this.#observations.graph.id);
    if (isOutside) {
      this.#isLost = true;
      return;
    }
    this.#names.add(place);
    // An element of a list is waited for with the list.
    if (place.base !== undefined && place.kind === "member") this.#names.add(place.base);
  }

  #isMeant(place: Place): boolean {
    return this.#names.has(place) || (place.property === "*" && place.base !== undefined && this.#names.has(place.base));
  }

  /** Who called the function may wait for its result; the callback of a run is waited for by the run. */
  #return(): void {
    const caller = this.#frames.at(-1);
    // What an async function returns is awaited, and so sent, by the function itself.
    if (caller === undefined || (this.#isLazy && this.#observations.graph.async)) {
      this.#isWaited = true;
      return;
    }
    const outer = fateOf(caller.event, caller.observations, this.#frames.slice(0, -1), this.#isLazy);
    for (const step of outer.steps) this.#steps.add(step);
    if (outer.end === "waited") this.#isWaited = true;
    else if (outer.end === "unknown") this.#isLost = true;
  }
}
