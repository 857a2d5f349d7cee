/** Is the ledger of the corpus in order, does its page say what it says, and does it know its findings again? */
import { expect, test } from "vitest";
import { RULES } from "../../src/rules/index.generated.ts";
import {
  compare, digestOf, ledgerText, type LedgerEntry, type Occurrence, readLedger, updated, verdicts,
} from "../../tools/corpus/ledger.ts";
import { precisionPage, precisionText } from "../../tools/corpus/precision-page.ts";
import { standardLibrary } from "../../tools/corpus/python-sources.ts";
import { corpusSources } from "../../tools/corpus/selection.ts";
import { textOf } from "../project-files.ts";

const ledger = readLedger();

const entry: LedgerEntry = {
  package: "p", version: "1.0.0", file: "lib/a.js", line: 10, rule: "no-floating-tasks", messageId: "dropped",
  digest: digestOf("  start();"), configuration: "recommended", round: 1, verdict: "true", why: "It may fail.",
};

function found(line: number, text = "  start();"): Occurrence {
  const { package: name, version, file, rule, messageId } = entry;
  return { package: name, version, file, rule, messageId, line, digest: digestOf(text) };
}

test("the page is what the ledger gives", () => {
  expect(textOf(precisionPage)).toBe(precisionText(ledger));
});

test("the file of the ledger is sorted, one line an entry", () => {
  expect(textOf("tools/corpus/ledger.json")).toBe(ledgerText(ledger));
});

test("each entry names a package of the corpus, a rule with its message, and a reason of one sentence", async () => {
  const names = (await corpusSources({ names: [] })).map(({ name }) => name);
  const packages = new Set([...names, standardLibrary]);
  // The ledger knows a package by its name alone.
  expect(names).toHaveLength(new Set(names).size);
  const messages = new Map(RULES.map((rule) => [rule.name, Object.keys(rule.meta?.messages ?? {})]));
  for (const read of ledger) {
    const place = `${read.package}/${read.file}:${read.line}`;
    expect(packages, place).toContain(read.package);
    expect(messages.get(read.rule), place).toContain(read.messageId);
    expect(verdicts, place).toContain(read.verdict);
    expect(read.why, place).toMatch(/^(?:[A-Z]|`)[^\n]*\.$/u);
    expect(read.why, place).not.toMatch(/\. [A-Z]| {2}|\|/u);
    expect(read.digest, place).toMatch(/^[0-9a-f]{12}$/u);
  }
});

test("no finding is read twice", () => {
  const keys = ledger.map((read) => [read.package, read.file, read.line, read.rule, read.messageId].join(" "));
  expect(keys).toEqual([...new Set(keys)]);
});

test("each example of the page about released code is in the ledger, and true", () => {
  const places = [...textOf("docs/found-in-the-wild.md").matchAll(/^(\S+)@(\S+) `(\S+):(\d+)` \((\S+), `([\w-]+)`\)$/gmu)];
  expect(places).toHaveLength(14);
  for (const [whole, name, version, file, line, rule, messageId] of places) {
    const place = { package: name, version, file, line: Number(line), rule, messageId, verdict: "true" };
    expect(ledger, whole).toContainEqual(expect.objectContaining(place));
  }
});

test("a finding is known again after its line has moved, and after its indentation has changed", () => {
  const moved = found(25, "\t\tstart();");
  const { gone, kept, unread } = compare([entry], [moved]);
  expect([...kept]).toEqual([[entry, moved]]);
  expect([gone, unread]).toEqual([[], []]);
});

test("a finding that has got another message of its rule is known again, first where it stood", () => {
  const reworded = { ...found(10), messageId: "stored" };
  expect(compare([entry], [reworded]).kept.get(entry)).toBe(reworded);
  expect(updated([entry], compare([entry], [reworded]))).toEqual([{ ...entry, messageId: "stored" }]);
  const same = found(30);
  const { kept, unread } = compare([entry], [reworded, same]);
  expect(kept.get(entry)).toBe(reworded);
  expect(unread).toEqual([same]);
  const elsewhere = { ...reworded, line: 20 };
  expect(compare([entry], [elsewhere, same]).kept.get(entry)).toBe(same);
});

test("a finding on another line of text, of another rule or in another file is another one", () => {
  const others = [found(10, "stop();"), { ...found(10), rule: "no-nested-run" }, { ...found(10), file: "lib/b.js" }];
  const { gone, unread } = compare([entry], others);
  expect(gone).toEqual([entry]);
  expect(unread).toEqual(others);
});

test("lines of the same text stay apart: the line itself first, the rest in order", () => {
  const second = { ...entry, line: 20 };
  const { kept, unread } = compare([entry, second], [found(20), found(12), found(30)]);
  expect([kept.get(entry)?.line, kept.get(second)?.line]).toEqual([12, 20]);
  expect(unread.map(({ line }) => line)).toEqual([30]);
});

test("a line that has lost its finding does not take that of another line of the same text", () => {
  const others = [20, 30].map((line) => ({ ...entry, line }));
  const reworded = { ...found(10), messageId: "stored" };
  const { gone, kept } = compare([entry, ...others], [reworded, found(20)]);
  expect([...kept].map(([known, { line }]) => [known.line, line])).toEqual([[20, 20], [10, 10]]);
  expect(gone.map(({ line }) => line)).toEqual([30]);
});

test("an update marks what is gone, and takes the mark off again", () => {
  const marked = updated([entry], compare([entry], []));
  expect(marked).toEqual([{ ...entry, isGone: true }]);
  expect(updated(marked, compare(marked, [{ ...found(11), version: "1.0.1" }]))).toEqual([{ ...entry, line: 11, version: "1.0.1" }]);
});

test("entries that a run could not find are neither kept nor gone, and stay as they are", () => {
  expect(updated([entry], compare([], []))).toEqual([entry]);
});
