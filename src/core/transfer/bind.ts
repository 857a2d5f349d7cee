/** What does a place hold after an assignment? */
import { ESCAPED, NOTHING, OPEN, type Tracked, UNKNOWN } from "../domain.ts";
import { type Environment, rootOf, union, UNTRACKED } from "../environment.ts";
import { presenceTest, truthTest } from "../facts.ts";
import type { BindEvent, Place } from "../ir.ts";
import type { Context } from "./context.ts";
import { handOn, markStored } from "./hand-on.ts";
import { reportLost } from "./settle.ts";

/** `target = source`, with the members of the source. */
export function bind(context: Context, environment: Environment, event: BindEvent): void {
  const { target, source } = event;
  // What any element held is still in the collection.
  const isAnyElement = target.property === "*";
  if (!isAnyElement) {
    reportLost(context, environment, target, event);
    environment.forgetBelow(target);
  }
  rememberTruth(context, environment, event);
  if (isAnyElement && event.value !== "alias") return;
  if (event.value === "absent") {
    environment.bind(target, [NOTHING]);
    return;
  }
  if (source === undefined || event.value === "unknown") {
    environment.bind(target, UNTRACKED);
    return;
  }
  const found = context.lookup(environment, source);
  const values = found === UNTRACKED ? ofKnownClass(context, environment, event) : elementsAfresh(context, environment, event, found);
  // `*` stands for every element: what it held before is still there.
  const alsoIn = (place: Place): readonly Tracked[] => (isAnyElement ? (environment.at(place) ?? []).filter((value) => value !== UNKNOWN) : []);
  environment.bind(target, union(alsoIn(target), values));
  for (const value of values) giveName(value, target);
  if (target.kind === "member") giveToObject(context, environment, event, values);
  for (const member of knownBelow(environment, source)) {
    if (member.property === undefined) continue;
    const place = context.ir.member(target, member.property);
    const held = environment.at(member) ?? [];
    if (held.length > 0) environment.bind(place, union(alsoIn(place), held));
    for (const value of held) giveName(value, place);
    // What an object within an object holds is not followed to its new name.
    for (const value of environment.reachable(member)) if (!held.includes(value)) handOn(context, environment, value, event);
  }
  if (isStoredOutside(context, target)) {
    for (const value of values) context.storedBy.set(value, event);
    for (const value of context.reachable(environment, target)) {
      markStored(environment, value);
      handOn(context, environment, value, event);
    }
  }
}

/** The members of a place of which something is kept; what is bound meanwhile may lie below it as well (`node.next = node`). */
function knownBelow(environment: Environment, { members }: Place): readonly Place[] {
  return members === undefined ? [] : [...members.values()].filter((member) => environment.knows(member));
}

/** At the end of the scope that holds it, something outside still refers to it. */
export function reportStored(context: Context, environment: Environment, place: Place): void {
  if (context.observer === undefined) return;
  for (const value of context.lookup(environment, place)) {
    const stored = context.storedBy.get(value);
    if (value.kind !== "resource" || stored === undefined) continue;
    const isStillHeld = [...environment.bindings].some(
      ([other, values]) => values.includes(value) && isStoredOutside(context, other),
    );
    if (isStillHeld) context.observer.leaving(stored, value, "stored", environment);
  }
}

/** `{ close: () => client.close() }`: the object is the owner of what its methods close. */
function giveToObject(context: Context, environment: Environment, event: BindEvent, values: readonly Tracked[]): void {
  for (const { function: id, kind } of values) {
    if (kind !== "closure" || id === undefined || !context.mayClose(id)) continue;
    for (const [place, effect] of context.capturedBy(environment, id)) {
      if (effect.closes === "never") continue;
      for (const value of context.reachable(environment, place)) {
        if (value.kind === "resource") handOn(context, environment, value, event);
      }
    }
  }
}

