/**
 * What does the walk over a solved function tell those who look for mistakes?
 *
 * The transfer functions call an observer at every point that an analysis may care about; while the fixpoint is being
 * computed nobody observes.
 */
import type { Tracked } from "./domain.ts";
import type { Environment } from "./environment.ts";
import type { Closer, Outcome } from "./effects.ts";
import type { CallEvent, Condition, FlowEvent } from "./ir.ts";

/** How a value left the scope that holds it. */
export type WayOut = "captured" | "returned" | "stored";

/** Called in order of the events of a block, once for each environment. */
export interface Observer {
  /** `tracked` is needed open by `event`. */
  used(event: FlowEvent, tracked: Tracked, whenClosed: Outcome, environment: Environment): void;
  /** `event` opens `tracked`, or opens it again. */
  opening(event: FlowEvent, tracked: Tracked): void;
  /** `tracked` is about to be closed by `event`. */
  closing(event: FlowEvent, tracked: Tracked, closer: Closer | undefined, environment: Environment): void;
  /** `event` closes `tracked`, which `owner` will close again when its scope ends. */
  closingOwned(event: FlowEvent, tracked: Tracked, owner: Tracked, again: Outcome): void;
  /** A block that cannot hold `tracked` is to hold it: what it does instead. */
  misheld(event: FlowEvent, tracked: Tracked, outcome: Outcome): void;
  /** `event` is meant to close `tracked` and does not: what it does, and the closer that is meant. */
  misclosed(event: CallEvent, tracked: Tracked, outcome: Outcome, instead: string): void;
  /** `tasks` are pending and use `tracked`, which `event` closes. */
  closingUnder(event: FlowEvent, tracked: Tracked, tasks: readonly Tracked[], environment: Environment): void;
  /** A resource that its scope holds, or that is closed, becomes reachable from outside the scope. */
  leaving(event: FlowEvent, tracked: Tracked, way: WayOut, environment: Environment): void;
  /** A task's value is dropped where it was made. */
  dropped(event: FlowEvent, task: Tracked, environment: Environment): void;
  /** What is held where `event` takes it for what a task gives is this for certain. */
  taken(event: FlowEvent, value: Tracked | undefined, environment: Environment): void;
  /** The last reference to an open resource is overwritten by the next round of a loop. */
  lost(event: FlowEvent, tracked: Tracked, environment: Environment): void;
  /** The process ends while these closings are pending. */
  ending(event: CallEvent, closings: readonly Tracked[], environment: Environment): void;
  /** `tracked` is used although `hold` keeps its context; in a function of the file that `through` calls, if it is given. */
  bypassing(event: CallEvent, tracked: Tracked, hold: Tracked, environment: Environment, through?: CallEvent): void;
  /** Somebody else may use or close it from here on. */
  handedOn(event: FlowEvent, tracked: Tracked): void;
  /** The function's result. */
  returning(event: FlowEvent, values: readonly Tracked[], environment: Environment): void;
  /** A function that returns truths returns this one, or either; these conditions hold then. */
  answering(truth: boolean | undefined, proved: readonly Condition[]): void;
}
