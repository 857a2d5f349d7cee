/**
 * What do all analyses say about one file?
 *
 * Lowered file -> solved functions -> observations -> findings. Each step runs once, on first demand, for all rules.
 */
import { findBlocking } from "./analyses/blocking.ts";
import { closesField, findBrokenBorrows } from "./analyses/borrows.ts";
import { findReuse } from "./analyses/lifetimes.ts";
import { fillsField } from "./analyses/fields.ts";
import { findHandHeld, findLeaks } from "./analyses/ownership.ts";
import { findMisuses } from "./analyses/misuses.ts";
import { findPolicies } from "./analyses/policies.ts";
import { excludesOthers, findNestedRuns, hasRun } from "./analyses/runs.ts";
import { findClosedInside } from "./analyses/runs/within.ts";
import { findCloseWhileRunning, findFloating, findGoingOn, findHarmless } from "./analyses/tasks.ts";
import type {
  BlockingFinding,
  BorrowFinding,
  CloseWhileRunningFinding,
  FloatingFinding,
  HandHeldFinding,
  LeakFinding,
  MisuseFinding,
  NestedRunFinding,
  PolicyFinding,
  ReuseFinding,
} from "./findings.ts";
import type { FileIr } from "./ir.ts";
import type { TermProblem } from "./terms.ts";
import type { Observations } from "./observations.ts";
import { solveFile } from "./solve-file.ts";
import { type Traced, type Way, waysTo } from "./ways.ts";

/** The questions that rules ask. Every list is in source order and holds at most one finding a place. */
export interface Analyses {
  readonly lifetimes: {
    /** Uses, closes and ways out of a scope that meet a closed resource. */
    usesAfterRelease(): readonly ReuseFinding[];
  };
  readonly tasks: {
    /** Tasks that nobody waits for. */
    floating(): readonly FloatingFinding[];
    /** Offsets of statements that drop a task for which nobody has to wait. */
    harmless(): ReadonlySet<number>;
    /** Offsets of statements that drop a task which is not to be waited for there. */
    goingOn(): ReadonlySet<number>;
    /** Closings under running work, and closings that nobody waits for. */
    closedWhileRunning(): readonly CloseWhileRunningFinding[];
  };
  readonly runs: {
    /** Runs inside a context that already runs. */
    nested(): readonly NestedRunFinding[];
    /** What is chosen for all runs of the process. */
    policies(): readonly PolicyFinding[];
  };
  readonly ownership: {
    /** Resources left open on some way out. */
    leaks(): readonly LeakFinding[];
    /** Blocks and closers that are none for their resource, and resources that cannot be opened where they are. */
    misuses(): readonly MisuseFinding[];
    /** What is closed or kept by those who only borrow it. */
    brokenBorrows(): readonly BorrowFinding[];
    /** What is wrong with what authors say about ownership, whatever the functions do. */
    termProblems(): readonly TermProblem[];
    /** Resources that are closed by hand. */
    heldByHand(): readonly HandHeldFinding[];
  };
  readonly blocking: {
    /** Calls that block the thread in async code. */
    calls(): readonly BlockingFinding[];
  };
  /** The way to a finding, function by function, for people. It is the more exact for states that were kept. */
  waysTo(finding: Traced): readonly Way[];
}

/**
 * Analyses of one lowered file. Nothing is computed before it is asked for.
 *
 * @param keepsStates What is known inside of functions is kept after it has served, because ways will be asked for.
 */
export function analyze(ir: FileIr, keepsStates = false): Analyses {
  const solved = once(() => solveFile(ir, keepsStates));
  const seen = (): readonly Observations[] => solved().telling;
  // What a class does with its fields, and what goes round a run, is looked for in all functions.
  const whole = (isNeeded: (one: Observations) => boolean): readonly Observations[] =>
    seen().some(isNeeded) ? solved().all() : seen();
  // What is inside a run is one of these things, or calls what is.
  const leadingTo = (isGoal: (one: Observations) => boolean): readonly Observations[] => {
    const goals = seen().filter(isGoal);
    return goals.length > 0 ? solved().leadingTo(goals.map(({ graph }) => graph.id)) : seen();
  };
  return {
    lifetimes: { usesAfterRelease: once(() => findReuse(ir, seen())) },
    tasks: {
      floating: once(() => findFloating(ir, seen())),
      goingOn: once(() => findGoingOn(seen())),
      harmless: once(() => findHarmless(seen())),
      closedWhileRunning: once(() => [...findCloseWhileRunning(ir, seen()), ...findClosedInside(ir, leadingTo(closesWhatRuns))]),
    },
    runs: { nested: once(() => findNestedRuns(ir, seen().some(excludesOthers) ? solved().all() : leadingTo(hasRun))), policies: once(() => findPolicies(seen())) },
    ownership: {
      leaks: once(() => findLeaks(ir, whole(fillsField))),
      misuses: once(() => findMisuses(ir, seen())),
      brokenBorrows: once(() => findBrokenBorrows(ir, whole(closesField))),
      termProblems: () => ir.termProblems,
      heldByHand: once(() => findHandHeld(ir, seen())),
    },
    blocking: { calls: once(() => findBlocking(ir, seen())) },
    waysTo: (finding) => waysTo(ir.functions, keepsStates ? solved().all() : seen(), finding),
  };
}

/** Whether the function closes something that may be running it. */
function closesWhatRuns({ solution }: Observations): boolean {
  for (const { whileRunning } of solution.context.called.values()) if (whileRunning !== undefined) return true;
  return false;
}

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}
