/** How is a task started in a group that waits for it? */
import type { Edit, Repair } from "../../../core/repairs.ts";
import type { AsyncWith, Call, Node, Statement } from "../syntax.ts";
import { yields } from "./extent.ts";
import { freshName, importedName } from "./imports.ts";
import { borderBefore, enclosed } from "./indentation.ts";
import { canAwait, followersOf, hasHere, isRunner, statementOf } from "./position.ts";
import { edit, hasVersion, type WrittenFile } from "./written-file.ts";

/** Writes `async with asyncio.TaskGroup() as tg:` around the start of a task and what follows, and starts it in the group. */
export function groupTask(file: WrittenFile, { task }: Extract<Repair, { readonly kind: "group-task" }>): Edit | undefined {
  const origin = task.origin as Node;
  const call = origin.nodeType === "Expr" ? origin.value : origin;
  if (call.nodeType !== "Call" || !hasVersion(file, "3.11") || !canAwait(file, call) || !isStart(file, call)) return undefined;
  const [start, end] = call.func.range;
  const own = statementOf(call);
  if (own && raises(followersOf(file, own))) return undefined;
  const known = groupAround(file, call);
  if (known !== undefined) return edit(file, false, `Start it in \`${known}\`, which waits for it.`, [{ start, end, text: `${known}.create_task` }]);
  const statement = outOfLoops(call);
  const block = statement && file.lines.blockOf(statement);
  const group = importedName(file, "asyncio", "TaskGroup", call);
  if (!block || !group) return undefined;
  const first = block.statements.indexOf(statement);
  const held = block.statements.slice(first);
  if (yields(held) || raises(held)) return undefined;
  const name = freshName(file, "tg", call);
  const header = `async with ${group.name}() as ${name}:`;
  if (borderBefore(file.lines, block, first) === "unclear") return undefined;
  const moved = enclosed(file.lines, { block, first, last: block.statements.length - 1, header });
  const title = `Start it in \`${group.name}\`, which waits for it at its end.`;
  return moved && edit(file, false, title, [...group.changes, ...moved, { start, end, text: `${name}.create_task` }]);
}

/** `asyncio.create_task(work())`, dropped, of asyncio or of a loop. */
function isStart(file: WrittenFile, { args, func, parent }: Call): boolean {
  if (parent?.nodeType !== "Expr" || args.length !== 1) return false;
  if (file.resolver.qualifiedName(func) === "asyncio.create_task") return true;
  if (func.nodeType !== "Attribute" || func.attr !== "create_task") return false;
  const { value } = func;
  const opened = value.nodeType === "Call" ? file.resolver.qualifiedName(value.func) : undefined;
  return opened === "asyncio.get_running_loop" || opened === "asyncio.get_event_loop";
}

/** A group cancels its tasks when something is raised in its block, and raises an `ExceptionGroup` in the place of that. */
function raises(statements: readonly Statement[]): boolean {
  return statements.some((statement) => !isRunner(statement) && hasHere(statement, ({ nodeType }) => nodeType === "Raise"));
}

/** The name of a group whose block stands around a node in the same function. */
function groupAround({ resolver }: WrittenFile, node: Node): string | undefined {
  for (let at = node.parent; at && !isRunner(at); at = at.parent) {
    const name = at.nodeType === "AsyncWith" ? groupOf(at, (each) => resolver.qualifiedName(each.func)) : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}

function groupOf({ items }: AsyncWith, nameOf: (call: Call) => string | undefined): string | undefined {
  for (const { context_expr: context, optional_vars: target } of items) {
    if (context.nodeType === "Call" && nameOf(context) === "asyncio.TaskGroup" && target?.nodeType === "Name") return target.id;
  }
  return undefined;
}

/** The statement of a node, or the outermost loop that it is in: one group is for all rounds. */
function outOfLoops(node: Node): Statement | undefined {
  let found = statementOf(node);
  for (let at: Node | undefined = found; at && !isRunner(at); at = at.parent) {
    if (at.nodeType === "For" || at.nodeType === "AsyncFor" || at.nodeType === "While") found = at;
  }
  return found;
}
