/** What does an entry of the catalog claim that can be asked of the library itself? */
import type { ExportEntry, Library } from "../../../src/catalog/schema.ts";
import type { CallEffect, Closer, Outcome, ResourceSpec } from "../../../src/core/effects.ts";
import type { Question } from "../verdict.ts";
import { outcomeWords } from "./outcome-words.ts";
import type { Ask, Programs } from "./protocol.ts";

/** What has to be true of the answer. */
export type Expectation =
  | { readonly is: "found"; readonly isTypeOnly: boolean }
  | { readonly is: "symbols"; readonly symbol: ResourceSpec["disposal"]["symbol"]; readonly since: string | undefined }
  | { readonly is: "closes"; readonly closer: Closer }
  | { readonly is: "tells" }
  | { readonly is: "outcome"; readonly outcome: Outcome };

/** One claim: where it stands, in words, how to ask, and what has to come out. */
export interface Claim {
  readonly entry: string;
  readonly question: Question;
  readonly claim: string;
  readonly ask: Ask;
  readonly expected: Expectation;
}

/** All claims of a library, in the order of its file. */
export function claimsOf(library: Library, programs: Programs): readonly Claim[] {
  return [
    ...exportClaims(library.exports, "", false),
    ...exportClaims(library.globals ?? {}, "", true),
    ...library.resources.flatMap((spec) => resourceClaims(spec, new Map(Object.entries(programs.uses)).get(spec.name) ?? [])),
  ];
}

/** The claim on the dispose symbol, for the version that brought it. */
export function sinceClaim(spec: ResourceSpec): Claim {
  const { symbol, since } = spec.disposal;
  return {
    entry: spec.name,
    question: "dispose symbol",
    claim: `the ${symbol === "both" ? "sync and the async" : symbol} dispose symbol came with ${since ?? "some version"}`,
    ask: { kind: "symbols", resource: spec.name },
    expected: { is: "symbols", symbol, since: undefined },
  };
}

function exportClaims(entries: Readonly<Record<string, ExportEntry>>, prefix: string, isGlobal: boolean): readonly Claim[] {
  return Object.entries(entries).flatMap(([name, entry]): readonly Claim[] => {
    const path = `${prefix}${name}`;
    const { call, construct, members } = entry;
    const isTypeOnly = isType(entry);
    const runs = [call, construct].flatMap((effect) => (effect === undefined ? [] : nestedClaims(path, effect)));
    return [
      { entry: path, question: "exists", claim: isGlobal ? "is a global" : isTypeOnly ? "is a class or a type" : "is exported", ask: { kind: "export", path, isGlobal }, expected: { is: "found", isTypeOnly } },
      ...runs,
      ...exportClaims(members ?? {}, `${path}.`, isGlobal),
    ];
  });
}

/** A class that nothing constructs may be a type, and so may a namespace of types. */
function isType({ call, construct, instance, members = {}, value }: ExportEntry): boolean {
  const inside = Object.values(members);
  return call === undefined && construct === undefined && value === undefined && (instance !== undefined || inside.length > 0) && inside.every(isType);
}

function resourceClaims(spec: ResourceSpec, uses: readonly string[]): readonly Claim[] {
  return [...memberClaims(spec), disposalClaim(spec), ...closerClaims(spec), ...reuseClaims(spec, uses), ...runClaims(spec)];
}

/** Every name that the entry mentions. */
function memberClaims(spec: ResourceSpec): readonly Claim[] {
  const methods = new Set([
    ...Object.keys(spec.methods ?? {}), ...Object.keys(spec.reuseOf ?? {}), ...Object.keys(spec.notClosers ?? {}),
    ...(spec.revivers ?? []), ...(spec.opensOn ?? []), ...(spec.harmless ?? []), ...(spec.standIns ?? []),
  ]);
  const closers = Object.keys(spec.closers);
  const has = (path: string, question: Question): Claim => ({
    entry: `${spec.name}#${path}`, question, claim: question === "closers" ? "is a closer" : "is a member",
    ask: { kind: "member", resource: spec.name, path }, expected: { is: "found", isTypeOnly: false },
  });
  return [
    ...closers.map((path) => has(path, "closers")),
    ...[...methods].filter((path) => !closers.includes(path)).map((path) => has(path, "exists")),
  ];
}

function disposalClaim({ disposal: { since, symbol }, name }: ResourceSpec): Claim {
  const claim = symbol === "none" ? "has no dispose symbol" : `has the ${symbol === "both" ? "sync and the async" : symbol} dispose symbol${since === undefined ? "" : `, since ${since}`}`;
  return { entry: name, question: "dispose symbol", claim, ask: { kind: "symbols", resource: name }, expected: { is: "symbols", symbol, since } };
}

