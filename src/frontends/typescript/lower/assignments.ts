/** What do assignments and patterns bind, and which values do they let go? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { Place } from "../../../core/ir.ts";
import { branchOn, branchOnNullish } from "./conditions.ts";
import { isOwnContainer } from "./containers.ts";
import { evaluate } from "./expressions.ts";
import { functionValue } from "./functions.ts";
import type { Lowering } from "./lowering.ts";
import { ANY_ELEMENT, elementRead, pathOf } from "./members.ts";
import { constantKey, isExportTarget, memberName, withoutWrappers } from "./syntax.ts";
import { takenApart } from "./taken-values.ts";

/** Where an assignment leads, after everything in its left side was evaluated. */
interface Target {
  /** The tracked place that is written. */
  readonly place?: Place | undefined;
  /** Where the value goes besides: out of sight, to other files, or into a container of this function. */
  readonly away?: "container" | "export" | "outer" | undefined;
  readonly into?: Place | undefined;
}

/** Lowers `a = e` and its like. Gives the place of the value. */
export function assignment(lowering: Lowering, node: TSESTree.AssignmentExpression): Place | undefined {
  const left = withoutWrappers(node.left);
  if (left.type === Syntax.ObjectPattern || left.type === Syntax.ArrayPattern) {
    const place = evaluate(lowering, node.right);
    takenApart(lowering, left, node.right, place);
    bindPattern(lowering, left, place, false);
    return place;
  }
  const target = targetOf(lowering, left);
  switch (node.operator) {
    case "=": {
      const place = assigned(lowering, node.right, target.away !== undefined);
      write(lowering, node, target, place, { declares: false, absent: isAbsent(lowering, node.right) });
      return place ?? target.place;
    }
    case "??=":
    case "||=":
    case "&&=":
      return logicalAssignment(lowering, node, target);
    default:
      evaluate(lowering, node.right);
      if (target.place) lowering.bind(node, target.place, undefined, { declares: false });
      return undefined;
  }
}

/** A function that gets a name here is found by its name; it is not thereby handed to anybody. */
function assigned(lowering: Lowering, expression: TSESTree.Node, handedOn: boolean): Place | undefined {
  const value = withoutWrappers(expression);
  if (value.type === Syntax.ArrowFunctionExpression || value.type === Syntax.FunctionExpression) {
    return functionValue(lowering, value, handedOn || lowering.file.outline.functionOf.get(value)?.bound === undefined);
  }
  return evaluate(lowering, expression);
}

function logicalAssignment(
  lowering: Lowering,
  node: TSESTree.AssignmentExpression,
  target: Target,
): Place | undefined {
  const { builder } = lowering;
  const assigning = builder.block();
  const done = builder.block();
  if (node.operator === "??=") {
    branchOnNullish(lowering, node.left, target.place, assigning, done);
  } else {
    const [whenTrue, whenFalse] = node.operator === "&&=" ? [assigning, done] : [done, assigning];
    branchOn(lowering, node.left, whenTrue, whenFalse);
  }
  builder.resume(assigning);
  const place = evaluate(lowering, node.right);
  write(lowering, node, target, place, { declares: false, absent: false });
  builder.enter(done);
  return target.place ?? place;
}

/** Lowers `const a = e, { b } = f`. */
export function declaration(lowering: Lowering, node: TSESTree.VariableDeclaration): void {
  for (const declarator of node.declarations) {
    if (declarator.init) initialised(lowering, declarator, declarator.init);
    else uninitialised(lowering, node, declarator);
  }
}

function initialised(
  lowering: Lowering,
  declarator: TSESTree.VariableDeclarator,
  initializer: TSESTree.Expression,
): void {
  const place = assigned(lowering, initializer, false);
  if (declarator.id.type === Syntax.Identifier) {
    const target = lowering.variable(declarator.id);
    if (target) lowering.bind(declarator, target, place, { declares: true, absent: isAbsent(lowering, initializer) });
  } else {
    takenApart(lowering, declarator.id, initializer, place);
    bindPattern(lowering, declarator.id, place, true);
  }
}

/** `let x` is undefined from here on; `var x` may have had a value before. */
function uninitialised(
  lowering: Lowering,
  node: TSESTree.VariableDeclaration,
  declarator: TSESTree.VariableDeclarator,
): void {
  if (node.kind !== "let" || node.declare) return;
  const target = lowering.variable(declarator.id);
  if (target) lowering.bind(declarator, target, undefined, { declares: true, absent: true });
}

/**
 * Takes a value apart.
 *
 * @param place The value; undefined when it is not tracked.
 */
