/**
 * Where does a node stand: in which statement, list and function, and may it wait there?
 */
import { isReadAsModule } from "../source.ts";
import { readModuleKind } from "../target.ts";
import { isFunction, walk } from "../resolve/syntax.ts";
import type { FunctionNode } from "../resolve/value.ts";
import { type WrittenFile, beginsLine, indentAt, insertion } from "./written-file.ts";
import type { TSESTree } from "@typescript-eslint/utils";
import type { TextChange } from "../../../core/repairs.ts";

/** A node that statements stand in, one after the other. */
export type ListNode = TSESTree.BlockStatement | TSESTree.Program | TSESTree.StaticBlock | TSESTree.SwitchCase;

/** What runs the code of a node. */
export type Runner = FunctionNode | TSESTree.Program | TSESTree.PropertyDefinition | TSESTree.AccessorProperty | TSESTree.StaticBlock;

/** The function (or class member, or file) whose run a node is part of. */
export function runnerOf(node: TSESTree.Node): Runner {
  let child = node;
  for (let { parent } = node; parent; child = parent, parent = parent.parent) {
    if (isFunction(parent) || parent.type === "StaticBlock" || parent.type === "Program") return parent;
    if ((parent.type === "PropertyDefinition" || parent.type === "AccessorProperty") && parent.value === child) return parent;
  }
  return child as TSESTree.Program;
}

/** May `await` be written where the node stands? */
export function canAwait(file: WrittenFile, node: TSESTree.Node): boolean {
  const runner = runnerOf(node);
  if (runner.type === "Program") return awaitsAtTop(file);
  if (!isFunction(runner)) return false;
  // Defaults of parameters are evaluated outside of the body.
  return runner.async && isWithin(node, runner.body);
}

/** Is the top level of the file one that can wait: an ES module, and no other format once it is compiled? */
function awaitsAtTop(file: WrittenFile): boolean {
  if (!isReadAsModule(file.source)) return false;
  if (/\.m[jt]s$/u.test(file.filename)) return true;
  if (/\.c[jt]s$/u.test(file.filename)) return false;
  const { ast } = file.source;
  if (hasTopAwait(ast)) return true;
  const isModule = ast.body.some(({ type }) => type === "ImportDeclaration" || type.startsWith("Export"));
  // A TypeScript file with imports may be compiled to CommonJS, where there is no `await` at the top.
  return isModule && (!/\.tsx?$/u.test(file.filename) || readModuleKind(file.filename, file.types) === "module");
}

function hasTopAwait(program: TSESTree.Program): boolean {
  let found = false;
  walk(program, (node) => {
    if (found || isFunction(node) || node.type === "StaticBlock" || node.type === "PropertyDefinition") return false;
    found = node.type === "AwaitExpression" || (node.type === "ForOfStatement" && node.await);
    return !found;
  });
  return found;
}

/** Is a node the other one, or below it? */
export function isWithin(node: TSESTree.Node, other: TSESTree.Node): boolean {
  return node.range[0] >= other.range[0] && node.range[1] <= other.range[1];
}

/** The innermost statement that a node is part of, seen from its own function. */
export function statementOf(node: TSESTree.Node): TSESTree.Statement | undefined {
  for (let inner: TSESTree.Node | undefined = node; inner; inner = inner.parent) {
    if (isFunction(inner) && inner.type !== "FunctionDeclaration" && inner !== node) return undefined;
    if (isStatement(inner)) return inner;
  }
  return undefined;
}

function isStatement(node: TSESTree.Node): node is TSESTree.Statement {
  if (node.type === "BlockStatement" || node.type === "StaticBlock" || node.type === "SwitchCase") return false;
  if (node.type === "VariableDeclaration") return !node.parent.type.startsWith("For");
  return node.type.endsWith("Statement") || node.type.endsWith("Declaration");
}

/** The list that a statement stands in; undefined for the body of an `if` or a loop without braces, and after a label. */
export function listOf(statement: TSESTree.Node): ListNode | undefined {
  const { parent } = statement;
  switch (parent?.type) {
    case "BlockStatement":
    case "Program":
    case "StaticBlock":
      return parent;
    case "SwitchCase":
      return parent.test === statement ? undefined : parent;
    default:
      return undefined;
  }
}

/** The statements of a list. */
export function statementsOf(list: ListNode): readonly TSESTree.Node[] {
  return list.type === "SwitchCase" ? list.consequent : list.body;
}

/** The statements that follow a statement in its list. */
export function followersOf(statement: TSESTree.Node): readonly TSESTree.Node[] {
  const list = listOf(statement);
  if (!list) return [];
  const statements = statementsOf(list);
  return statements.slice(statements.indexOf(statement) + 1);
}

/** Writes a statement right before another one, which gets braces when it has none; undefined when that is no place. */
export function statementBefore(file: WrittenFile, statement: TSESTree.Node, written: string): TextChange[] | undefined {
  const [start, end] = statement.range;
  if (listOf(statement)) {
    const gap = beginsLine(file.text, start) ? `${file.lineBreak}${indentAt(file.text, start)}` : " ";
    const isOpen = !written.endsWith(";") && (gap === " " || canJoin(file, statement));
    return [insertion(start, `${written}${isOpen ? ";" : ""}${gap}`)];
  }
  if (!isBracelessBody(statement)) return undefined;
  return [insertion(start, `{ ${written.endsWith(";") ? written : `${written};`} `), insertion(end, " }")];
}

/** Is it the body of an `if`, `else` or loop, without braces? */
export function isBracelessBody(statement: TSESTree.Node): boolean {
  const { parent } = statement;
  switch (parent?.type) {
    case "IfStatement":
      return parent.consequent === statement || parent.alternate === statement;
    case "DoWhileStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "ForStatement":
    case "WhileStatement":
      return parent.body === statement;
    default:
      return false;
  }
}

/** Would a statement that begins like this one join a line before it that has no semicolon? */
export function canJoin(file: WrittenFile, statement: TSESTree.Node): boolean {
  return /^[([`/+*.,-]/u.test(file.text.slice(statement.range[0], statement.range[0] + 1));
}

/** Is the end of what stands before a node sure, whatever follows it? */
export function isEndSure(file: WrittenFile, node: TSESTree.Node): boolean {
  const before = file.source.getTokenBefore(node);
  return before === null || [";", "{", "}", ":"].includes(before.value);
}
