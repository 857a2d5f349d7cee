/**
 * By which changes does a correct function become one that is wrong?
 *
 * Each operator makes one mistake that people make, where what the graphs and the catalog say leaves no doubt that it is one.
 * What it passes over is said in `passesOver`, and decided before anything is linted: whether the rules see the mistake
 * plays no part.
 */
import type { Tracked } from "../../src/core/domain.ts";
import type { Outcome, RunEffect } from "../../src/core/effects.ts";
import type { TextChange } from "../../src/core/repairs.ts";
import type { Grammar, Statement } from "./grammar.ts";
import type { Closing, Known, Moments } from "./moments.ts";

/** A change of a text. */
export interface Change {
  /** Where it is made. */
  readonly at: number;
  readonly changes: readonly TextChange[];
}

/** A way to make a mistake. */
export interface Operator {
  readonly name: string;
  /** It changes how a resource of the function is closed; only such functions show it. */
  readonly isOfResources: boolean;
  /** `definite`: what comes out is wrong whenever it runs. `maybe`: only when a test that nobody knows turns out so. */
  readonly certainty: "definite" | "maybe";
  readonly does: string;
  readonly passesOver: string;
  readonly apply: (moments: Moments, grammar: Grammar) => readonly Change[];
}

const FAILING: ReadonlySet<Outcome["effect"]> = new Set(["hangs", "rejects", "reports", "throws"]);
const KEPT_BY_TEST = "what others may close too: resources that are returned, stored in a field or a container, or that a parameter brought";

/** All operators, in the order of the report. */
export const OPERATORS: readonly Operator[] = [
  {
    name: "drop the await of a close",
    isOfResources: true,
    certainty: "definite",
    does: "`await pool.end();` becomes `pool.end();`",
    passesOver: "closers that the catalog does not call asynchronous; a close whose promise is the result of the function",
    apply: ({ calls }, grammar) => withoutAwait(calls.filter(({ isClose }) => isClose), grammar, ["dropped"]),
  },
  {
    name: "drop the await of work",
    isOfResources: false,
    certainty: "definite",
    does: "`await client.query(…);`, whose value nobody reads, becomes `client.query(…);`",
    passesOver: "calls that neither the catalog nor the file knows to give a promise or a coroutine; work that the catalog says cannot fail, or handles its own failures, such as `Promise.allSettled`",
    apply: ({ calls }, grammar) => withoutAwait(calls.filter(({ isClose }) => !isClose), grammar, ["dropped"]),
  },
  {
    name: "drop the await of a value",
    isOfResources: false,
    certainty: "definite",
    does: "`const { rows } = await client.query(…)` becomes `const { rows } = client.query(…)`",
    passesOver: "as before; a value that is returned, or that goes as it is into an argument, a container or a field, by a name or without one: whoever gets it may await it",
    apply: ({ calls }, grammar) => withoutAwait(calls, grammar, ["used"]),
  },
  {
    name: "drop the block",
    isOfResources: true,
    certainty: "definite",
    does: "`await using x = …` becomes `const x = …`; `async with … as x:` becomes `x = …`, and its statements are unindented",
    passesOver: `resources that the catalog does not say have to be closed; ${KEPT_BY_TEST}; blocks of several resources, and in Python blocks that give the resource no name`,
    apply: ({ calls, holdings, owes }, grammar) => holdings.filter(({ resource }) => owes(resource)).flatMap(({ origin, start }) => {
      const made = calls.find(({ call }) => call.origin === origin);
      const isAwaited = made?.effect.returns?.by === "promise" || made?.effect.task !== undefined;
      return changeAt(start, grammar.unheld(origin, isAwaited));
    }),
  },
  {
    name: "drop a close",
    isOfResources: true,
    certainty: "definite",
    does: "the only `await pool.end();` of a pool goes",
    passesOver: `resources that have another close, or that the catalog does not say have to be closed; ${KEPT_BY_TEST}`,
    apply: (moments, grammar) => soleClosings(moments, grammar).map(({ statement }) =>
      ({ at: statement.start, changes: grammar.dropped(statement) })),
  },
  {
    name: "move a close up",
    isOfResources: true,
    certainty: "definite",
    does: "the close goes to before the statement with the last use of the resource",
    passesOver: "uses that the catalog does not say fail on a closed resource; closes by a function that leaves it open on some way; resources that were opened by the same statement",
    apply: movedUp,
  },
  {
    name: "close twice",
    isOfResources: true,
    certainty: "definite",
    does: "`file.close();` becomes `file.close(); file.close();`",
    passesOver: "closers of which the catalog does not say that the second close fails",
    apply: ({ closings }, grammar) => closings.filter(({ closer }) => closer?.again !== undefined && FAILING.has(closer.again.effect)).flatMap(({ call }) => {
      const statement = grammar.statementOfCall(call.origin);
      return statement === undefined ? [] : changeAt(statement.start, grammar.after(statement, statement.text));
    }),
  },
  {
    name: "nest a run",
    isOfResources: false,
    certainty: "definite",
    does: "`mutex.runExclusive(work)` becomes `mutex.runExclusive(async () => await mutex.runExclusive(work))`; in a coroutine, `await work()` becomes `asyncio.run(work())`, or the same with `loop.run_until_complete`",
    passesOver: "runs of which the catalog does not say that a nested one fails, or only for options that are not given, or only where its promise is not awaited (`awaited: false`); files of Python that do not import `asyncio`, or that name another library of event loops, which may run them",
    apply: nestedRuns,
  },
  {
    name: "return without await",
    isOfResources: true,
    certainty: "definite",
    does: "`return await page.title()` becomes `return page.title()` where a block, or a `finally`, closes what the work runs on",
    passesOver: "work that does not run on what is closed there",
    apply: unawaitedReturns,
  },
  {
    name: "close on a condition",
    isOfResources: true,
    certainty: "maybe",
    does: "the only close is put into an `if` whose test nobody knows",
    passesOver: "as for a close that is dropped",
    apply: (moments, grammar) => soleClosings(moments, grammar).flatMap(({ statement }) =>
      changeAt(statement.start, grammar.conditional(statement))),
  },
];

