/**
 * Is the resource closed by a `finally` that does nothing else, and how does the block look without it?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { TextChange } from "../../../core/repairs.ts";
import type { Close } from "./closing.ts";
import { collidesFrom, collidesInList, type Declared, isNeededOutside } from "./declared.ts";
import { canJoin, followersOf, isEndSure, statementsOf } from "./position.ts";
import { isQuiet } from "./tail.ts";
import {
  beginsLine,
  deletion,
  indentAt,
  indented,
  insertion,
  lineEnd,
  lineStart,
  outdented,
  type WrittenFile,
} from "./written-file.ts";

/** The `try` statement of a resource that is closed by hand. */
export interface ManualFinally {
  readonly statement: TSESTree.TryStatement;
  readonly finalizer: TSESTree.BlockStatement;
}

/** How the text around the declaration changes. */
export interface Layout {
  readonly changes: readonly TextChange[];
  /** The declaration now stands in a block of its own, one level deeper. */
  readonly isInBlock: boolean;
}

/** Finds the `try` whose `finally` is the only close and closes nothing else. */
export function manualFinally(declared: Declared, closes: readonly Close[]): ManualFinally | undefined {
  const [close] = closes;
  const block = close?.statement.parent;
  if (!close || closes.length !== 1 || block?.type !== "BlockStatement" || block.body.length !== 1) return undefined;
  const statement = block.parent;
  if (statement.type !== "TryStatement" || statement.finalizer !== block) return undefined;
  return followersOf(declared.declaration).includes(statement) ? { statement, finalizer: block } : undefined;
}

/** Takes the `finally` away, so that the resource is closed at the same moment by the block; undefined when it cannot. */
export function withoutFinally(file: WrittenFile, declared: Declared, manual: ManualFinally): Layout | undefined {
  const { statement } = manual;
  const { declaration, list, variable } = declared;
  const isUsedAfter = variable.references.some(({ identifier }) => identifier.range[0] >= statement.range[1]);
  if (isUsedAfter) return undefined;
  const isLast = followersOf(statement).every(isQuiet) && list.type !== "SwitchCase";
  if (statement.handler) {
    const drop = deletion(statement.handler.range[1], statement.range[1]);
    if (isLast) return { changes: [drop], isInBlock: false };
    const block = inBlock(file, declared, statement, statement.handler.range[1]);
    return block && { changes: [...block, drop], isInBlock: true };
  }
  const [first] = statement.block.body;
  // Without `try {` in between, the line before would go on.
  if (first && canJoin(file, first) && !isEndSure(file, statement)) return undefined;
  if (isLast && !collidesInList(file, statement.block, list)) {
    const changes = unwrapped(file, statement);
    if (changes) return { changes, isInBlock: false };
  }
  if (isNeededOutside(file, list, declaration.range[0], statement.range[1])) return undefined;
  if (collidesFrom(file, statement.block, declaration.range[0])) return undefined;
  return { changes: mergedBlock(file, declared, statement), isInBlock: true };
}

/** The braces of `try` hold the declaration too: `{` goes before it, and `try {` goes away. */
function mergedBlock(file: WrittenFile, declared: Declared, statement: TSESTree.TryStatement): TextChange[] {
  const [start] = declared.declaration.range;
  return [
    ...openBrace(file, start),
    ...indented(file, lineEnd(file.text, start), statement.range[0]).filter(({ start: line }) => line < lineStart(file.text, statement.range[0])),
    tryRemoval(file, statement),
    deletion(statement.block.range[1], statement.range[1]),
  ];
}

/** Writes `{` in front of a declaration, which moves to a line of its own. */
function openBrace(file: WrittenFile, start: number): TextChange[] {
  return [insertion(start, `{${file.lineBreak}${indentAt(file.text, start)}${file.unit}`)];
}

/**
 * A block around everything from the declaration to the end of a statement.
 *
 * @param kept Offset from which on the statement itself goes away.
 */
export function inBlock(
  file: WrittenFile,
  { declaration, list }: Declared,
  last: TSESTree.Node,
  kept = last.range[1],
): TextChange[] | undefined {
  const [start] = declaration.range;
  const [, end] = last.range;
  if (isNeededOutside(file, list, start, end)) return undefined;
  const following = indented(file, lineEnd(file.text, start), kept);
  const stop = text(file, end);
  return [...openBrace(file, start), ...following, insertion(stop, `${file.lineBreak}${indentAt(file.text, start)}}`)];
}

/** The end of the line when only a comment follows, else the offset itself. */
function text(file: WrittenFile, end: number): number {
  const rest = file.text.slice(end, lineEnd(file.text, end)).trim();
  return rest === "" || rest.startsWith("//") ? lineEnd(file.text, end) : end;
}

/** The `try` goes, and what was in it joins the list around it; undefined when there is nothing in it. */
export function unwrapped(file: WrittenFile, statement: TSESTree.TryStatement): TextChange[] | undefined {
  const { block } = statement;
  const close = block.range[1] - 1;
  const isOnOneLine = block.loc.start.line === block.loc.end.line;
  if (isOnOneLine) {
    const inner = file.text.slice(block.range[0] + 1, close);
    const lead = inner.length - inner.trimStart().length;
    const trail = inner.length - inner.trimEnd().length;
    if (block.body.length === 0) return undefined;
    return [deletion(statement.range[0], block.range[0] + 1 + lead), deletion(close - trail, statement.range[1])];
  }
  const closeLine = beginsLine(file.text, close) ? lineStart(file.text, close) : close;
  const body = outdented(file, lineEnd(file.text, block.range[0]), closeLine);
  const end = statement.range[1];
  const isLineEmpty = file.text.slice(end, lineEnd(file.text, end)).trim() === "";
  const next = file.text.indexOf("\n", end);
  const foot =
    isLineEmpty && closeLine !== close
      ? deletion(closeLine, next < 0 ? file.text.length : next + 1)
      : deletion(close, file.text[end] === " " ? end + 1 : end);
  return [tryRemoval(file, statement), ...(body ?? []), foot];
}

/** Takes `try {` away, with its line when nothing else stands there. */
function tryRemoval(file: WrittenFile, statement: TSESTree.TryStatement): TextChange {
  const [start] = statement.range;
  const end = statement.block.range[0] + 1;
  const stop = lineEnd(file.text, end);
  const isAlone = beginsLine(file.text, start) && file.text.slice(end, stop).trim() === "";
  if (!isAlone) return deletion(start, file.text[end] === " " ? end + 1 : end);
  const next = file.text.indexOf("\n", end);
  return deletion(lineStart(file.text, start), next < 0 ? file.text.length : next + 1);
}

/** The statements of a list from after the declaration on, without those that are taken out. */
export function remaining(declared: Declared, closes: readonly Close[]): readonly TSESTree.Node[] {
  const gone = new Set<TSESTree.Node>(closes.map(({ statement }) => statement));
  const statements = statementsOf(declared.list);
  return statements.slice(statements.indexOf(declared.declaration) + 1).filter((statement) => !gone.has(statement));
}
