/** Which findings of the recommended configuration has nobody read, so that a new one is told from one that was there? */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Occurrence } from "./ledger.ts";

const unreadFile = path.join(import.meta.dirname, "unread.json");

/** The findings that were there at the last update, and are not in the ledger. */
export function readUnread(): readonly Occurrence[] {
  return JSON.parse(readFileSync(unreadFile, "utf8")) as readonly Occurrence[];
}

/** Writes what nobody has read, sorted, with one line for each finding. */
export function writeUnread(findings: readonly Occurrence[]): void {
  writeFileSync(unreadFile, unreadText(findings));
}

/** The findings as they are kept in their file. */
export function unreadText(findings: readonly Occurrence[]): string {
  const lines = findings.map(({ package: name, version, file, line, rule, messageId, digest }) => ({
    key: [name, file, rule, String(line).padStart(6, "0"), messageId].join("\0"),
    text: JSON.stringify({ package: name, version, file, line, rule, messageId, digest }),
  }));
  lines.sort((a, b) => (a.key < b.key ? -1 : 1));
  return `[\n${lines.map(({ text }) => text).join(",\n")}\n]\n`;
}

/** What is kept after a run over some packages: theirs as they are now, and those of the others as they were. */
export function updatedUnread(known: readonly Occurrence[], names: ReadonlySet<string>, unread: readonly Occurrence[]): readonly Occurrence[] {
  return [...known.filter((finding) => !names.has(finding.package)), ...unread];
}
