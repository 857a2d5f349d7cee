/**
 * What did the runs of one program see, at each of its sites?
 *
 * The same shape comes from JavaScript and from Python, where the program really ran: once for each series of answers
 * (branches, rounds of loops, which call fails, which task is slow) up to a bound.
 */

/** How often a call found its resource open and closed. */
export interface UseOutcomes {
  readonly open: number;
  readonly closed: number;
  /** Of those that found it open, those after a failure in the same run. */
  readonly openAfterFailure: number;
  /** The same in further rounds of a loop alone, by the site of the loop. */
  readonly further: Readonly<Record<string, { readonly open: number; readonly closed: number }>>;
  /** The sites that had closed it; 0 is the end of a block. */
  readonly closedBy: readonly number[];
}

/** How the resources that one site opens ended, in counts of runs. */
export interface LeakOutcomes {
  readonly opened: number;
  /** One was open at the end, in a run in which nothing failed that the program did not catch. */
  readonly leaked: number;
  /** One was open at the end of a run that an uncaught failure ended. */
  readonly leakedByFailure: number;
  /** One was closed by the program. */
  readonly closed: number;
  /** One left the program: it was given away or returned. */
  readonly handedOn: number;
  /** It was closed when a function gave it. */
  readonly returnedClosed: number;
}

/** How the tasks that one site starts ended. */
export interface TaskOutcomes {
  readonly started: number;
  /** Nobody waited for one, in a run in which nothing failed that the program did not catch. */
  readonly left: number;
  /** The resource was closed while it was pending. */
  readonly closedUnder: number;
}

/** All runs of one program. */
export interface Outcomes {
  readonly runs: number;
  /** Not all series of answers were tried. */
  readonly isCut: boolean;
  readonly uses: Readonly<Record<string, UseOutcomes>>;
  /** Closes, by whether they found the resource closed already. */
  readonly closes: Readonly<Record<string, UseOutcomes>>;
  /** Closes under which some task was pending, in counts of runs. */
  readonly closedUnder: Readonly<Record<string, number>>;
  readonly leaks: Readonly<Record<string, LeakOutcomes>>;
  readonly tasks: Readonly<Record<string, TaskOutcomes>>;
  /** Runs in which no use came too late, no close came twice where that fails, nothing was left open, and no task left. */
  readonly faultless: number;
  /** Of each run: the answers that it got, and what it did. */
  readonly traces: readonly Trace[];
}

/** One run, as far as an edit has to keep it. */
export interface Trace {
  /** The answers by the name of the question; what is not named is answered with 0. */
  readonly answers: Readonly<Record<string, number>>;
  /** Uses, works and openings by site, in order; not the closes, which an edit may move. */
  readonly steps: readonly string[];
  /** How `main` ended. */
  readonly ending: string;
  /** Something was used too late, closed twice where that fails, or closed under a task. */
  readonly isFaulty: boolean;
  /** Sites of what was open at the end and not handed on. */
  readonly left: readonly number[];
  /** Closes of things that were closed already. */
  readonly again: number;
  readonly unawaited: readonly number[];
}
