/**
 * How is the file written: which tokens stand where, how are lines indented and ended, and what does a name mean?
 */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Edit, TextChange } from "../../../core/repairs.ts";
import type { JavaScriptSource, ScopeVariable } from "../source.ts";
import type { Target } from "../target.ts";
import type { Types } from "../types.ts";

export type { ScopeVariable } from "../source.ts";

/** What every edit is written with. */
export interface WrittenFile {
  readonly source: JavaScriptSource;
  readonly text: string;
  readonly types: Types | undefined;
  readonly filename: string;
  /** Which ways of holding a resource the program may use. */
  readonly target: Target;
  readonly lineBreak: string;
  /** One level of indentation. */
  readonly unit: string;
}

/** Reads the habits of a file. */
export function writtenFile(input: Pick<WrittenFile, "filename" | "source" | "target" | "types">): WrittenFile {
  const { text } = input.source;
  return { ...input, text, lineBreak: text.includes("\r\n") ? "\r\n" : "\n", unit: unitOf(input.source) };
}

/** All tokens; every parser that ESLint takes makes them. */
export function tokensOf({ ast }: JavaScriptSource): readonly TSESTree.Token[] {
  return ast.tokens;
}

function commentsOf({ ast }: JavaScriptSource): readonly TSESTree.Comment[] {
  return ast.comments;
}

function unitOf(source: JavaScriptSource): string {
  if (/^\t+\S/mu.test(source.text)) return "\t";
  // The body of the first block tells more than the first indented line, which may continue a line.
  const widths = tokensOf(source).flatMap((token, index, all) => {
    const next = all[index + 1];
    if (token.value !== "{" || token.type !== "Punctuator" || !next || next.loc.start.line === token.loc.start.line) return [];
    const line = indentAt(source.text, token.range[0]).length;
    return next.loc.start.column > line ? [next.loc.start.column - line] : [];
  });
  return " ".repeat(widths[0] ?? 2);
}

/** Offset of the first character of the line that an offset lies in. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Offset of the end of the line that an offset lies in, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const found = text.indexOf("\n", offset);
  if (found < 0) return text.length;
  return text[found - 1] === "\r" && found > offset ? found - 1 : found;
}

/** White space with which the line of an offset begins. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/u.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? "";
}

/** Is there nothing but white space before an offset in its line? */
export function beginsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === "";
}

/** The semicolon that a new statement gets where `near` stands: none in a file that leaves them out. */
export function semicolonLike(file: WrittenFile, near: TSESTree.Node): string {
  const last = file.text[near.range[1] - 1];
  if (last === ";") return ";";
  if (last !== "}") return "";
  return tokensOf(file.source).some((token) => token.value === ";" && token.type === "Punctuator") ? ";" : "";
}

/** Puts text in at an offset. */
export function insertion(offset: number, text: string): TextChange {
  return { start: offset, end: offset, text };
}

/** Takes a range of text out. */
export function deletion(start: number, end: number): TextChange {
  return { start, end, text: "" };
}

/** Inserts one level of indentation before every line that begins in the range, but not into text that is data. */
export function indented(file: WrittenFile, start: number, end: number): TextChange[] {
  return linesIn(file, start, end).map((line) => insertion(line, file.unit));
}

/**
 * Takes one level of indentation from every line that begins in the range; undefined when a line has less than one, for
 * then the lines would not stand as before to each other.
 */
export function outdented(file: WrittenFile, start: number, end: number): TextChange[] | undefined {
  const changes: TextChange[] = [];
  for (const line of linesIn(file, start, end)) {
    if (!file.text.startsWith(file.unit, line)) return undefined;
    changes.push(deletion(line, line + file.unit.length));
  }
  return changes;
}

/** Starts of the lines that are not empty and do not begin inside of a template, a string or a comment. */
function linesIn(file: WrittenFile, start: number, end: number): number[] {
  const closed = [...tokensOf(file.source), ...commentsOf(file.source)].filter(
    ({ range, loc }) => range[0] < end && range[1] > start && loc.start.line !== loc.end.line,
  );
  const lines: number[] = [];
  let line = beginsLine(file.text, start) ? lineStart(file.text, start) : lineEnd(file.text, start) + file.lineBreak.length;
  while (line < end && line < file.text.length) {
    const stop = lineEnd(file.text, line);
    const here = line;
    const isData = closed.some(({ range }) => range[0] < here && here < range[1]);
    if (!isData && file.text.slice(line, stop).trim() !== "") lines.push(line);
    const next = file.text.indexOf("\n", line);
    if (next < 0) break;
    line = next + 1;
  }
  return lines;
}

/** Makes an edit of its changes, in order; undefined when it would change nothing, lose a comment, or be written into one. */
export function edit(file: WrittenFile, proven: boolean, title: string, changes: readonly TextChange[]): Edit | undefined {
  const ordered = changes
    .filter(({ start, end, text }) => end > start || text !== "")
    .map((change, index) => ({ change, index }))
    .sort((a, b) => a.change.start - b.change.start || a.change.end - b.change.end || a.index - b.index)
    .map(({ change }) => change);
  if (ordered.length === 0) return undefined;
  const overlaps = ordered.some((change, index) => change.start < (ordered[index - 1]?.end ?? 0));
  return overlaps || ordered.some((change) => losesComment(file, change) || isInComment(file, change)) ? undefined : { proven, title, changes: ordered };
}

function losesComment(file: WrittenFile, { start, end, text }: TextChange): boolean {
  return commentsOf(file.source).some(
    ({ range }) => range[0] < end && range[1] > start && !text.includes(file.text.slice(...range)),
  );
}

/** A comment that goes on in the next line has the end of a line inside. */
function isInComment(file: WrittenFile, { start, text }: TextChange): boolean {
  return text.trim() !== "" && commentsOf(file.source).some(({ range }) => range[0] < start && start < range[1]);
}

/** The variable that a name means at a node; undefined when nothing of the file binds it. */
export function variableAt(file: WrittenFile, name: string, node: TSESTree.Node): ScopeVariable | undefined {
  for (let scope: TSESLint.Scope.Scope | null = file.source.getScope(node); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable && variable.defs.length > 0) return variable;
  }
  return undefined;
}

/** A name like the wanted one that means nothing yet around and below a node. */
export function freshName(file: WrittenFile, wanted: string, node: TSESTree.Node): string {
  const taken = new Set<string>();
  for (const scope of file.source.scopeManager.scopes) {
    for (const name of scope.set.keys()) taken.add(name);
    for (const { identifier } of scope.through) taken.add(identifier.name);
  }
  let name = wanted;
  for (let count = 2; taken.has(name) || variableAt(file, name, node); count++) name = `${wanted}${count}`;
  return name;
}

/** Is the expression in parentheses of its own? */
export function isParenthesized(file: WrittenFile, node: TSESTree.Node): boolean {
  const before = file.source.getTokenBefore(node);
  const after = file.source.getTokenAfter(node);
  if (before?.value !== "(" || after?.value !== ")" || before.type !== "Punctuator") return false;
  const { parent } = node;
  // The parentheses of a call, a condition or a loop belong to these.
  switch (parent?.type) {
    case "CallExpression":
    case "NewExpression":
      return parent.callee === node;
    case "DoWhileStatement":
    case "IfStatement":
    case "SwitchStatement":
    case "WhileStatement":
    case "ForStatement":
    case "ForOfStatement":
    case "ImportExpression":
      return false;
    default:
      return true;
  }
}

/** The name as it is written in messages and titles. */
export function quoted(name: string): string {
  return `\`${name}\``;
}