function changeAt(at: number, changes: readonly TextChange[] | undefined): readonly Change[] {
  return changes === undefined ? [] : [{ at, changes }];
}

function withoutAwait(calls: readonly Known[], grammar: Grammar, fates: readonly string[]): readonly Change[] {
  return calls.flatMap(({ call, effect, isTask }) => {
    if (!isTask || effect.alwaysRejects === true || effect.cannotReject === true || effect.detached === true) return [];
    // The reports of what becomes of tasks cannot fail either.
    if (effect.combines === "allSettled" && effect.task === "eager") return [];
    const awaiting = grammar.awaitOf(call.origin);
    if (awaiting === undefined || !fates.includes(awaiting.fate)) return [];
    return [{ at: awaiting.start, changes: [{ start: awaiting.start, end: awaiting.operand, text: "" }] }];
  });
}

/** The closes after which nothing is left to close, and without which a resource stays open. */
function soleClosings({ closings, holdings, owes }: Moments, grammar: Grammar): readonly { readonly statement: Statement }[] {
  return closings.flatMap((closing) => {
    const { call, resource } = closing;
    const isSole = closings.every((other) => other === closing || other.resource !== resource) && holdings.every((each) => each.resource !== resource);
    const statement = grammar.statementOfCall(call.origin);
    return isSole && owes(resource) && statement !== undefined ? [{ statement }] : [];
  });
}

function movedUp({ closings, uses }: Moments, grammar: Grammar): readonly Change[] {
  return closings.flatMap((closing) => {
    const { call, isCertain, resource } = closing;
    if (!isCertain) return [];
    const statement = grammar.statementOfCall(call.origin);
    const last = uses.findLast(({ event, resource: used, whenClosed }) =>
      used === resource && event.site.start < call.site.start && FAILING.has(outcomeAfter(closing, whenClosed).effect));
    const target = last && grammar.statementOf(last.event.origin);
    if (statement === undefined || target === undefined || target.end > statement.start) return [];
    if (resource.born !== undefined && resource.born.site.end > target.start) return [];
    const added = grammar.before(target, statement.text);
    return changeAt(target.start, added && [...added, ...grammar.dropped(statement)]);
  });
}

/** What a use after this very closer does. */
function outcomeAfter({ closer }: Closing, whenClosed: Outcome): Outcome {
  return closer?.reuse ?? whenClosed;
}

function nestedRuns({ calls, isInsideOfRun }: Moments, grammar: Grammar): readonly Change[] {
  return calls.flatMap((known) => {
    const { call, effect: { run }, receivers } = known;
    const isRun = run?.role === "both" && run.awaited !== false && run.nested !== undefined && FAILING.has(run.nested.effect) && holds(run, receivers);
    return isRun || (isInsideOfRun && isCoroutine(known)) ? grammar.nested(call.origin).map((changes) => ({ at: call.site.start, changes })) : [];
  });
}

function holds({ constructedWith = {}, sharedWith, unlessGiven, unlessOption }: RunEffect, receivers: ReadonlySet<Tracked>): boolean {
  if (sharedWith ?? unlessGiven ?? unlessOption) return false;
  return Object.entries(constructedWith).every(([key, value]) => [...receivers].every(({ born }) => {
    const args = born?.kind === "call" ? born.args : [];
    const literal = /^\d+$/u.test(key) ? args[Number(key)]?.literal : args.map(({ properties }) => properties?.get(key)?.literal).find((each) => each !== undefined);
    return literal === value;
  }));
}

/** Work that waits to be run: what a coroutine function gives. */
function isCoroutine({ call, effect }: Known): boolean {
  return call.deferred !== undefined || effect.task === "lazy";
}

function unawaitedReturns({ calls, closings, holdings, uses }: Moments, grammar: Grammar): readonly Change[] {
  return calls.flatMap(({ call, effect, isTask }) => {
    const awaiting = grammar.awaitOf(call.origin);
    if (!isTask || effect.borrowsReceiver === false || awaiting?.fate !== "returned") return [];
    const used = uses.filter(({ event }) => event.origin === call.origin).flatMap(({ resource }) => withOwners(resource));
    const isHeld = holdings.some(({ end, resource, start }) => used.includes(resource) && start <= awaiting.start && awaiting.end <= end);
    const isClosed = closings.some(({ call: close, closer, resource }) => {
      const statement = grammar.statementOfCall(close.origin);
      const tried = statement && grammar.triedBefore(statement);
      return closer?.graceful !== true && used.includes(resource) && tried !== undefined && tried.start <= awaiting.start && awaiting.end <= tried.end;
    });
    if (!isHeld && !isClosed) return [];
    return [{ at: awaiting.start, changes: [{ start: awaiting.start, end: awaiting.operand, text: "" }] }];
  });
}

/** The resource, and what it is closed with. */
function withOwners(resource: Tracked): readonly Tracked[] {
  return resource.child === true && resource.parent !== undefined ? [resource, ...withOwners(resource.parent)] : [resource];
}
