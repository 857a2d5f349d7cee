/** Which statements close a resource, how, and can they be taken out? */
import type { ResourceSpec } from "../../../core/effects.ts";
import type { TextChange } from "../../../core/repairs.ts";
import { isNone } from "../lower/resolver.ts";
import type { Call, Expression, Name, Node, Statement } from "../syntax.ts";
import type { BlockText } from "./block-text.ts";
import { borderBefore, deletion, endWithSemicolon } from "./indentation.ts";

/** Comments that speak to tools about their line. */
const PRAGMA = /^#\s*(?:eslint|fmt|isort|mypy|noqa|nosec|pragma|pylint|pyright|ruff|type|yapf)\b/iu;

/** One explicit close, as a statement of its own. */
export interface Close {
  readonly call: Call;
  /** What goes when the close does: its statement, or the `if` that only asks whether there is something to close. */
  readonly statement: Statement;
  /** The name of the resource in the call. */
  readonly receiver: Name;
  readonly method: string;
  readonly isAwaited: boolean;
  /** The names in what goes. */
  readonly names: readonly Name[];
}

/** Reads an explicit close; undefined when it is more than one: with arguments, a condition, or a use of its result. */
export function closeAt(node: Node, spec: ResourceSpec): Close | undefined {
  if (node.nodeType !== "Call" || node.args.length > 0 || node.keywords.length > 0) return undefined;
  const { func } = node;
  if (func.nodeType !== "Attribute" || func.value.nodeType !== "Name") return undefined;
  const isAwaited = node.parent?.nodeType === "Await";
  const statement = isAwaited ? node.parent.parent : node.parent;
  if (statement?.nodeType !== "Expr") return undefined;
  const close = { call: node, receiver: func.value, method: func.attr, isAwaited };
  const guard = statement.parent;
  if (guard?.nodeType !== "If" || guard.body.length > 1 || guard.orelse.length > 0) return { ...close, statement, names: [func.value] };
  const asked = askedIn(guard.test, func.value.id, spec.closers[func.attr]?.again?.effect === "works" ? (spec.closedTests ?? []) : []);
  return { ...close, statement: asked ? guard : statement, names: [func.value, ...(asked ?? [])] };
}

/** The names in a test that only asks whether the resource is there, and open; undefined for any other. */
function askedIn(test: Expression, name: string, closedTests: readonly string[]): readonly Name[] | undefined {
  switch (test.nodeType) {
    case "Name":
      return test.id === name ? [test] : undefined;
    case "Compare": {
      const isThere = test.ops.length === 1 && test.ops[0]?.nodeType === "IsNot" && isNone(test.comparators[0]);
      return isThere ? askedIn(test.left, name, []) : undefined;
    }
    case "UnaryOp": {
      if (test.op.nodeType !== "Not") return undefined;
      const asked = test.operand.nodeType === "Call" && test.operand.args.length === 0 ? test.operand.func : test.operand;
      return asked.nodeType === "Attribute" && closedTests.includes(asked.attr) ? askedIn(asked.value, name, []) : undefined;
    }
    case "BoolOp": {
      if (test.op.nodeType !== "And") return undefined;
      const parts = test.values.map((value) => askedIn(value, name, closedTests));
      return parts.some((part) => !part) ? undefined : parts.flatMap((part) => part ?? []);
    }
    default:
      return undefined;
  }
}

/**
 * Takes a statement out, with its lines when nothing else stands on them; a comment on its line stays. Undefined when it is
 * all that its suite has.
 */
export function withoutStatement(lines: BlockText, statement: Statement): TextChange[] | undefined {
  const block = lines.blockOf(statement);
  if (!block || block.statements.length === 1) return undefined;
  const index = block.statements.indexOf(statement);
  const start = lines.startOf(statement);
  const [before, after] = [borderBefore(lines, block, index), borderBefore(lines, block, index + 1)];
  if (before === "unclear" || after === "unclear") return undefined;
  const end = endWithSemicolon(lines, statement);
  if (before) return [deletion(before.start, end)];
  if (after) return [deletion(start, after.end)];
  if (!lines.beginsLine(start)) return undefined;
  const comment = lines.comments.find((each) => each.start >= end && each.start < lines.nextLine(end));
  // What is said to a tool about this line means nothing elsewhere.
  if (comment && PRAGMA.test(comment.value)) return undefined;
  if (comment) return [deletion(start, comment.start)];
  let first = lines.lineStart(start);
  // An empty line before the end of a suite set the statement off; with nothing after it, it goes too.
  while (index === block.statements.length - 1 && first > 0 && isEmptyAbove(lines, first)) first = lines.lineStart(first - 1);
  return [deletion(first, lines.nextLine(end))];
}

function isEmptyAbove(lines: BlockText, line: number): boolean {
  const above = lines.lineStart(line - 1);
  return lines.isBlank(above) && !lines.isInString(above) && !lines.isInString(line);
}
