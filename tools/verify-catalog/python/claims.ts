/** Which claims does an entry of the catalog make, and what has to be asked of Python about each? */
import type { Library } from "../../../src/catalog/schema.ts";
import type { Outcome } from "../../../src/core/effects.ts";
import type { Question } from "../verdict.ts";
import type { Came, Member, Place, Use } from "./asking.ts";
import { lifetimeClaims } from "./lifetimes.ts";
import { nameClaims } from "./names.ts";
import { placeClaims } from "./places.ts";

/** A program to run, and what the answer shows to be wrong with the claim. */
export interface Ask extends Use {
  readonly place: Place;
  readonly problem: (came: Came) => string | undefined;
}

/** One claim: it holds when none of its programs, and nothing that was looked up, has a problem. */
export interface Claim {
  readonly entry: string;
  readonly question: Question;
  readonly claim: string;
  /** Programs; none, where the claim is not run. */
  readonly asks: readonly Ask[];
  /** What was looked up, where that is a part of the claim: nothing, or what is wrong. */
  readonly lookedUp?: { readonly problem?: string };
  /** Why it is not run. */
  readonly why?: string;
}

/** What is known before any program runs. */
export interface Known {
  readonly library: Library;
  /** What each dotted name stands for. */
  readonly is: (path: string) => Member;
}

/** All claims of the library. */
export function claimsOf(known: Known): readonly Claim[] {
  return [...nameClaims(known), ...lifetimeClaims(known), ...placeClaims(known)];
}

/** What an outcome is in words. */
export function told(outcome: Outcome): string {
  const texts = textsOf(outcome);
  return texts.length === 0 ? outcome.effect : `${outcome.effect} ${texts.map((text) => `“${text}”`).join(" or ")}`;
}

/** What is wrong with an answer, where this is claimed; a quoted error may be a part of what is said. */
export function against(expected: Outcome): (came: Came) => string | undefined {
  const effect = expected.effect === "silent" ? "works" : expected.effect;
  const texts = textsOf(expected);
  return (came) => {
    const isSaid = texts.length === 0 || texts.some((text) => came.error.includes(text));
    return came.effect === effect && isSaid ? undefined : toldOf(came);
  };
}

/** What may be said, on the newest version and on older ones. */
function textsOf(outcome: Outcome): readonly string[] {
  if (!("error" in outcome)) return [];
  return [outcome.error, ...("older" in outcome ? (outcome.older ?? []) : [])];
}

/** An answer in words. */
export function toldOf({ effect, error }: Came): string {
  return error === "" ? `it ${effect}` : `it ${effect}: ${error}`;
}

/** What is wrong, unless it works and gives something to await. */
export function isAwaited(came: Came): string | undefined {
  if (came.effect !== "works") return toldOf(came);
  return came.gives === "nothing" ? "it gives nothing to await" : undefined;
}

/** What is wrong, unless it works, and nobody has to await what it gives. */
export function isDone(came: Came): string | undefined {
  if (came.effect !== "works") return toldOf(came);
  return came.gives === "coroutine" ? "it gives a coroutine" : undefined;
}

/** What is wrong, unless it works. */
export const works: (came: Came) => string | undefined = against({ effect: "works" });
