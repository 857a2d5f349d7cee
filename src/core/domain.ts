/**
 * What is known about lifetimes at one point of a program?
 *
 * A `Tracked` is one acquisition site: a resource, a task, a function value, or a hold on a context. Its state is a
 * subset of {open, closed, escaped, absent, idle}, a bit mask whose join is `or`. An `Environment` maps places to the
 * tracked things that they may hold, and tracked things to states. The solver keeps several environments a block apart
 * as long as they differ (property simulation: Das, Lerner and Seigle, "ESP", PLDI 2002).
 */
import type { Outcome, ResourceSpec } from "./effects.ts";
import type { CallEvent, FlowEvent, FunctionId, Place } from "./ir.ts";
import type { Term } from "./terms.ts";

// States: bits of `State.mask`, in order of their values.

/** Acquired and usable; for tasks: pending. */
export const OPEN = 1;
/** Released; for tasks: settled. */
export const CLOSED = 2;
/** Reachable from code that this function does not show; somebody else may close it. */
export const ESCAPED = 4;
/** Not acquired on this path. */
export const ABSENT = 8;
/** A lazy client that has not connected yet: usable, without a duty. */
export const IDLE = 16;

// What is remembered besides the state: bits of `State.flags`, in order of their values.

/** The rejection of a task is handled by somebody. */
export const HANDLED = 1;
/** The author marked the task as deliberately not awaited (`void p`). */
export const VOIDED = 2;
/** The task was handed on: returned, stored, passed to a call. */
export const HANDED_ON = 4;
/** The resource is bound to its scope (`using`, `with`). */
export const HELD = 8;
/** This function has returned it: a task is then pending when the cleanups run. */
export const RETURNED = 16;
/** A lazy client that was connected. */
export const CONNECTED = 32;
/** A resource that was stored where other code finds it, whatever happened to it later. */
export const STORED = 64;
/** A test asked for its state on the way. */
export const CHECKED = 128;
/** A task that is pending only because something was thrown before it was awaited. */
export const EXCUSED = 256;
/** It was closed, and something else failed then: a way that is only there because any call may fail. */
export const SURVIVED = 512;
/** It came into being although what was waited for failed: nobody has a name for it. */
export const UNCLAIMED = 1024;
/** Closed by what has just been called, if that has met its case; nothing has been tested since. */
export const MAYBE_JUST_CLOSED = 2048;

/** It is open on some of many ways that were joined and absent on others: a test that tells them apart is forgotten. */
export const BLURRED = 4096;
/** A task that runs on a resource of an earlier round of a loop: the one that is at hand now is another one. */
export const OUTDATED = 8192;
/** Closed as far as a test tells, which is true of one that is open, too: some of its methods still work then. */
export const PERHAPS_OPEN = 16_384;

/** Where a tracked thing comes from. Only what was acquired here carries a duty here. */
export type Provenance = "acquired" | "borrowed" | "inherited" | "parameter";

/** One acquisition site. Compared by identity; the solver makes one for each event and role. */
export interface Tracked {
  readonly id: number;
  readonly kind: "closure" | "hold" | "nothing" | "resource" | "task" | "unknown";
  readonly provenance: Provenance;
  /** Class of a resource; for tasks that close something: that something's class. */
  readonly spec?: ResourceSpec;
  /** The event that made it; none for parameters and captured values. */
  readonly born?: FlowEvent;
  /** The place through which the function got it: parameter or captured place. */
  readonly place?: Place;
  readonly parameter?: number;
  /** What the author of the function says that it does with this parameter. */
  readonly term?: Term;
  /** What awaiting a task gives. */
  readonly payload?: Tracked;
  /** The payload comes into being when the task settles, rather than having been there before. */
  readonly payloadIsNew?: boolean;
  /** Lazy clients that it connects: when it fails, they hold nothing. */
  readonly opens?: readonly Tracked[];
  /** Stands for the task that it was chained on: settling it settles its parts. */
  readonly isChain?: boolean;
  /** A chain whose value may be that of its rejection handler. */
  readonly catches?: boolean;
  /** Property of the awaited value that holds the payload (`"body"`); absent: the value is the payload. */
  readonly payloadAt?: string;
  /** For a resource: the property of what its event gives that holds it. */
  readonly heldAt?: string;
  /** For a combined task: what awaiting it gives at each index. */
  readonly parts?: readonly (readonly Tracked[])[];
  /** For a combined task: it settles as soon as one of its parts does. */
  readonly settlesEarly?: boolean;
  /** For a combined task: awaiting it gives one report a part, not the parts' values. */
  readonly givesReports?: boolean;
  /** For `Promise.all`: a rejection of one leaves the others running. */
  readonly rejectsEarly?: boolean;
  /** Resources in use until the task settles; of a resource: what it was made from and lives on. */
  readonly borrows: readonly Tracked[];
  /** The resource that it was obtained from (a pool's client, a browser's page). */
  readonly parent?: Tracked;
  /** A lazy client that was connected before it came here. */
  readonly isConnected?: boolean;
  /** It came from a function that handed it on as well: somebody else may close it. */
  readonly isShared?: boolean;
  /** What was acquired at the same place in earlier rounds of a loop than this. */
  readonly olderThan?: Tracked;
  /** Closed together with its parent. */
  readonly child?: boolean;
  /** A child that others wait for, also while its parent stays open. */
  readonly scarce?: boolean;
  /** The resource that it wraps: closing either closes both. */
  readonly wraps?: readonly Tracked[];
  /** A task that does nothing until it is awaited or executed. */
  readonly lazy?: boolean;
  /** What lazy work does when what it borrows is closed by the time it begins. */
  readonly whenClosed?: Outcome;
  /** Lazy work whose payload is what builds it (a query), rather than what it gives. */
  readonly isBuilder?: boolean;
  /** What starts it, where to await it does nothing: `"yield"` or a method of it. */
  readonly startedBy?: string;
  /** A task that is the closing of this resource. */
  readonly closing?: readonly Tracked[];
  /** A task that has members of its own, besides those by which it is awaited. */
  readonly hasMembers?: boolean;
  /** A floating task of this kind is harmless. */
  readonly detached?: boolean;
  /** It may be what somebody else keeps, and who started it here only looks at it. */
  readonly isPerhapsKept?: boolean;
  /** It is a failure and nothing else, so that to drop it is to raise that on purpose. */
  readonly isFailure?: boolean;
  /** It handles all its own failures. */
  readonly neverRejects?: boolean;
  /** It begins no work and cannot fail: it is the sign of something that happens elsewhere. */
  readonly onlyWaits?: boolean;
  /** It always rejects, or the process ends in it: nothing runs after it is awaited. */
  readonly neverFulfils?: boolean;
  /** For closures; a closure without one is a generator, which runs later too, on what it borrows. */
  readonly function?: FunctionId;
  /** For holds: who holds, and whose use is a mistake meanwhile. */
  readonly holder?: Tracked;
  readonly subject?: Tracked;
  /** For what a library keeps as the current one, rather than the program. */
  readonly isCurrent?: boolean;
  /** For tasks: what waits for it before it is closed itself. */
  readonly joinedBy?: readonly Tracked[];
  /** The name that the user gave it; set when it is first bound to a variable. */
  name: string;
  /** The variable or field that first held it. */
  boundTo?: Place;
}

