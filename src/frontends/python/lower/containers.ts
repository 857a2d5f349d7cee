/** What do lists, tuples, sets and dictionaries hold, as literals, as comprehensions, and when they are filled later? */
import { rootOf } from "../../../core/environment.ts";
import type { Argument, Place } from "../../../core/ir.ts";
import type { BinOp, Call, Comprehension, Dict, DictComp, Expression, GeneratorExp, List, ListComp, Node, Set as SetNode, SetComp, Starred, Subscript, Tuple } from "../syntax.ts";
import { assign } from "./assignments.ts";
import { branchOn } from "./conditions.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { isNone } from "./resolver.ts";
import { takenAsValue, takenByIndex, takenToPieces } from "./taken-values.ts";

/** Stands for an element of which it is not known which it is. */
export const ANY_ELEMENT = "*";

/** Which argument of a method becomes an element, or holds those that do. */
type Fill = "elements" | "first" | "second";

const FILLERS: ReadonlyMap<string, Fill> = new Map<string, Fill>([
  ["add", "first"],
  ["append", "first"],
  ["appendleft", "first"],
  ["extend", "elements"],
  ["insert", "second"],
  ["update", "elements"],
]);

/** Those of them after which an index or key may mean another element than before. */
const MOVING: ReadonlySet<string> = new Set(["appendleft", "insert", "update"]);

/** Operators whose result holds what their operands hold, if these are lists, tuples, sets or dictionaries. */
const COMBINING: ReadonlySet<string> = new Set(["Add", "BitAnd", "BitOr", "BitXor", "Mult", "Sub"]);

/** What is neither a collection nor a name of one. */
const NO_COLLECTIONS: ReadonlySet<string> = new Set(["BoolOp", "Compare", "Constant", "JoinedStr", "Lambda", "UnaryOp"]);

/** Classes whose instances hold nothing else than what is put into them. */
const COLLECTIONS: ReadonlySet<string> = new Set(["builtins.dict", "builtins.list", "builtins.set", "collections.OrderedDict", "collections.defaultdict", "collections.deque"]);

/** What a literal has collected; its place is made for the first tracked value, since most literals hold none. */
class Collected {
  readonly #lowering: Lowering;
  readonly #node: Expression;
  place: Place | undefined;

  constructor(lowering: Lowering, node: Expression) {
    this.#lowering = lowering;
    this.#node = node;
  }

