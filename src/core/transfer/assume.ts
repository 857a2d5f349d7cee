/** What does a branch prove? */
import { own } from "../calls.ts";
import { ELEMENT, isStateQuery } from "../conventions.ts";
import { ABSENT, CHECKED, CLOSED, ESCAPED, IDLE, isTakenOver, NOTHING, only, OPEN, PERHAPS_OPEN, type State, type Tracked, UNKNOWN } from "../domain.ts";
import { type Environment, rootOf } from "../environment.ts";
import { presenceTest } from "../facts.ts";
import type { Condition, Place } from "../ir.ts";
import { holdsLiteral, truthFact } from "./bind.ts";
import { type Context } from "./context.ts";
import { settleTask } from "./settle.ts";

/** Outcomes that are remembered; a switch with thousands of cases would remember them all. */
const MAX_FACTS = 100;

/** Applies what taking an edge proves. False when the edge cannot be taken from here. */
export function assume(context: Context, environment: Environment, condition: Condition): boolean {
  if (condition.kind === "test") {
    const known = environment.facts.get(condition.key);
    if (known !== undefined) return known === condition.holds;
    if (environment.facts.size < MAX_FACTS) environment.learn(condition.key, condition.holds);
    return true;
  }
  if (condition.kind === "is") {
    const known = holdsLiteral(context, environment, condition.place, condition.value);
    return known === undefined || known === condition.holds;
  }
  if (condition.kind === "equals") {
    assumeEqual(context, environment, condition);
    return true;
  }
  if (condition.kind === "state") {
    return assumeState(context, environment, condition);
  }
  if (condition.kind === "promise" || condition.kind === "resource") return assumeSort(context, environment, condition);
  const truth = environment.facts.get(truthFact(condition.place));
  // What is true is there; what is false may be there too.
  const outcome = condition.kind === "truthy" ? truth : truth === true ? false : undefined;
  if (outcome !== undefined && outcome !== condition.holds) return false;
  const values = context.lookup(environment, condition.place);
  const isPresent = condition.kind === "truthy" ? condition.holds : !condition.holds;
  const standsFor = context.standIn(environment, condition.place);
  if (standsFor !== undefined && !isPresent) {
    environment.update(standsFor, { mask: ABSENT });
    return true;
  }
  const left = isPresent
    ? values.filter((value) => value !== NOTHING)
    : values.filter((value) => value === NOTHING || value === UNKNOWN || isPassed(value) || value.lazy === true);
  if (left.length === 0) return false;
  if (condition.kind === "nullish" && isPresent) environment.learn(presenceTest(condition.place), true);
  // What is there, and of a class of resources, is true.
  const isThere = environment.facts.has(presenceTest(condition.place)) && values.every(({ spec }) => spec !== undefined);
  if (condition.kind === "truthy" && !isPresent && isThere) return false;
  if (condition.kind === "truthy" && !isPresent) forgetElements(environment, condition.place);
  if (left.length !== values.length || !isPresent) {
    if (!isPresent) forgetAbsent(environment, condition.place, values);
    const narrowed = isPresent ? left : left.map((value) => (value === UNKNOWN ? UNKNOWN : NOTHING));
    environment.bind(condition.place, [...new Set(narrowed)]);
  }
  return true;
}

function isPassed({ provenance }: Tracked): boolean {
  return provenance === "inherited" || provenance === "parameter";
}

/** A collection that is false is empty. */
function forgetElements(environment: Environment, place: Place): void {
  for (const [element, values] of environment.membersOf(place)) {
    if (!ELEMENT.test(element.property ?? "")) continue;
    for (const value of values) {
      if (value.kind === "task" || value.provenance === "acquired") environment.update(value, { mask: ABSENT });
    }
  }
}

/** What was acquired here is a resource for certain, and a task that runs a promise; what came from outside may be anything. */
function assumeSort(context: Context, environment: Environment, { holds, kind, place }: Condition & { kind: "promise" | "resource" }): boolean {
  const values = context.lookup(environment, place);
  const isCertain = (value: Tracked): boolean => (kind === "promise" ? value.kind === "task" && value.lazy !== true : value.kind === "resource");
  const isOut = (value: Tracked): boolean => (holds ? value === NOTHING : isCertain(value) && value.provenance === "acquired");
  const left = values.filter((value) => !isOut(value));
  if (left.length === values.length) return true;
  if (left.length === 0) return false;
  if (!holds) forgetAbsent(environment, place, values);
  environment.bind(place, left);
  return true;
}

