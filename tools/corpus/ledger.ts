/** Which findings of the corpus have been read, and what came of it? */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * What reading a finding came to: `true` is a defect or a risk that a maintainer would take on, `debatable` is right
 * in fact and harmless where it stands, and the message of a `false` one claims what is not so.
 */
export type Verdict = "true" | "debatable" | "false";

/** Whether a finding is one of the recommended configuration, or only of the strict one. */
export type Configuration = "recommended" | "strict";

/** A finding by what stays when lines are added above it. */
export interface FindingKey {
  readonly package: string;
  readonly file: string;
  readonly rule: string;
  readonly messageId: string;
  /** Digest of the text of its line, from {@link digestOf}. */
  readonly digest: string;
}

/** A finding that was read with the source open. */
export interface LedgerEntry extends FindingKey {
  readonly version: string;
  /** Where the finding was at the last update. */
  readonly line: number;
  readonly configuration: Configuration;
  /** Findings of one round were read after the same changes; a later round is a fresh sample. */
  readonly round: number;
  readonly verdict: Verdict;
  /** One sentence. */
  readonly why: string;
  /** The finding was not found any more at the last update. */
  readonly isGone?: true;
}

/** A finding as the corpus has it now. */
export interface Occurrence extends FindingKey {
  readonly version: string;
  readonly line: number;
}

/** What was known held against the findings of a run. */
export interface Comparison<Known extends Occurrence, Found extends Occurrence> {
  /** The entries that were found again, each with its finding. */
  readonly kept: ReadonlyMap<Known, Found>;
  /** The entries that were not found. */
  readonly gone: readonly Known[];
  /** The findings of which there is no entry. */
  readonly unread: readonly Found[];
}

const ledgerFile = path.join(import.meta.dirname, "ledger.json");

/** The verdicts, in the order in which they are told. */
export const verdicts: readonly Verdict[] = ["true", "debatable", "false"];

/** The ledger of the project. */
export function readLedger(): readonly LedgerEntry[] {
  return JSON.parse(readFileSync(ledgerFile, "utf8")) as readonly LedgerEntry[];
}

/** Writes the ledger of the project, sorted, with one line for each entry. */
export function writeLedger(ledger: readonly LedgerEntry[]): void {
  writeFileSync(ledgerFile, ledgerText(ledger));
}

/** The ledger as it is kept in its file. */
export function ledgerText(ledger: readonly LedgerEntry[]): string {
  return `[\n${sorted(ledger).map((entry) => JSON.stringify(inOrder(entry))).join(",\n")}\n]\n`;
}

/** A short digest of a line of source, in which only its white space does not count. */
export function digestOf(line: string): string {
  return createHash("sha256").update(line.replaceAll(/\s+/gu, " ").trim()).digest("hex").slice(0, 12);
}

/** Entries by rule, then by package, file and line. */
export function sorted(ledger: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const parts = (entry: LedgerEntry): string =>
    [entry.rule, entry.package, entry.file, String(entry.line).padStart(6, "0"), entry.messageId].join("\0");
  return [...ledger].sort((a, b) => (parts(a) < parts(b) ? -1 : 1));
}

/**
 * Holds the ledger against what was found.
 *
 * Entries and findings with the same key (a line that stands twice in its file) belong together, in the order of their lines
 * where no line is the same.
 * What is left may have got another message of its rule: it is the same mistake, told in other words.
 */
export function compare<Known extends Occurrence, Found extends Occurrence>(
  ledger: readonly Known[],
  found: readonly Found[],
): Comparison<Known, Found> {
  const kept = new Map<Known, Found>();
  const unread = new Set(found);
  // Who stands where it stood comes first, before a line of the same text takes its finding.
  const steps = [true, false].flatMap((isSameLine) => [exactKey, keyWithoutMessage].map((keyOf) => ({ isSameLine, keyOf })));
  for (const { isSameLine, keyOf } of steps) {
    const waiting = new Map<string, Found[]>();
    for (const finding of byLine([...unread])) waiting.set(keyOf(finding), [...(waiting.get(keyOf(finding)) ?? []), finding]);
    for (const entry of byLine(ledger.filter((read) => !kept.has(read)))) {
      const candidates = (waiting.get(keyOf(entry)) ?? []).filter((finding) => unread.has(finding));
      const finding = isSameLine ? candidates.find(({ line }) => line === entry.line) : candidates[0];
      if (finding === undefined) continue;
      kept.set(entry, finding);
      unread.delete(finding);
    }
  }
  return { kept, gone: ledger.filter((entry) => !kept.has(entry)), unread: found.filter((finding) => unread.has(finding)) };
}

/** The ledger with the versions, lines and messages of a comparison, and its marks of what is gone. Entries outside of it stay. */
export function updated<Found extends Occurrence>(
  ledger: readonly LedgerEntry[],
  { gone, kept }: Comparison<LedgerEntry, Found>,
): readonly LedgerEntry[] {
  return ledger.map((entry) => {
    const finding = kept.get(entry);
    if (finding !== undefined) {
      const { isGone: _, ...rest } = entry;
      return { ...rest, version: finding.version, line: finding.line, messageId: finding.messageId };
    }
    return gone.includes(entry) ? { ...entry, isGone: true } : entry;
  });
}

function byLine<Item extends { readonly line: number }>(items: readonly Item[]): readonly Item[] {
  return [...items].sort((a, b) => a.line - b.line);
}

function exactKey(finding: FindingKey): string {
  return `${keyWithoutMessage(finding)}\0${finding.messageId}`;
}

function keyWithoutMessage({ package: name, file, rule, digest }: FindingKey): string {
  return [name, file, rule, digest].join("\0");
}

/** The same entry with its keys in the order in which the file has them. */
function inOrder(entry: LedgerEntry): LedgerEntry {
  const { package: name, version, file, line, rule, messageId, digest, configuration, round, verdict, why, isGone } = entry;
  const ordered = { package: name, version, file, line, rule, messageId, digest, configuration, round, verdict, why };
  return isGone === true ? { ...ordered, isGone } : ordered;
}