/** State of one tracked thing in one environment. */
export interface State {
  /** Which of `OPEN`, `CLOSED`, `ESCAPED`, `ABSENT` and `IDLE` it may be. */
  readonly mask: number;
  /** What is remembered of it on some way that leads here, from `HANDLED` to `PERHAPS_OPEN`. */
  readonly flags: number;
  /** The events that closed it, on the ways that lead here. */
  readonly released: readonly FlowEvent[];
  /** A stack or other owner that closes it when it is closed itself. */
  readonly owner?: Tracked;
}

/** Fact of environments in which a failure has been caught. */
export const CAUGHT = "caught";
/** Fact of environments in which a call failed while it was taking care of a failure. */
export const FAILED_TO_REPORT = "failed-to-report";
/** Fact of environments that a `throw` of the program leads to. */
export const THROWN = "thrown";

let nextId = 2;

/** No value: null or undefined. */
export const NOTHING: Tracked = { id: 0, kind: "nothing", provenance: "inherited", borrows: [], name: "null" };
/** A value that is not tracked. */
export const UNKNOWN: Tracked = { id: 1, kind: "unknown", provenance: "inherited", borrows: [], name: "?" };

/** Makes a tracked thing with an identity of its own. */
export function track(shape: Omit<Tracked, "id">): Tracked {
  nextId = nextId >= Number.MAX_SAFE_INTEGER ? 2 : nextId + 1;
  return { id: nextId, ...shape };
}

/** The only tracked thing in a list, or `undefined` when there are none or several. */
export function only(values: readonly Tracked[] | undefined): Tracked | undefined {
  return values?.length === 1 ? values[0] : undefined;
}

/** True when the author says that the function takes the duty over to close what it is given. */
export function isTakenOver({ term }: Tracked): boolean {
  return term?.word === "owns" || term?.word === "closes";
}

/** True when the state says that it is closed and nothing else. */
export function isClosed(state: State): boolean {
  return state.mask === CLOSED;
}

/** True when it is open, perhaps absent, and nobody else may close it. */
export function isOwnedOpen(state: State): boolean {
  return (state.mask & OPEN) !== 0 && (state.mask & (CLOSED | ESCAPED)) === 0;
}

/** The call that made it; undefined for a task that was chained, and for what a scope or a caller brought. */
export function creationOf(tracked: Tracked): CallEvent | undefined {
  return tracked.born?.kind === "call" ? tracked.born : undefined;
}

/** Whether a call gives a literal value to an option. */
export function isOptionOf(call: CallEvent | undefined, option: string, value: boolean | number | string): boolean {
  return call?.args.some((argument) => argument.properties?.get(option)?.literal === value) === true;
}

/** Whether it holds nothing until one of the methods that open it is called. */
export function isIdleAtFirst(resource: Tracked): boolean {
  const { isConnected, spec } = resource;
  if (spec?.opensOn === undefined) return false;
  if (isConnected !== undefined) return !isConnected;
  const created = creationOf(resource);
  return Object.entries(spec.idleWith ?? {}).every(([option, value]) => isOptionOf(created, option, value));
}
