/** What does an entry of the catalog say of closing a resource, and of what comes after? */
import type { Closer, Outcome, ResourceSpec } from "../../../src/core/effects.ts";
import { grouped } from "../tally.ts";
import { type Ask, against, type Claim, isAwaited, isDone, type Known, told, works } from "./claims.ts";
import { ENTERED_BY_ANOTHER, RE_ENTERED } from "./classes.ts";
import { classesOf } from "./names.ts";
import { isProbe, opening, type Probe } from "./probe.ts";
import { PROBES, variantsOf } from "./probes.ts";

/** A resource, with what opens it. */
interface Opened {
  readonly resource: string;
  readonly spec: ResourceSpec;
  readonly probe: Probe;
  readonly paths: readonly string[];
}

/** One way of closing, as statements, with what the catalog says of a use that comes after. */
interface Closing {
  readonly name: string;
  readonly statements: string;
  readonly closer?: Closer;
}

/** Claims about closers, blocks, and what comes after them. */
export function* lifetimeClaims(known: Known): Generator<Claim> {
  const { is, library } = known;
  for (const spec of library.resources) {
    const resource = `${library.name}/${spec.name}`;
    const probe = PROBES[resource];
    const paths = classesOf(known, spec);
    if (isProbe(probe)) {
      const opened = { resource, spec, probe, paths };
      yield* closerClaims(opened);
      yield* blockClaims(opened, is);
      yield* laterClaims(opened);
    } else yield* unopened(spec, paths, probe?.why ?? "nothing opens one", is);
  }
}

/** What can be said of a resource that nothing opens here. */
function* unopened(spec: ResourceSpec, paths: readonly string[], why: string, is: Known["is"]): Generator<Claim> {
  for (const [name, { again, async = false }] of Object.entries(spec.closers)) {
    const other = paths.filter((path) => is(`${path}.${name}`) !== (async ? "coroutine" : "call"));
    const lookedUp = other.length === 0 ? {} : { problem: other.map((path) => `${path}.${name} is ${is(`${path}.${name}`)}`).join(", ") };
    yield { entry: `${spec.name}#${name}`, question: "closers", claim: closerClaim(async), asks: [], lookedUp, why };
    if (again !== undefined && again.effect !== "unknown") yield { entry: `${spec.name}#${name}`, question: "second close", claim: `after ${name}: ${told(again)}`, asks: [], why };
  }
  yield { entry: spec.name, question: "dispose symbol", claim: symbolClaim(spec), asks: [], lookedUp: symbolProblem(spec, paths, is), why };
  for (const [method, expected] of outcomesOf(spec, []).filter(([, { effect }]) => effect !== "unknown")) yield { entry: `${spec.name}#${method}`, question: "reuse", claim: told(expected), asks: [], why };
}

function* closerClaims(opened: Opened): Generator<Claim> {
  const { paths, probe, spec } = opened;
  if (paths.length > 0) {
    // A program that opens something else would prove nothing.
    const [block] = probe.entered === true ? closingsOf(opened) : [];
    const asks = askAll(opened, [block?.statements ?? ""], `is_a(r, ${JSON.stringify(paths)})`, works);
    yield { entry: spec.name, question: "exists", claim: "is what the programs open", asks };
  }
  for (const [name, { again, async = false }] of Object.entries(spec.closers)) {
    const entry = `${spec.name}#${name}`;
    const told_ = (spec.closedTests ?? []).map((test) => `tells(r, ${JSON.stringify(test)})`);
    const one = openedFor(opened, name);
    const closes = askAll(one, [""], callOf(probe, name), async ? isAwaited : isDone);
    const tells = told_.flatMap((use) => askAll(one, [closing(opened, name)], use, works));
    yield { entry, question: "closers", claim: closerClaim(async), asks: [...closes, ...tells] };
    if (again === undefined || again.effect === "unknown") continue;
    const { closer: usual = name } = spec.disposal;
    const before = [...new Set([name, usual])];
    const asks = askAll(one, before.map((other) => closing(opened, other)), callOf(probe, name), against(again));
    yield { entry, question: "second close", claim: `after ${before.join(" or ")}: ${told(again)}`, asks };
  }
  for (const [name, { does }] of Object.entries(spec.notClosers ?? {})) {
    yield { entry: `${spec.name}#${name}`, question: "closers", claim: `closes nothing: ${told(does)}`, asks: askAll(opened, [""], callOf(probe, name), against(does)) };
  }
}

