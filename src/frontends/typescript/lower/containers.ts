/** What is put into an array, set or map that this function has made itself? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { Argument, Place } from "../../../core/ir.ts";
import type { Lowering } from "./lowering.ts";
import { ANY_ELEMENT } from "./members.ts";
import { isGlobal } from "./platform.ts";
import { memberName, withoutFrames, withoutWrappers } from "./syntax.ts";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Which arguments of a method become elements. */
type Fill = "all" | "second";

const FILLERS: ReadonlyMap<string, Fill> = new Map([
  ["add", "all"],
  ["push", "all"],
  ["set", "second"],
  ["unshift", "all"],
]);

/** Says which arguments a call puts into a container of this function; undefined when it is no such call. */
export function fillsOf(lowering: Lowering, node: Call, receiver: Place | undefined): Fill | undefined {
  if (!receiver || node.type === Syntax.NewExpression || !isOwnContainer(lowering, receiver)) return undefined;
  const callee = withoutFrames(node.callee);
  return callee.type === Syntax.MemberExpression ? FILLERS.get(memberName(callee) ?? "") : undefined;
}

/** Emits what filling a container means: the values are reachable from it, and each may be any of its elements. */
export function fillContainer(
  lowering: Lowering,
  node: TSESTree.Node,
  container: Place,
  fill: Fill,
  args: readonly Argument[],
): void {
  for (const { place, spread } of fill === "all" ? args : args.slice(1)) {
    if (!place) continue;
    lowering.escape(node, place, "container", container);
    const element = lowering.member(container, ANY_ELEMENT);
    const source = spread ? lowering.member(place, ANY_ELEMENT) : place;
    if (element && source) lowering.bind(node, element, source, { declares: false });
  }
}

/** Is the place a variable of this very function that was made as an array, set or map? */
export function isOwnContainer(lowering: Lowering, place: Place): boolean {
  const { variable } = place;
  if (place.kind !== "variable" || variable?.role !== "variable" || variable.owner !== lowering.outline.id) return false;
  const definition = lowering.file.names.behind(variable)?.defs[0]?.node;
  if (definition?.type !== Syntax.VariableDeclarator || definition.id.type !== Syntax.Identifier) return false;
  // Without a value of its own it is filled by assignments; what an initialiser gives may be somebody else's list.
  if (!definition.init) return definition.id.typeAnnotation?.typeAnnotation.type === Syntax.TSArrayType;
  const made = withoutWrappers(definition.init);
  if (made.type === Syntax.ArrayExpression) return true;
  return (
    made.type === Syntax.NewExpression &&
    ["Array", "Map", "Set"].some((name) => isGlobal(lowering, made.callee, name))
  );
}
