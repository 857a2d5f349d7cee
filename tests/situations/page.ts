/** How does the page of situations read? It is written from the cases, so it says what they show and nothing else. */
import type { ESLint } from "eslint";
import plugin from "../../src/index.ts";
import type { CollectedCase } from "./collect.ts";
import { LIMIT_REASONS } from "./limits.ts";
import type { Situation, SituationGroup } from "./situation.ts";
import { SITUATION_GROUPS } from "./situations.ts";
import { limitsOf, type MetMark, metMarks, type NumberedCase, numberedCases } from "./verdicts.ts";

/** Where the page is, from the root of the project. */
export const PAGE = "docs/situations.md";

const { rules = {} }: ESLint.Plugin = plugin;

/** The text of the page. */
export function situationsPage(cases: readonly CollectedCase[]): string {
  const numbered = numberedCases(cases);
  return [
    "<!-- Written by `npm run generate` from the titles of the tests; do not edit. -->",
    "",
    "# Situations",
    "",
    "This page lists what the rules decide: every situation is shown by a test, and the last column links to it. *Flagged* and",
    "*silent* say what the rules do, *offered* and *not offered* whether there is such an edit, *by default* and *by option*",
    "what depends on an option, and *limit* that the answer is not the right one yet; in the sentences `open()` yields a",
    "session `s`, `s.close()` ends it, and `s.run(f)` starts a task. The first table holds the limits: what is not found, or",
    "reported by mistake, and why.",
    "",
    "## Limits",
    "",
    ...limitsTable(cases),
    ...SITUATION_GROUPS.flatMap((group) => groupTable(group, numbered)),
    "",
  ].join("\n");
}

function limitsTable(cases: readonly CollectedCase[]): string[] {
  const limits = limitsOf(cases);
  if (limits.length === 0) return ["None."];
  return [
    "| # | situation | today | why | rule |",
    "|---|---|---|---|---|",
    ...limits.map(({ file, isReported, number, rule, title }) =>
      tableRow([number === undefined ? "" : String(number), link(title, file), isReported ? "flagged" : "silent", LIMIT_REASONS[title] ?? "", ruleLink(rule)]),
    ),
  ];
}

function groupTable({ letter, rows, title }: SituationGroup, numbered: readonly NumberedCase[]): string[] {
  const ordered = mainRuleFirst(rows, numbered);
  return [
    "",
    letter === undefined ? `## ${title}` : `## ${letter}. ${title}`,
    "",
    "| # | situation | verdict | rule | test |",
    "|---|---|---|---|---|",
    ...rows.map((situation) => {
      const marks = distinct(metMarks(situation, ordered));
      return tableRow([
        String(situation.number),
        situation.sentence,
        marks.map(verdictText).join("<br>"),
        [...new Set(marks.flatMap(({ shownBy }) => (shownBy === undefined ? [] : ruleLink(shownBy.rule))))].join("<br>"),
        marks.flatMap(({ shownBy }) => (shownBy === undefined ? [] : link(shownBy.title, shownBy.file))).join("<br>"),
      ]);
    }),
  ];
}

/** The cases of a group, beginning with those of the rule that has most of them: it is what the group is about. */
function mainRuleFirst(rows: readonly Situation[], numbered: readonly NumberedCase[]): readonly NumberedCase[] {
  const inGroup = numbered.filter(({ number }) => rows.some((row) => row.number === number));
  const sizes = new Map<string, number>();
  for (const { rule } of inGroup) sizes.set(rule, (sizes.get(rule) ?? 0) + 1);
  return inGroup.sort((left, right) => (sizes.get(right.rule) ?? 0) - (sizes.get(left.rule) ?? 0));
}

/** Two variants that one case shows are one line of the cell. */
function distinct(marks: readonly MetMark[]): readonly MetMark[] {
  return marks.filter(({ shownBy }, index) => marks.findIndex((other) => other.shownBy === shownBy) === index);
}

function verdictText({ mark, shownBy }: MetMark): string {
  if (shownBy === undefined) return "no test yet";
  if (shownBy.isLimit) return `limit: ${shownBy.verdict}`;
  if (shownBy.isByOption && shownBy.verdict === "flagged") return "flagged by option";
  return mark === "P" ? `${shownBy.verdict} by default` : shownBy.verdict;
}

function ruleLink(rule: string): string {
  return Object.hasOwn(rules, rule) ? `[${rule}](rules/${rule}.md)` : rule;
}

function link(title: string, file: string): string {
  return `[${title.replaceAll(/[[\]]/gu, "\\$&")}](../${file})`;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
}
