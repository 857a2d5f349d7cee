/** Which findings of a run differ from those of the last update, as a diff? */
import { escapeText } from "../../src/cli/escape.ts";
import type { Comparison, LedgerEntry, Occurrence } from "./ledger.ts";

/** One line of the diff: what is gone, what is new, what is told in other words. */
interface Change {
  readonly sign: "-" | "+" | "~";
  readonly at: Occurrence;
  /** The message, where it is not that of the finding itself. */
  readonly messages?: string;
  /** What reading it came to. */
  readonly reading: string;
}

/**
 * What has changed since the last update.
 *
 * @param read The ledger held against all findings of the run.
 * @param others What nobody had read, held against what is not in the ledger; undefined when that was not kept for this configuration.
 */
export function renderDifference<Found extends Occurrence>(
  read: Comparison<LedgerEntry, Found>,
  others: Comparison<Occurrence, Found> | undefined,
): readonly string[] {
  const changes = [...changesOfRead(read), ...(others === undefined ? [] : changesOfOthers(others))];
  if (changes.length === 0) return ["No finding differs from the last update."];
  const count = (sign: Change["sign"]): number => changes.filter((change) => change.sign === sign).length;
  return [
    `Findings that differ from the last update: - ${count("-")} gone, + ${count("+")} new, ~ ${count("~")} told in other words.`,
    ...changes.sort(byPlace).map(lineOf),
  ];
}

function changesOfRead<Found extends Occurrence>({ gone, kept }: Comparison<LedgerEntry, Found>): readonly Change[] {
  return [
    ...gone.filter(({ isGone }) => isGone !== true).map((entry): Change => ({ sign: "-", at: entry, reading: readingOf(entry) })),
    ...[...kept].flatMap(([entry, found]): readonly Change[] => {
      if (entry.isGone === true) return [{ sign: "+", at: found, reading: readingOf(entry) }];
      if (entry.messageId === found.messageId) return [];
      return [{ sign: "~", at: found, messages: `${entry.messageId} -> ${found.messageId}`, reading: readingOf(entry) }];
    }),
  ];
}

function changesOfOthers<Found extends Occurrence>({ gone, kept, unread }: Comparison<Occurrence, Found>): readonly Change[] {
  const reading = "not read";
  return [
    ...gone.map((at): Change => ({ sign: "-", at, reading })),
    ...unread.map((at): Change => ({ sign: "+", at, reading })),
    ...[...kept].filter(([known, found]) => known.messageId !== found.messageId)
      .map(([known, at]): Change => ({ sign: "~", at, messages: `${known.messageId} -> ${at.messageId}`, reading })),
  ];
}

function readingOf({ verdict, why }: LedgerEntry): string {
  return `read, ${verdict}: ${why}`;
}

function byPlace(a: Change, b: Change): number {
  const [left, right] = [a, b].map(({ at, sign }) => [at.package, at.file, String(at.line).padStart(6, "0"), sign].join("\0"));
  return (left ?? "") < (right ?? "") ? -1 : 1;
}

function lineOf({ at, messages, reading, sign }: Change): string {
  const place = `${at.package}@${at.version} ${at.file}:${at.line}`;
  return escapeText(`${sign} ${place} ${at.rule} (${messages ?? at.messageId}) ${reading}`);
}
