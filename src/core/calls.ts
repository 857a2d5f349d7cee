/**
 * What does a call mean here?
 *
 * A catalogued effect comes first, then the class of the receiver, then what names tell; else it is unknown. What a function
 * of the file does is told by its summary.
 */
import type { Conventions } from "./conventions.ts";
import { type CallEffect, type Closer, type Contract, NO_EFFECT, type Outcome, type ResourceSpec } from "./effects.ts";
import type { CallEvent, FlowEvent, Knowledge } from "./ir.ts";
import { isOptionOf, type Tracked } from "./domain.ts";

const UNKNOWN_OUTCOME: Outcome = { effect: "unknown" };
const GENERIC_CLOSER: Closer = { again: UNKNOWN_OUTCOME };
const DISPOSER: Closer = { async: true, again: { effect: "works" } };

/** What a method call does to its receiver. */
export interface Meaning {
  readonly effect: CallEffect;
  /** Library whose names `effect` uses. */
  readonly library: string;
  /** `close`: releases the receiver. `use`: needs it open. `none`: neither. */
  readonly role: "close" | "none" | "use";
  readonly closer?: Closer;
  /** What happens when the receiver is closed already. */
  readonly whenClosed: Outcome;
  /** The call opens a closed receiver again. */
  readonly revives: boolean;
  /** The call makes a lazy client acquire its resources. */
  readonly opens: boolean;
  /** The call is meant to close the receiver, and does not. */
  readonly misses?: NonNullable<ResourceSpec["notClosers"]>[string];
}

/** A call that neither needs nor closes its receiver, as far as is known. */
export const MEANS_NOTHING: Meaning = {
  effect: NO_EFFECT,
  library: "",
  role: "none",
  whenClosed: UNKNOWN_OUTCOME,
  revives: false,
  opens: false,
};

/** A use of which nothing more is known. */
export const USED: Meaning = { ...MEANS_NOTHING, role: "use" };

/** Value of an own key; names come from the program, so inherited keys such as `constructor` never count. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Whether a method of this name may close what it is called on: of a class that is known, or as far as a name tells. */
export function mayCloseBy(method: string, { closers, conventions }: Knowledge): boolean {
  const name = lastPart(method);
  return conventions.closing.has(name) || closers.has(name);
}

/** Whether a method closes what it is called on, as far as the class tells, or else the name. */
export function isCloserOf({ spec }: Tracked, method: string, knowledge: Knowledge): boolean {
  if (spec === undefined) return mayCloseBy(method, knowledge);
  return closerOf(spec, method) !== undefined || own(spec.methods, method)?.closes?.includes("this") === true;
}

/** Last parts of the names of the methods by which the instances of a class are closed. */
export function closerNamesOf({ closers, methods = {} }: ResourceSpec): readonly string[] {
  const consumers = Object.keys(methods).filter((name) => own(methods, name)?.closes !== undefined);
  return [...Object.keys(closers), ...consumers].map(lastPart);
}

/** `cancel` of `body.cancel`. */
export function lastPart(method: string): string {
  return method.slice(method.lastIndexOf(".") + 1);
}

/** Meaning of a call that names its effect itself (an imported function, a constructor). */
export function meaningOfKnown(event: CallEvent, conventions: Conventions): Meaning | undefined {
  if (event.effect === undefined) return undefined;
  return { ...MEANS_NOTHING, effect: reportedTo(event.effect, event, conventions), library: event.library ?? "" };
}

/** The meaning with what the author of the callee says about ownership. */
export function withContract(meaning: Meaning, { borrows = [], closes = [], owns = [] }: Contract): Meaning {
  const { effect } = meaning;
  // What is closed of the receiver is the receiver's role, or a place of its own.
  const closed = closes.filter((path) => !path.startsWith("this"));
  const said: Meaning = {
    ...meaning,
    effect: {
      ...effect,
      borrows: [...(effect.borrows ?? []), ...borrows],
      closes: [...(effect.closes ?? []), ...closed],
      owns: [...(effect.owns ?? []), ...owns],
    },
  };
  if (meaning.role === "close" || !closes.includes("this")) return said;
  return { ...said, role: "close", closer: GENERIC_CLOSER, whenClosed: UNKNOWN_OUTCOME };
}

/** Meaning of `receiver.method(...)` for one thing that the receiver may be. */
export function meaningOn(receiver: Tracked, method: string, event: CallEvent, knowledge: Knowledge): Meaning {
  const { conventions } = knowledge;
  const spec = receiver.spec;
  if (spec === undefined) return meaningWithoutClass(receiver, method, conventions);
  const library = knowledge.libraryOf(spec);
  const closer = closerOf(spec, method);
  if (closer !== undefined && !(closer.bare === true && event.args.length > 0)) {
    return {
      ...MEANS_NOTHING,
      effect: methodEffect(spec, method, event, conventions),
      library,
      role: "close",
      closer,
      whenClosed: closer.again ?? UNKNOWN_OUTCOME,
    };
  }
  const misses = own(spec.notClosers, method);
  if (misses !== undefined) return { ...MEANS_NOTHING, library, misses };
  const revives = spec.revivers?.includes(method) === true;
  return {
    effect: methodEffect(spec, method, event, conventions),
    library,
    role: revives || isHarmless(spec, method) ? "none" : "use",
    whenClosed: own(spec.reuseOf, method) ?? (isReachedThroughProperty(spec, method) ? UNKNOWN_OUTCOME : spec.reuse),
    revives,
    opens: spec.opensOn?.includes(method) === true,
  };
}

