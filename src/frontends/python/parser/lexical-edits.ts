/**
 * Which characters of valid Python does the parser's lexer refuse, and what says the same?
 *
 * A tab behind spaces goes to the next column that eight divides. Form feeds are white space to Python, and reset the indentation of their line. Letters beyond the basic plane may stand in
 * names. Both may also stand in strings, where they have to stay, which only tokens tell. Braces in a string within a
 * replacement field (`f"{'{'}"`) are taken for braces of the field, and the beginning of `1else` for an exponent.
 */
import type { TextEdit } from "./edited-text.ts";
import { stringsInFields } from "./field-strings.ts";

/** A form feed behind nothing but white space of its line: what stands before it does not count as indentation. */
const LEADING_FORM_FEED = /(?<=^|[\r\n])[ \t\f]*\f/gu;
const FORM_FEED = /\f/gu;
const ASTRAL_LETTER = /[\u{10000}-\u{10ffff}]/gu;
const IN_NAME = /^\p{ID_Continue}$/u;

/** What may be a string with braces at the beginning of a replacement field. */
const BRACES_IN_FIELD = /\{[ \t]*(["'])[^"'\\\r\n{}]*[{}][^"'\\\r\n]*\1/u;
const NOT_PLAIN = /[\\\r\n]/u;

/** The end of a number right before `else`, whose first letter is none of an exponent. */
const NUMBER_BEFORE_ELSE = /(?<![\p{ID_Continue}.])(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?=else(?!\p{ID_Continue}))/gu;

/** Indentation with a tab behind spaces. */
const UNEVEN_INDENTATION = /(?<=^|[\r\n])\t* +\t[ \t]*/gu;

/** Letters of the Yi script stand for others, each followed by one that ends the stand-in, and for braces. */
const FIRST_STAND_IN = 0xa000;
const STAND_IN_COUNT = 0x400;
const STAND_IN_END = "\ua48c";
const OPENING_BRACE = "\ua48a";
const CLOSING_BRACE = "\ua48b";
const STAND_IN = /[\ua000-\ua3ff]\ua48c|[\ua48a\ua48b]/gu;
const YI = /[\ua000-\ua48c]/u;

/** Names and strings as the parser saw them back to what is written. */
export type Restore = (text: string) => string;

/** What has to be written differently for the lexer. */
export interface LexicalEdits {
  /** They hold in code; what of it stands in a string or comment has to stay. */
  readonly inCode: readonly TextEdit[];
  readonly inStrings: readonly TextEdit[];
  readonly restore: Restore;
}

/** Edits of what the lexer refuses, and the way back. */
export function lexicalEdits(text: string): LexicalEdits {
  const letters: string[] = [];
  const canStandIn = !YI.test(text);
  return {
    inCode: [...formFeeds(text), ...unevenIndentation(text), ...numbersBeforeElse(text), ...(canStandIn ? astralLetters(text, letters) : [])],
    inStrings: canStandIn ? bracesInFields(text) : [],
    restore: (name) => name.replace(STAND_IN, (found) => standsFor(found, letters)),
  };
}

function standsFor(found: string, letters: readonly string[]): string {
  if (found === OPENING_BRACE) return "{";
  if (found === CLOSING_BRACE) return "}";
  return letters[found.charCodeAt(0) - FIRST_STAND_IN] ?? found;
}

function bracesInFields(text: string): TextEdit[] {
  // Outside of f-strings the pattern finds dictionaries and braces in ordinary strings, which the walk tells apart.
  if (!BRACES_IN_FIELD.test(text)) return [];
  const edits: TextEdit[] = [];
  for (const [start, end] of stringsInFields(text)) {
    const string = text.slice(start, end);
    // A string that closes what it opens does no harm; in one with a backslash, braces may name a character.
    if (isBalanced(string) || NOT_PLAIN.test(string)) continue;
    edits.push({ start, end, text: string.replaceAll("{", OPENING_BRACE).replaceAll("}", CLOSING_BRACE) });
  }
  return edits;
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "{") depth++;
    else if (character === "}" && --depth < 0) return false;
  }
  return depth === 0;
}

/** Whether the lexer would stop, or worse, take a string for another. */
export function mustBeRewritten(text: string): boolean {
  return text.includes("\f") || unevenIndentation(text).length > 0 || bracesInFields(text).length > 0;
}

function unevenIndentation(text: string): TextEdit[] {
  // Form feeds take what stands before them away, and both at once are not worth the trouble.
  if (!text.includes(" \t") || text.includes("\f")) return [];
  return Array.from(text.matchAll(UNEVEN_INDENTATION), ({ 0: found, index }) => {
    let width = 0;
    for (const character of found) width = character === "\t" ? (Math.floor(width / 8) + 1) * 8 : width + 1;
    return { start: index, end: index + found.length, text: " ".repeat(width) };
  });
}

function numbersBeforeElse(text: string): TextEdit[] {
  return Array.from(text.matchAll(NUMBER_BEFORE_ELSE), ({ 0: { length }, index }) => ({ start: index + length, end: index + length, text: " " }));
}

function formFeeds(text: string): TextEdit[] {
  if (!text.includes("\f")) return [];
  const edits: TextEdit[] = [];
  for (const { 0: found, index } of text.matchAll(LEADING_FORM_FEED)) {
    edits.push({ start: index, end: index + found.length, text: "" });
  }
  const leading = edits.map(({ end }) => end);
  let next = 0;
  for (const { index } of text.matchAll(FORM_FEED)) {
    while ((leading[next] ?? Infinity) <= index) next++;
    const isCovered = (edits[next]?.start ?? Infinity) <= index && next < leading.length;
    if (!isCovered) edits.push({ start: index, end: index + 1, text: " " });
  }
  return edits;
}

function astralLetters(text: string, letters: string[]): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { 0: letter, index } of text.matchAll(ASTRAL_LETTER)) {
    if (!IN_NAME.test(letter)) continue;
    let number = letters.indexOf(letter);
    if (number < 0) number = letters.push(letter) - 1;
    if (number >= STAND_IN_COUNT) return [];
    edits.push({ start: index, end: index + letter.length, text: String.fromCharCode(FIRST_STAND_IN + number) + STAND_IN_END });
  }
  return edits;
}
