/** How do the tables look in a terminal, and in the page? */
import { table } from "../tools/corpus/report.ts";
import type { Verdict } from "./aims.ts";
import type { Section } from "./sections.ts";

/** For a terminal. */
export function renderText(about: readonly string[], sections: readonly Section[]): string {
  const parts = sections.map(({ head, rows, title, verdicts }) =>
    [title, "", ...table(head, rows), "", ...verdicts.map(verdict => `  ${sentence(verdict)}`)].join("\n"));
  return `${[about.join("\n"), ...parts].join("\n\n")}\n`;
}

/** For the page. */
export function renderMarkdown(about: readonly string[], sections: readonly Section[]): string {
  const parts = sections.map(({ head, rows, title, verdicts }) => [
    `### ${title}`,
    "",
    markdownTable(head, rows),
    "",
    ...verdicts.map(verdict => `- ${sentence(verdict)}`),
  ].join("\n"));
  return [about.join("\n"), ...parts].join("\n\n");
}

/** A table of Markdown, its numbers to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map((_, column) => (column === 0 ? "---" : "---:"))), ...rows.map(row)].join("\n");
}

/**
 * The page with another text between the markers of a block.
 *
 * @param command What writes the block; it is part of the marker, so that a reader knows how to refresh it.
 * @throws Error when the page does not have the markers.
 */
export function insertBetweenMarkers(page: string, command: string, text: string): string {
  const [begin, end] = [`<!-- begin: ${command} -->`, `<!-- end: ${command} -->`];
  const [start, stop] = [page.indexOf(begin), page.indexOf(end)];
  if (start === -1 || stop < start) throw new Error(`The page needs "${begin}" and, below it, "${end}".`);
  return `${page.slice(0, start + begin.length)}\n\n${text}\n\n${page.slice(stop)}`;
}

function sentence({ figures, isMet, name }: Verdict): string {
  return `${isMet ? "met" : "NOT MET"}: ${name}: ${figures}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
