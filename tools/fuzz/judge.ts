/** Does what the linter says agree with what the runs of the program saw? */
import type { Finding } from "./lint.ts";
import type { Outcomes, UseOutcomes } from "./outcomes.ts";
import type { Place } from "./sites.ts";

/**
 * `real`: the runs show it. `wrong`: they contradict it. `unreached`: no run came there. `open`: not all runs were tried, or
 * nothing tells.
 */
export type Verdict = "open" | "real" | "unreached" | "wrong";

/** What was found out about one finding. */
export interface Judgement {
  readonly finding: Finding;
  readonly verdict: Verdict;
  readonly reason: string;
}

/**
 * Judges one finding.
 *
 * @param isMaybe It is only said where rules say all they know, so that one run is enough.
 */
export function judge(finding: Finding, outcomes: Outcomes, isMaybe: boolean, places: ReadonlyMap<number, Place>): Judgement {
  const { site } = finding;
  if (site === undefined) return { finding, verdict: "open", reason: "no site stands at its place" };
  const told = tell(finding, site, outcomes, isMaybe, places);
  if (told === undefined) return { finding, verdict: "open", reason: "nothing tells" };
  // A run that was not tried may show it.
  if (told.verdict !== "real" && outcomes.isCut && !told.isSure) return { finding, verdict: "open", reason: "not all runs were tried" };
  return { finding, verdict: told.verdict, reason: told.reason };
}

interface Told {
  readonly verdict: Verdict;
  readonly reason: string;
  /** A run contradicts it, whatever others do. */
  readonly isSure?: boolean;
}

const real: Told = { verdict: "real", reason: "" };
const unreached: Told = { verdict: "unreached", reason: "no run reaches it" };

function tell({ messageId, rule }: Finding, site: number, outcomes: Outcomes, isMaybe: boolean, places: ReadonlyMap<number, Place>): Told | undefined {
  const isInFinal = places.get(site)?.isInFinal === true;
  const isInList = (close: number): boolean => places.get(close)?.inside === "each";
  const leak = outcomes.leaks[site];
  const task = outcomes.tasks[site];
  switch (`${rule} ${messageId}`) {
    case "no-reuse-after-close used":
      return late(outcomes.uses[site], isMaybe, isInFinal, "used");
    case "no-reuse-after-close maybeUsed":
      return late(outcomes.uses[site], true, isInFinal, "used");
    case "no-reuse-after-close closedAgain":
      return late(outcomes.closes[site], isMaybe, isInFinal, "closed");
    case "no-reuse-after-close returned":
    case "no-reuse-after-close returnedClosed":
      if (leak === undefined) return unreached;
      return leak.returnedClosed > 0 ? real : { verdict: "wrong", reason: "no run gives it closed" };
    case "no-undisposed-session never":
    case "no-undisposed-session path":
    case "no-undisposed-session overwritten":
    case "no-undisposed-session temporary":
      if (leak === undefined) return unreached;
      if (leak.leaked > 0) return messageId === "never" && leak.closed > 0 ? { verdict: "wrong", reason: "said to be never closed, and a run closes it" } : real;
      // A caller that fails for want of what it was to get hides that the function had come to its end.
      if (messageId === "never" && leak.closed === 0 && leak.leakedByFailure > 0) return real;
      return { verdict: "wrong", reason: leak.leakedByFailure > 0 ? "only an uncaught failure leaves it open" : "no run leaves it open" };
    case "no-close-while-running pending": {
      if ((outcomes.closedUnder[site] ?? 0) > 0) return real;
      // What the elements of a list are is not followed, so the close in a loop over it is not seen.
      if (outcomes.closes[site]?.closedBy.some((one) => isInList(one)) === true) return undefined;
      return outcomes.closes[site] === undefined ? unreached : { verdict: "wrong", reason: "no task is pending there on any run" };
    }
    case "no-close-while-running scope":
    case "no-close-while-running returned":
      if (task === undefined) return unreached;
      return task.closedUnder > 0 ? real : { verdict: "wrong", reason: "the task is done before the close on every run" };
    case "no-floating-tasks dropped":
    case "no-floating-tasks stored":
    case "no-floating-tasks lazy":
    case "no-floating-tasks array":
      if (task === undefined) return unreached;
      return task.left > 0 ? real : { verdict: "wrong", reason: "somebody waits for it on every run" };
    case "prefer-context-manager finally":
    case "prefer-context-manager happy-path":
      if (leak === undefined) return unreached;
      return leak.closed > 0 ? real : { verdict: "wrong", reason: "no run closes it" };
    default:
      return undefined;
  }
}

function late(met: UseOutcomes | undefined, isMaybe: boolean, isInFinal: boolean, what: string): Told {
  if (met === undefined) return unreached;
  if (met.closed === 0) return { verdict: "wrong", reason: `no run has closed it where it is ${what}` };
  // In a `finally`, that a failure may lead there before the close is no contradiction.
  if (isMaybe || met.open === (isInFinal ? met.openAfterFailure : 0)) return real;
  // In further rounds of a loop it may be closed each time.
  if (Object.values(met.further).some(({ closed, open }) => closed > 0 && open === 0)) return real;
  return { verdict: "wrong", reason: `a run finds it open where it is ${what}`, isSure: true };
}