  add(node: Node, key: string, value: Place | undefined): void {
    if (!value) return;
    this.place ??= this.#lowering.result(this.#node);
    const member = elementOf(this.#lowering, this.place, key);
    if (member) this.#lowering.bind(node, member, value, { declares: key !== ANY_ELEMENT });
  }

  hide(node: Node, value: Place | undefined): void {
    if (value) this.#lowering.escape(node, value, "container");
  }
}

/** `[a, b]`, `(a, b)`, `{a, b}`. Each element can be read by its own index and by one that is not known. */
export function sequence(lowering: Lowering, node: List | SetNode | Tuple): Place | undefined {
  const collected = new Collected(lowering, node);
  let index: number | undefined = node.nodeType === "Set" ? undefined : 0;
  for (const element of node.elts) {
    if (element.nodeType === "Starred") {
      const whole = spread(lowering, element.value);
      collected.add(element, ANY_ELEMENT, whole && elementOf(lowering, whole, ANY_ELEMENT));
      index = undefined;
      continue;
    }
    const value = evaluate(lowering, element);
    if (index !== undefined) collected.add(element, String(index++), value);
    collected.add(element, ANY_ELEMENT, value);
  }
  return collected.place;
}

/** `{"k": v, **more}`. */
export function dictionary(lowering: Lowering, node: Dict): Place | undefined {
  const collected = new Collected(lowering, node);
  for (const [index, given] of node.values.entries()) {
    const key = node.keys[index];
    if (!key) {
      collected.hide(given, spread(lowering, given));
      continue;
    }
    collected.add(key, ANY_ELEMENT, evaluate(lowering, key));
    const value = evaluate(lowering, given);
    const name = keyOf(key);
    collected.add(given, ANY_ELEMENT, value);
    if (name !== undefined) collected.add(given, name, value);
  }
  return collected.place;
}

/** `tasks + more`, `tasks | more`, `[task] * 2`; of numbers and strings too, which hold nothing. */
export function combination(lowering: Lowering, node: BinOp): Place | undefined {
  const collected = new Collected(lowering, node);
  for (const operand of [node.left, node.right]) {
    const place = evaluate(lowering, operand);
    // `"%s" % work` makes a text.
    takenAsValue(lowering, operand, place, node.op.nodeType === "Mod" ? "text" : "value");
    if (!place || !COMBINING.has(node.op.nodeType) || !mayBeCollection(lowering, operand)) continue;
    collected.add(operand, ANY_ELEMENT, elementOf(lowering, place, ANY_ELEMENT));
  }
  return collected.place;
}

/** Whether an operand, or what its name is given, may hold anything that was made in this file. */
function mayBeCollection(lowering: Lowering, node: Expression): boolean {
  if (node.nodeType !== "Name") return !NO_COLLECTIONS.has(node.nodeType);
  const sites = lowering.file.scopes.bindingOf.get(node)?.sites ?? [];
  return sites.some((site) => (site.kind === "value" && site.value !== undefined ? !NO_COLLECTIONS.has(site.value.nodeType) : isRest(site.node)));
}

/** `[v for x in xs]`, and its kin: a loop that collects values. */
export function comprehension(lowering: Lowering, node: DictComp | GeneratorExp | ListComp | SetComp): Place | undefined {
  const collected = new Collected(lowering, node);
  rounds(lowering, node.generators, () => {
    if (node.nodeType === "DictComp") collected.add(node.key, ANY_ELEMENT, evaluate(lowering, node.key));
    const value = node.nodeType === "DictComp" ? node.value : node.elt;
    const place = evaluate(lowering, value);
    collected.add(value, ANY_ELEMENT, place);
    // A generator makes its values for whoever goes through it, if anybody does.
    if (node.nodeType === "GeneratorExp") collected.hide(value, place);
  });
  return collected.place;
}

function rounds(lowering: Lowering, generators: readonly Comprehension[], inside: () => void): void {
  const [first, ...others] = generators;
  if (!first) {
    inside();
    return;
  }
  const { builder } = lowering;
  const iterable = evaluate(lowering, first.iter);
  if (!first.is_async) takenToPieces(lowering, first.iter, iterable);
  const [header, body, done] = [builder.block(), builder.block(), builder.block()];
  builder.enter(header);
  builder.leavesLoop(done, header);
  // However many rounds there are: they are over what is there.
  if (iterable && !first.is_async) {
    lowering.emit({ kind: "use", site: lowering.site(first.iter), origin: first.iter, place: iterable, how: "iterate", mayThrow: false });
  }
  builder.branch(body, done, { whenTrue: [], whenFalse: [] }, lowering.site(first.iter), "element");
  builder.resume(body);
  assign(lowering, first.target, iterable && readElement(lowering, first.iter, iterable, ANY_ELEMENT), first.iter);
  for (const test of first.ifs) {
    const held = builder.block();
    branchOn(lowering, test, held, header);
    builder.resume(held);
  }
  rounds(lowering, others, inside);
  builder.jump(header, "back");
  builder.resume(done);
}

/** The place of an element of what is near enough to a name to be followed. */
export function elementOf(lowering: Lowering, base: Place, key: string): Place | undefined {
  return base.kind === "member" ? undefined : lowering.touch(lowering.file.member(base, key));
}

/**
 * The place of an element that is read. What an element holds itself is not followed: whoever takes that apart sees to it.
 *
 * @param key The index or key, or `ANY_ELEMENT`.
 */
export function readElement(lowering: Lowering, node: Node, base: Place, key: string): Place | undefined {
  if (base.kind === "member") {
    if (isOwnCollection(lowering, rootOf(base))) takenApart(lowering, node, base);
    return undefined;
  }
  const place = elementOf(lowering, base, key);
  if (place && key !== ANY_ELEMENT) lowering.emit({ kind: "use", site: lowering.site(node), origin: node, place, how: "element", mayThrow: false });
  return place;
}

/** What is in a value is seen by whoever takes it apart. */
function takenApart(lowering: Lowering, node: Node, place: Place): void {
  lowering.emit({ kind: "use", site: lowering.site(node), origin: node, place, how: "spread", mayThrow: false });
}

/** `*e`: what the elements are is seen by whoever takes them apart. */
export function spread(lowering: Lowering, node: Expression): Place | undefined {
  const place = evaluate(lowering, node);
  takenToPieces(lowering, node, place);
  if (place) takenApart(lowering, node, place);
  return place;
}

/** The place of `a[k]`. */
export function element(lowering: Lowering, node: Subscript): Place | undefined {
  const base = evaluate(lowering, node.value);
  takenByIndex(lowering, node, base);
  evaluate(lowering, node.slice);
  if (!base) return undefined;
  const key = keyOf(node.slice) ?? ANY_ELEMENT;
  return node.ctx.nodeType === "Load" && mayHoldElements(lowering, node.value, base) ? readElement(lowering, node, base, key) : elementOf(lowering, base, key);
}

/** Whether something may have been put into what is read here: most names hold what a call gave, or a caller. */
function mayHoldElements(lowering: Lowering, node: Expression, { base, kind, variable }: Place): boolean {
  if (kind === "result") return node.nodeType !== "Call" && node.nodeType !== "Await";
  if (base) return base.kind === "variable" && isOwnCollection(lowering, base);
  if (node.nodeType !== "Name" || variable?.role !== "variable" || variable.owner !== lowering.outline.id) return false;
  const sites = lowering.file.scopes.bindingOf.get(node)?.sites ?? [];
  return sites.some(({ node: at, ...site }) => {
    if (site.kind !== "value" || site.value === undefined) return isRest(at);
    if (site.value.nodeType === "Await") return false;
    return site.value.nodeType === "Call" ? isCollection(lowering, site.value) : !NO_COLLECTIONS.has(site.value.nodeType);
  });
}

/** The name is given a list of all that its neighbours do not take: `first, *others = tasks`. */
function isRest({ parent }: Node): boolean {
  return parent?.nodeType === "Starred";
}

/** How a call fills a list, set or dictionary of this function; undefined when it does not. */
export function fillOf(lowering: Lowering, receiver: Place | undefined, method: string | undefined): Fill | undefined {
  const fill = FILLERS.get(method ?? "");
  return fill && receiver && isOwnCollection(lowering, receiver) ? fill : undefined;
}

/** The arguments of a call are elements from here on. */
export function fill(lowering: Lowering, node: Call, container: Place, how: Fill, args: readonly Argument[]): void {
  if (node.func.nodeType === "Attribute" && MOVING.has(node.func.attr)) forgetKeys(lowering, node, container);
  const place = args[how === "second" ? 1 : 0]?.place;
  if (place) fillWith(lowering, node, container, how === "elements" ? elementOf(lowering, place, ANY_ELEMENT) : place);
}

/** `tasks += vs`, and what a key of a dictionary is, on a collection of this function. */
export function fillWith(lowering: Lowering, node: Node, container: Place, value: Place | undefined): void {
  const any = elementOf(lowering, container, ANY_ELEMENT);
  if (!any || !value) return;
  lowering.escape(node, value, "container", container);
  lowering.bind(node, any, value, { declares: false });
}

/** `tasks[k] = v` on a collection of this function. */
export function fillAt(lowering: Lowering, node: Expression, container: Place, slice: Expression, value: Place | undefined): void {
  fillWith(lowering, node, container, value);
  const key = keyOf(slice);
  if (key === undefined) {
    forgetKeys(lowering, node, container);
    return;
  }
  const named = elementOf(lowering, container, key);
  if (named) lowering.bind(node, named, value, { declares: false, absent: isNone(node) });
}

/** `first, *others = tasks`: the rest is a list, of which nobody knows which element is which. */
export function rest(lowering: Lowering, node: Starred, whole: Place | undefined): Place | undefined {
  const collected = new Collected(lowering, node);
  collected.add(node, ANY_ELEMENT, whole && readElement(lowering, node, whole, ANY_ELEMENT));
  return collected.place;
}

/** What each key holds is not known from here on. */
function forgetKeys(lowering: Lowering, node: Node, container: Place): void {
  for (const member of container.members?.values() ?? []) {
    if (member.property !== ANY_ELEMENT) lowering.bind(node, member, undefined, { declares: false });
  }
}

/** Whether a place is a variable of this very function that was made as a collection and is given no other value. */
export function isOwnCollection(lowering: Lowering, { kind, variable }: Place): boolean {
  if (kind !== "variable" || variable?.role !== "variable" || variable.owner !== lowering.outline.id || variable.exported) return false;
  const sites = lowering.file.bindingBehind(variable)?.sites ?? [];
  // `tasks += more` is the same list, with more in it.
  const given = sites.filter(({ node }) => node.parent?.nodeType !== "AugAssign");
  return given.length > 0 && given.every((site) => site.kind === "value" && site.value !== undefined && isCollection(lowering, site.value));
}

function isCollection(lowering: Lowering, node: Expression): boolean {
  switch (node.nodeType) {
    case "Dict":
    case "DictComp":
    case "List":
    case "ListComp":
    case "Set":
    case "SetComp":
      return true;
    case "Call":
      return COLLECTIONS.has(lowering.file.resolver.qualifiedName(node.func) ?? "");
    default:
      return false;
  }
}

function keyOf(node: Expression): string | undefined {
  if (node.nodeType !== "Constant") return undefined;
  return typeof node.value === "string" || (typeof node.value === "number" && Number.isInteger(node.value)) ? String(node.value) : undefined;
}
