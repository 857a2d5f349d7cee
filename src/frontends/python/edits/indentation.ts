/**
 * How do statements move into a new block inside of theirs, and out of one?
 *
 * Every line that is code gets one unit more behind the indentation that its block has, so that lines with tabs and blanks
 * stand to each other as before. Strings keep their bytes, and so do lines that are empty. Statements that share their line
 * with others get lines of their own where the border of the block comes between them.
 */
import type { TextChange } from "../../../core/repairs.ts";
import type { Token } from "../parser/tokens.ts";
import type { Statement } from "../syntax.ts";
import type { Block, BlockText } from "./block-text.ts";

/** Which statements of a block move, and what stands before them. */
export interface Enclosing {
  readonly block: Block;
  /** Index of the first statement that moves. */
  readonly first: number;
  /** Index of the last one. */
  readonly last: number;
  /** A line that opens the new block (`try:`); absent where the statement before `first` is rewritten to do it. */
  readonly header?: string;
  /** Indentation of the new block; one unit more than that of the block by default. */
  readonly indent?: string;
}

/** Statements between which a line has to end are parted like this, and nothing else. */
const SEMICOLON = /^[ \t\f]*;[ \t\f]*$/u;

/**
 * Puts statements of a block into a new one; undefined when their lines do not stand to each other as lines of a block do.
 */
export function enclosed(lines: BlockText, { block, first, last, header, indent }: Enclosing): TextChange[] | undefined {
  const { statements } = block;
  const [from, to] = [statements[first], statements[last]];
  const inner = indent ?? `${block.indent}${lines.unitIn(block)}`;
  if (!from || !to || !inner.startsWith(block.indent) || inner === block.indent) return undefined;
  const start = lines.startOf(from);
  const opening = header === undefined ? "" : `${lines.lineBreak}${block.indent}${header}`;
  const changes: TextChange[] = [];
  // The line of the opening statement stays where it is.
  let line = lines.nextLine(start);
  const border = borderBefore(lines, block, first);
  if (border === "unclear") return undefined;
  if (border) changes.push({ ...border, text: `${opening}${lines.lineBreak}${inner}` });
  else if (header !== undefined) changes.push(insertion(start, `${header}${lines.lineBreak}${inner}`));
  else line = lines.nextLine(statements[first - 1]?.range[1] ?? start);
  const moved = deeper(lines, line, endOfRun(lines, block, last), block.indent, inner);
  const others = [header === undefined ? borderBefore(lines, block, first - 1) : undefined, borderBefore(lines, block, last + 1)];
  if (!moved || others.includes("unclear")) return undefined;
  for (const other of others) if (other && other !== "unclear") changes.push({ ...other, text: `${lines.lineBreak}${block.indent}` });
  const opened = openedUp(lines, block);
  return opened && [...opened, ...changes, ...moved];
}

/** Takes all statements of a block out, to where its header stands, which goes. Undefined where lines do not fit. */
export function released(lines: BlockText, block: Block): TextChange[] | undefined {
  const { indent, isInline, outerIndent, statements } = block;
  const [first] = statements;
  if (!first) return undefined;
  const start = lines.startOf(first);
  if (isInline) return [deletion(lines.logicalStart(start), start)];
  const head = withoutHeader(lines, block);
  const from = head && (lines.lineStart(head.end) === head.end ? head.end : lines.nextLine(head.end));
  const moved = from === undefined ? undefined : shallower(lines, from, endOfRun(lines, block, statements.length - 1), indent, outerIndent);
  return moved && head && [head, ...moved];
}

/** Takes the line away that opens a block with lines of its own; a comment on it stays. */
export function withoutHeader(lines: BlockText, block: Block): TextChange | undefined {
  const colon = colonOf(lines, block);
  if (!colon || block.isInline) return undefined;
  const start = lines.logicalStart(colon.start);
  const comment = lines.comments.find((each) => each.start >= colon.end && each.start < lines.nextLine(colon.end));
  return comment ? deletion(start, comment.start) : deletion(lines.lineStart(start), lines.nextLine(colon.end));
}

/** Where the header of a block begins; for an `else`, at that word. */
export function headerStart(lines: BlockText, block: Block): number | undefined {
  const colon = colonOf(lines, block);
  return colon && lines.logicalStart(colon.start);
}

