/**
 * Where is what a call gives taken for what it would give if it were awaited?
 *
 *     if not is_up(host): ...                # a coroutine is never falsy
 *     name = load(url)["name"]
 *     answer = client.get(url)
 *     print(answer.status_code)
 */
import type { Place } from "../../../core/ir.ts";
import type { Attribute, Expression, Subscript } from "../syntax.ts";
import type { Lowering } from "./lowering.ts";
import { isBoundOnce } from "./stable-tests.ts";

/** What coroutines, futures and tasks have. */
const OF_TASKS =
  /^__\w+__$|^(?:ag|cr|gi)_|^(?:add_done_callback|cancel|cancelled|cancelling|close|done|exception|get_coro|get_loop|get_name|get_stack|remove_done_callback|result|send|set_exception|set_name|set_result|throw|uncancel)$/u;

/** The result of a call is an operand, a truth, or something to go through: of a coroutine that is never what was meant. */
export function takenAsValue(lowering: Lowering, node: Expression, place: Place | undefined): void {
  if (node.nodeType === "Call" && place) taken(lowering, node, place);
}

/** An attribute of the result of a call is read, on the spot or by the only name that it is given. */
export function takenByAttribute(lowering: Lowering, expression: Attribute, path: Place | undefined): void {
  let node = expression;
  while (node.value.nodeType === "Attribute") node = node.value;
  if (path && !OF_TASKS.test(node.attr)) takenAt(lowering, node.value, path, node.attr);
}

/** An element of the result of a call is read. */
export function takenByIndex(lowering: Lowering, node: Subscript, base: Place | undefined): void {
  if (base && node.ctx.nodeType === "Load") takenAt(lowering, node.value, base);
}

function takenAt(lowering: Lowering, object: Expression, path: Place, member?: string): void {
  let root = path;
  while (root.base) root = root.base;
  const isTaken = object.nodeType === "Call" ? root.kind === "result" : object.nodeType === "Name" && holdsCall(lowering, object, root);
  if (isTaken) taken(lowering, object, root, member);
}

function taken(lowering: Lowering, node: Expression, place: Place, member?: string): void {
  const site = lowering.site(node);
  lowering.emit({ kind: "use", site, origin: node, place, how: "value", ...(member !== undefined && { member }), mayThrow: false });
}

/** Whether a name of a coroutine function only ever is what one call gives. Elsewhere nothing could be awaited. */
function holdsCall({ file, outline }: Lowering, name: Expression, { variable }: Place): boolean {
  if (!outline.isAsync || variable?.owner !== outline.id) return false;
  const binding = file.scopes.bindingOf.get(name);
  const [site] = binding?.sites ?? [];
  return binding !== undefined && site?.kind === "value" && site.value?.nodeType === "Call" && isBoundOnce(binding);
}
