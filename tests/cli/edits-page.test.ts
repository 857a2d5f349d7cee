/** Do the record of the corpus edits and its page count what a run has found, failures included? */
import { expect, test } from "vitest";
import type { EditCounts } from "../../tools/corpus/edits.ts";
import { editsPage, editsText } from "../../tools/corpus/edits-page.ts";
import { readEditRecord, recordOf } from "../../tools/corpus/edits-record.ts";
import type { EditReport } from "../../tools/corpus/edits-report.ts";
import { textOf } from "../project-files.ts";

const base = { lines: 1, milliseconds: 1, findings: [] };
const nothing: EditCounts = { fixes: 0, suggestions: 0, checked: 0, together: 0, typed: 0, unstrict: 0, unparsed: 0, failures: [] };
const broken: EditCounts = {
  ...nothing, fixes: 2, suggestions: 1, checked: 4, together: 1,
  failures: [
    { line: 3, rule: "r", edit: "fix", diff: "", breaches: [{ promise: "types", told: "a" }, { promise: "types", told: "b" }] },
    { line: 0, rule: "", edit: "all fixes", diff: "", breaches: [{ promise: "types", told: "a" }, { promise: "comments", told: "c" }] },
  ],
};
const files: readonly EditReport[] = [
  { ...base, file: "/p/a.js", failure: null, edits: broken },
  { ...base, file: "/p/b.js", failure: null, edits: { ...nothing, unparsed: 1 } },
  { ...base, file: "/p/c.js", failure: { kind: "hang", text: "No answer." }, edits: null },
];
const record = recordOf([{ name: "p@1.0.0", folder: "/p", files }, { name: "q@2.0.0", folder: "/q", files: [{ ...base, file: "/q/a.js", failure: null, edits: nothing }] }]);

test("a text counts once for each promise that it breaks", () => {
  expect(record[0]).toEqual({
    package: "p@1.0.0", files: 3, unparsed: 1, edited: 1, fixes: 2, suggestions: 1, checked: 4, crashed: 1,
    broken: { types: 2, comments: 1 },
  });
});

test("the page tells failures, crashes and files that do not parse", () => {
  const page = editsText(record);
  expect(page).toContain("2 packages and the examples have 4 files. 1 of them have 2 fixes and 1 suggestions.");
  expect(page).toContain("4 different texts, which one edit or all fixes together leave, were checked.\n1 files do not parse; 1 could not be checked to the end.");
  expect(page).toMatch(/^\| TypeScript .* \| 2 \|$/mu);
  expect(page).toMatch(/^\| Every comment .* \| 1 \|$/mu);
  expect(page).toContain("| p@1.0.0 | 3 | 1 | 2 | 1 | 4 | 4 |");
  expect(page).not.toContain("q@2.0.0");
});

test("the page is that of the record", () => {
  expect(textOf(editsPage)).toBe(editsText(readEditRecord()));
});