/** The method's entry, by its name or by a path in which `*` stands for any one property. */
function methodEffect(spec: ResourceSpec, method: string, event: CallEvent, conventions: Conventions): CallEffect {
  return reportedTo(own(spec.methods, method) ?? starred(spec, method) ?? NO_EFFECT, event, conventions);
}

/** With a completion callback there is nothing to await; one that an earlier version of the library took is known by its error. */
function reportedTo(effect: CallEffect, event: CallEvent, conventions: Conventions): CallEffect {
  const takes = effect.callback === true ? hasCallback(event, conventions, effect.callbackFrom) : tellsOfFailure(effect, event);
  if (!takes) return effect;
  const { task: _task, returns: _returns, ...rest } = effect;
  return rest;
}

function starred(spec: ResourceSpec, method: string): CallEffect | undefined {
  if (!method.includes(".")) return own(spec.methods, "*");
  const parts = method.split(".");
  for (const { effect, wanted } of patternsOf(spec)) {
    const matches = wanted.length === parts.length && wanted.every((part, index) => part === "*" || part === parts[index]);
    if (matches) return effect;
  }
  return undefined;
}

const patterns = new WeakMap<ResourceSpec, readonly { readonly wanted: readonly string[]; readonly effect: CallEffect }[]>();

/** The dotted methods of a class. */
function patternsOf(spec: ResourceSpec): readonly { readonly wanted: readonly string[]; readonly effect: CallEffect }[] {
  let found = patterns.get(spec);
  if (found === undefined) {
    const dotted = Object.entries(spec.methods ?? {}).filter(([pattern]) => pattern.includes("."));
    found = dotted.map(([pattern, effect]) => ({ wanted: pattern.split("."), effect }));
    patterns.set(spec, found);
  }
  return found;
}

/** Whether it is known when the call runs the functions that it is given. */
export function saysWhen({ callbacks }: CallEffect): boolean {
  return callbacks?.some(({ when }) => when !== undefined) === true;
}

function tellsOfFailure({ callbacks, executes, task }: CallEffect, { args }: CallEvent): boolean {
  return task !== undefined && callbacks === undefined && executes === undefined && args.at(-1)?.takesError === true;
}

/** The last argument is a function, as far as the file shows, or stands where only a function can stand. */
export function hasCallback(event: CallEvent, { completion }: Conventions, from = Infinity): boolean {
  const last = event.args.at(-1);
  if (last === undefined) return false;
  if (last.function !== undefined || completion.test(last.place?.name ?? "")) return true;
  const isData = last.literal !== undefined || last.properties !== undefined || last.elements !== undefined;
  return event.args.length > from && !isData && last.spread !== true;
}

function closerOf(spec: ResourceSpec, method: string): Closer | undefined {
  const closer = own(spec.closers, method);
  if (closer !== undefined) return closer;
  const symbol = spec.disposal.symbol;
  const disposes =
    (method === "@@asyncDispose" && (symbol === "async" || symbol === "both")) ||
    (method === "@@dispose" && (symbol === "sync" || symbol === "both"));
  return disposes ? { ...DISPOSER, async: method === "@@asyncDispose" } : undefined;
}

/** `page.keyboard.press()`: what a property does after close is only known when the catalog names it. */
function isReachedThroughProperty(spec: ResourceSpec, method: string): boolean {
  return method.includes(".") && own(spec.methods, method) === undefined && starred(spec, method) === undefined;
}

function isHarmless(spec: ResourceSpec, method: string): boolean {
  const head = method.split(".", 1)[0] ?? method;
  return [method, head].some(
    (name) => spec.harmless?.includes(name) === true || spec.closedTests?.includes(name) === true,
  );
}

function meaningWithoutClass(receiver: Tracked, method: string, { closing }: Conventions): Meaning {
  const isOutside =
    receiver.provenance === "parameter" || receiver.provenance === "inherited" || receiver.wraps !== undefined;
  if (!isOutside || receiver.kind !== "resource") return MEANS_NOTHING;
  return closing.has(method)
    ? { ...MEANS_NOTHING, role: "close", closer: GENERIC_CLOSER }
    : { ...MEANS_NOTHING, role: "use" };
}

/** True when the class has one of these closers; used to carry over a helper's close to the class of its argument. */
export function hasCloser(spec: ResourceSpec, names: Iterable<string>): boolean {
  for (const name of names) if (closerOf(spec, name) !== undefined) return true;
  return false;
}

/** Options at the call say that what the effect would take over stays with the caller. */
export function isLent({ lendsWith }: CallEffect, event: CallEvent): boolean {
  if (lendsWith === undefined) return false;
  return Object.entries(lendsWith).some(([option, value]) => isOptionOf(event, option, value));
}

/** The argument at a path such as `"0"`, `"last"` or `"1.agent"`. */
export function argumentAt(event: CallEvent, path: string): CallEvent["args"][number] | undefined {
  const [head, ...rest] = path.split(".");
  const index = head === "last" ? event.args.length - 1 : Number(head);
  let argument = event.args[index];
  for (const key of rest) argument = argument?.properties?.get(key);
  return argument;
}

/** What a use does after the closer that closed the resource, where that differs from the class's `reuse`. */
export function outcomeAfter(spec: ResourceSpec | undefined, released: readonly FlowEvent[], method?: string): Outcome | undefined {
  const [release, ...others] = released;
  if (spec === undefined || others.length > 0 || release?.kind !== "call" || release.method === undefined) return undefined;
  const closer = own(spec.closers, release.method);
  return (method === undefined ? undefined : own(closer?.reuseOf, method)) ?? closer?.reuse;
}