function* blockClaims(opened: Opened, is: Known["is"]): Generator<Claim> {
  const { paths, probe, resource, spec } = opened;
  const { refuses, symbol } = spec.disposal;
  const entry = spec.name;
  const lookedUp = ENTERED_BY_ANOTHER.has(resource) || RE_ENTERED.has(resource) ? {} : symbolProblem(spec, paths, is);
  const asks: Ask[] = [];
  if (symbol === "none" && RE_ENTERED.has(resource)) {
    if (probe.entered !== true && probe.once !== true) asks.push(...askAll(opened, [""], "re_entered(r)", works));
  } else if (symbol !== "none" && !(symbol === "sync" && probe.elsewhere === true)) {
    const block = symbol === "sync" ? "in_block(r)" : "in_async_block(r)";
    const managed: Opened = { ...opened, probe: { ...probe, entered: false, open: probe.manager ?? probe.open } };
    asks.push(...askAll(managed, [""], block, works));
    const tests = probe.manager === undefined && probe.entered !== true ? (spec.closedTests ?? []) : [];
    for (const test of tests) asks.push(...askAll(managed, [`await settled(${block})`], `tells(r, ${JSON.stringify(test)})`, works));
  }
  yield { entry, question: "dispose symbol", claim: symbolClaim(spec), asks, lookedUp };
  if (refuses?.sync) yield { entry, question: "dispose symbol", claim: `with: ${told(refuses.sync)}`, asks: askAll(opened, [""], "in_block(r)", against(refuses.sync)) };
  if (refuses?.async) {
    // The block is inside of a coroutine here.
    const expected = { ...refuses.async, effect: "rejects" } as Outcome;
    yield { entry, question: "dispose symbol", claim: `async with: ${told(refuses.async)}`, asks: askAll(opened, [""], "in_async_block(r)", against(expected)) };
  }
}

/** What a use after the close does. */
function* laterClaims(opened: Opened): Generator<Claim> {
  const { probe, spec } = opened;
  const ways = closingsOf(opened);
  for (const [method, expected] of outcomesOf(spec, Object.keys(probe.arguments ?? {}))) {
    const entry = `${spec.name}#${method}`;
    const why = probe.notCalled?.[method] ?? (ways.length === 0 ? "nothing closes it" : undefined);
    if (why !== undefined) {
      if (expected.effect !== "unknown") yield { entry, question: "reuse", claim: told(expected), asks: [], why };
      continue;
    }
    const outcomes = grouped(ways, ({ closer }) => JSON.stringify(closer?.reuseOf?.[method] ?? closer?.reuse ?? expected));
    for (const [outcome, alike] of [...outcomes].map(([text, of]) => [JSON.parse(text) as Outcome, of] as const)) {
      if (outcome.effect === "unknown") continue;
      const isAllowed = outcome.effect === "works";
      const call = `r.${method}(${probe.arguments?.[method] ?? ""})`;
      const use = probe.uses?.[method] ?? (isAllowed ? `${call} if callable(r.${method}) else r.${method}` : call);
      const left = isAllowed && spec.methods?.[method]?.task === undefined;
      const asks = alike.flatMap(({ statements }) => askAll(opened, [statements], elsewhere(probe, use), against(outcome), left));
      const when = alike.length === ways.length ? "" : ` after ${alike.map(({ name }) => name).join(" or ")}`;
      yield { entry, question: "reuse", claim: `${told(outcome)}${when}`, asks };
    }
  }
  if (spec.reuse.effect === "works" && ways.length > 0) {
    const tried = probe.revived ?? [];
    const asks = ways.flatMap(({ statements }) => tried.flatMap((use) => askAll(opened, [statements], use, works)));
    yield { entry: spec.name, question: "reuse", claim: "works", asks, ...(asks.length === 0 && { why: "nothing uses it" }) };
  }
  for (const reviver of spec.revivers ?? []) {
    const use = callOf(probe, reviver);
    yield { entry: `${spec.name}#${reviver}`, question: "reuse", claim: "opens it again", asks: ways.flatMap(({ statements }) => askAll(opened, [statements], use, works)) };
  }
}

