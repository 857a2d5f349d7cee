/** How does the page of situations read? It is written from the cases, so it says what they show and nothing else. */
import type { ESLint } from "eslint";
import plugin from "../../src/index.ts";
import type { CollectedCase } from "./collect.ts";
import { LIMIT_REASONS } from "./limits.ts";
import { SITUATION_GROUPS, type SituationGroup } from "./situations.ts";
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
    "This page lists what the rules decide: every situation is shown by a test, and the last column links to it.",
    "*Flagged* means that the rule reports, *silent* that no rule does, *by option* that a rule reports when an option is set,",
    "and *limit* that the answer of today is not the right one yet; in the sentences `open()` yields a session `s`, `s.close()`",
    "ends it, and `s.run(f)` starts a task.",
    "What is not found, or reported by mistake, is in the first table.",
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
      row([number === undefined ? "" : String(number), link(title, file), isReported ? "flagged" : "silent", LIMIT_REASONS[title] ?? "", ruleLink(rule)]),
    ),
  ];
}

function groupTable({ letter, rows, title }: SituationGroup, numbered: readonly NumberedCase[]): string[] {
  return [
    "",
    `## ${letter}. ${title}`,
    "",
    "| # | situation | verdict | rule | test |",
    "|---|---|---|---|---|",
    ...rows.map((situation) => {
      const marks = distinct(metMarks(situation, numbered));
      return row([
        String(situation.number),
        situation.sentence,
        marks.map(verdictText).join("<br>"),
        [...new Set(marks.flatMap(({ shownBy }) => (shownBy === undefined ? [] : ruleLink(shownBy.rule))))].join("<br>"),
        marks.flatMap(({ shownBy }) => (shownBy === undefined ? [] : link(shownBy.title, shownBy.file))).join("<br>"),
      ]);
    }),
  ];
}

/** Two variants that one case shows are one line of the cell. */
function distinct(marks: readonly MetMark[]): readonly MetMark[] {
  return marks.filter(({ shownBy }, index) => marks.findIndex((other) => other.shownBy === shownBy) === index);
}

function verdictText({ mark, shownBy }: MetMark): string {
  if (shownBy === undefined) return "no test yet";
  if (shownBy.isLimit) return `limit: ${shownBy.verdict}`;
  if (shownBy.isByOption) return `${shownBy.verdict} by option`;
  return mark === "P" ? `${shownBy.verdict} by default` : shownBy.verdict;
}

function ruleLink(rule: string): string {
  return Object.hasOwn(rules, rule) ? `[${rule}](rules/${rule}.md)` : rule;
}

function link(title: string, file: string): string {
  return `[${title.replaceAll(/[[\]]/gu, "\\$&")}](../${file})`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
}
