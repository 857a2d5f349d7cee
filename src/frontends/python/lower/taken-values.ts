/**
 * Where is what a call gives taken for what it would give if it were awaited?
 *
 *     if not is_up(host): ...                # a coroutine is never falsy
 *     name = load(url)["name"]
 *     answer = client.get(url)
 *     print(answer.status_code)
 */
import { rootOf } from "../../../core/environment.ts";
import type { Place, UseEvent } from "../../../core/ir.ts";
import type { Attribute, Call, Expression, Subscript } from "../syntax.ts";
import type { Lowering } from "./lowering.ts";

/** What coroutines, futures and tasks have. */
const OF_TASKS =
  /^__\w+__$|^(?:ag|cr|gi)_|^(?:add_done_callback|cancel|cancelled|cancelling|close|done|exception|get_coro|get_loop|get_name|get_stack|remove_done_callback|result|send|set_exception|set_name|set_result|throw|uncancel)$/u;

/** Who asks a task for its outcome, ends it or listens to it takes care of it. */
export const TASK_METHODS: ReadonlySet<string> = new Set(["add_done_callback", "cancel", "cancelled", "done", "exception", "result"]);

type Look = Partial<Pick<UseEvent, "how" | "member" | "takenFor">>;

/** Questions about what sort of thing a value is, and which attributes it has. */
const QUESTIONS: ReadonlySet<string> = new Set([
  "callable",
  "getattr",
  "hasattr",
  "isawaitable",
  "iscoroutine",
  "isfuture",
  "isinstance",
  "type",
]);

/** `hasattr(work, "name")`, `inspect.isawaitable(work)`. */
export function asked(lowering: Lowering, { args, func }: Call): void {
  const name = func.nodeType === "Attribute" ? func.attr : func.nodeType === "Name" ? func.id : "";
  const [first] = args;
  if (!QUESTIONS.has(name) || first?.nodeType !== "Name") return;
  const place = lowering.variable(first);
  if (place) lowering.emit({ kind: "use", site: lowering.site(first), origin: first, place, how: "asked", mayThrow: false });
}

/**
 * The result of a call is an operand, a truth, or a part of a text.
 *
 * @param as Nobody counts with a coroutine on purpose; a text for people may well speak of one.
 */
export function takenAsValue(lowering: Lowering, node: Expression, place: Place | undefined, as: "text" | "truth" | "value"): void {
  const named = node.nodeType === "NamedExpr" ? node.target : node;
  if (!place || !isCallOrName(lowering, named, place)) return;
  taken(lowering, named, place, as === "text" ? {} : { takenFor: as });
}

/** The same where it is gone through, or taken to pieces, which no future and no task lets be done with it either. */
export function takenToPieces(lowering: Lowering, node: Expression, place: Place | undefined): void {
  if (place && isCallOrName(lowering, node, place)) takenWhole(lowering, node, place);
}

/** The result of a call is compared. One that has a name may well be told from others that way. */
export function takenAsCompared(lowering: Lowering, node: Expression, place: Place | undefined): void {
  if (place && node.nodeType === "Call") taken(lowering, node, place, {});
}

/** An attribute of the result of a call is read, on the spot or by a name that it is given. */
export function takenByAttribute(lowering: Lowering, expression: Attribute, path: Place | undefined): void {
  let node = expression;
  while (node.value.nodeType === "Attribute") node = node.value;
  if (path && !OF_TASKS.test(node.attr)) takenAt(lowering, node.value, path, node.attr);
}

/** An element of the result of a call is read. */
export function takenByIndex(lowering: Lowering, node: Subscript, base: Place | undefined): void {
  if (!base || node.ctx.nodeType !== "Load") return;
  const root = rootOf(base);
  if (isCallOrName(lowering, node.value, root)) takenWhole(lowering, node.value, root);
}

function takenAt(lowering: Lowering, object: Expression, path: Place, member: string): void {
  const root = rootOf(path);
  if (isCallOrName(lowering, object, root)) taken(lowering, object, root, { takenFor: "value", member });
}

function isCallOrName(lowering: Lowering, node: Expression, place: Place): boolean {
  return node.nodeType === "Call" ? place.kind === "result" : node.nodeType === "Name" && mayHoldCall(lowering, node, place);
}

/** A coroutine, or a future of work that runs. */
function takenWhole(lowering: Lowering, node: Expression, place: Place): void {
  taken(lowering, node, place, { takenFor: "value" });
  taken(lowering, node, place, { how: "promised", takenFor: "value" });
}

function taken(lowering: Lowering, node: Expression, place: Place, look: Look): void {
  const { how = "value", member, takenFor } = look;
  // A handler may be there for what cannot do that.
  const isHandled = lowering.expectsFailure || lowering.expectsMissing;
  lowering.emit({
    kind: "use",
    site: lowering.site(node),
    origin: node,
    place,
    how,
    ...(member !== undefined && { member }),
    ...(takenFor !== undefined && !isHandled && { takenFor }),
    mayThrow: lowering.expectsMissing,
  });
}

/** Whether a name of a coroutine function is given what a call gives; what it holds here, the flow tells. */
function mayHoldCall({ file, outline }: Lowering, name: Expression, { variable }: Place): boolean {
  if (!outline.isAsync || variable?.owner !== outline.id) return false;
  const sites = file.scopes.bindingOf.get(name)?.sites ?? [];
  return sites.some((site) => site.kind === "value" && site.value?.nodeType === "Call");
}