/** Where a place holds nothing, what it would hold does not exist, unless it has another name. */
function forgetAbsent(environment: Environment, place: Place, values: readonly Tracked[]): void {
  for (const value of values) {
    if (value.kind !== "resource" || (value.provenance !== "acquired" && !isTakenOver(value))) continue;
    const isNamedElsewhere = [...environment.bindings].some(
      ([other, held]) => other !== place && rootOf(other).kind !== "result" && held.includes(value),
    );
    if (!isNamedElsewhere) environment.update(value, { mask: ABSENT });
  }
}

/** `response.status === 204`: there is nothing to close. */
function assumeEqual(context: Context, environment: Environment, condition: Condition & { kind: "equals" }): void {
  const tracked = only(context.lookup(environment, condition.place));
  if (tracked === undefined) return;
  const values = own(tracked.spec?.absentWhen, condition.property);
  if (values === undefined) {
    // `socket.readyState === 1`
    const isAnswer = tracked.spec?.kind === "body" || tracked.spec?.kind === "response";
    if (!isAnswer && context.ir.knowledge.conventions.holdsState.test(condition.property)) leaveUncertain(environment, tracked);
  } else if (condition.holds && values.includes(condition.value)) {
    environment.update(tracked, { mask: ABSENT });
  }
}

/** A test that is not understood may have told whether it is closed: either outcome leaves it uncertain. */
export function leaveUncertain(environment: Environment, tracked: Tracked): void {
  const { flags, mask } = environment.stateOf(tracked);
  if ((mask & CLOSED) !== 0) environment.update(tracked, { mask: CLOSED | ESCAPED, flags: flags | CHECKED });
}

function assumeState(
  context: Context,
  environment: Environment,
  { holds, isOld, place, property }: Condition & { kind: "state" },
): boolean {
  const values = context.lookup(environment, place);
  if (holds && context.ir.knowledge.conventions.tellsSettled.test(property)) {
    // Which of several tasks it is does not matter: the others have no name here.
    for (const value of values) if (value.kind === "task" && value.lazy !== true) settleTask(environment, value);
    return true;
  }
  const tracked = only(values);
  if (tracked?.kind !== "resource") return true;
  const isKnownTest = tracked.spec?.closedTests?.includes(property) === true;
  const { conventions } = context.ir.knowledge;
  const holdsState = conventions.holdsState.test(property);
  if (isOld === true || holdsState) {
    if (isKnownTest || holdsState || isStateQuery(conventions, property)) leaveUncertain(environment, tracked);
    return true;
  }
  const saysClosed = isKnownTest || conventions.tellsClosed.test(property) ? holds : conventions.tellsOpen.test(property) ? !holds : undefined;
  if (saysClosed === undefined) return true;
  const state = environment.stateOf(tracked);
  const isEarly = saysClosed && own(tracked.spec?.earlyTests, property) !== undefined;
  const mask = narrowMask(state, saysClosed, isKnownTest);
  if (mask === 0) return false;
  const flags = (isEarly ? state.flags : state.flags & ~PERHAPS_OPEN) | CHECKED;
  environment.update(tracked, { mask, flags: isEarly && state.mask !== CLOSED ? flags | PERHAPS_OPEN : flags });
  return true;
}

function narrowMask(state: State, saysClosed: boolean, isKnownTest: boolean): number {
  if (!saysClosed) return (state.flags & PERHAPS_OPEN) === 0 ? state.mask & ~CLOSED : OPEN;
  if ((state.mask & CLOSED) !== 0) return CLOSED;
  // What was never opened says that it is closed, too.
  if ((state.mask & IDLE) !== 0) return IDLE;
  // Closed by somebody else: certain only where the class is known to say so.
  return isKnownTest ? CLOSED : CLOSED | ESCAPED;
}
