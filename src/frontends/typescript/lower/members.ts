/** Which place does a chain of property reads lead to? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { Place } from "../../../core/ir.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { memberName, withoutFrames, withoutWrappers } from "./syntax.ts";
import { takenByMember } from "./taken-values.ts";

/** The deepest tracked place on the way to a value, and the names that lead on from it. */
export interface Path {
  readonly place: Place | undefined;
  readonly rest: readonly string[];
}

const NOWHERE: Path = { place: undefined, rest: [] };

const INDEX = /^\d+$/u;

/** Stands for an element whose index is not known. */
export const ANY_ELEMENT = "*";

/** Evaluates a chain of property reads as far as places go. */
export function pathOf(lowering: Lowering, expression: TSESTree.Node): Path {
  return followed(lowering, expression, true);
}

function followed(lowering: Lowering, expression: TSESTree.Node, isTold: boolean): Path {
  const node = withoutWrappers(expression);
  if (node.type !== Syntax.MemberExpression) return { place: evaluate(lowering, node), rest: [] };
  if (!lowering.down()) return NOWHERE;
  const base = followed(lowering, node.object, isTold);
  const property = readProperty(lowering, node, base);
  lowering.up();
  if (!base.place) return NOWHERE;
  if (base.rest.length > 0) return property === undefined ? NOWHERE : { place: base.place, rest: [...base.rest, property] };
  const member = lowering.member(base.place, property ?? ANY_ELEMENT);
  if (member && isTold && property !== undefined) elementRead(lowering, node, member, property);
  if (member) return { place: member, rest: [] };
  return property === undefined ? NOWHERE : { place: base.place, rest: [property] };
}

/** `tasks[0]`, `const [first] = tasks`: it may be what was put in without an index. */
export function elementRead(lowering: Lowering, node: TSESTree.Node, element: Place, key: string): void {
  if (INDEX.test(key)) lowering.emit({ kind: "use", site: lowering.site(node), origin: node, place: element, how: "element", mayThrow: false });
}

/**
 * Evaluates what stands between the object and the value of its property: the optional jump and a computed key.
 * Gives the name of the property when it is constant.
 */
export function readProperty(lowering: Lowering, node: TSESTree.MemberExpression, base: Path): string | undefined {
  if (node.optional) leaveWhenNullish(lowering, node, base.rest.length === 0 ? base.place : undefined);
  const property = memberName(node);
  if (property === undefined) evaluate(lowering, node.property);
  return property;
}

/** The place of a property read. */
export function memberValue(lowering: Lowering, node: TSESTree.MemberExpression): Place | undefined {
  const path = pathOf(lowering, node);
  takenByMember(lowering, node, path.place);
  return path.rest.length === 0 ? path.place : undefined;
}

/** At `?.`: leaves the chain when the place is null or undefined. */
export function leaveWhenNullish(lowering: Lowering, node: TSESTree.Node, place: Place | undefined): void {
  const exit = lowering.chainExit;
  if (exit === undefined) return;
  const next = lowering.builder.block();
  lowering.builder.branch(
    exit,
    next,
    {
      whenTrue: place ? [{ kind: "nullish", place, holds: true }] : [],
      whenFalse: place ? [{ kind: "nullish", place, holds: false }] : [],
    },
    lowering.site(askedAt(node)),
    "nullish",
  );
  lowering.builder.resume(next);
}

/** What stands before the `?.`. */
function askedAt(node: TSESTree.Node): TSESTree.Node {
  if (node.type === Syntax.MemberExpression) return node.object;
  return node.type === Syntax.CallExpression ? node.callee : node;
}

/** `a?.b()`. A chain that only reads properties needs no branch: nothing happens on either way. */
export function optionalChain(
  lowering: Lowering,
  node: TSESTree.ChainExpression,
  awaited: boolean,
): Place | undefined {
  const outer = lowering.chainExit;
  const exit = hasCall(node.expression) ? lowering.builder.block() : undefined;
  lowering.chainExit = exit;
  const place = evaluate(lowering, node.expression, awaited);
  lowering.chainExit = outer;
  if (exit !== undefined) lowering.builder.enter(exit);
  return place;
}

function hasCall(chain: TSESTree.Node): boolean {
  let node = withoutFrames(chain);
  while (node.type === Syntax.MemberExpression) node = withoutFrames(node.object);
  return node.type === Syntax.CallExpression;
}

/** The path to an expression that can be read twice without an event: names, `this`, and properties of those. */
export function quietPath(lowering: Lowering, expression: TSESTree.Node): Path {
  let root = withoutFrames(expression);
  while (root.type === Syntax.MemberExpression && memberName(root) !== undefined) root = withoutFrames(root.object);
  const isQuiet = root.type === Syntax.Identifier || root.type === Syntax.ThisExpression;
  if (!isQuiet) return NOWHERE;
  const exit = lowering.chainExit;
  lowering.chainExit = undefined;
  const path = followed(lowering, withoutFrames(expression), false);
  lowering.chainExit = exit;
  return path;
}
