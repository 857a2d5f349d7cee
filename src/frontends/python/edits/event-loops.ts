/**
 * How is an event loop that is opened and closed by hand left to asyncio?
 *
 * One run becomes `asyncio.run(work())`. Several become `with asyncio.Runner() as runner:`, which makes them on one loop
 * as before. What asyncio does by itself then goes: to make the loop the current one, to shut its generators and its
 * threads down, to close it. Whatever else is done with the loop needs it by its name, and nothing is written.
 */
import type { Edit, Repair } from "../../../core/repairs.ts";
import type { Call, Name, Node, Statement } from "../syntax.ts";
import { closeAt } from "./closing.ts";
import { isCoroutine } from "./coroutines.ts";
import { type Declared, declaredWith } from "./declared.ts";
import { isBoundToFail } from "./failing-use.ts";
import { freshName, importedName } from "./imports.ts";
import { inRunner, withoutLoop } from "./loop-layout.ts";
import { canAwait, hasHere, isRunner, isWithin, runnerOf, statementOf } from "./position.ts";
import { isPure } from "./tail.ts";
import { edit, hasVersion, quoted, type WrittenFile } from "./written-file.ts";

type HoldInScope = Extract<Repair, { readonly kind: "hold-in-scope" }>;

/** What the program does with the loop. */
interface LoopUse {
  /** `loop.run_until_complete(work())`. */
  readonly runs: readonly Call[];
  /** Statements that asyncio makes unnecessary. */
  readonly gone: ReadonlySet<Statement>;
  readonly isSet: boolean;
  readonly isClosed: boolean;
}

const NEW = "asyncio.new_event_loop";
/** Loops that others may use as well, or have made already. */
const CURRENT = "asyncio.get_event_loop";
const SHUTDOWNS: ReadonlySet<string> = new Set(["shutdown_asyncgens", "shutdown_default_executor"]);

/** Writes the run or the runner. */
export function holdLoop(file: WrittenFile, repair: HoldInScope, at: Node): Edit | undefined {
  const declared = declaredWith(file, repair.resource);
  // Where a loop runs, no other one can.
  if (!declared || declared.value !== declared.call || canAwait(file, declared.call)) return undefined;
  const made = file.resolver.qualifiedName(declared.call.func);
  const use = useOf(file, declared);
  if (!use || use.runs.length === 0 || declared.call.args.length + declared.call.keywords.length > 0) return undefined;
  const answers = use.runs.map((run) => (run.args[0] ? isCoroutine(file, run.args[0]) : "no"));
  if (answers.includes("no") || made === undefined || (made === CURRENT && !use.isClosed)) return undefined;
  const isOnce = use.runs.every((run) => use.runs.length === 1 && !isRepeated(run, declared));
  const factory = made === NEW || made === CURRENT ? undefined : file.text.slice(...declared.call.func.range);
  const isSame =
    made !== CURRENT &&
    answers.every((answer) => answer === "yes") &&
    (at === declared.call ? isUndisturbed(declared, use) : repair.onlyFails && failsThere(file, declared, use, at));
  return isOnce ? run(file, declared, use, factory, isSame) : runner(file, declared, use, factory, isSame);
}

function run(file: WrittenFile, declared: Declared, use: LoopUse, factory: string | undefined, isSame: boolean): Edit | undefined {
  const [call] = use.runs;
  const name = call && importedName(file, "asyncio", "run", call);
  if (!call || !name || (factory !== undefined && !hasVersion(file, "3.12"))) return undefined;
  const changes = withoutLoop(file, new Set([...use.gone, declared.statement]));
  const [start, end] = call.func.range;
  const given = factory === undefined ? [] : [{ start: call.range[1] - 1, end: call.range[1] - 1, text: `, loop_factory=${factory}` }];
  return changes && edit(file, isSame, `Run it with ${quoted(name.name)}.`, [...name.changes, ...changes, { start, end, text: name.name }, ...given]);
}

function runner(file: WrittenFile, declared: Declared, use: LoopUse, factory: string | undefined, isSame: boolean): Edit | undefined {
  const made = importedName(file, "asyncio", "Runner", declared.statement);
  if (!made || !hasVersion(file, "3.11")) return undefined;
  const name = freshName(file, "runner", declared.statement);
  const header = `with ${made.name}(${factory === undefined ? "" : `loop_factory=${factory}`}) as ${name}:`;
  const changes = inRunner(file, declared, use.runs, use.gone, header);
  const calls = use.runs.map(({ func: { range: [start, end] } }) => ({ start, end, text: `${name}.run` }));
  return changes && edit(file, isSame, `Hold the loop with ${quoted(made.name)}.`, [...made.changes, ...changes, ...calls]);
}

