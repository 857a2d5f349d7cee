/**
 * Which statements close a resource, how, and can they be taken out?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { TextChange } from "../../../core/repairs.ts";
import { bare, keyOf } from "../resolve/syntax.ts";
import { listOf } from "./position.ts";
import { beginsLine, deletion, lineEnd, lineStart, tokensOf, type WrittenFile } from "./written-file.ts";

/** One explicit close, as a statement of its own. */
export interface Close {
  readonly call: TSESTree.CallExpression;
  readonly statement: TSESTree.ExpressionStatement;
  /** Name of the resource in the call. */
  readonly receiver: TSESTree.Identifier;
  /** `close`, `@@asyncDispose`, or `()` when the resource itself is called. */
  readonly method: string;
  readonly isAwaited: boolean;
}

/** The receiver of a call and the method, dotted when there are properties in between. */
export function methodOf(call: TSESTree.CallExpression): { readonly receiver: TSESTree.Node; readonly method: string } | undefined {
  const names: string[] = [];
  let node = bare(call.callee);
  while (node.type === "MemberExpression") {
    const name = keyOf(node);
    if (name === undefined) return undefined;
    names.unshift(name);
    node = bare(node.object);
  }
  return { receiver: node, method: names.length === 0 ? "()" : names.join(".") };
}

/** Reads an explicit close; undefined when it is more than a close: with arguments, a condition, or a use of its result. */
export function closeAt(node: TSESTree.Node): Close | undefined {
  const close = closingStatement(node);
  return close && listOf(close.statement) ? close : undefined;
}

/** Reads a close that is a statement, perhaps the only one of an `if` without braces. */
export function closingStatement(node: TSESTree.Node): Close | undefined {
  if (node.type !== "CallExpression" || node.arguments.length > 0) return undefined;
  const called = methodOf(node);
  if (called?.receiver.type !== "Identifier") return undefined;
  // `x?.close()` in a chain is the same close: the resource is there, or the block has nothing to close.
  const holder: TSESTree.Node = node.parent.type === "ChainExpression" ? node.parent.parent : node.parent;
  const isAwaited = holder.type === "AwaitExpression";
  const isMarked = holder.type === "UnaryExpression" && holder.operator === "void";
  const statement: TSESTree.Node = isAwaited || isMarked ? holder.parent : holder;
  if (statement.type !== "ExpressionStatement") return undefined;
  return { call: node, statement, receiver: called.receiver, method: called.method, isAwaited };
}

/**
 * Takes a statement of a list out, with its lines when nothing else stands on them; undefined when the lines around it
 * would join.
 */
export function withoutStatement(file: WrittenFile, statement: TSESTree.Node): TextChange[] | undefined {
  const { source, text } = file;
  if (!listOf(statement)) return undefined;
  const before = source.getTokenBefore(statement);
  const after = source.getTokenAfter(statement);
  const ends = before === null || [";", "{", "}", ":"].includes(before.value);
  if (!ends && after !== null && /^[([`/+*.,-]/u.test(after.value)) return undefined;
  const [start] = statement.range;
  const last = lastToken(file, statement);
  // A semicolon on a line of its own guards the next statement, not this one.
  if (last.value === ";" && last.loc.start.line !== source.getTokenBefore(last)?.loc.end.line) {
    return ends ? undefined : [deletion(beginsLine(text, start) ? lineStart(text, start) : start, lineStart(text, last.range[0]))];
  }
  const [, end] = statement.range;
  const isAlone = beginsLine(text, start) && text.slice(end, lineEnd(text, end)).trim() === "";
  if (!isAlone) return [deletion(start, text[end] === " " ? end + 1 : end)];
  const next = text.indexOf("\n", end);
  let first = lineStart(text, start);
  // An empty line before the end of a block set the close off; with nothing after it, it goes too.
  if (after?.value === "}") {
    while (first > 0 && text.slice(lineStart(text, first - 1), first).trim() === "") first = lineStart(text, first - 1);
  }
  return [deletion(first, next < 0 ? text.length : next + 1)];
}

function lastToken(file: WrittenFile, node: TSESTree.Node): TSESTree.Token {
  const tokens = tokensOf(file.source).filter(({ range }) => range[0] >= node.range[0] && range[1] <= node.range[1]);
  const last = tokens.at(-1);
  if (!last) throw new TypeError("A statement has no token.");
  return last;
}