/** What each closer does on an open resource and on a closed one, and what tells that it is closed. */
function closerClaims(spec: ResourceSpec): readonly Claim[] {
  const closed = Object.entries(spec.closers).flatMap(([name, closer]): readonly Claim[] => {
    const entry = `${spec.name}#${name}`;
    const once: Claim = {
      entry, question: "closers", claim: closer.async === true ? "closes, and gives a promise of it" : "closes",
      ask: { kind: "close", resource: spec.name, closer: name }, expected: { is: "closes", closer },
    };
    return [once, ...outcomeClaims(entry, "second close", closer.again, { kind: "use", resource: spec.name, closer: name, method: name, isMain: true })];
  });
  const closers = Object.keys(spec.closers).filter((name) => spec.closers[name]?.detaches !== true);
  const tests = (spec.closedTests ?? []).map((path): Claim => ({
    entry: `${spec.name}#${path}`, question: "closers", claim: "tells that it is closed",
    ask: { kind: "test", resource: spec.name, closers, path }, expected: { is: "tells" },
  }));
  return [...closed, ...tests];
}

/** Each use after the closer that repairs write; after each of the others the first, and those that it names. */
function reuseClaims(spec: ResourceSpec, uses: readonly string[]): readonly Claim[] {
  const main = mainCloser(spec) ?? OWNER;
  if (main === OWNER && uses.length === 0 && (spec.reuse.effect === "works" || spec.reuse.effect === "silent")) return [];
  const used = uses.filter((use) => !Object.hasOwn(spec.closers, use));
  const stated = Object.keys(spec.reuseOf ?? {}).filter((method) => !used.includes(method));
  const isStated = (method: string): boolean => Object.hasOwn(spec.reuseOf ?? {}, method);
  const plain = used.filter((method) => !isStated(method) && !isHarmless(spec, method));
  const generic = plain.length > 0 ? [] : ["any method"];
  const after = (closer: string, method: string): readonly Claim[] => {
    const { reuse: own, reuseOf: ownOf = {} } = spec.closers[closer] ?? {};
    const outcome = isHarmless(spec, method) ? WORKS : (new Map(Object.entries(ownOf)).get(method) ?? own ?? new Map(Object.entries(spec.reuseOf ?? {})).get(method) ?? spec.reuse);
    return outcomeClaims(`${spec.name}#${method}`, "reuse", outcome, { kind: "use", resource: spec.name, closer, method, isMain: closer === main }, ` after ${closer === OWNER ? "its owner is closed" : closer === "()" ? "its call" : closer}`);
  };
  const others = Object.entries(spec.closers).filter(([name, closer]) => name !== main && closer.detaches !== true);
  return [
    ...[...used, ...stated, ...generic].flatMap((method) => after(main, method)),
    ...others.flatMap(([name, { reuseOf = {} }]) => used.filter((method) => method === plain[0] || Object.hasOwn(reuseOf, method)).flatMap((method) => after(name, method))),
  ];
}

function runClaims(spec: ResourceSpec): readonly Claim[] {
  return Object.entries(spec.methods ?? {}).flatMap(([method, effect]) => nestedClaims(`${spec.name}#${method}`, effect));
}

/** What a run does inside of another, and a use while somebody holds what it needs. */
function nestedClaims(entry: string, { hold, holds = [], run }: CallEffect): readonly Claim[] {
  const ask: Ask = { kind: "nested", entry };
  const begins = [...holds, ...(hold === undefined ? [] : [hold])].filter(({ role }) => role === "begin");
  return [
    ...outcomeClaims(entry, "nested run", run?.nested, ask, " inside of a run"),
    ...begins.flatMap(({ nested }) => outcomeClaims(entry, "nested run", nested, ask, ", another use while it is held")),
  ];
}

/** No claim where nobody measured it. */
function outcomeClaims(entry: string, question: Question, outcome: Outcome | undefined, ask: Ask, when = ""): readonly Claim[] {
  if (outcome === undefined || outcome.effect === "unknown") return [];
  return [{ entry, question, claim: `${outcomeWords(outcome)}${when}`, ask, expected: { is: "outcome", outcome } }];
}

function mainCloser({ closers, disposal }: ResourceSpec): string | undefined {
  const names = Object.keys(closers).filter((name) => closers[name]?.detaches !== true);
  return disposal.closer ?? names.find((name) => name === "end") ?? names[0];
}

function isHarmless({ closedTests, harmless, revivers }: ResourceSpec, method: string): boolean {
  return [harmless, closedTests, revivers].some((names) => names?.includes(method) === true);
}

/** Closes what the resource lives on, where it has no closer of its own. */
const OWNER = "owner";

const WORKS: Outcome = { effect: "works" };
