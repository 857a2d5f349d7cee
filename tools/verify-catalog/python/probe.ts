/** What says how a resource of a Python library is opened and used, so that a program can be made of what the catalog claims? */
import type { ResourceSpec } from "../../../src/core/effects.ts";
import type { Place } from "./asking.ts";

/** How a resource is opened and used. How it is closed, and what comes then, is read in the catalog. */
export interface Probe {
  /** Statements that leave the resource, open, in `r`. */
  readonly open: string;
  /** `r` is what is entered, and the resource is what its block gets. */
  readonly entered?: boolean;
  /** Statements that leave in `r` what is entered to get it, where that is not the resource itself. */
  readonly manager?: string;
  /** Where it is opened. Default: inside of asyncio. */
  readonly place?: Place;
  /** Where else all of it is done. */
  readonly alsoIn?: Place;
  /** It cannot be used where a loop runs: each call is in another thread. */
  readonly elsewhere?: boolean;
  /** Its block can be entered once, or needs other things before. */
  readonly once?: boolean;
  /** Statements that open one for this method, where it is not for the one that `open` gives. */
  readonly openFor?: Readonly<Record<string, string>>;
  /** Arguments by method, closers included; none when a method is not listed. */
  readonly arguments?: Readonly<Record<string, string>>;
  /** The whole use of a method, where it is not a call with those arguments. */
  readonly uses?: Readonly<Record<string, string>>;
  /** Uses that are tried where the catalog says that all of them work after the close. */
  readonly revived?: readonly string[];
  /** Statements that close what it lives on. */
  readonly orphaned?: string;
  /** Methods that are not called after the close, with the reason. */
  readonly notCalled?: Readonly<Record<string, string>>;
}

/** Why nothing opens a resource here. */
export interface Unopened {
  readonly why: string;
}

/** Whether it can be opened. */
export function isProbe(probe: Probe | Unopened | undefined): probe is Probe {
  return probe !== undefined && "open" in probe;
}

/** The statements that open it. */
export function opening({ entered = false, open }: Probe, { disposal: { symbol } }: ResourceSpec): string {
  if (!entered) return open;
  return `${open}\n${symbol === "sync" ? "r = r.__enter__()" : "r = await r.__aenter__()"}`;
}
