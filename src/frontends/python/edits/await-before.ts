/**
 * How is a task waited for before something is closed?
 *
 * The task has to be in a name that is bound by then. A task that was dropped or returned is awaited where it stands.
 */
import type { Edit, Repair, TextChange } from "../../../core/repairs.ts";
import type { Binding } from "../lower/scopes.ts";
import type { AsyncWith, Expr, Expression, Node, Statement, With } from "../syntax.ts";
import { awaitTask, isList } from "./await-task.ts";
import { isHandled } from "./failing-use.ts";
import { freshName, importedName } from "./imports.ts";
import { borderBefore, endOfRun, insertion } from "./indentation.ts";
import { canAwait, followersOf, isWithin, runnerOf, statementOf } from "./position.ts";
import { isPure, isTail } from "./tail.ts";
import { holderOf, isWaitedFor } from "./waited.ts";
import { edit, quoted, type WrittenFile } from "./written-file.ts";

type AwaitBefore = Extract<Repair, { readonly kind: "await-before" }>;

/** The name that holds the task, or the list that it is part of. */
interface Holder {
  /** Absent where the name is a new one. */
  readonly binding?: Binding;
  readonly isList: boolean;
  /** The statement that puts it there. */
  readonly statement: Statement;
}

const EXITS: ReadonlySet<string> = new Set(["Break", "Continue", "Raise", "Return"]);

/** Writes `await task` right before the close, or where the block ends, for each task that runs there. */
export function awaitBefore(file: WrittenFile, repair: AwaitBefore): Edit | undefined {
  // A failure would go to the handler, past the close.
  if (!repair.isScopeEnd && isHandled(repair.before.origin as Node)) return undefined;
  const tasks = [repair.task, ...repair.others];
  // Each of those that are dropped would get the same new name.
  if (tasks.filter(({ origin }) => isDropped(origin as Node)).length > 1) return undefined;
  const edits = tasks.map((task) => awaitOne(file, { ...repair, task }));
  const known = edits.filter((each) => each !== undefined);
  const [first] = known;
  if (first === undefined || known.length < edits.length) return undefined;
  return known.length === 1 ? first : edit(file, known.every(({ proven }) => proven), "Await what still runs.", known.flatMap(({ changes }) => changes));
}

function isDropped(task: Node): boolean {
  return task.nodeType === "Expr" || task.parent?.nodeType === "Expr";
}

function awaitOne(file: WrittenFile, repair: AwaitBefore): Edit | undefined {
  const task = repair.task.origin as Node;
  const parent = task.nodeType === "Return" || task.nodeType === "Expr" ? task : task.parent;
  if (parent?.nodeType === "Return") return awaitTask(file, { task: repair.task, proven: repair.proven });
  if (parent?.nodeType === "Expr") return awaitDropped(file, repair, parent);
  const holder = holderIn(file, task as Expression);
  const close = repair.before.origin as Node;
  const runner = runnerOf(task);
  if (!holder?.binding || runner.nodeType !== "AsyncFunctionDef" || runnerOf(close) !== runner || !canAwait(file, task as Expression)) return undefined;
  const { name } = holder.binding;
  // Who awaits what was cancelled is told so by an exception.
  if (isCancelled(file, holder.binding)) return undefined;
  const gather = holder.isList ? importedName(file, "asyncio", "gather", close) : undefined;
  if (holder.isList && !gather) return undefined;
  const text = gather ? `await ${gather.name}(*${name})` : `await ${name}`;
  const written = repair.isScopeEnd ? atEnd(file, holder, close, text) : before(file, holder, statementOf(close), text);
  return written && edit(file, repair.proven && isOrdered(repair), `Await ${quoted(name)} first.`, [...(gather?.changes ?? []), ...written]);
}

function isCancelled(file: WrittenFile, binding: Binding): boolean {
  return file.mentionsOf(binding).some(({ parent }) => parent?.nodeType === "Attribute" && parent.attr === "cancel");
}

/** A task that nobody keeps is awaited where it starts if the close comes at once, and otherwise gets a name until then. */
function awaitDropped(file: WrittenFile, repair: AwaitBefore, dropped: Expr): Edit | undefined {
  const { proven, task } = repair;
  const close = repair.before.origin as Node;
  const after = repair.isScopeEnd ? undefined : statementOf(close);
  const last = repair.isScopeEnd ? blockAround(close)?.body.at(-1) : dropped;
  const isNext = last !== undefined && isTail(file, dropped, last) && (repair.isScopeEnd || followersOf(file, dropped)[0] === after);
  const named = isNext || !proven ? undefined : awaitNamed(file, repair, dropped);
  // Where it is awaited at once, what comes before the close waits for it too.
  return named ?? awaitTask(file, { task, proven: proven && isNext });
}