/**
 * A flag that only this function writes says later what was assigned to it: `handled = true; … if (!handled)`. So does the
 * name of a failure that was caught, and what is assigned from either.
 */
function rememberTruth(context: Context, environment: Environment, event: BindEvent): void {
  const { literal, source, target } = event;
  const { variable } = target;
  if (target.kind !== "variable" || variable === undefined) return;
  const truth = event.truth ?? (source && environment.facts.get(truthFact(source)));
  environment.forget(truthTest(target));
  environment.forget(presenceTest(target));
  for (const fact of context.literals.get(target) ?? []) environment.forget(fact);
  if (truth === undefined || variable.owner !== context.graph.id || variable.writtenElsewhere) {
    environment.forget(truthFact(target));
  } else {
    environment.learn(truthFact(target), truth);
    if (literal !== undefined && !variable.constant) {
      const fact = literalFact(target, literal);
      context.literals.set(target, (context.literals.get(target) ?? new Set()).add(fact));
      environment.learn(fact, true);
    }
  }
}

/** Whether a variable is known to hold this literal, or another one; undefined when that is not known. */
export function holdsLiteral(
  context: Context,
  environment: Environment,
  place: Place,
  value: number | string,
): boolean | undefined {
  const facts = context.literals.get(place);
  if (facts === undefined) return undefined;
  if (environment.facts.has(literalFact(place, value))) return true;
  return [...facts].some((fact) => environment.facts.has(fact)) ? false : undefined;
}

function literalFact(place: Place, value: number | string): string {
  return `is:${String(place.id)}:${JSON.stringify(value)}`;
}

/** Name of the fact that a flag of the program is true, or is not. */
export function truthFact(place: Place): string {
  return `truth:${String(place.id)}`;
}

/** Nobody knows where it comes from, but what it is: its annotation says so, or whoever calls the function. */
function ofKnownClass(context: Context, environment: Environment, event: BindEvent): readonly Tracked[] {
  const { target } = event;
  // To ask for a class may cost a look at types, and only what something is called of is worth one.
  const spec = target.kind === "variable" && context.isReceiver(target) ? context.ir.knowledge.classOf(target) : undefined;
  if (spec === undefined) return UNTRACKED;
  const value = context.made(event, "declared", () => ({
    kind: "resource",
    provenance: "borrowed",
    spec,
    borrows: [],
    name: target.name,
    boundTo: target,
  }));
  environment.put(value, { mask: OPEN, flags: 0, released: [] });
  return [value];
}

/** `*` stands for many things: what is read through it is another one each time, open, and somebody else's duty. */
function elementsAfresh(
  context: Context,
  environment: Environment,
  { source, target }: BindEvent,
  values: readonly Tracked[],
): readonly Tracked[] {
  if (source?.property !== "*" || target.property === "*") return values;
  return values.map((value) => {
    if (value.kind !== "resource") return value;
    // What was read before, and put back, is read again: it would be another one for ever.
    const isRead = value.provenance === "borrowed" && value.boundTo === target;
    const read = (): Tracked =>
      context.made(value, `element:${String(target.id)}`, () => ({
        kind: "resource",
        provenance: "borrowed",
        ...(value.spec && { spec: value.spec }),
        ...(value.born && { born: value.born }),
        borrows: [],
        name: target.name,
        boundTo: target,
      }));
    const element = isRead ? value : read();
    environment.put(element, { mask: OPEN, flags: 0, released: [] });
    if (!isRead) environment.update(value, { mask: ESCAPED });
    return element;
  });
}

function giveName(value: Tracked, target: Place): void {
  if (value.boundTo !== undefined || value === UNKNOWN || value === NOTHING || rootOf(target).kind === "result") return;
  value.boundTo = target;
  value.name = target.name;
}

function isStoredOutside(context: Context, target: Place): boolean {
  const variable = target.variable;
  return variable !== undefined && (variable.role === "this" || variable.owner !== context.graph.id || variable.exported);
}
