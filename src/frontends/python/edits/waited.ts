/** Is work waited for in the function that begins it, at once or together with other work? */
import type { Call, Expression, Name, Node } from "../syntax.ts";
import { runnerOf } from "./position.ts";
import { isAwaited } from "./waiting.ts";
import type { WrittenFile } from "./written-file.ts";

/** What waits for the work that it is given. */
const WAITING: ReadonlySet<string> = new Set(["asyncio.gather", "asyncio.wait_for"]);
/** What makes a task of a coroutine, which is waited for as the coroutine would be. */
const STARTING: ReadonlySet<string> = new Set(["asyncio.create_task", "asyncio.ensure_future", "asyncio.shield"]);

/**
 * Whether the work of an expression is over when the function goes on.
 *
 * @param from Offset behind which a group of tasks has to begin, so that it ends before what begins there does.
 */
export function isWaitedFor(file: WrittenFile, node: Expression, from: number): boolean {
  if (isAwaited(node)) return true;
  const { parent } = node;
  switch (parent?.nodeType) {
    case "BoolOp":
    case "GeneratorExp":
    case "List":
    case "ListComp":
    case "Starred":
    case "Tuple":
      return isWaitedFor(file, parent, from);
    case "IfExp":
      return parent.test !== node && isWaitedFor(file, parent, from);
    case "Keyword":
      return parent.parent?.nodeType === "Call" && isTakenBy(file, parent.parent, from);
    case "Call":
      return parent.func !== node && isTakenBy(file, parent, from);
    default:
      return false;
  }
}

function isTakenBy(file: WrittenFile, call: Call, from: number): boolean {
  const name = file.resolver.qualifiedName(call.func) ?? "";
  if (WAITING.has(name) || STARTING.has(name)) return isWaitedFor(file, call, from);
  const { func } = call;
  return func.nodeType === "Attribute" && func.attr === "create_task" && func.value.nodeType === "Name" && isGroup(file, func.value, from);
}

/** Does a call make a task of the coroutine that it is given? */
export function isStart({ resolver }: WrittenFile, { func }: Call): boolean {
  return STARTING.has(resolver.qualifiedName(func) ?? "") || (func.nodeType === "Attribute" && func.attr === "create_task");
}

/** Is it the name of a task group whose block stands behind an offset? Groups wait at the end of their block. */
function isGroup(file: WrittenFile, group: Name, from: number): boolean {
  const sites = file.scopes.bindingOf.get(group)?.sites ?? [];
  return sites.length === 1 && sites.every(({ node }) => {
    const item = node.parent;
    if (item?.nodeType !== "WithItem" || item.context_expr.nodeType !== "Call" || runnerOf(item) !== runnerOf(group)) return false;
    return file.resolver.qualifiedName(item.context_expr.func) === "asyncio.TaskGroup" && (item.parent?.range[0] ?? 0) > from;
  });
}

/** What stands around a value, `await` left out. */
export function holderOf(node: Expression): Node | undefined {
  let { parent } = node;
  while (parent?.nodeType === "Await") ({ parent } = parent);
  return parent;
}
