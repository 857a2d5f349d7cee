/**
 * Which valid Python does the parser refuse, and what says the same to it?
 *
 * Each rewrite keeps the tree: brackets around what is a tuple without them, a `None` that is taken out again, an `async`
 * that is read from the original afterwards, a blank in place of the last comma of `del`, one string for two of a pattern.
 */
import type { TextEdit } from "./edited-text.ts";
import { fieldEdits } from "./field-edits.ts";
import type { Token } from "./tokens.ts";

/** The beginning of a string that ends with its line and holds no fields. */
const SHORT_STRING = /^([bru]{0,2})(["'])(?!\2\2)/iu;

const OPENING = new Set(["LBRACE", "LPAR", "LSQB"]);
const CLOSING = new Set(["RBRACE", "RPAR", "RSQB"]);
/** What may stand before a simple statement. */
const ENDS_OF_STATEMENTS = new Set(["COLON", "DEDENT", "INDENT", "NEWLINE", "SEMI"]);
const DEFINING = new Set(["class", "def", "type"]);
const STRUCTURE = new Set(["DEDENT", "INDENT", "NEWLINE"]);

/** Edits of a text with these tokens. */
export function grammarEdits(tokens: readonly Token[], text: string): TextEdit[] {
  const code = tokens.filter(({ type }) => type !== "COMMENT");
  const edits: TextEdit[] = [];
  let depth = 0;
  for (const [index, token] of code.entries()) {
    const next = code[index + 1];
    if (OPENING.has(token.type)) depth++;
    else if (CLOSING.has(token.type)) depth--;
    else if (token.type === "ASYNC" && next?.type === "FOR" && depth > 0) edits.push(blank(token.start, token.end));
    else if (token.type === "YIELD" && next?.type === "SEMI") edits.push(insert(token.end, " None"));
    else if (token.type === "COMMA" && depth === 0 && endsDelete(code, index)) edits.push(blank(token.start, token.end));
    else if (token.type === "COMMA" && next?.type === "RSQB" && endsTypeParameters(code, index)) edits.push(blank(token.start, token.end));
    else if (token.type === "STRING") edits.push(...fieldEdits(text.slice(token.start, token.end), token.start));
    const previous = code[index - 1];
    if (previous === undefined || STRUCTURE.has(previous.type)) edits.push(...bareTuple(code, index));
  }
  return edits;
}

/** Whether a comma is the last token of `del a, b,`. */
function endsDelete(code: readonly Token[], index: number): boolean {
  const next = code[index + 1]?.type;
  if (next !== "NEWLINE" && next !== "SEMI") return false;
  let first = index;
  for (let depth = 0; first > 0; first--) {
    const type = code[first - 1]?.type ?? "";
    if (CLOSING.has(type)) depth++;
    else if (OPENING.has(type)) depth--;
    else if (depth === 0 && ENDS_OF_STATEMENTS.has(type)) break;
  }
  return code[first]?.type === "DEL";
}

/** What `match a, b:`, `case a, 'b' 'c':` or `except A, B:` lack, when the line that begins at `index` is one: brackets, and one string for two. */
function bareTuple(code: readonly Token[], index: number): TextEdit[] {
  const head = code[index];
  if (head === undefined) return [];
  if (head.type === "EXCEPT") {
    return bracketed(code, code[index + 1]?.type === "STAR" ? index + 2 : index + 1, new Set(["AS", "COLON"]));
  }
  if (head.type !== "NAME") return [];
  if (head.value === "case") return [...bracketed(code, index + 1, new Set(["COLON", "IF"])), ...joinedStrings(code, index)];
  if (head.value !== "match") return [];
  const newline = code.findIndex(({ type }, at) => at > index && type === "NEWLINE");
  if (code[newline - 1]?.type !== "COLON" || code[newline + 1]?.type !== "INDENT") return [];
  return bracketed(code, index + 1, new Set(), newline - 1);
}

/** Whether a comma is the last token of `def f[T, **P,]`, `class A[T,]` or `type A[T,]`. */
function endsTypeParameters(code: readonly Token[], index: number): boolean {
  let first = index;
  for (let depth = 0; first > 0; first--) {
    const type = code[first]?.type ?? "";
    if (STRUCTURE.has(type)) return false;
    if (CLOSING.has(type)) depth++;
    else if (OPENING.has(type) && depth-- === 0) break;
  }
  const [keyword, name] = [code[first - 2], code[first - 1]];
  return code[first]?.type === "LSQB" && name?.type === "NAME" && DEFINING.has(keyword?.value ?? "");
}

function bracketed(code: readonly Token[], start: number, ends: ReadonlySet<string>, end = code.length): TextEdit[] {
  let depth = 0;
  let hasComma = false;
  let index = start;
  for (; index < end; index++) {
    const type = code[index]?.type ?? "";
    if (depth === 0 && (ends.has(type) || STRUCTURE.has(type))) break;
    if (OPENING.has(type)) depth++;
    else if (CLOSING.has(type)) depth--;
    else if (type === "COMMA" && depth === 0) hasComma = true;
  }
  const first = code[start];
  const last = code[index - 1];
  const stop = code[index]?.type;
  // `except A, B as name` is an error of the program.
  if (!hasComma || first === undefined || last === undefined || stop === "AS" || stop === undefined) return [];
  return [insert(first.start, "("), insert(last.end, ")")];
}

/** The strings of a pattern that stand next to each other, as one string. */
function joinedStrings(code: readonly Token[], index: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let depth = 0;
  for (let at = index + 1; at < code.length; at++) {
    const [token, next] = [code[at], code[at + 1]];
    if (token === undefined || next === undefined || STRUCTURE.has(token.type) || (token.type === "COLON" && depth === 0)) break;
    if (OPENING.has(token.type)) depth++;
    else if (CLOSING.has(token.type)) depth--;
    if (token.type !== "STRING" || next.type !== "STRING") continue;
    const [left, right] = [SHORT_STRING.exec(token.value), SHORT_STRING.exec(next.value)];
    if (left?.[1]?.toLowerCase() !== right?.[1]?.toLowerCase() || left?.[2] === undefined || left[2] !== right?.[2]) return [];
    edits.push({ start: token.end - 1, end: next.start + right[0].length, text: "" });
  }
  return edits;
}

function insert(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}

function blank(start: number, end: number): TextEdit {
  return { start, end, text: " ".repeat(end - start) };
}
