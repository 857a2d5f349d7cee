/** What would the repairs of a finding write? */
import path from "node:path";
import type { Linter } from "eslint";
import { readNotebook } from "../../frontends/python/notebook/cells.ts";
import { SUPPRESS } from "../../kit/define-rule.ts";
import { unifiedDiff } from "../render.ts";

/** A repair that ESLint offers for a finding. */
export interface Repair {
  /** A fix is what `--fix` writes; a suggestion is offered by editors. */
  readonly kind: "fix" | "suggestion";
  /** What it does, in a sentence; empty where that is not known. */
  readonly title: string;
  /** The unified diff, with its end of line. */
  readonly diff: string;
}

/** A finding as ESLint reports it, and what is known of its file. */
export interface Repairable {
  readonly message: Linter.LintMessage;
  /** What the fix does. */
  readonly fixTitle: string | undefined;
  /** As the diff names it. */
  readonly name: string;
  /** The text of the file, without a byte order mark. */
  readonly text: string;
}

/** The repairs of a finding: the fix first, then the suggestions. */
export function repairsOf({ fixTitle = "", message, name, text }: Repairable): readonly Repair[] {
  const { fix, suggestions = [] } = message;
  return [
    ...(fix === undefined ? [] : [{ kind: "fix" as const, title: fixTitle, diff: diffOf(name, text, fix) }]),
    // To suppress a finding repairs nothing.
    ...suggestions.filter(({ messageId }) => messageId !== SUPPRESS).map(({ desc, fix: change }) => ({ kind: "suggestion" as const, title: desc, diff: diffOf(name, text, change) })),
  ];
}

function diffOf(name: string, before: string, { range: [start, end], text }: NonNullable<Linter.LintMessage["fix"]>): string {
  const after = before.slice(0, start) + text + before.slice(end);
  return path.extname(name) === ".ipynb" ? diffOfCells(name, before, after) : unifiedDiff(name, before, after);
}

/** Of a notebook the Python of its cells is compared, because nobody reads its JSON. */
function diffOfCells(name: string, before: string, after: string): string {
  const written = new Map(readNotebook(after).cells.map(({ number, text }) => [number, text]));
  return readNotebook(before)
    .cells.map(({ number, text }) => unifiedDiff(`${name} (cell ${number})`, ended(text), ended(written.get(number) ?? text)))
    .join("");
}

/** The last line of a cell has no end, which is no news. */
function ended(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}
