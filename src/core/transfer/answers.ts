/**
 * What does a truth tell that a function of the file returns?
 *
 *     const isOpen = (page: Page) => !page.isClosed();   // true on one way, on which `page` is not closed
 *     if (isOpen(page)) await page.reload();
 *
 * The solver remembers in the function which conditions hold on its ways; its summary keeps them by the truth that they
 * lead to; and a branch on its call goes through the ways to that truth, one environment each.
 */
import { CLOSED, type Tracked } from "../domain.ts";
import { type Environment, rootOf } from "../environment.ts";
import type { CallEvent, Condition, Place, ReturnEvent } from "../ir.ts";
import type { Summary } from "../summary.ts";
import { assume, leaveUncertain } from "./assume.ts";
import type { Context } from "./context.ts";

/** Prefix of the facts of environments that say what was proved about parameters and captured places. */
const PROVED = "proved:";

/** Applies all that taking an edge proves: the environments in which it can be taken, none when it cannot. */
export function assumeAll(
  context: Context,
  environment: Environment,
  conditions: readonly Condition[],
): readonly Environment[] {
  let ways: readonly Environment[] = [environment];
  for (const condition of conditions) {
    const call = condition.kind === "truthy" ? context.callOf(condition.place) : undefined;
    const summary = call && summaryFor(context, environment, call);
    ways = ways.filter((way) => assumeOne(context, way, condition));
    if (call !== undefined && summary !== undefined && condition.kind === "truthy") {
      if (condition.place.kind === "variable") {
        // Asked earlier: the state may have changed since.
        for (const way of ways) leaveOpen(way, givenTo(context, way, call, summary));
        continue;
      }
      ways = ways.flatMap((way) => assumeAnswer(context, way, { call, summary, truth: condition.holds }));
    }
    if (ways.length === 0) return ways;
  }
  return ways;
}

/** What the function is known to do, where its answer can tell something: it returns truths, or something is closed. */
function summaryFor(context: Context, environment: Environment, { functions: [id] }: CallEvent): Summary | undefined {
  const graph = id === undefined ? undefined : context.ir.functions[id];
  if (graph === undefined) return undefined;
  const isAnswer = graph.blocks.some(({ events }) => events.some((event) => event.kind === "return" && event.truth !== undefined));
  if (!isAnswer && ![...environment.states.values()].some(({ mask }) => mask === CLOSED)) return undefined;
  return context.summaryOf(graph.id);
}

/** Tells the observer what holds where a function returns a truth. */
export function reportAnswer(context: Context, environment: Environment, event: ReturnEvent): void {
  const { observer } = context;
  if (observer === undefined || !context.answers) return;
  const proved: Condition[] = [];
  for (const [fact, holds] of environment.facts) {
    const condition = fact.startsWith(PROVED) ? context.proved.get(fact) : undefined;
    if (condition !== undefined) proved.push({ ...condition, holds });
  }
  observer.answering(event.isAbsent === true ? false : event.truth, proved);
}

function assumeOne(context: Context, environment: Environment, condition: Condition): boolean {
  if (!assume(context, environment, condition)) return false;
  const isOld = condition.kind === "state" && condition.isOld === true;
  if (context.answers && !isOld && condition.kind !== "test" && condition.kind !== "is" && isOutside(context, condition.place)) {
    const property = "property" in condition ? condition.property : "";
    const value = "value" in condition ? String(condition.value) : "";
    const fact = `${PROVED}${condition.kind}:${String(condition.place.id)}:${property}:${value}`;
    context.proved.set(fact, condition);
    environment.learn(fact, condition.holds);
  }
  return true;
}

function isOutside({ graph }: Context, place: Place): boolean {
  const root = rootOf(place);
  if (graph.parameters.includes(root)) return true;
  return root.variable !== undefined && (root.variable.role === "this" || root.variable.owner !== graph.id);
}

interface Asked {
  readonly call: CallEvent;
  readonly summary: Summary;
  readonly truth: boolean;
}

function assumeAnswer(context: Context, environment: Environment, asked: Asked): readonly Environment[] {
  const { call, summary, truth } = asked;
  const { answers } = summary;
  const given = givenTo(context, environment, call, summary);
  if (answers === undefined) {
    leaveOpen(environment, given);
    return [environment];
  }
  const ways = truth ? answers.whenTrue : answers.whenFalse;
  return ways.flatMap((way) => {
    const conditions = way.flatMap((condition) => seenFromCaller(context, asked, condition) ?? []);
    const next = environment.copy();
    if (conditions.length === 0) leaveOpen(next, given);
    return conditions.every((condition) => assumeOne(context, next, condition)) ? [next] : [];
  });
}

/** What the function was given, or looks at by itself, and does not close. */
function givenTo(context: Context, environment: Environment, call: CallEvent, summary: Summary): readonly Tracked[] {
  const values: Tracked[] = [];
  summary.parameters.forEach(({ closes }, index) => {
    const place = call.args[index]?.place;
    if (place !== undefined && closes === "never") values.push(...context.lookup(environment, place));
  });
  for (const [place, { closes }] of summary.captured) {
    if (closes === "never" && place.kind === "variable") values.push(...context.lookup(environment, place));
  }
  return values.filter(({ kind }) => kind === "resource");
}

/** Its truth may depend on whether they are closed, in a way that is not followed. */
function leaveOpen(environment: Environment, values: readonly Tracked[]): void {
  for (const value of values) if (environment.stateOf(value).mask === CLOSED) leaveUncertain(environment, value);
}

/** The condition in the places of the caller; undefined when the caller has none for it. */
function seenFromCaller(context: Context, { call, summary }: Asked, condition: Condition): Condition | undefined {
  if (condition.kind === "test") return undefined;
  const root = rootOf(condition.place);
  const graph = context.ir.functions[call.functions[0] ?? -1];
  const index = graph?.parameters.indexOf(root) ?? -1;
  const effect = index >= 0 ? summary.parameters[index] : summary.captured.get(condition.place);
  // What it closes or assigns itself is no longer as it was when it was asked.
  if (effect !== undefined && (effect.closes !== "never" || effect.assigns)) return undefined;
  const base = index >= 0 ? argumentOf(call, index, graph?.restParameter) : selfOf(call, root);
  if (base === undefined) return undefined;
  return { ...condition, place: context.seenFrom(base, condition.place) };
}

function argumentOf(call: CallEvent, index: number, rest: number | undefined): Place | undefined {
  const isDirect = index < (rest ?? Infinity) && call.args.slice(0, index + 1).every(({ spread }) => spread !== true);
  return isDirect ? call.args[index]?.place : undefined;
}

/** `this` of a method is the receiver of its call. */
function selfOf(call: CallEvent, root: Place): Place | undefined {
  return root.variable?.role === "this" ? call.receiver : root;
}
