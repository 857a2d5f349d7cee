/** Which mutants has a program, and which of them are reported? */
import { type Change, type Operator, OPERATORS } from "./operators.ts";
import { changed, type Stretch } from "./grammar.ts";
import { momentsOf } from "./moments.ts";
import { findingsOf, type Found, type Language, type Program } from "./program.ts";

/** A function that is correct as it stands, or the body of a module; with all functions inside of it. */
export interface Subject extends Stretch {
  readonly changes: readonly (Change & { readonly operator: Operator })[];
}

/** A mutant that parses. */
export interface Mutant {
  readonly operator: string;
  readonly language: Language;
  /** The program, as the report names it. */
  readonly source: string;
  /** Line of the change in the program. */
  readonly line: number;
  /** The line that begins with the change, or is left where that was. */
  readonly code: string;
  /** What is found in the mutated function. */
  readonly found: readonly Found[];
  /** The function, mutated. */
  readonly text: string;
}

/** What it reports is how things are written rather than a mistake: neither is a function wrong for it, nor a mutant caught. */
const STYLE = "prefer-context-manager";

/** The correct functions of a program that an operator can change, in the order of the text. */
export function subjectsOf(program: Program): readonly Subject[] {
  const { grammar, ir, seen } = program;
  const subjects = new Map<number, Subject & { changes: (Change & { readonly operator: Operator })[] }>();
  const isAsync = (id: number): boolean => ir.functions[id]?.async === true;
  for (const observations of seen) {
    const moments = momentsOf(observations, isAsync);
    const changes = OPERATORS.flatMap((operator) => operator.apply(moments, grammar).map((change) => ({ ...change, operator })));
    if (changes.length === 0) continue;
    const around = grammar.outermost(observations.graph.origin);
    const known = subjects.get(around.start);
    if (known === undefined) subjects.set(around.start, { ...around, changes });
    else known.changes.push(...changes);
  }
  if (subjects.size === 0) return [];
  const mistakes = findingsOf(program.file, program.text)?.filter(({ rule }) => rule !== STYLE) ?? [];
  return [...subjects.values()]
    .filter(({ end, start }) => mistakes.every(({ at }) => at < start || end <= at))
    .sort((a, b) => a.start - b.start);
}

/** Lints a mutant; undefined when it does not parse. */
export function mutantOf({ file, language, text }: Program, { end, start }: Stretch, { at, changes, operator }: Subject["changes"][number], source: string): Mutant | undefined {
  const mutated = changed(text, changes);
  const found = findingsOf(file, mutated);
  if (found === undefined) return undefined;
  const until = end + mutated.length - text.length;
  return {
    operator: operator.name,
    language,
    source,
    line: text.slice(0, at).split("\n").length,
    code: lineAt(mutated, at),
    found: found.filter((each) => each.rule !== STYLE && start <= each.at && each.at < until),
    text: mutated.slice(start, until),
  };
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return text.slice(start, end < 0 ? text.length : end).trim();
}