/** The colon of a header, above empty lines and lines with comments. */
function colonOf(lines: BlockText, { statements: [first] }: Block): Token | undefined {
  let token = first && lines.tokenBefore(lines.startOf(first));
  while (token?.type === "NEWLINE") token = lines.tokenBefore(token.start);
  return token?.type === "COLON" ? token : undefined;
}

/** Indents the lines that begin in a range; undefined when one of them is not indented as the block is. */
export function deeper(lines: BlockText, from: number, to: number, indent: string, inner: string): TextChange[] | undefined {
  const unit = inner.slice(indent.length);
  return shifted(lines, from, to, indent, (at) => insertion(at + indent.length, unit));
}

/** Takes the indentation of an outer block for that of an inner one on the lines that begin in a range. */
export function shallower(lines: BlockText, from: number, to: number, inner: string, outer: string): TextChange[] | undefined {
  if (!inner.startsWith(outer)) return undefined;
  return shifted(lines, from, to, inner, (at) => ({ start: at + outer.length, end: at + inner.length, text: "" }));
}

function shifted(
  lines: BlockText,
  from: number,
  to: number,
  indent: string,
  change: (at: number) => TextChange,
): TextChange[] | undefined {
  const changes: TextChange[] = [];
  for (let line = from; line < to; line = lines.nextLine(line)) {
    if (lines.isBlank(line) || lines.isInString(line)) continue;
    const isIndented = lines.indentAt(line).startsWith(indent);
    if (isIndented) changes.push(change(lines.indentStart(line)));
    // Where a comment stands, or what goes on from the line before, means nothing.
    else if (lines.isLogical(line)) return undefined;
    if (lines.nextLine(line) === lines.text.length) break;
  }
  return changes;
}

/**
 * Where the lines end that belong to a statement of a block: behind the comments below it that are indented more than the
 * block, and for the last statement of a block that is indented at all, as much as the block.
 */
export function endOfRun(lines: BlockText, { indent, isInline, owner, statements }: Block, index: number): number {
  const statement = statements[index];
  if (!statement) return 0;
  const next = statements[index + 1];
  const [, end] = statement.range;
  let stop = lines.nextLine(end);
  if (isInline) return stop;
  const column = lines.columnOf(lines.startOf(statement));
  const isLast = !next && owner.nodeType !== "Module" && indent !== "";
  for (let line = stop; line < lines.text.length; line = lines.nextLine(line)) {
    if (lines.isBlank(line)) continue;
    const isComment = lines.text.startsWith("#", lines.indentStart(line) + lines.indentAt(line).length);
    const isInside = lines.columnOf(line) > column || (isLast && lines.columnOf(line) === column);
    if (!isComment || !isInside) break;
    stop = lines.nextLine(line);
  }
  return stop;
}

/** Where a statement follows another one on a line: the semicolon between them. */
export function borderBefore(lines: BlockText, { statements }: Block, index: number): { readonly start: number; readonly end: number } | "unclear" | undefined {
  const [before, statement] = [statements[index - 1], statements[index]];
  if (!statement) return undefined;
  const end = lines.startOf(statement);
  if (lines.beginsLine(end) && lines.isLogical(lines.lineStart(end))) return undefined;
  // The first one of a suite on the line of its header: `openedUp` sees to it.
  if (!before) return undefined;
  const start = before.range[1];
  return SEMICOLON.test(lines.text.slice(start, end)) ? { start, end } : "unclear";
}

/** A suite on the line of its header is put on lines of its own; nothing for all others. */
function openedUp(lines: BlockText, { indent, isInline, statements }: Block): TextChange[] | undefined {
  const [head] = statements;
  if (!isInline || !head) return [];
  const end = lines.startOf(head);
  const start = lines.tokenBefore(end)?.end ?? end;
  if (!/^[ \t\f]*$/u.test(lines.text.slice(start, end))) return undefined;
  return [{ start, end, text: `${lines.lineBreak}${indent}` }];
}

/** Puts text in at an offset. */
export function insertion(offset: number, text: string): TextChange {
  return { start: offset, end: offset, text };
}

/** Takes a range of text out. */
export function deletion(start: number, end: number): TextChange {
  return { start, end, text: "" };
}

/** The end of a statement, with the semicolon that may stand behind it at the end of its line. */
export function endWithSemicolon(lines: BlockText, statement: Statement): number {
  const [, end] = statement.range;
  const next = lines.tokenAfter(end);
  if (next?.type !== "SEMI") return end;
  const after = lines.tokenAfter(next.end);
  return after === undefined || after.type === "NEWLINE" || after.type === "EOF" ? next.end : end;
}
