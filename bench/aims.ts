/** Are the figures as good as they should be? */

/** What is aimed at, as the page says it too. */
export const AIMS = {
  /** Our rules add at most this share to the time of ESLint without rules, when there are no types. */
  added: 0.5,
  /** Twice the lines take at most this many times as long. */
  perDoubling: 2.2,
  /** Our rules take at most this many times the memory of ESLint without rules. */
  memory: 1.3,
};

/** Whether one aim is met for one input, with the figures that decide. */
export interface Verdict {
  readonly name: string;
  readonly isMet: boolean;
  readonly figures: string;
}

/** The times of one input with each set of rules, all in the same unit. */
export interface Times {
  readonly none: number;
  readonly ours: number;
  readonly peers: number;
}

/** A length and the time that it took. */
export interface Point {
  readonly lines: number;
  readonly time: number;
}

/** (a) Without types: time of the processor decides, time by the clock is told. */
export function judgeAdded(name: string, processor: Times, clock: Times): Verdict {
  const share = shareAdded(processor.none, processor.ours);
  const figures = `adds ${percent(share)}, aim: at most ${percent(AIMS.added)} (by the clock: ${percent(shareAdded(clock.none, clock.ours))})`;
  return { name, isMet: share <= AIMS.added, figures };
}

/** (b) With types, likewise. */
export function judgeAgainstPeers(name: string, processor: Times, clock: Times): Verdict {
  const [own, theirs, ownByClock, theirsByClock] = [processor, clock].flatMap(({ none, ours, peers }) =>
    [percent(shareAdded(none, ours)), percent(shareAdded(none, peers))]);
  return {
    name,
    isMet: processor.ours <= processor.peers,
    figures: `adds ${own ?? ""}, aim: at most the ${theirs ?? ""} of the peers (by the clock: ${ownByClock ?? ""} and ${theirsByClock ?? ""})`,
  };
}

/** (c) Growth: the steepest step decides. */
export function judgeGrowth(name: string, points: readonly Point[]): Verdict {
  const steepest = Math.max(...factorsPerDoubling(points));
  return {
    name,
    isMet: steepest <= AIMS.perDoubling,
    figures: `${steepest.toFixed(2)} times per doubling at the steepest step, aim: at most ${AIMS.perDoubling}`,
  };
}

/** (d) Memory. */
export function judgeMemory(name: string, none: number, ours: number): Verdict {
  const factor = ours / none;
  return { name, isMet: factor <= AIMS.memory, figures: `${factor.toFixed(2)} times, aim: at most ${AIMS.memory}` };
}

/** How much longer each point takes than the one before it, for each doubling of the lines between them. */
export function factorsPerDoubling(points: readonly Point[]): readonly number[] {
  return points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return (point.time / before.time) ** (1 / Math.log2(point.lines / before.lines));
  });
}

/** What comes on top, as a share of what is there without. */
export function shareAdded(without: number, withRules: number): number {
  return withRules / without - 1;
}

/** A share as people read it. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
