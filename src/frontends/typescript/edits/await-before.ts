/**
 * How is a task waited for before something is closed?
 *
 * The task has to be in a variable that can be seen there. A task that was dropped or returned is awaited where it stands.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, Repair, TextChange } from "../../../core/repairs.ts";
import { around, bare, isFunction } from "../resolve/syntax.ts";
import { awaitTask, isArrayOfTasks } from "./await-task.ts";
import { isCaught } from "./failing-use.ts";
import { canAwait, isWithin, listOf, runnerOf, statementBefore, statementOf, statementsOf, type ListNode } from "./position.ts";
import { wholeChain } from "./waiting.ts";
import { beginsLine, edit, indentAt, insertion, lineStart, semicolonLike, variableAt, type ScopeVariable, type WrittenFile } from "./written-file.ts";

type AwaitBefore = Extract<Repair, { readonly kind: "await-before" }>;

/** Writes `await task;` right before the close, or where the scope ends, for each task that runs there. */
export function awaitBefore(file: WrittenFile, repair: AwaitBefore, at: TSESTree.Node): Edit | undefined {
  // A rejection would go to the handler, past the close.
  if (!repair.isScopeEnd && isCaught(repair.before.origin as TSESTree.Node)) return undefined;
  const first = awaitOne(file, repair, at);
  const edits = [first, ...repair.others.map((task) => awaitOne(file, { ...repair, task }, at))];
  const known = edits.filter((each) => each !== undefined);
  if (first === undefined || known.length < edits.length) return undefined;
  return known.length === 1 ? first : edit(file, known.every(({ proven }) => proven), "Await what still runs.", known.flatMap(({ changes }) => changes));
}

function awaitOne(file: WrittenFile, repair: AwaitBefore, at: TSESTree.Node): Edit | undefined {
  const task = repair.task.origin as TSESTree.Node;
  const { parent } = around(wholeChain(task));
  const isStanding = task.type === "ReturnStatement" || parent?.type === "ReturnStatement" || parent?.type === "ExpressionStatement";
  if (isStanding) return awaitTask(file, { task: repair.task, proven: repair.proven });
  const holder = holderOf(file, task);
  if (!holder) return undefined;
  const before = repair.before.origin as TSESTree.Node;
  const changes = repair.isScopeEnd ? atScopeEnd(file, holder, task, before, at) : beforeStatement(file, holder, task, statementOf(before));
  return changes && edit(file, repair.proven, `Await \`${holder.variable.name}\` first.`, changes);
}

/** The variable that holds the task, or the array that the task is part of. */
interface Holder {
  readonly variable: ScopeVariable;
  readonly isArray: boolean;
}

function holderOf(file: WrittenFile, task: TSESTree.Node): Holder | undefined {
  const variable = variableOf(file, task);
  if (!variable) return undefined;
  const initial = initialOf(variable);
  // What an executor starts may go on when its promise is settled already.
  if (initial?.type === "NewExpression") return undefined;
  const isArray = isArrayOfTasks(bare(task)) || (initial !== undefined && isArrayOfTasks(initial));
  return isArray && variableAt(file, "Promise", task) ? undefined : { variable, isArray };
}

/** What a variable is declared with. */
function initialOf({ defs }: ScopeVariable): TSESTree.Node | undefined {
  const node = defs[0]?.node as TSESTree.Node | undefined;
  return node?.type === "VariableDeclarator" && node.init ? bare(node.init) : undefined;
}

function variableOf(file: WrittenFile, task: TSESTree.Node): ScopeVariable | undefined {
  if (task.type === "Identifier") return variableAt(file, task.name, task);
  const { child, parent } = around(wholeChain(task));
  if (parent?.type === "CallExpression" && parent.callee !== child) return pushedTo(file, parent);
  if (parent?.type === "VariableDeclarator" && parent.init === child && parent.id.type === "Identifier") {
    return variableAt(file, parent.id.name, parent.id);
  }
  if (parent?.type === "AssignmentExpression" && parent.right === child && parent.left.type === "Identifier" && parent.operator === "=") {
    return variableAt(file, parent.left.name, parent.left);
  }
  return undefined;
}

