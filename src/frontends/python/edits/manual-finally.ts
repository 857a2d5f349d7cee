/**
 * Is the resource closed by a `finally`, and how does the text look without it?
 *
 * `session = open()` may stand before the `try` or as its first statement, with `session = None` before the `try` then. In
 * the first case the block that holds the resource takes in the whole `try`, or (where it has no handlers) its body alone.
 */
import type { TextChange } from "../../../core/repairs.ts";
import { isNone } from "../lower/resolver.ts";
import type { Node, Statement, Try, TryStar } from "../syntax.ts";
import type { Block } from "./block-text.ts";
import { type Close, withoutStatement } from "./closing.ts";
import type { Declared } from "./declared.ts";
import { borderBefore, deeper, deletion, enclosed, headerStart, withoutHeader } from "./indentation.ts";
import { statementOf } from "./position.ts";
import type { WrittenFile } from "./written-file.ts";

/** The `try` of a resource that is closed by hand. */
export interface ManualFinally {
  readonly statement: Try | TryStar;
  readonly close: Close;
  /** The resource is opened in the `try`. */
  readonly isInside: boolean;
  /** `session = None` before the `try`. */
  readonly empty?: Statement;
}

/** How the text around the opening changes. */
export interface Layout {
  readonly changes: readonly TextChange[];
  /** Where the text begins that the opening takes the place of; the start of its statement by default. */
  readonly from?: number;
  /** The close happens when it did, whatever else happens. */
  readonly isSameMoment: boolean;
}

/** Finds the `try` whose `finally` has the only close as its last statement. */
export function manualFinally(file: WrittenFile, { block, index, statement: opening }: Declared, closes: readonly Close[]): ManualFinally | undefined {
  const [close] = closes;
  const statement = close?.statement.parent;
  if (!close || closes.length !== 1 || (statement?.nodeType !== "Try" && statement?.nodeType !== "TryStar")) return undefined;
  if (statement.finalbody.at(-1) !== close.statement) return undefined;
  if (block.statements.indexOf(statement) > index) return { statement, close, isInside: false };
  if (!statement.body.includes(opening)) return undefined;
  const empty = emptyBefore(file, statement, opening);
  return { statement, close, isInside: true, ...(empty && { empty }) };
}

/** `session = None` right before the `try`. */
function emptyBefore({ lines, scopes }: WrittenFile, attempt: Statement, opening: Node): Statement | undefined {
  const statements = lines.blockOf(attempt)?.statements ?? [];
  const before = statements[statements.indexOf(attempt) - 1];
  const target = before?.nodeType === "Assign" ? before.targets[0] : before?.nodeType === "AnnAssign" ? before.target : undefined;
  const opened = opening.nodeType === "Assign" ? opening.targets[0] : undefined;
  if (!before || !target || !opened || !isNone((before as { readonly value?: Node }).value)) return undefined;
  return scopes.bindingOf.get(target) !== undefined && scopes.bindingOf.get(target) === scopes.bindingOf.get(opened) ? before : undefined;
}

/** Takes the close away, so that the block closes the resource; undefined where the lines do not allow it. */
export function withoutFinally(file: WrittenFile, declared: Declared, manual: ManualFinally): Layout | undefined {
  if (manual.isInside) return inTry(file, declared, manual);
  const { close, statement } = manual;
  const { lines } = file;
  const { block, index } = declared;
  const last = block.statements.indexOf(statement);
  const isAll = statement.finalbody.length === 1;
  if (isAll && statement.handlers.length === 0) return bodyOfTry(file, declared, statement);
  const removal = isAll ? finallyRemoval(file, statement) : withoutStatement(lines, close.statement);
  const moved = removal && enclosed(lines, { block, first: index + 1, last });
  return moved && { changes: apart(removal, moved), isSameMoment: true };
}

/** The `try:` goes, and its body stays as deep as it is, in the block that the opening begins now. */
export function bodyOfTry(file: WrittenFile, { block, index, statement: opening }: Declared, attempt: Try | TryStar): Layout | undefined {
  const { lines } = file;
  const [first] = attempt.body;
  const body = first && lines.blockOf(first);
  const removal = finallyRemoval(file, attempt);
  const at = block.statements.indexOf(attempt);
  const next = block.statements[index + 1];
  if (!body || !removal || !next || !body.indent.startsWith(block.indent) || block.isInline) return undefined;
  // What shares a line with the opening, or with the `try`, cannot.
  for (const each of [index, index + 1, at + 1]) if (borderBefore(lines, block, each)) return undefined;
  const start = lines.startOf(first);
  const unit = body.indent.slice(block.indent.length);
  const without = body.isInline ? { start: attempt.range[0], end: start, text: unit } : withoutHeader(lines, body);
  // A comment behind the `try:` stands above the body then.
  const header = without && lines.lineStart(without.end) !== without.end ? { ...without, text: unit } : without;
  const moved = deeper(lines, lines.nextLine(opening.range[1]), lines.lineStart(attempt.range[0]), block.indent, body.indent);
  return header && moved && { changes: [...moved, header, ...removal], isSameMoment: true };
}

/** The resource is opened in the `try`, which goes where nothing handles exceptions and the opening is its first statement. */
function inTry(file: WrittenFile, { block, index, statement: opening }: Declared, { statement, empty }: ManualFinally): Layout | undefined {
  const { lines } = file;
  const emptied = empty ? withoutStatement(lines, empty) : [];
  const removal = statement.finalbody.length === 1 ? finallyRemoval(file, statement) : undefined;
  if (!removal || !emptied || block.statements.length <= index + 1 || block.isInline) return undefined;
  if (statement.handlers.length > 0) {
    // What handles an exception ran before the close, and runs behind it now.
    const moved = enclosed(lines, { block, first: index + 1, last: block.statements.length - 1 });
    return moved && { changes: [...emptied, ...moved, ...removal], isSameMoment: false };
  }
  if (index > 0 || borderBefore(lines, block, 1)) return undefined;
  const head = withoutHeader(lines, block);
  if (head?.start !== lines.lineStart(statement.range[0])) return undefined;
  const start = lines.startOf(opening);
  if (file.lines.comments.some((comment) => comment.start > statement.range[0] && comment.start < start)) return undefined;
  return { changes: [...emptied, ...removal], from: statement.range[0], isSameMoment: true };
}

/** Takes the `finally` away, with its lines. */
export function finallyRemoval({ lines }: WrittenFile, statement: Try | TryStar): TextChange[] | undefined {
  const [first] = statement.finalbody;
  const body = first && lines.blockOf(first);
  if (!body) return undefined;
  const header = headerStart(lines, body);
  const [, end] = statement.range;
  return header !== undefined && lines.beginsLine(header) ? [deletion(lines.lineStart(header), lines.nextLine(end))] : undefined;
}

/** Lines that are taken out need no indentation. */
export function apart(removals: readonly TextChange[], changes: readonly TextChange[]): TextChange[] {
  const isGone = ({ start, end }: TextChange): boolean => removals.some((removal) => removal.start <= start && end <= removal.end && start < removal.end);
  return [...removals, ...changes.filter((change) => !isGone(change))];
}

/** Is a statement, or what it stands in, one of a block? */
export function indexIn({ statements }: Block, node: Node): number {
  for (let at: Node | undefined = statementOf(node); at; at = at.parent) {
    const index = statements.findIndex((each) => each === at);
    if (index >= 0) return index;
  }
  return -1;
}
