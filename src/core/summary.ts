/**
 * What does a call to a function of this file do to what its caller holds?
 *
 * Summaries are computed bottom-up over the call graph. Each says, for every parameter and every captured place, whether
 * it is closed, handed on, used or reassigned, and what the result is.
 */
import type { Tracked } from "./domain.ts";
import type { ResourceSpec } from "./effects.ts";
import type { Condition, FlowEvent, Place } from "./ir.ts";

/** What happens to one value of the caller's. */
export interface PlaceEffect {
  readonly closes: "always" | "never" | "sometimes";
  /** Where another parameter decides whether it is closed: `finish(client, false)` in place of `finish(client, true)`. */
  readonly decidedBy?: readonly Decision[];
  /** An async function closes it once it has waited for something, and not while its call lasts. */
  readonly closesLater?: boolean;
  /** Names of the methods that closed it. */
  readonly by: ReadonlySet<string>;
  /** The events that closed it, in the callee. */
  readonly releases: readonly FlowEvent[];
  /** Stored, returned or passed on to code that may close it later. */
  readonly escapes: boolean;
  /** What is done with it that may need it open: one event for each method. */
  readonly uses: readonly FlowEvent[];
  /** A task that is awaited or handled on some path. */
  readonly settles: boolean;
  /** The place gets another value. */
  readonly assigns: boolean;
}

/** What is certain about the close when the argument for a parameter is truthy, or is not. */
export interface Decision {
  readonly parameter: number;
  readonly truthy: boolean;
  readonly closes: "always" | "never";
}

/** What the call's value is. */
export interface ResultSummary {
  /** A resource that the callee acquired and the caller now owns, alone or with others. */
  readonly fresh?: {
    readonly spec: ResourceSpec;
    readonly maybeAbsent: boolean;
    /** A lazy client that the callee has connected already. */
    readonly isOpen: boolean;
    /** The callee has handed it on as well, to who may keep and close it (`pools.set(host, pool)`). */
    readonly isShared: boolean;
  };
  /** The argument at this index. */
  readonly parameter?: number;
  /** It is that parameter on some ways, and something else on others. */
  readonly isSometimes?: boolean;
  /** What this captured place holds; owned by somebody else. */
  readonly place?: Place;
  /** Always null or undefined. */
  readonly absent?: boolean;
  /** There is none: whoever calls it learns nothing from it. */
  readonly isNothing?: boolean;
  /** A task whose rejection is handled already. */
  readonly isHandled?: boolean;
  /** A task that is the sign of something that happens elsewhere, and cannot fail. */
  readonly onlyWaits?: boolean;
  /** The value comes through a promise. */
  readonly task: boolean;
  /** What that is besides a promise: lazy work, which does nothing yet, or something with members of its own. */
  readonly work?: Pick<Tracked, "hasMembers" | "isBuilder" | "lazy" | "startedBy">;
}

/**
 * What a truth that a function returns tells about its parameters and captured places: one list of conditions, in the
 * function's own places, for each way that leads to the truth. A way that proves nothing is an empty list.
 */
export interface Answers {
  readonly whenTrue: readonly (readonly Condition[])[];
  readonly whenFalse: readonly (readonly Condition[])[];
}

/** Summary of one function. */
export interface Summary {
  /** Only of functions that return truths. */
  readonly answers?: Answers;
  readonly parameters: readonly PlaceEffect[];
  readonly captured: ReadonlyMap<Place, PlaceEffect>;
  readonly result: ResultSummary;
  /** False when it takes care of all its failures. */
  readonly rejects: boolean;
  /** False when a call of it never comes back: it always throws, or ends the process. */
  readonly returns: boolean;
  /** False for an async function that is done when its call returns: it waits for nothing. */
  readonly waits: boolean;
}

/** The function of another file that a call runs, and no other. */
export interface FunctionElsewhere {
  readonly async: boolean;
  /** Index of the rest parameter. */
  readonly restParameter?: number;
  /**
   * What a call of it does to what its caller holds, as {@link seenFromElsewhere} leaves it; undefined where that is not known.
   * It is understood when somebody asks.
   */
  readonly summary: () => Summary | undefined;
}

/** A summary without what only the function's own file can name: what it captures, and what its truths tell. */
export function seenFromElsewhere({ parameters, rejects, result, returns, waits }: Summary): Summary {
  const { place: _place, ...given } = result;
  return {
    parameters: parameters.map((effect) => ({ ...effect, releases: [] })),
    captured: new Map(),
    result: given,
    rejects,
    returns,
    waits,
  };
}

/** Nothing happens to the value. */
export const UNTOUCHED: PlaceEffect = {
  closes: "never",
  by: new Set(),
  releases: [],
  escapes: false,
  uses: [],
  settles: false,
  assigns: false,
};

/** A function that is being understood: who waits for a call of it waits in vain, until more is known. */
export const NOT_YET_KNOWN: Summary = {
  parameters: [],
  captured: new Map(),
  result: { task: false },
  rejects: true,
  returns: false,
  waits: true,
};