/**
 * What the catalog says of the use of a closed one, by method; unknown, where only some closer says it.
 * Where all works, that is one claim, and no list of methods.
 */
function outcomesOf(spec: ResourceSpec, called: readonly string[]): readonly (readonly [string, Outcome])[] {
  const { closers, harmless = [], methods = {}, reuse, reuseOf = {} } = spec;
  const ofClosers = Object.values(closers).flatMap((closer) => Object.keys(closer.reuseOf ?? {}));
  const named = reuse.effect === "works" ? [] : Object.keys({ ...methods, ...Object.fromEntries(called.map((name) => [name, true])) });
  const outcomes: Readonly<Record<string, Outcome>> = {
    ...Object.fromEntries([...ofClosers, ...named].map((name) => [name, reuse])),
    ...Object.fromEntries(harmless.map((name) => [name, { effect: "works" }])),
    ...reuseOf,
  };
  return Object.entries(outcomes).filter(([name, { effect }]) => (effect !== "unknown" || ofClosers.includes(name)) && !(name in closers));
}

function closingsOf(opened: Opened): readonly Closing[] {
  const { spec } = opened;
  const closers = Object.entries(spec.closers).filter(([, { detaches }]) => detaches !== true);
  if (closers.length > 0) return closers.map(([name, closer]) => ({ name, closer, statements: closing(opened, name) }));
  const { symbol } = spec.disposal;
  if (symbol === "none") return [];
  // What has no closer is over when its block is.
  return [{ name: "block", statements: `${symbol === "sync" ? "with" : "async with"} r as r:\n    pass` }];
}

/** What does not have to be awaited is not: it closes at once. */
function closing({ probe, spec }: Opened, closer: string): string {
  const call = callOf(probe, closer);
  return spec.closers[closer]?.async === true ? `await settled(${call})` : call;
}

function callOf(probe: Probe, method: string): string {
  return elsewhere(probe, `r.${method}(${probe.arguments?.[method] ?? ""})`);
}

function elsewhere(probe: Probe, use: string): string {
  return probe.elsewhere === true ? `in_thread(lambda: ${use})` : use;
}

/** The use after each of the statements that follow the opening, in each module that has the resource. */
function askAll({ probe, resource, spec }: Opened, befores: readonly string[], use: string, problem: Ask["problem"], left = false): readonly Ask[] {
  const isBlock = befores.some((before) => before.includes("r as r:"));
  const open = isBlock ? probe.open : opening(probe, spec);
  const places = [probe.place ?? "asyncio", ...(probe.alsoIn === undefined ? [] : [probe.alsoIn])] as const;
  const written = variantsOf(resource).flatMap((rewrite) => befores.map((before) => ({ setup: rewrite(`${open}\n${before}`), use: rewrite(use) })));
  return places.flatMap((place) => written.map((program) => ({ ...program, place, left, problem })));
}

/** A resource that only some programs can close in this way is opened by one of them. */
function openedFor(opened: Opened, closer: string): Opened {
  const open = opened.probe.openFor?.[closer];
  return open === undefined ? opened : { ...opened, probe: { ...opened.probe, open } };
}

function closerClaim(isAsync: boolean): string {
  return isAsync ? "closes it, and is awaited" : "closes it at once";
}

function symbolClaim({ disposal: { symbol } }: ResourceSpec): string {
  if (symbol === "none") return "no block closes it";
  return symbol === "both" ? "with and async with hold it" : `${symbol === "async" ? "async with" : "with"} holds it`;
}

function symbolProblem({ disposal: { symbol } }: ResourceSpec, paths: readonly string[], is: Known["is"]): { readonly problem?: string } {
  for (const path of paths) {
    const [sync, async] = [is(`${path}.__enter__`) !== "missing", is(`${path}.__aenter__`) !== "missing"];
    if (symbol === "none" && (sync || async)) return { problem: `${path} has ${sync ? "__enter__" : "__aenter__"}` };
    if ((symbol === "sync" || symbol === "both") && !sync) return { problem: `${path} has no __enter__` };
    if ((symbol === "async" || symbol === "both") && !async) return { problem: `${path} has no __aenter__` };
  }
  return {};
}
