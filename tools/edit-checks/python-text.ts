/** What do the project's parser and CPython refuse in a Python text, and which comments and strings does it have? */
import { EditedText } from "../../src/frontends/python/parser/edited-text.ts";
import { parseText } from "../../src/frontends/python/parser/parse.ts";
import { tokensOf } from "../../src/frontends/python/parser/tokens.ts";
import { compileProblems, findPython } from "../cpython.ts";
import type { ParseProblem } from "./text.ts";

/** What CPython said of the texts that were compiled ahead. */
let compiled: ReadonlyMap<string, string | undefined> = new Map();

let isTold = false;

/**
 * What the project's parser and CPython refuse in a text; at most one problem for each.
 *
 * CPython compiles the text, so that it also says what is no matter of grammar, such as an `await` outside of `async def`.
 * Where there is no CPython, that is printed once, and the project's parser is asked alone.
 */
export function pythonProblems(text: string): ParseProblem[] {
  const parsed = parseText(text);
  const refused = compiled.has(text) ? compiled.get(text) : compile([text])[0];
  return [
    ...(parsed.ok ? [] : [{ parser: "py-ast" as const, problem: `${parsed.problem.message} (line ${parsed.problem.line})` }]),
    ...(refused === undefined ? [] : [{ parser: "CPython" as const, problem: refused }]),
  ];
}

/** Has CPython compile texts that will be asked about, in one go, and forgets those of before. */
export function compileAhead(texts: readonly string[]): void {
  const distinct = [...new Set(texts)];
  const problems = compile(distinct);
  compiled = new Map(distinct.map((text, index) => [text, problems[index]]));
}

function compile(texts: readonly string[]): (string | undefined)[] {
  const python = findPython();
  if (!("missing" in python)) return compileProblems(python, texts);
  if (!isTold) console.warn(`Edited Python is not compiled by CPython: ${python.missing}.`);
  isTold = true;
  return [];
}

/** The comments of a text, with their `#`; none when it does not parse, which is a breach of its own. */
export function pythonComments(text: string): string[] {
  const parsed = parseText(text);
  return parsed.ok ? parsed.comments().map(({ value }) => `#${value.trimEnd()}`) : [];
}

/** The strings of a text as they are written, with prefix and quotes; none when it does not parse. */
export function pythonStrings(text: string): string[] {
  try {
    return tokensOf(new EditedText(text, [])).flatMap(({ end, start, type }) => (type === "STRING" ? [text.slice(start, end)] : []));
  } catch {
    return [];
  }
}