/** Everything that is done with the loop; undefined when some of it needs the loop itself. */
function useOf(file: WrittenFile, { binding, spec, statement, target }: Declared): LoopUse | undefined {
  const runs: Call[] = [];
  const gone = new Set<Statement>();
  let isSet = false;
  let isClosed = false;
  for (const node of file.mentionsOf(binding)) {
    if (node === target) continue;
    if (node.nodeType !== "Name" || node.ctx.nodeType !== "Load" || runnerOf(node) !== runnerOf(statement)) return undefined;
    const call = callAround(node);
    const close = call && closeAt(call, spec);
    if (call && isSetting(file, call)) {
      isSet = true;
      gone.add(call.parent as Statement);
    } else if (close?.method === "close") {
      isClosed = true;
      gone.add(close.statement);
    } else {
      if (!call) return undefined;
      // The loop is mentioned twice where it is shut down; the outer call is looked at once.
      if (call.parent?.nodeType === "Call" && isShutdown(call.parent)) continue;
      if (methodOf(call) !== "run_until_complete" || call.args.length !== 1 || call.keywords.length > 0) return undefined;
      if (isShutdown(call)) gone.add(call.parent as Statement);
      else runs.push(call);
    }
  }
  for (const each of emptied(file, statement)) gone.add(each);
  return { runs, gone, isSet, isClosed };
}

/** The call of which a name is the object or an argument. */
function callAround({ parent }: Name): Call | undefined {
  if (parent?.nodeType === "Call") return parent;
  if (parent?.nodeType !== "Attribute") return undefined;
  return parent.parent?.nodeType === "Call" && parent.parent.func === parent ? parent.parent : undefined;
}

function methodOf({ func }: Call): string {
  return func.nodeType === "Attribute" ? func.attr : "";
}

function isSetting({ resolver }: WrittenFile, { args, func, keywords, parent }: Call): boolean {
  return resolver.qualifiedName(func) === "asyncio.set_event_loop" && args.length === 1 && keywords.length === 0 && parent?.nodeType === "Expr";
}

/** `loop.run_until_complete(loop.shutdown_asyncgens())`. */
function isShutdown({ args: [work], func, parent }: Call): boolean {
  const isRun = func.nodeType === "Attribute" && func.attr === "run_until_complete" && parent?.nodeType === "Expr";
  return isRun && work?.nodeType === "Call" && SHUTDOWNS.has(methodOf(work)) && work.args.length === 0;
}

/** `asyncio.set_event_loop(None)`: so it is after a run. */
function emptied(file: WrittenFile, opening: Statement): Statement[] {
  const found: Statement[] = [];
  hasHere(runnerOf(opening), (node) => {
    const [loop] = node.nodeType === "Call" && isSetting(file, node) ? node.args : [];
    const statement = loop?.nodeType === "Constant" && loop.value === null ? statementOf(node) : undefined;
    if (statement && statement.range[0] > opening.range[0]) found.push(statement);
    return false;
  });
  return found;
}

/** Does a run stand in a loop of the program that the loop is opened before? */
function isRepeated(node: Call, { statement }: Declared): boolean {
  for (let at = node.parent; at && !isRunner(at); at = at.parent) {
    const isLoop = at.nodeType === "For" || at.nodeType === "AsyncFor" || at.nodeType === "While" || "generators" in at;
    if (isLoop && !isWithin(statement, at)) return true;
  }
  return false;
}

/** Is nothing made, between the opening of the loop and its last run, that might take it for the current one? */
function isUndisturbed({ block, index }: Declared, { gone, isSet, runs }: LoopUse): boolean {
  if (!isSet) return true;
  const isPlain = runs.every(({ args: [work] }) => work?.nodeType === "Call" && [...work.args, ...work.keywords.map(({ value }) => value)].every(isPure));
  const known = new Set<Node>(runs.flatMap((run) => [run, ...run.args]));
  const others = block.statements.slice(index + 1).filter((statement) => !gone.has(statement));
  return isPlain && others.every((statement) => !hasHere(statement, (node) => node.nodeType === "Call" && !known.has(node) && !isGone(node, gone)));
}

function isGone(node: Node, gone: ReadonlySet<Statement>): boolean {
  return [...gone].some((statement) => isWithin(node, statement));
}

/** Could the program only fail where it uses the loop after it has closed it? */
function failsThere(file: WrittenFile, { binding, spec }: Declared, { gone }: LoopUse, at: Node): boolean {
  return [...gone].some((statement) => isBoundToFail(file, binding, spec, statement, at) && hasHere(statement, (node) => node.nodeType === "Attribute" && node.attr === "close"));
}
