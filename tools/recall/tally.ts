/** How many mutants of each operator and language are reported, by which rules, and why are the others not? */
import { readFileSync } from "node:fs";
import path from "node:path";
import { table } from "../corpus/report.ts";
import type { Mutant } from "./mutants.ts";
import { OPERATORS, type Operator } from "./operators.ts";
import type { Language } from "./program.ts";
import { LANGUAGES } from "./sources.ts";

/** One line of the report. */
export interface Row {
  readonly operator: Operator;
  readonly language: Language;
  readonly mutants: number;
  readonly reported: number;
  /** Mutants by the rule that reports them; some are reported by several. */
  readonly rules: ReadonlyMap<string, number>;
}

/** The share of the mutants of definite operators that should be reported, in percent. */
export const AIM = 95;

/** The rows of the report, in the order of the operators. */
export function rowsOf(mutants: readonly Mutant[]): readonly Row[] {
  return OPERATORS.flatMap((operator) => LANGUAGES.flatMap((language) => {
    const own = mutants.filter((mutant) => mutant.operator === operator.name && mutant.language === language);
    if (own.length === 0) return [];
    const rules = new Map<string, number>();
    for (const { found } of own) for (const rule of new Set(found.map((each) => each.rule))) rules.set(rule, (rules.get(rule) ?? 0) + 1);
    return [{ operator, language, mutants: own.length, reported: own.filter(({ found }) => found.length > 0).length, rules }];
  }));
}

/** `reported` of `mutants`, in percent. */
export function share({ mutants, reported }: Pick<Row, "mutants" | "reported">): string {
  return mutants === 0 ? "-" : `${((100 * reported) / mutants).toFixed(1)} %`;
}

/** All rows of one certainty as one. */
export function sumOf(rows: readonly Row[]): Pick<Row, "mutants" | "reported"> {
  return { mutants: rows.reduce((sum, row) => sum + row.mutants, 0), reported: rows.reduce((sum, row) => sum + row.reported, 0) };
}

/** `no-undisposed-session 12, no-floating-tasks 3`, the most frequent first. */
export function rulesOf({ rules }: Row): string {
  return [...rules].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([rule, count]) => `${rule} ${count}`).join(", ");
}

/** The table for a terminal. */
export function renderRows(rows: readonly Row[]): readonly string[] {
  const cells = rows.map((row) => [row.operator.name, row.language, row.operator.certainty, String(row.mutants), String(row.reported), share(row), `  ${rulesOf(row)}`]);
  const definite = sumOf(rows.filter(({ operator }) => operator.certainty === "definite"));
  return [
    ...table(["operator", "language", "certainty", "mutants", "reported", "share", "  by which rule"], cells),
    "",
    `definite operators: ${definite.reported} of ${definite.mutants} mutants are reported, ${share(definite)} (aim: ${AIM} %).`,
  ];
}

/** Why mutants are not reported, as somebody who read them says. */
export interface Causes {
  /** Sentences that explain a cause, by its name. */
  readonly causes: Readonly<Record<string, string>>;
  /** Names of causes, by what {@link keyOf} says of a mutant. */
  readonly misses: Readonly<Record<string, string>>;
}

/** What is written down of those that were read. */
export function readCauses(): Causes {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, "causes.json"), "utf8")) as Causes;
}

/** By what a miss is known again: the operator, the program and the line. */
export function keyOf({ line, operator, source }: Mutant): string {
  return `${operator}: ${source}:${line}`;
}

/** What nobody has read yet. */
export const UNREAD = "not read yet";

/** The mutants that are not reported, by the names of their causes, the most frequent first. */
export function missesByCause(mutants: readonly Mutant[], { misses }: Causes): ReadonlyMap<string, readonly Mutant[]> {
  const known = new Map(Object.entries(misses));
  const groups = new Map<string, Mutant[]>();
  for (const mutant of mutants) {
    if (mutant.found.length > 0) continue;
    const cause = known.get(keyOf(mutant)) ?? UNREAD;
    groups.set(cause, [...groups.get(cause) ?? [], mutant]);
  }
  return new Map([...groups].sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1)));
}

/** The misses for a terminal. */
export function renderMisses(groups: ReadonlyMap<string, readonly Mutant[]>, { causes }: Causes): readonly string[] {
  const explained = new Map(Object.entries(causes));
  return [...groups].flatMap(([cause, mutants]) => [
    `${mutants.length} not reported: ${explained.get(cause) ?? cause}`,
    ...mutants.map((mutant) => `    ${keyOf(mutant)}  ${mutant.code.slice(0, 80)}`),
  ]);
}
