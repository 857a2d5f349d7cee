/** How is it told what many programs came to? */
import { type ChunkReport, type Failing, kindOf } from "./chunk.ts";
import type { Language } from "./lint.ts";

/** All reports of a language, added up. */
export function sumOf(reports: readonly ChunkReport[]): ChunkReport {
  const examples: Record<string, string> = {};
  for (const report of reports) {
    for (const [cause, text] of Object.entries(report.examples)) {
      if (text.length < (examples[cause]?.length ?? Number.POSITIVE_INFINITY)) examples[cause] = text;
    }
  }
  const total = (of: (report: ChunkReport) => number): number => reports.reduce((sum, report) => sum + of(report), 0);
  return {
    programs: total(({ programs }) => programs),
    reporting: total(({ reporting }) => reporting),
    faultless: total(({ faultless }) => faultless),
    edits: total(({ edits }) => edits),
    findings: added(reports.map(({ findings }) => findings)),
    missed: added(reports.map(({ missed }) => missed)),
    examples,
    failing: shortest(reports.flatMap(({ failing }) => failing)),
  };
}

/** One program for each kind of fault. */
function shortest(failing: readonly Failing[]): readonly Failing[] {
  const kinds = new Map<string, Failing>();
  for (const one of failing) {
    const known = kinds.get(kindOf(one.problem));
    if (known === undefined || one.text.length < known.text.length) kinds.set(kindOf(one.problem), one);
  }
  return [...kinds.values()];
}

function added(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const one of counts) for (const [key, count] of Object.entries(one)) sums[key] = (sums[key] ?? 0) + count;
  return sums;
}

const NAMES: Readonly<Record<Language, string>> = { javascript: "JavaScript", python: "Python" };

const VERDICTS = ["real", "wrong", "open", "unreached"] as const;

/** The tables of one language, as lines. */
export function tablesOf(language: Language, { edits, failing, faultless, findings, missed, programs, reporting }: ChunkReport): readonly string[] {
  const ofRules = Object.entries(findings).filter(([key]) => !key.startsWith("problem: "));
  const names = [...new Set(ofRules.map(([key]) => key.split("\t")[0] ?? ""))].sort((left, right) => left.localeCompare(right));
  const width = Math.max(8, ...names.map((name) => name.length));
  const row = (name: string, cells: readonly (number | string)[]): string => `  ${name.padEnd(width)}${cells.map((cell) => String(cell).padStart(11)).join("")}`;
  const found = names.map((name) => row(name, VERDICTS.map((verdict) => findings[`${name}\t${verdict}`] ?? 0)));
  const causes = Object.entries(missed).sort(([, left], [, right]) => right - left);
  return [
    `${NAMES[language]}: ${programs} programs, ${reporting} with findings; ${faultless} of those that ran do nothing wrong; ${edits} edits were checked.`,
    "",
    row("finding", VERDICTS),
    ...found,
    "",
    "  real: some run shows it, or every run where it is said to be certain. wrong: the runs contradict it.",
    "  open: there were more ways than were tried, or nothing tells. unreached: no run comes there.",
    ...(causes.length === 0 ? [] : ["", "  missed, in one of four programs (it happens on every run that comes there):"]),
    ...causes.map(([cause, count]) => `  ${String(count).padStart(6)}  ${cause}`),
    ...failing.flatMap(({ problem, seed, text }) => [
      "",
      `  FAILS ${findings[`problem: ${kindOf(problem)}\twrong`] ?? 1} times, as with seed ${seed}: ${problem}`,       ...text.trimEnd().split("\n").map((line) => `    ${line}`),
    ]),
    "",
  ];
}
