/**
 * How does a case read in a snapshot: the code with carets, the messages, and what each edit leaves?
 *
 * The text is written for a reviewer, who has to see at a glance whether a finding points at the right words and whether
 * the edited code is what a careful person would have written.
 */
import type { Linter } from "eslint";
import { applyEdit } from "../tools/edit-checks/text.ts";

/** The report of one case, ending in a line break. `fixed` is the text that all fixes leave, when they change anything. */
export function describeCase(code: string, messages: readonly Linter.LintMessage[], fixed: string): string {
  const sections = ["Code:", ...markedLines(code, messages), ""];
  for (const [index, { column, line, message, messageId }] of messages.entries()) {
    sections.push(`[${String(index + 1)}] ${String(line)}:${String(column)} ${messageId ?? ""}`.trimEnd(), `    ${message}`);
  }
  sections.push("", ...(fixed === code ? ["Output: none"] : ["Output:", ...numberedLines(fixed)]));
  for (const [index, { suggestions = [] }] of messages.entries()) {
    for (const { desc, fix } of suggestions) {
      sections.push("", `[${String(index + 1)}] Suggestion: ${desc}`, ...numberedLines(applyEdit(code, fix)));
    }
  }
  return `${sections.join("\n")}\n`;
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|[\r\n\u2028\u2029]/u);
}

function numbered(line: string, index: number): string {
  return `${String(index + 1).padStart(4)} | ${line}`.trimEnd();
}

function numberedLines(text: string): string[] {
  return linesOf(text).map(numbered);
}

/** The lines of the code, each followed by the carets of the findings that lie on it. */
function markedLines(code: string, messages: readonly Linter.LintMessage[]): string[] {
  return linesOf(code).flatMap((line, index) => [
    numbered(line, index),
    ...messages.flatMap((message, number) => {
      const carets = caretsUnder(line, index + 1, message);
      return carets === undefined ? [] : [`     | ${carets} [${String(number + 1)}]`];
    }),
  ]);
}

/** Carets under the part of a line that a finding covers. Tabs are kept, so that carets stand where an editor shows them. */
function caretsUnder(line: string, lineNumber: number, message: Linter.LintMessage): string | undefined {
  const { column, endColumn = column + 1, endLine = message.line } = message;
  if (lineNumber < message.line || lineNumber > endLine) {
    return undefined;
  }
  const indent = line.length - line.trimStart().length;
  const start = lineNumber === message.line ? column - 1 : indent;
  const end = lineNumber === endLine ? endColumn - 1 : line.length;
  return line.slice(0, start).replaceAll(/[^\t]/gu, " ") + "^".repeat(Math.max(1, end - start));
}
