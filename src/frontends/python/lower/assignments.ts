/** What does an assignment bind, and which values does it let go? */
import { rootOf } from "../../../core/environment.ts";
import type { Place } from "../../../core/ir.ts";
import type { AnnAssign, Assign, AugAssign, Expression, List, Subscript, Tuple } from "../syntax.ts";
import { ANY_ELEMENT, elementOf, fillAt, fillWith, isOwnCollection, readElement, rest } from "./containers.ts";
import { branchOn } from "./conditions.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { bindMember } from "./members.ts";
import { isNone } from "./resolver.ts";
import { takenToPieces } from "./taken-values.ts";

/** `a = b = e`. */
export function assignment(lowering: Lowering, node: Assign): void {
  const pairs = pairsOf(node);
  if (pairs) {
    const valued = pairs.map(([target, value]) => ({ target, value, place: evaluate(lowering, value) }));
    // Every value is there before the first name is bound: what an earlier target is about to overwrite is kept aside.
    const kept = valued.map(({ place, value }, index) =>
      place && valued.slice(0, index).some(({ target }) => overwrites(lowering, target, place)) ? aside(lowering, value, place) : place,
    );
    for (const [index, { target, value }] of valued.entries()) assign(lowering, target, kept[index], value);
    return;
  }
  const [only, ...others] = node.targets;
  const flag = only?.nodeType === "Name" && others.length === 0 && isTest(node.value) ? lowering.variable(only) : undefined;
  if (flag) {
    flagged(lowering, flag, node.value);
    return;
  }
  const place = evaluate(lowering, node.value);
  if (only?.nodeType === "Tuple" || only?.nodeType === "List") takenToPieces(lowering, node.value, place);
  for (const target of node.targets) assign(lowering, target, place, node.value);
}

/** `x is None`, `not x`: each outcome proves something. */
function isTest(node: Expression): boolean {
  if (node.nodeType === "UnaryOp") return node.op.nodeType === "Not" && node.operand.nodeType === "Name";
  return node.nodeType === "Compare" && node.left.nodeType === "Name" && node.comparators.length === 1 && isNone(node.comparators[0]);
}

/** `own = session is None`: two ways, so that who asks for the name later knows what was proved here. */
function flagged(lowering: Lowering, flag: Place, test: Expression): void {
  const { builder } = lowering;
  const [whenTrue, whenFalse, done] = [builder.block(), builder.block(), builder.block()];
  branchOn(lowering, test, whenTrue, whenFalse);
  for (const [block, truth] of [[whenTrue, true], [whenFalse, false]] as const) {
    builder.resume(block);
    lowering.bind(test, flag, undefined, { declares: false, truth });
    builder.jump(done);
  }
  builder.resume(done);
}

/** `a, b = e, f`. */
function pairsOf({ targets: [target, ...others], value }: Assign): (readonly [Expression, Expression])[] | undefined {
  if (others.length > 0 || (target?.nodeType !== "Tuple" && target?.nodeType !== "List")) return undefined;
  if ((value.nodeType !== "Tuple" && value.nodeType !== "List") || value.elts.length !== target.elts.length) return undefined;
  const pairs: (readonly [Expression, Expression])[] = [];
  for (const [index, part] of target.elts.entries()) {
    const given = value.elts[index];
    if (!given || part.nodeType === "Starred" || given.nodeType === "Starred") return undefined;
    pairs.push([part, given]);
  }
  return pairs;
}

/** Whether an assignment to a target may change what is read at a place. */
function overwrites(lowering: Lowering, target: Expression, place: Place): boolean {
  switch (target.nodeType) {
    case "Name":
      return lowering.variable(target) === rootOf(place);
    case "Attribute":
      return pathTo(place).some(({ property }) => property === target.attr);
    case "List":
    case "Tuple":
      return target.elts.some((part) => overwrites(lowering, part, place));
    case "Starred":
      return overwrites(lowering, target.value, place);
    default:
      return place.kind === "member";
  }
}

/** The place, and those that it is a part of. */
function pathTo(place: Place): readonly Place[] {
  return place.base ? [place, ...pathTo(place.base)] : [place];
}

/** The value under a name of its own, which no assignment changes. */
function aside(lowering: Lowering, value: Expression, place: Place): Place {
  const kept = lowering.result(value);
  lowering.bind(value, kept, place, { declares: true });
  return kept;
}

/** `a: T = e`. */
export function annotated(lowering: Lowering, node: AnnAssign): void {
  if (node.value) assign(lowering, node.target, evaluate(lowering, node.value), node.value);
}

/** `a += e`. */
export function augmented(lowering: Lowering, node: AugAssign): void {
  const container = node.target.nodeType === "Name" ? lowering.variable(node.target) : undefined;
  if (container && isOwnCollection(lowering, container)) {
    const added = evaluate(lowering, node.value);
    fillWith(lowering, node.value, container, added && elementOf(lowering, added, ANY_ELEMENT));
    return;
  }
  lowering.escape(node.value, evaluate(lowering, node.value), "container");
  if (node.target.nodeType === "Name" || node.target.nodeType === "Attribute") assign(lowering, node.target, undefined, node.target);
  else evaluate(lowering, node.target);
}

/**
 * Binds a target to a value.
 *
 * @param value What is assigned, as written; for targets of loops and the like, where the values come from.
 */
export function assign(lowering: Lowering, target: Expression, place: Place | undefined, value: Expression): void {
  switch (target.nodeType) {
    case "Name": {
      const variable = lowering.variable(target);
      if (variable) lowering.bind(value, variable, place, { declares: false, absent: isNone(value) });
      break;
    }
    case "Tuple":
    case "List":
      takeApart(lowering, target, place);
      break;
    case "Subscript":
      put(lowering, target, place, value);
      break;
    case "Attribute":
      bindMember(lowering, target, value, place, isNone(value));
      break;
    default:
      lowering.escape(value, place, "outer");
      break;
  }
}

/** `a, *b, c = e`: behind a starred name nobody knows which element is which. */
function takeApart(lowering: Lowering, target: List | Tuple, place: Place | undefined): void {
  let isKnown = true;
  for (const [index, part] of target.elts.entries()) {
    if (part.nodeType === "Starred") {
      isKnown = false;
      assign(lowering, part.value, rest(lowering, part, place), part);
      continue;
    }
    assign(lowering, part, place && readElement(lowering, part, place, isKnown ? String(index) : ANY_ELEMENT), target);
  }
}

/** `a[k] = e`. */
function put(lowering: Lowering, target: Subscript, place: Place | undefined, value: Expression): void {
  const container = evaluate(lowering, target.value);
  const key = evaluate(lowering, target.slice);
  if (container && isOwnCollection(lowering, container)) {
    fillWith(lowering, target.slice, container, key);
    fillAt(lowering, value, container, target.slice, place);
    return;
  }
  lowering.escape(target.slice, key, "outer");
  lowering.escape(value, place, "outer");
}
