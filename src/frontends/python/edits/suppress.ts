/**
 * Where may a comment be written that tells ESLint to pass over what a rule finds on a line?
 *
 * Editors write one themselves, with `//`, which is no comment in Python. A line of its own above is best; where Python would
 * not take it there (in a string, behind a backslash) it goes to the end of the line, and where that cannot be either, there
 * is none. Two directives about a line would not both be obeyed, so a rule is added to one that is there.
 */
import type { Edit, TextChange } from "../../../core/repairs.ts";
import type { DirectiveComment } from "../directives.ts";
import type { PythonSourceCode } from "../source-code.ts";
import type { BlockText } from "./block-text.ts";
import { insertion } from "./indentation.ts";

const ABOVE = "eslint-disable-next-line";
const BEHIND = "eslint-disable-line";
const JUSTIFICATION = /\s-{2,}\s/u;
/** Comments by which other tools are told something about the line below: pylint, Semgrep, PyCharm, Pyre, Pyrefly. */
const ABOUT_NEXT_LINE = /disable-next|nosemgrep|noinspection|pyre-(?:fixme|ignore)|pyrefly:\s*ignore/u;

/**
 * The edit that writes the comment; undefined where there is no place for it.
 *
 * @param rule The rule as the configuration calls it: `async-lifecycle/no-floating-tasks`.
 * @param line The line on which a finding begins, from 1.
 */
export function suppress(source: PythonSourceCode, lines: BlockText, rule: string, line: number): Edit | undefined {
  const at = source.textLines.startOf(line);
  const known = directiveAt(source, line - 1, ABOVE) ?? directiveAt(source, line, BEHIND);
  if (known) return written(known.label, joining(source.text, known, rule));
  if (isFreeAbove(source, lines, line)) {
    const lineBreak = source.text.slice(lines.lineEnd(at), lines.nextLine(at)) || lines.lineBreak;
    return written(ABOVE, insertion(at, `${lines.indentAt(at)}# ${ABOVE} ${rule}${lineBreak}`));
  }
  if (!isFreeBehind(source, lines, line)) return undefined;
  const end = at + source.text.slice(at, lines.lineEnd(at)).trimEnd().length;
  return written(BEHIND, insertion(end, `  # ${BEHIND} ${rule}`));
}

/** Editors show the name of the rule behind the title. */
function written(label: string, change: TextChange): Edit {
  return { proven: false, title: `Suppress it with \`# ${label}\`.`, changes: [change] };
}

/** The directive of a kind on a line. One that names no rule is about all, and needs none. */
function directiveAt(source: PythonSourceCode, line: number, label: string): DirectiveComment | undefined {
  return source
    .getInlineConfigNodes()
    .find((comment) => comment.label === label && comment.argument !== "" && source.getLoc(comment).start.line === line);
}

/** Adds a rule to those that a directive names. */
function joining(text: string, { range: [start, end] }: DirectiveComment, rule: string): TextChange {
  const [named = ""] = text.slice(start, end).split(JUSTIFICATION, 1);
  const list = named.trimEnd();
  return insertion(start + list.length, `${list.endsWith(",") ? "" : ","} ${rule}`);
}

/** May a line be put in above a line, without parting a comment from what it is about? */
function isFreeAbove({ textLines, text }: PythonSourceCode, lines: BlockText, line: number): boolean {
  const at = textLines.startOf(line);
  if (lines.isInString(at)) return false;
  if (line === 1) return true;
  const above = textLines.startOf(line - 1);
  const written = text.slice(above, lines.lineEnd(above));
  return !(written.endsWith("\\") || (written.trimStart().startsWith("#") && ABOUT_NEXT_LINE.test(written)));
}

/** May a comment end a line? What is there for ESLint already would swallow it. */
function isFreeBehind(source: PythonSourceCode, lines: BlockText, line: number): boolean {
  const at = source.textLines.startOf(line);
  if (lines.isInString(lines.nextLine(at)) || source.text.slice(at, lines.lineEnd(at)).endsWith("\\")) return false;
  return source.getInlineConfigNodes().every((comment) => source.getLoc(comment).start.line !== line);
}