export function bindPattern(
  lowering: Lowering,
  pattern: TSESTree.Node,
  place: Place | undefined,
  declares: boolean,
): void {
  if (!lowering.down()) return;
  switch (pattern.type) {
    case Syntax.ObjectPattern:
      for (const property of pattern.properties) {
        if (property.type === Syntax.RestElement) {
          bindPattern(lowering, property.argument, undefined, declares);
          continue;
        }
        const key = constantKey(property);
        if (key === undefined) evaluate(lowering, property.key);
        const part = key !== undefined && place ? partOf(lowering, property, place, key) : undefined;
        bindPattern(lowering, property.value, part, declares);
      }
      break;
    case Syntax.ArrayPattern:
      for (const [index, element] of pattern.elements.entries()) {
        if (!element) continue;
        const isRest = element.type === Syntax.RestElement;
        // Whoever has the rest has all that is in it.
        if (isRest && place) lowering.emit({ kind: "use", site: lowering.site(element), origin: element, place, how: "iterate", mayThrow: false });
        const part = place && !isRest ? partOf(lowering, element, place, String(index)) : undefined;
        bindPattern(lowering, isRest ? element.argument : element, part, declares);
      }
      break;
    case Syntax.AssignmentPattern:
      bindWithDefault(lowering, pattern, place, declares);
      break;
    default:
      write(lowering, pattern, targetOf(lowering, withoutWrappers(pattern)), place, { declares, absent: false });
      break;
  }
  lowering.up();
}

/** What lies too deep to be followed (`for (const [id, client] of clients)`) is taken out of sight. */
function partOf(lowering: Lowering, node: TSESTree.Node, whole: Place, key: string): Place | undefined {
  const part = lowering.member(whole, key);
  if (part === undefined) lowering.escape(node, whole, "container");
  else elementRead(lowering, node, part, key);
  return part;
}

function bindWithDefault(
  lowering: Lowering,
  pattern: TSESTree.AssignmentPattern,
  place: Place | undefined,
  declares: boolean,
): void {
  const left = withoutWrappers(pattern.left);
  if (left.type === Syntax.ObjectPattern || left.type === Syntax.ArrayPattern) {
    const joined = lowering.result(pattern);
    lowering.bind(pattern, joined, place, { declares: true });
    defaulted(lowering, pattern, joined, () => evaluate(lowering, pattern.right));
    bindPattern(lowering, left, joined, declares);
    return;
  }
  const target = targetOf(lowering, left);
  write(lowering, pattern, target, place, { declares, absent: false });
  defaulted(lowering, pattern, target.place, () => evaluate(lowering, pattern.right));
}

/** Gives a place that is null or undefined the value that `make` evaluates. */
export function defaulted(
  lowering: Lowering,
  node: TSESTree.AssignmentPattern,
  target: Place | undefined,
  make: () => Place | undefined,
): void {
  const { builder } = lowering;
  const missing = builder.block();
  const done = builder.block();
  branchOnNullish(lowering, node, target, missing, done);
  builder.resume(missing);
  const place = make();
  if (target) lowering.bind(node, target, place, { declares: false, absent: isAbsent(lowering, node.right) });
  builder.enter(done);
}

/** Evaluates the left side of an assignment. */
function targetOf(lowering: Lowering, node: TSESTree.Node): Target {
  if (node.type === Syntax.Identifier) {
    const place = lowering.variable(node);
    return place ? { place } : { away: "outer" };
  }
  if (node.type !== Syntax.MemberExpression) {
    evaluate(lowering, node);
    return { away: "outer" };
  }
  if (isExportTarget(node)) return { away: "export" };
  const base = pathOf(lowering, node.object);
  const property = memberName(node);
  if (property === undefined) evaluate(lowering, node.property);
  if (!base.place || base.rest.length > 0) return { away: "outer" };
  const place = lowering.member(base.place, property ?? ANY_ELEMENT);
  if (property === undefined && isOwnContainer(lowering, base.place)) {
    return { place, away: "container", into: base.place };
  }
  return { place, away: place && property !== undefined && isOwn(lowering, base.place) ? undefined : "outer" };
}

/** Is the object one that this function holds alone, as far as can be seen, or the `this` of its class? */
function isOwn(lowering: Lowering, base: Place): boolean {
  const { variable } = base;
  if (!variable || variable.role === "this") return true;
  return variable.role === "variable" && variable.owner === lowering.outline.id && !variable.exported;
}

function write(
  lowering: Lowering,
  node: TSESTree.Node,
  target: Target,
  value: Place | undefined,
  how: { readonly declares: boolean; readonly absent: boolean },
): void {
  if (target.place) lowering.bind(node, target.place, value, how);
  if (target.away) lowering.escape(node, value, target.away, target.into);
}

/** Is the expression null or undefined, as written? */
export function isAbsent(lowering: Lowering, expression: TSESTree.Node): boolean {
  const node = withoutWrappers(expression);
  if (node.type === Syntax.Literal) return node.raw === "null";
  if (node.type === Syntax.UnaryExpression) return node.operator === "void" && node.argument.type === Syntax.Literal;
  return (
    node.type === Syntax.Identifier &&
    node.name === "undefined" &&
    lowering.file.names.scopeVariable(node) === undefined
  );
}
