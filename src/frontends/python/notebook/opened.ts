/**
 * Which notebooks is ESLint just linting?
 *
 * A processor takes a file apart and puts its messages together again, and in between the language is asked about the parts by
 * their paths alone. All three happen in one go.
 */
import { basename, dirname } from "node:path";
import type { Lines } from "../parser/lines.ts";
import type { JoinedText } from "./joined.ts";

/** A notebook that was taken apart. */
export interface OpenNotebook {
  readonly raw: string;
  readonly lines: Lines;
  readonly joined: readonly JoinedText[];
}

const opened = new Map<string, OpenNotebook>();

/** Keeps a notebook until it is closed. */
export function openNotebook(path: string, notebook: OpenNotebook): void {
  opened.set(path, notebook);
}

/** Gives a notebook back, and forgets it. */
export function closeNotebook(path: string): OpenNotebook | undefined {
  const notebook = opened.get(path);
  opened.delete(path);
  return notebook;
}

/** Where expressions begin whose values are shown, in the Python text that ESLint calls by this path. */
export function shownAt(path: string): ReadonlySet<number> | undefined {
  return openAt(path)?.joined.shown;
}

/** The notebook, and the Python text of it that ESLint calls by this path. */
export function openAt(path: string): { readonly notebook: OpenNotebook; readonly joined: JoinedText } | undefined {
  const notebook = opened.get(dirname(path));
  const joined = notebook?.joined[Number.parseInt(basename(path), 10)];
  return notebook && joined && { notebook, joined };
}
