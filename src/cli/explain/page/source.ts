/** How does the source of a finding look on a page, with its steps marked in it? */
import type { Explained } from "../../explain.ts";
import { SourceLines } from "../frames.ts";
import { type Content, html, type Html, prose } from "./html.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** Lines around a step. */
const AROUND = 3;
/** A gap of fewer lines is not worth a button. */
const SMALL_GAP = 4;
/** Notes do not stand farther to the right than this. */
const FARTHEST = 30;
/** Gaps of more lines are not in the page at all. */
const LARGE_GAP = 400;

/** A marked stretch. */
interface Mark {
  readonly start: number;
  readonly end: number;
  /** Index of the step; absent for what is only reported, or stands beside the way. */
  readonly step?: number;
  readonly isPrimary: boolean;
  readonly words: string;
}

/** The source of a finding: the lines of its steps and around them, a block for each text. */
export function renderSource(explained: Explained): Html {
  const { explanation, isPython } = explained;
  const inOrder = [...explanation.texts.entries()].sort(([, { part: left }], [, { part: right }]) => left.localeCompare(right, "en", { numeric: true }));
  const blocks = inOrder.flatMap(([index, { part, text }]) => {
    const marks = marksIn(explained, index);
    return marks.length === 0 ? [] : renderText(text, { part, marks, isPython, heads: headsIn(explained, index) });
  });
  return html`<div class="source" role="group" aria-label="Source">${blocks}</div>`;
}

function marksIn({ explanation }: Explained, text: number): readonly Mark[] {
  const { asides, at, steps } = explanation;
  const marks = steps.flatMap(({ place, words }, step) => {
    const isPrimary = place.text === at.text && place.start === at.start && place.end === at.end;
    return place.text === text ? [{ start: place.start, end: place.end, step, words, isPrimary }] : [];
  });
  const beside = asides.flatMap(({ place, words }) => (place.text === text ? [{ start: place.start, end: place.end, words, isPrimary: false }] : []));
  const isMarked = at.text !== text || marks.some(({ isPrimary }) => isPrimary);
  return [...(isMarked ? [] : [{ start: at.start, end: at.end, words: "", isPrimary: true }]), ...marks, ...beside];
}

/** Where the functions of the way begin. */
function headsIn({ explanation }: Explained, text: number): readonly number[] {
  return explanation.pictures.flatMap(({ name, place }) => (place.text === text && !name.startsWith("(module") ? [place.start, place.end - 1] : []));
}

interface TextOptions {
  readonly part: string;
  readonly marks: readonly Mark[];
  readonly heads: readonly number[];
  readonly isPython: boolean;
}

function renderText(text: string, { heads, isPython, marks, part }: TextOptions): Html {
  const lines = new SourceLines(text, isPython);
  const tokens = tokensOf(text, isPython);
  const wanted = new Set<number>();
  for (const { start } of marks) {
    const number = lines.numberOf(start);
    for (let line = Math.max(1, number - AROUND); line <= Math.min(lines.count, number + AROUND); line++) wanted.add(line);
  }
  for (const offset of heads) wanted.add(lines.numberOf(offset));
  const gutter = String(Math.max(...wanted)).length;
  const render = (number: number): Html => renderLine(number, { lines, marks, tokens, gutter });
  const output: Html[] = [];
  let before: number | undefined;
  for (const number of [...wanted].sort((left, right) => left - right)) {
    const gap = before === undefined ? 0 : number - before - 1;
    if (gap > 0 && before !== undefined) {
      const between = Array.from({ length: gap }, (_, index) => number - gap + index);
      output.push(...(gap < SMALL_GAP ? between.map(render) : [renderGap(between, render)]));
    }
    output.push(render(number));
    before = number;
  }
  const title = part === "" ? undefined : html`<div class="part">${part}</div>`;
  return html`${title}<pre class="code"><code>${output}</code></pre>`;
}

