/** How do the tables look in a terminal, and in the page? */
import { table } from "../tools/corpus/report.ts";
import type { Verdict } from "./aims.ts";
import type { Section } from "./sections.ts";

const begin = "<!-- begin figures: npm run bench -- --write -->";
const end = "<!-- end figures -->";

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
    row(head),
    row(head.map((_, column) => (column === 0 ? "---" : "---:"))),
    ...rows.map(row),
    "",
    ...verdicts.map(verdict => `- ${sentence(verdict)}`),
  ].join("\n"));
  return [about.join("\n"), ...parts].join("\n\n");
}

/**
 * The page with other figures.
 *
 * @throws Error when the page does not say where the figures stand.
 */
export function insertBetweenMarkers(page: string, figures: string): string {
  const [start, stop] = [page.indexOf(begin), page.indexOf(end)];
  if (start === -1 || stop < start) throw new Error(`The page needs "${begin}" and, below it, "${end}".`);
  return `${page.slice(0, start + begin.length)}\n\n${figures}\n\n${page.slice(stop)}`;
}

function sentence({ figures, isMet, name }: Verdict): string {
  return `${isMet ? "met" : "NOT MET"}: ${name}: ${figures}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
