/**
 * How is a task kept until it is done, without waiting for it?
 *
 * The loop itself holds a task weakly. A set of the module keeps it, and lets it go when it is done.
 */
import type { Edit, Repair, TextChange } from "../../../core/repairs.ts";
import type { Call, Node, Statement } from "../syntax.ts";
import { behindImports, freshName, meaningAt } from "./imports.ts";
import { borderBefore, insertion } from "./indentation.ts";
import { hasHere, isWithin, runnerOf, statementOf } from "./position.ts";
import { isStart } from "./waited.ts";
import { edit, quoted, type WrittenFile } from "./written-file.ts";

const TASKS = "background_tasks";
const CLOSER = /^(?:a?close|cancel|cleanup|disconnect|dispose|finish|quit|shutdown|stop|terminate)$/u;

/** Writes `task = asyncio.create_task(work())`, and puts the task into a set of the module. */
export function keepTask(file: WrittenFile, { task }: Extract<Repair, { readonly kind: "keep-task" }>): Edit | undefined {
  const origin = task.origin as Node;
  const call = origin.nodeType === "Expr" ? origin.value : origin;
  const statement = statementOf(call);
  const block = statement && file.lines.blockOf(statement);
  if (call.nodeType !== "Call" || statement?.nodeType !== "Expr" || statement.value !== call || !block || !isStart(file, call)) return undefined;
  const tasks = setOf(file, statement);
  if (!tasks || isGivenWhatCloses(file, call)) return undefined;
  const { lines } = file;
  const name = freshName(file, "task", call);
  const lineAfter = [`${TASKS}.add(${name})`, `${name}.add_done_callback(${TASKS}.discard)`];
  const isShared = block.isInline || [0, 1].some((step) => borderBefore(lines, block, block.statements.indexOf(statement) + step) !== undefined);
  const [start, end] = statement.range;
  const isLast = lines.tokenAfter(end)?.type !== "SEMI";
  const added = isShared || !isLast ? insertion(end, lineAfter.map((each) => `; ${each}`).join("")) : insertion(lines.lineEnd(end), lineAfter.map((each) => `${lines.lineBreak}${block.indent}${each}`).join(""));
  return edit(file, false, `Keep it in ${quoted(TASKS)} until it is done.`, [...tasks, insertion(start, `${name} = `), added]);
}

/** Does the task work with what this function closes, by a block around or by hand? It has to be over before, not kept. */
function isGivenWhatCloses(file: WrittenFile, call: Call): boolean {
  const runner = runnerOf(call);
  return call.args.some((work) =>
    hasHere(work, (node) => {
      const binding = node.nodeType === "Name" ? file.scopes.bindingOf.get(node) : undefined;
      return binding?.scope.owner.node === runner && file.mentionsOf(binding).some((mention) => isHeld(mention, call) || isClosed(mention, call));
    }),
  );
}

/** The name of what a block around a node holds. */
function isHeld({ parent }: Node, inner: Node): boolean {
  const block = parent?.nodeType === "WithItem" ? parent.parent : undefined;
  return block !== undefined && isWithin(inner, block);
}

/** The name in front of a closer that is called further down. */
function isClosed({ parent }: Node, before: Node): boolean {
  return parent?.nodeType === "Attribute" && CLOSER.test(parent.attr) && parent.parent?.nodeType === "Call" && parent.range[0] > before.range[1];
}

/** What makes the set, where the module has none; undefined where the name means something else. */
function setOf(file: WrittenFile, at: Statement): TextChange[] | undefined {
  const known = meaningAt(file, TASKS, at);
  if (known === undefined) {
    const change = behindImports(file, `${TASKS} = set()`, true);
    return change.start < at.range[0] ? [change] : undefined;
  }
  if (known === "unclear" || known.scope.kind !== "module") return undefined;
  const [site, ...others] = known.sites;
  const isSet = site?.kind === "value" && site.value?.nodeType === "Call" && file.resolver.qualifiedName(site.value.func) === "builtins.set";
  return isSet && others.length === 0 ? [] : undefined;
}
