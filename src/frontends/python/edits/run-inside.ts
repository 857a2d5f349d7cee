/** How is work done in a coroutine that was to be run by a loop of its own? */
import type { Edit, Repair } from "../../../core/repairs.ts";
import type { Call, Expression, ExceptHandler, Node } from "../syntax.ts";
import { isCoroutine } from "./coroutines.ts";
import { canAwait, isRunner } from "./position.ts";
import { isPure } from "./tail.ts";
import { awaitAround } from "./waiting.ts";
import { edit, type WrittenFile } from "./written-file.ts";

type RunInside = Extract<Repair, { readonly kind: "run-inside" }>;

/** What handles the error of a run that is nested. */
const TAKING: ReadonlySet<string> = new Set(["builtins.BaseException", "builtins.Exception", "builtins.RuntimeError"]);

/** Writes `await work()` for `asyncio.run(work())` and `loop.run_until_complete(work())`. */
export function runInside(file: WrittenFile, { inner, proven }: RunInside): Edit | undefined {
  const call = inner.origin as Node;
  if (call.nodeType !== "Call" || !canAwait(file, call)) return undefined;
  const [work, ...others] = call.args;
  if (!work || others.length > 0 || call.keywords.length > 0 || !isRun(file, call, work) || isHandled(file, call)) return undefined;
  const [before, after] = awaitAround(file, call);
  // What goes on in the next line was inside of the parentheses that go.
  const isLong = work.nodeType === "Call" && /[\r\n]/u.test(file.text.slice(...work.func.range));
  return edit(file, proven, "Await it.", [
    { start: call.range[0], end: work.range[0], text: `${before}${isLong ? "(" : ""}` },
    { start: work.range[1], end: call.range[1], text: `${isLong ? ")" : ""}${after}` },
  ]);
}

/** Is it a run of this work, which can be awaited in its place? */
function isRun(file: WrittenFile, { func }: Call, work: Expression): boolean {
  const answer = isCoroutine(file, work);
  if (file.resolver.qualifiedName(func) === "asyncio.run") return work.nodeType === "Name" || (work.nodeType === "Call" && answer !== "no");
  if (func.nodeType !== "Attribute" || func.attr !== "run_until_complete" || !isPlain(func.value)) return false;
  // A task or future may belong to the loop that was to run it, and to no other.
  if (work.nodeType === "Name") return answer === "yes";
  const isGathered = work.nodeType === "Call" && file.resolver.qualifiedName(work.func) === "asyncio.gather";
  return work.nodeType === "Call" && (answer !== "no" || isGathered);
}

/** Nothing is lost when it is not evaluated. */
function isPlain(node: Expression): boolean {
  return node.nodeType === "Call" ? node.args.length === 0 && node.keywords.length === 0 && isPure(node.func) : isPure(node);
}

/** Does the function do something else when the run fails? It may have worked by that. */
function isHandled(file: WrittenFile, node: Node): boolean {
  for (let child = node, { parent } = node; parent && !isRunner(child); child = parent, { parent } = parent) {
    if ((parent.nodeType === "Try" || parent.nodeType === "TryStar") && parent.body.some((statement) => statement === child)) {
      if (parent.handlers.some((handler) => takesError(file, handler))) return true;
    }
    if (parent.nodeType === "With" && parent.items.some((item) => suppresses(file, item.context_expr))) return true;
  }
  return false;
}

/** `suppress(RuntimeError)`, behind which the program goes on. */
function suppresses({ resolver }: WrittenFile, node: Expression): boolean {
  return node.nodeType === "Call" && resolver.qualifiedName(node.func) === "contextlib.suppress" && node.args.some((each) => TAKING.has(resolver.qualifiedName(each) ?? ""));
}

function takesError({ resolver }: WrittenFile, { type }: ExceptHandler): boolean {
  if (!type) return true;
  return (type.nodeType === "Tuple" ? type.elts : [type]).some((each) => TAKING.has(resolver.qualifiedName(each) ?? ""));
}
