/** How is a run of `npm run verify:catalog` told on a terminal? */
import { escapeText } from "../../src/cli/escape.ts";
import { countOf, type JudgedClaim, type LibraryTally, reasonsOf, told } from "./tally.ts";
import type { Standing } from "./verdict.ts";

/** One line a library: how many of its claims stand how, and the reason for most of those that could not be verified. */
export function renderSummary(libraries: readonly LibraryTally[]): readonly string[] {
  const rows = libraries.map(({ claims, library, version }) => [`${library} ${version}`, ...counts(claims), shortened(reasonsOf(claims)[0] ?? "")]);
  const all = libraries.flatMap(({ claims }) => claims);
  return columns(["library", "claims", "ran", "present", "not verifiable", "wrong", "mostly because"], [...rows, ["all", ...counts(all), ""]]);
}

/** Every claim of these libraries with its verdicts, or only those that stand so. */
export function renderClaims(libraries: readonly LibraryTally[], only?: Standing): readonly string[] {
  const rows = libraries.flatMap(({ claims, library }) =>
    claims.filter(({ standing }) => only === undefined || standing === only).map(({ verdicts }) => {
      const [{ claim, entry, question }] = verdicts;
      return [library, entry, question, claim, told(verdicts)].map(escapeText);
    }));
  return columns(["library", "entry", "question", "the catalog says", "verified"], rows);
}

/** Number of claims in all, and of each standing. */
function counts(claims: readonly JudgedClaim[]): readonly string[] {
  const standings: readonly Standing[] = ["ran", "present", "not verifiable", "wrong"];
  return [String(claims.length), ...standings.map((standing) => String(countOf(claims, standing)))];
}

function shortened(text: string): string {
  const line = escapeText(text);
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** Columns as wide as their widest cell, numbers to the right. */
function columns(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  const isNumber = head.map((_, column) => rows.every((row) => /^\d+$/u.test(row[column] ?? "")));
  return all.map((row) => row.map((cell, column) => {
    const width = widths[column] ?? 0;
    return isNumber[column] === true ? cell.padStart(width) : cell.padEnd(width);
  }).join("  ").trimEnd());
}
