/** Which place does a chain of attributes lead to? */
import type { Place } from "../../../core/ir.ts";
import { PYTHON_CONVENTIONS } from "../conventions.ts";
import type { Attribute, Expression } from "../syntax.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { coreNameOf } from "./own-classes.ts";
import type { ScopeTree } from "./scopes.ts";
import { TASK_METHODS, takenByAttribute } from "./taken-values.ts";

/** The deepest tracked place on the way to a value, and the names that lead on from it. */
export interface Path {
  readonly place: Place | undefined;
  readonly rest: readonly string[];
}

const NOWHERE: Path = { place: undefined, rest: [] };

/** Through these an object gives all its fields away. */
const WHOLE: ReadonlySet<string> = new Set(["__dict__", "__slots__"]);

/** Evaluates a chain of attributes as far as places go. */
export function pathOf(lowering: Lowering, node: Expression): Path {
  if (node.nodeType !== "Attribute") return { place: evaluate(lowering, node), rest: [] };
  if (!lowering.down()) return NOWHERE;
  const base = pathOf(lowering, node.value);
  lowering.up();
  if (!base.place) return NOWHERE;
  const member = base.rest.length === 0 ? memberOf(lowering, base.place, node.attr) : undefined;
  return member ? { place: member, rest: [] } : { place: base.place, rest: [...base.rest, node.attr] };
}

/** The place of an attribute that is read. */
export function memberValue(lowering: Lowering, node: Attribute): Place | undefined {
  const { place, rest } = pathOf(lowering, node);
  takenByAttribute(lowering, node, place);
  const object = rest.length === 0 ? place?.base : rest.length === 1 ? place : undefined;
  if (object) keptByMethod(lowering, node, object);
  return rest.length === 0 ? place : undefined;
}

/**
 * `on_close(task.cancel)`, `close = session.close`: whoever has a method of a task can follow the task, or end it; whoever
 * has the one that closes a resource can close it.
 */
function keptByMethod(lowering: Lowering, node: Attribute, object: Place): void {
  const kept = { kind: "handle", site: lowering.site(node), origin: node, place: object, how: "method" } as const;
  if (TASK_METHODS.has(node.attr)) lowering.emit(kept);
  const member = coreNameOf(node.attr);
  if (!isKept(lowering, node)) return;
  if (PYTHON_CONVENTIONS.closing.has(member) || lowering.file.closers.has(member)) lowering.emit({ ...kept, member });
}

/**
 * A close without its parentheses (`session.close`, `await session.close`, `closed = session.close` where nobody asks for `closed`)
 * gives the method to nobody, and so does a test.
 */
function isKept({ file: { scopes } }: Lowering, { parent }: Attribute): boolean {
  switch (parent?.nodeType) {
    case "Assign":
      return parent.targets.some((target) => isRead(scopes, target));
    case "Assert":
    case "Await":
    case "BoolOp":
    case "Compare":
    case "Expr":
    case "If":
    case "UnaryOp":
    case "While":
      return false;
    default:
      return true;
  }
}

/** Whether somebody asks for what a target is given; the names of a module and of a class are there for others, too. */
function isRead({ bindingOf }: ScopeTree, target: Expression): boolean {
  const binding = target.nodeType === "Name" ? bindingOf.get(target) : undefined;
  if (binding?.scope.kind !== "function" || binding.isWrittenElsewhere) return true;
  for (const [node, other] of bindingOf) if (other === binding && node.nodeType === "Name" && node.ctx.nodeType !== "Store") return true;
  return false;
}

/** Binds an attribute. What anybody but this function or its class may look at is out of sight. */
export function bindMember(lowering: Lowering, target: Attribute, value: Expression, source: Place | undefined, absent: boolean): void {
  const base = pathOf(lowering, target.value);
  if (target.value.nodeType === "Attribute") takenByAttribute(lowering, target.value, base.place);
  const member = base.place && base.rest.length === 0 ? memberOf(lowering, base.place, target.attr) : undefined;
  if (member) lowering.bind(value, member, source, { declares: false, absent });
  // Another object may look at once at what it is given (`pane.object = file`): that is a property for all that is known.
  if (!member || !base.place || !isOwn(base.place)) lowering.escape(value, source, "argument");
}

/** The place of an attribute that can be read twice without an event: of a name, or of an attribute of one. */
export function quietPlace(lowering: Lowering, node: Expression): Place | undefined {
  let root = node;
  while (root.nodeType === "Attribute") root = root.value;
  if (root.nodeType !== "Name") return undefined;
  const { place, rest } = pathOf(lowering, node);
  return rest.length === 0 ? place : undefined;
}

/** An attribute of a place that is near enough to a name to be tracked. */
function memberOf(lowering: Lowering, base: Place, name: string): Place | undefined {
  if (base.kind === "member" && (base.base?.variable?.role !== "this" || base.base.kind === "member")) return undefined;
  return lowering.touch(lowering.file.member(base, WHOLE.has(name) ? "*" : name));
}

/** The object that the method is called on; any other may be known to somebody since it was made. */
function isOwn({ variable }: Place): boolean {
  return variable?.role === "this";
}
