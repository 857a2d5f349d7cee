/** Where in a program do its sites stand? It says why the linter may not see what happens at one. */
import type { Program, Statement } from "./program.ts";

/** What stands around a site. */
export interface Place {
  readonly inside: "closure" | "each" | "function" | "helper";
  /** The statement itself. */
  readonly is: Statement["is"];
  /** The resource, as the program names it there. */
  readonly name: string | undefined;
  /** It stands in a `finally`, where a failure may lead as well. */
  readonly isInFinal: boolean;
}

/** The places of all sites of calls. */
export function placesOf({ helpers, main }: Program): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  for (const helper of helpers) visit(helper.body, "helper", places);
  visit(main, "function", places);
  return places;
}

function visit(statements: readonly Statement[], inside: Place["inside"], places: Map<number, Place>, isInFinal = false): void {
  for (const one of statements) {
    if ("site" in one) places.set(one.site, { inside, is: one.is, name: "name" in one ? one.name : undefined, isInFinal });
    if ("body" in one) visit(one.body, one.is === "closure" ? "closure" : one.is === "each" ? "each" : inside, places, isInFinal);
    if (one.is === "if") visit(one.other, inside, places, isInFinal);
    if (one.is === "try") {
      visit(one.handler ?? [], inside, places, isInFinal);
      visit(one.final ?? [], inside, places, true);
    }
  }
}

/** Why something at a site may be out of sight, in words. */
export function causeOf(places: ReadonlyMap<number, Place>, site: number, closedBy: readonly number[]): string {
  const here = places.get(site);
  const closes = [...new Set(closedBy.map((one) => wordsOf(one, places)))].sort((left, right) => left.localeCompare(right));
  const name = here?.name?.startsWith("other") === true ? "by another name " : "";
  return `${name}in ${here?.inside ?? "a function"}, closed ${closes.join(" or ")}`;
}

const WORDS: Readonly<Record<Place["inside"], string>> = {
  closure: "in a closure",
  each: "in a loop over a list",
  function: "in main",
  helper: "in a helper",
};

function wordsOf(site: number, places: ReadonlyMap<number, Place>): string {
  if (site === 0) return "by a block";
  const place = places.get(site);
  const words = place === undefined ? "elsewhere" : WORDS[place.inside];
  return place?.name?.startsWith("other") === true ? `${words} by another name` : words;
}
