/** Does a run over the corpus tell what differs from the last update, and what nobody has read? */
import { expect, test } from "vitest";
import { renderDifference } from "../../tools/corpus/difference.ts";
import { compare, digestOf, type LedgerEntry, type Occurrence } from "../../tools/corpus/ledger.ts";
import { readUnread, unreadText, updatedUnread } from "../../tools/corpus/unread.ts";
import { textOf } from "../project-files.ts";

function found(file: string, line: number, messageId = "dropped"): Occurrence {
  return { package: "p", version: "1.0.0", file, line, rule: "no-floating-tasks", messageId, digest: digestOf(`start(${file});`) };
}

function read(at: Occurrence, parts: Partial<LedgerEntry> = {}): LedgerEntry {
  return { ...at, configuration: "recommended", round: 1, verdict: "true", why: "It may fail.", ...parts };
}

function difference(ledger: readonly LedgerEntry[], known: readonly Occurrence[], now: readonly Occurrence[]): readonly string[] {
  const comparison = compare(ledger, now);
  return renderDifference(comparison, compare(known, comparison.unread));
}

test("the same findings are no difference, also when their lines have moved", () => {
  expect(difference([read(found("a.js", 1))], [found("b.js", 2)], [found("a.js", 4), found("b.js", 9)])).toEqual([
    "No finding differs from the last update.",
  ]);
});

test("what is gone and what is new is told by place, read or not", () => {
  const now = [found("c.js", 3), found("d.js", 4)];
  expect(difference([read(found("a.js", 1))], [found("b.js", 2), found("d.js", 4)], now)).toEqual([
    "Findings that differ from the last update: - 2 gone, + 1 new, ~ 0 told in other words.",
    "- p@1.0.0 a.js:1 no-floating-tasks (dropped) read, true: It may fail.",
    "- p@1.0.0 b.js:2 no-floating-tasks (dropped) not read",
    "+ p@1.0.0 c.js:3 no-floating-tasks (dropped) not read",
  ]);
});

test("a false finding that is back is new, and one that stays away is not told again", () => {
  const away = read(found("a.js", 1), { verdict: "false", why: "Nothing fails there.", isGone: true });
  expect(difference([away], [], [])).toHaveLength(1);
  expect(difference([away], [], [found("a.js", 1)]).slice(1)).toEqual([
    "+ p@1.0.0 a.js:1 no-floating-tasks (dropped) read, false: Nothing fails there.",
  ]);
});

test("a finding with another message of its rule is told as changed", () => {
  expect(difference([read(found("a.js", 1))], [found("b.js", 1)], [found("a.js", 1, "stored"), found("b.js", 1, "stored")]).slice(1)).toEqual([
    "~ p@1.0.0 a.js:1 no-floating-tasks (dropped -> stored) read, true: It may fail.",
    "~ p@1.0.0 b.js:1 no-floating-tasks (dropped -> stored) not read",
  ]);
});

test("where nothing is kept of what nobody has read, only what was read is compared", () => {
  expect(renderDifference(compare([read(found("a.js", 1))], [found("a.js", 1), found("b.js", 2)]), undefined)).toEqual([
    "No finding differs from the last update.",
  ]);
});

test("an update replaces what is kept of the packages of its run", () => {
  const other = { ...found("a.js", 1), package: "q" };
  expect(updatedUnread([found("a.js", 1), other], new Set(["p"]), [found("b.js", 2)])).toEqual([other, found("b.js", 2)]);
});

test("the file of what nobody has read is sorted, one line a finding", () => {
  expect(textOf("tools/corpus/unread.json")).toBe(unreadText(readUnread()));
});
