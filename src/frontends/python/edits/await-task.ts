/** How is a task awaited where it is started? */
import type { Edit, Repair } from "../../../core/repairs.ts";
import type { Expression, Node } from "../syntax.ts";
import { isCoroutine } from "./coroutines.ts";
import { importedName } from "./imports.ts";
import { insertion } from "./indentation.ts";
import { canAwait, runnerOf } from "./position.ts";
import { isAwaited, prefixed } from "./waiting.ts";
import { edit, type WrittenFile } from "./written-file.ts";

const LISTS: ReadonlySet<string> = new Set(["List", "ListComp", "Set", "SetComp", "Tuple"]);

/** Writes `await` in front of the task, or runs it at the top of a module; undefined where nothing can be awaited. */
export function awaitTask(file: WrittenFile, { method, proven, task }: Omit<Extract<Repair, { readonly kind: "await-task" }>, "kind">): Edit | undefined {
  const origin = task.origin as Node;
  const node = taskOf(origin);
  if (!node || node.nodeType === "Await" || isAwaited(node)) return undefined;
  if (!canAwait(file, node)) return runAtTop(file, node);
  if (method !== undefined) return startedBy(file, node, method, proven);
  // Whoever gets what is returned awaits it, and would get what it comes to instead.
  const isReturned = node.parent?.nodeType === "Return";
  if (!isList(node)) return edit(file, proven && !isReturned, "Await it.", prefixed(file, node));
  const gather = importedName(file, "asyncio", "gather", node);
  if (!gather) return undefined;
  return edit(file, proven, "Await all of them.", [
    ...gather.changes,
    insertion(node.range[0], `await ${gather.name}(*`),
    insertion(node.range[1], ")"),
  ]);
}

/** Is it written as several tasks? */
export function isList({ nodeType }: Expression): boolean {
  return LISTS.has(nodeType);
}

/** `await query.execute()` for `query`. */
function startedBy(file: WrittenFile, node: Expression, method: string, proven: boolean): Edit | undefined {
  if (node.parent?.nodeType !== "Expr" || node.nodeType !== "Call") return undefined;
  return edit(file, proven, `Await its \`${method}()\`.`, [insertion(node.range[0], "await "), insertion(node.range[1], `.${method}()`)]);
}

/** `asyncio.run(main())` for `main()` in a module, where no loop runs. */
function runAtTop(file: WrittenFile, node: Expression): Edit | undefined {
  if (runnerOf(node).nodeType !== "Module" || node.parent?.nodeType !== "Expr" || isCoroutine(file, node) !== "yes") return undefined;
  const run = importedName(file, "asyncio", "run", node);
  if (!run) return undefined;
  return edit(file, false, `Run it with \`${run.name}\`.`, [...run.changes, insertion(node.range[0], `${run.name}(`), insertion(node.range[1], ")")]);
}

/** The expression whose value is the task. */
function taskOf(origin: Node): Expression | undefined {
  if (origin.nodeType === "Return" || origin.nodeType === "Expr") return origin.value;
  return "ctx" in origin || origin.nodeType === "Call" || LISTS.has(origin.nodeType) || origin.nodeType === "Await" ? (origin as Expression) : undefined;
}