/** Writes `task = ` in front of a start, and `await task` where it has to be done. */
function awaitNamed(file: WrittenFile, repair: AwaitBefore, dropped: Expr): Edit | undefined {
  const { isScopeEnd, proven } = repair;
  const close = repair.before.origin as Node;
  if (runnerOf(dropped).nodeType !== "AsyncFunctionDef" || runnerOf(close) !== runnerOf(dropped) || !canAwait(file, dropped.value)) return undefined;
  const name = freshName(file, "task", dropped);
  const holder: Holder = { isList: false, statement: dropped };
  const text = `await ${name}`;
  const written = isScopeEnd ? atEnd(file, holder, close, text) : before(file, holder, statementOf(close), text);
  return written && edit(file, proven && isOrdered(repair), "Await it first.", [insertion(dropped.range[0], `${name} = `), ...written]);
}

/** Does the task end where it did, as far as the end of the block tells? What a `return` gives ran beside it before. */
function isOrdered({ before: { origin }, isScopeEnd }: AwaitBefore): boolean {
  const last = isScopeEnd ? blockAround(origin as Node)?.body.at(-1) : undefined;
  return last?.nodeType !== "Return" || !last.value || isPure(last.value);
}

function holderIn(file: WrittenFile, task: Expression): Holder | undefined {
  const statement = statementOf(task);
  if (!statement) return undefined;
  const around = holderOf(task);
  if (around?.nodeType === "Assign" && around.targets.length === 1) {
    const [target] = around.targets;
    const binding = target?.nodeType === "Name" ? file.scopes.bindingOf.get(target) : undefined;
    return binding && { binding, isList: isList(around.value), statement };
  }
  if ((around?.nodeType === "ListComp" || around?.nodeType === "List") && around.parent) return holderIn(file, around);
  const list = around?.nodeType === "Call" && around.func.nodeType === "Attribute" && around.func.attr === "append" ? around.func.value : undefined;
  const binding = list?.nodeType === "Name" ? file.scopes.bindingOf.get(list) : undefined;
  const [site, ...others] = binding?.sites ?? [];
  const isOwn = site?.kind === "value" && site.value?.nodeType === "List" && others.length === 0;
  const made = isOwn ? statementOf(site.node) : undefined;
  return binding && made && { binding, isList: true, statement: made };
}

function before(file: WrittenFile, holder: Holder, statement: Statement | undefined, text: string): TextChange[] | undefined {
  if (!statement || !isBound(file, holder, statement)) return undefined;
  const { lines } = file;
  const block = lines.blockOf(statement);
  if (!block) return undefined;
  const isShared = block.isInline || borderBefore(lines, block, block.statements.indexOf(statement)) !== undefined;
  const start = lines.startOf(statement);
  return [insertion(start, isShared ? `${text}; ` : `${text}${lines.lineBreak}${block.indent}`)];
}

/** Is the name bound whenever a statement runs, and is what it holds not awaited again behind it? */
function isBound(file: WrittenFile, { binding, isList: isMany, statement: made }: Holder, statement: Statement): boolean {
  const statements = file.lines.blockOf(made)?.statements ?? [];
  const index = statements.indexOf(made);
  const isSeen = statements.slice(index + 1).some((each) => isWithin(statement, each));
  if (!isSeen || !binding) return isSeen;
  if (binding.isWrittenElsewhere || (!isMany && binding.sites.length > 1)) return false;
  return !file.mentionsOf(binding).some((node) => node.range[0] > statement.range[0] && node.nodeType === "Name" && isWaitedFor(file, node, 0));
}

/** At the end of the block that closes: before what leaves it, or as its last statement. */
function atEnd(file: WrittenFile, holder: Holder, close: Node, text: string): TextChange[] | undefined {
  const { lines } = file;
  const withBlock = blockAround(close);
  const last = withBlock?.body.at(-1);
  const block = last && lines.blockOf(last);
  if (!last || !block) return undefined;
  if (EXITS.has(last.nodeType)) return before(file, holder, last, text);
  if (block.isInline || !block.statements.some((statement) => statement === holder.statement)) return undefined;
  if (!isBoundAtEnd(holder, block.statements) || isMentionedBehind(file, holder, last)) return undefined;
  const end = endOfRun(lines, block, block.statements.length - 1);
  const isEnded = /[\r\n]$/u.test(lines.text.slice(0, end));
  return [insertion(end, isEnded ? `${block.indent}${text}${lines.lineBreak}` : `${lines.lineBreak}${block.indent}${text}`)];
}

function isBoundAtEnd({ binding, isList: isMany }: Holder, statements: readonly Statement[]): boolean {
  if (!binding) return true;
  return !binding.isWrittenElsewhere && (isMany || binding.sites.length === 1) && statements.length > 0;
}

function isMentionedBehind(file: WrittenFile, { binding }: Holder, last: Statement): boolean {
  return binding !== undefined && file.mentionsOf(binding).some((node) => node.range[0] > last.range[1]);
}

/** The block that a context expression belongs to. */
function blockAround(node: Node): AsyncWith | With | undefined {
  for (let at: Node | undefined = node; at; at = at.parent) if (at.nodeType === "With" || at.nodeType === "AsyncWith") return at;
  return undefined;
}
