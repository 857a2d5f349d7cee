/** How does text of linted files get into a page, and stay text? */
import { escapeLine } from "../../escape.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Markup that is safe to put into a page. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a template: text is escaped, markup and lists of it stay as they are. */
export type Content = Html | number | string | readonly Html[] | undefined;

/** Text as markup, whatever is in it: also what would turn the direction of the text around it. */
export function escapeHtml(text: string): string {
  const lines = text.split("\n").map(line => escapeLine(line));
  return lines.join("\n").replace(/["&'<>]/gu, character => ENTITIES[character] ?? "");
}

/** Markup from a template whose values are escaped. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(parts.map((part, index) => part + markupOf(index < values.length ? values[index] : undefined)).join(""));
}

function markupOf(value: Content): string {
  if (value === undefined) return "";
  if (value instanceof Html) return value.markup;
  if (typeof value === "string" || typeof value === "number") return escapeHtml(String(value));
  return value.map(({ markup }) => markup).join("");
}

/** A message, whose words in backticks are code. */
export function prose(text: string): Html {
  const parts = text.split("`");
  // A backtick without another one is a backtick.
  const isPaired = parts.length % 2 === 1;
  return isPaired ? new Html(parts.map((part, index) => (index % 2 === 1 ? `<code>${escapeHtml(part)}</code>` : escapeHtml(part))).join("")) : html`${text}`;
}
