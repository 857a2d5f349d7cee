/** Which names does an entry of the catalog say to be there, and which of them to be awaited or to keep their thread? */
import type { ExportEntry, Library } from "../../../src/catalog/schema.ts";
import type { CallEffect, ResourceSpec } from "../../../src/core/effects.ts";
import type { Member } from "./asking.ts";
import { CALLS } from "./calls.ts";
import { type Claim, isAwaited, isDone, type Known, works } from "./claims.ts";
import { NOT_HERE, OTHER_CLASSES } from "./classes.ts";
import { isProbe, opening } from "./probe.ts";
import { PROBES } from "./probes.ts";

/** An exported name: as programs write it after the module, and as Python finds it. */
export interface Export {
  readonly name: string;
  readonly path: string;
  readonly entry: ExportEntry;
}

/** All exports of a library, members of namespaces included. */
export function exportsOf({ exports, modules, name: library }: Library): readonly Export[] {
  const [module = library] = modules;
  const waiting = Object.entries(exports).map(([name, entry]) => ({ name, path: `${module}.${name}`, entry }));
  for (const { name, path, entry } of waiting) {
    waiting.push(...Object.entries(entry.members ?? {}).map(([member, each]) => ({ name: `${name}.${member}`, path: `${path}.${member}`, entry: each })));
  }
  return waiting;
}

/** The classes that a resource is of, as Python finds them; without those that only other places have. */
export function classesOf({ is, library }: Known, spec: ResourceSpec): readonly string[] {
  return namedClasses(library, spec).filter((path) => NOT_HERE[path] === undefined || is(path) !== "missing");
}

function namedClasses(library: Library, { name }: ResourceSpec): readonly string[] {
  const exported = exportsOf(library).filter(({ entry }) => entry.instance === name);
  return [...new Set([...exported.map(({ path }) => path), ...(OTHER_CLASSES[`${library.name}/${name}`] ?? [])])];
}

/** What can be looked up on the class: steps of a path, and a call of the resource itself, cannot. */
function membersOf(spec: ResourceSpec): readonly string[] {
  const { closedTests = [], closers, harmless = [], methods = {}, opensOn = [], reuseOf = {}, revivers = [] } = spec;
  const named = [...Object.keys(methods), ...closedTests, ...Object.keys(closers), ...harmless, ...opensOn, ...Object.keys(reuseOf), ...revivers];
  return [...new Set(named)].filter((name) => !name.includes(".") && name !== "()");
}

/** Every dotted name that the claims of a library ask about. */
export function pathsOf(library: Library): readonly string[] {
  const classes = library.resources.flatMap((spec) =>
    namedClasses(library, spec).flatMap((path) => [path, `${path}.__enter__`, `${path}.__aenter__`, ...membersOf(spec).map((name) => `${path}.${name}`)]),
  );
  return [...new Set([...exportsOf(library).flatMap(({ name }) => pathsTo(library, name)), ...classes])];
}

/** Where a name may be: each module that the entry is for may have it. */
function pathsTo({ modules }: Library, name: string): readonly string[] {
  return modules.map((module) => `${module}.${name}`);
}

/** Claims that a name is there, and is what the catalog says. */
export function* nameClaims(known: Known): Generator<Claim> {
  const { is, library } = known;
  for (const { entry, name, path: first } of exportsOf(library)) {
    const path = pathsTo(library, name).find((each) => is(each) !== "missing") ?? first;
    const missing = is(path) === "missing" ? NOT_HERE[path] : undefined;
    const effect = entry.call ?? entry.construct;
    const { blocking } = effect ?? {};
    const asked = entry.call ?? (blocking === undefined ? {} : { blocking });
    const claim = `is exported${described(asked)}`;
    if (missing !== undefined) yield { entry: name, question: "exists", claim, asks: [], why: missing };
    else yield { entry: name, question: "exists", claim, ...called(`${library.name}/${name}`, asked, is(path)) };
  }
  for (const spec of library.resources) yield* resourceClaims(known, spec);
}

function* resourceClaims(known: Known, spec: ResourceSpec): Generator<Claim> {
  const { is, library } = known;
  const resource = `${library.name}/${spec.name}`;
  const classes = classesOf(known, spec);
  const probe = PROBES[resource];
  const missing = classes.filter((path) => is(path) === "missing");
  yield {
    entry: spec.name,
    question: "exists",
    claim: `is ${classes.join(", or ")}`,
    asks: [],
    ...(classes.length === 0 ? { why: "no class is known by a name" } : { lookedUp: missing.length === 0 ? {} : { problem: `there is no ${missing.join(", ")}` } }),
  };
  for (const name of membersOf(spec)) {
    if (name in spec.closers) continue;
    const effect = spec.methods?.[name] ?? {};
    const claim = `is a member${described(effect)}`;
    const paths = classes.map((path) => `${path}.${name}`);
    const here = paths.filter((path) => NOT_HERE[path] === undefined);
    const entry = `${spec.name}#${name}`;
    const [first = ""] = paths;
    if (here.length === 0 && isProbe(probe)) {
      yield { entry, question: "exists", claim, asks: [{ place: probe.place ?? "asyncio", setup: opening(probe, spec), use: `r.${name}`, problem: works }] };
      continue;
    }
    if (here.length === 0) {
      yield { entry, question: "exists", claim, asks: [], why: NOT_HERE[first] ?? "no class is known by a name" };
      continue;
    }
    const missingHere = here.filter((path) => is(path) === "missing");
    if (missingHere.length > 0) yield { entry, question: "exists", claim, asks: [], lookedUp: { problem: `there is no ${missingHere.join(", ")}` } };
    else if (effect.task === undefined || here.every((path) => is(path) === "coroutine")) {
      const isCoroutine = effect.blocking !== undefined && here.some((path) => is(path) === "coroutine");
      yield { entry, question: "exists", claim, asks: [], lookedUp: isCoroutine ? { problem: "it is a coroutine function" } : {} };
    } else if (isProbe(probe)) {
      const use = `r.${name}(${probe.arguments?.[name] ?? ""})`;
      const asks = [{ place: probe.place ?? "asyncio", setup: opening(probe, spec), use, left: true, problem: isAwaited } as const];
      yield { entry, question: "exists", claim, asks };
    } else yield { entry, question: "exists", claim, asks: [], why: `${probe?.why ?? "nothing opens one"}, and it is no coroutine function` };
  }
}

function described(effect: CallEffect): string {
  if (effect.blocking !== undefined) return ", and keeps its thread until it is done";
  return effect.task === undefined ? "" : ", and gives an awaitable";
}

/** What is asked about an exported function. */
function called(name: string, effect: CallEffect, member: Member): Pick<Claim, "asks" | "lookedUp" | "why"> {
  if (member === "missing") return { asks: [], lookedUp: { problem: "there is no such name" } };
  const { blocking, task } = effect;
  const call = CALLS[name];
  if (call !== undefined && (blocking !== undefined || task !== undefined)) {
    const asks = [{ place: "asyncio", setup: call.setup ?? "pass", use: call.use, left: blocking === undefined, problem: blocking === undefined ? isAwaited : isDone }] as const;
    return { asks };
  }
  if (task === "lazy" && member !== "coroutine") return { asks: [], why: "it is no coroutine function, and nothing calls it" };
  if (blocking !== undefined && member === "coroutine") return { asks: [], lookedUp: { problem: "it is a coroutine function" } };
  return { asks: [], lookedUp: {} };
}