function renderGap(lines: readonly number[], render: (number: number) => Html): Html {
  const words = `${lines.length} lines`;
  if (lines.length > LARGE_GAP) return html`<span class="gap">⋯ ${words}</span>`;
  return html`<details class="gap"><summary>⋯ ${words}</summary>${lines.map(render)}</details>`;
}

interface LineOptions {
  readonly lines: SourceLines;
  readonly marks: readonly Mark[];
  readonly tokens: readonly Token[];
  readonly gutter: number;
}

function renderLine(number: number, { gutter, lines, marks, tokens }: LineOptions): Html {
  const { start, text } = lines.at(number);
  const end = start + text.length;
  const here = marks.filter(mark => mark.start < end && mark.end > start);
  const cuts = new Set([start, end]);
  const add = (offset: number): void => {
    if (offset > start && offset < end) cuts.add(offset);
  };
  for (const mark of here) for (const offset of [mark.start, mark.end]) add(offset);
  const first = firstTouching(tokens, start);
  const kinds: Token[] = [];
  for (let index = first; index < tokens.length && (tokens[index]?.start ?? end) < end; index++) {
    const token = tokens[index];
    if (token !== undefined) kinds.push(token);
  }
  for (const token of kinds) for (const offset of [token.start, token.end]) add(offset);
  const offsets = [...cuts].sort((left, right) => left - right);
  const parts = offsets.slice(0, -1).map((from, index) => {
    const to = offsets[index + 1] ?? end;
    const kind = kinds.find(token => token.start <= from && token.end >= to)?.kind;
    const code: Content = lines.slice(from, to);
    const colored = kind === undefined ? html`${code}` : html`<span class="${kind}">${code}</span>`;
    const around = here.filter(mark => mark.start <= from && mark.end >= to);
    return around.length === 0 ? colored : html`${around.flatMap(mark => badgeAt(mark, from))}${marked(colored, around)}`;
  });
  // What ends a function or a file may have no character of its own.
  const behind = marks.filter(mark => mark.start === mark.end && mark.start >= start && mark.start <= end).flatMap(mark => badgeAt(mark, mark.start));
  const notes = marks.filter(mark => mark.words !== "" && lines.numberOf(mark.start) === number);
  return html`<span class="line"><span class="no" aria-hidden="true">${String(number).padStart(gutter)}</span><span class="text">${parts}${behind}
</span></span>${notes.map(mark => renderNote(mark, gutter, indentOf(text, mark.start - start)))}`;
}

/** The first token that ends behind an offset. */
function firstTouching(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function marked(code: Html, around: readonly Mark[]): Html {
  const steps = around.flatMap(({ step }) => (step === undefined ? [] : [step]));
  const style = `${around.some(({ isPrimary }) => isPrimary) ? "primary" : ""}${steps.length === 0 ? " aside" : ""}`.trim();
  return html`<mark class="${style}" data-steps="${steps.join(" ")}">${code}</mark>`;
}

function badgeAt({ isPrimary, start, step }: Mark, from: number): Html[] {
  if (start !== from || step === undefined) return [];
  return [html`<span class="badge${isPrimary ? " primary" : ""}" data-steps="${step}" aria-hidden="true">${step + 1}</span>`];
}

/** A note stands below what it is about, unless that is far to the right. */
function indentOf(text: string, column: number): string {
  const before = text.slice(0, column).replace(/[^\t]/gu, " ");
  return before.length <= FARTHEST ? before : (/^\s*/u.exec(text)?.[0] ?? "").slice(0, FARTHEST);
}

/** What a step says, under its line. */
function renderNote({ isPrimary, step, words }: Mark, gutter: number, indent: string): Html {
  const style = `note${isPrimary ? " primary" : ""}${step === undefined ? " aside" : ""}`;
  const number = step === undefined ? "·" : String(step + 1);
  return html`<span class="${style}"${step === undefined ? undefined : html` data-steps="${step}"`}><span class="no">${" ".repeat(gutter)}</span><span class="text">${indent}</span><span class="words">${number}  ${prose(words)}
</span></span>`;
}