/** `tasks` of `tasks.push(client.query(text));` */
function pushedTo(file: WrittenFile, call: TSESTree.CallExpression): ScopeVariable | undefined {
  const callee = bare(call.callee);
  if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier" || callee.computed) return undefined;
  if (callee.property.type !== "Identifier" || callee.property.name !== "push") return undefined;
  const variable = variableAt(file, callee.object.name, call);
  const initial = variable && initialOf(variable);
  return initial?.type === "ArrayExpression" ? variable : undefined;
}

function beforeStatement(
  file: WrittenFile,
  holder: Holder,
  task: TSESTree.Node,
  statement: TSESTree.Node | undefined,
): TextChange[] | undefined {
  if (!statement || !canAwait(file, statement) || statement.range[0] < task.range[1] || !isSeen(file, holder.variable, statement, statement.range[0])) return undefined;
  return statementBefore(file, statement, `${waitFor(holder)}${semicolonLike(file, statement)}`);
}

function waitFor({ isArray, variable }: Holder): string {
  return isArray ? `await Promise.all(${variable.name})` : `await ${variable.name}`;
}

/** Does the name mean the variable there, and is it declared by then? */
function isSeen(file: WrittenFile, variable: ScopeVariable, statement: TSESTree.Node, offset: number): boolean {
  return variableAt(file, variable.name, statement) === variable && variable.identifiers.every(({ range }) => range[0] < offset);
}

function atScopeEnd(
  file: WrittenFile,
  holder: Holder,
  task: TSESTree.Node,
  origin: TSESTree.Node,
  at: TSESTree.Node,
): TextChange[] | undefined {
  const list = scopeOf(origin);
  const { isArray, variable } = holder;
  if (!list) return undefined;
  // The finding may stand at the very exit that leaves too early.
  const exit = [origin, at].find((node) => isExit(node) && isWithin(node, list) && runnerOf(node) === runnerOf(task));
  const last = exit ?? statementsOf(list).at(-1);
  if (!last) return undefined;
  if (isExit(last)) {
    const returned = last.type === "ReturnStatement" ? last.argument : null;
    // To wait for what is returned anyway needs no statement of its own.
    if (returned?.type === "Identifier" && returned.name === variable.name && !isArray) {
      return canAwait(file, returned) ? [insertion(returned.range[0], "await ")] : undefined;
    }
    return beforeStatement(file, holder, task, last);
  }
  if (!canAwait(file, last) || !isSeen(file, variable, last, last.range[1]) || last.range[1] < task.range[1]) return undefined;
  return afterLast(file, list, last, `${waitFor(holder)}${semicolonLike(file, last)}`);
}

function isExit(node: TSESTree.Node): node is TSESTree.BreakStatement | TSESTree.ContinueStatement | TSESTree.ReturnStatement {
  return node.type === "ReturnStatement" || node.type === "BreakStatement" || node.type === "ContinueStatement";
}

/** The statements whose end closes what a declaration holds. */
function scopeOf(origin: TSESTree.Node): ListNode | undefined {
  switch (origin.type) {
    case "BlockStatement":
    case "Program":
    case "StaticBlock":
      return origin;
    default: {
      const statement = isFunction(origin) ? undefined : statementOf(origin);
      let list: TSESTree.Node | undefined = statement;
      while (list && !listOf(list)) list = list.parent;
      return list && listOf(list);
    }
  }
}

/** Writes a statement before the closing brace of a list, behind the last statement and the comments on its line. */
function afterLast(file: WrittenFile, list: ListNode, last: TSESTree.Node, written: string): TextChange[] {
  const { text, lineBreak } = file;
  const close = list.range[1] - 1;
  const indent = indentAt(text, last.range[0]);
  const isBraced = list.type !== "Program" && list.type !== "SwitchCase";
  if (isBraced && beginsLine(text, close)) return [insertion(lineStart(text, close), `${indent}${written}${lineBreak}`)];
  if (isBraced) return [insertion(last.range[1], ` ${written}`)];
  return [insertion(last.range[1], `${lineBreak}${indent}${written}`)];
}
