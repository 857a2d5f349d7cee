/**
 * Where is what a call gives taken for what it would give if it were awaited?
 *
 *     const { rows } = client.query(text);   // a promise has no rows
 *     if (!isUp(host)) retry(host);          // a promise is never falsy
 *     const answer = client.get(url);
 *     console.log(answer.status);
 */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import { rootOf } from "../../../core/environment.ts";
import type { Place, Variable } from "../../../core/ir.ts";
import type { Lowering } from "./lowering.ts";
import { isMemberGivenToPromises } from "./promise-members.ts";
import { memberName, withoutFrames, withoutWrappers } from "./syntax.ts";

/** What each promise has, as a promise or as an object. */
const OF_PROMISES: ReadonlySet<string> = new Set([
  "__proto__",
  "catch",
  "constructor",
  "finally",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "then",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/** Operators that turn their operands into numbers, texts or truths. */
const CONVERTING: ReadonlySet<string> = new Set(["!", "%", "&", "*", "**", "+", "-", "/", "<", "<<", "<=", ">", ">=", ">>", ">>>", "^", "|", "~"]);

/** The result of a call is a truth, a part of a text, or something to go through. */
export function takenAsValue(lowering: Lowering, expression: TSESTree.Node, place: Place | undefined): void {
  const node = withoutFrames(withoutWrappers(expression));
  if (place && isCallOrName(lowering, node, place)) taken(lowering, node, place);
}

/** The result of a call decides where the program goes on. What a function returns is asked for its truth as well, and is none. */
export function takenAsTruth(lowering: Lowering, node: TSESTree.Node, place: Place | undefined): void {
  if (place && isCallOrName(lowering, node, place) && isTested(node)) taken(lowering, node, place);
}

function isTested(expression: TSESTree.Node): boolean {
  let node = expression;
  for (let parent = node.parent; parent; node = parent, parent = parent.parent) {
    switch (parent.type) {
      case Syntax.ChainExpression:
      case Syntax.TSAsExpression:
      case Syntax.TSNonNullExpression:
      case Syntax.TSSatisfiesExpression:
        break;
      case Syntax.LogicalExpression:
        if (parent.left === node) return parent.operator !== "??";
        break;
      case Syntax.ConditionalExpression:
        if (parent.test === node) return true;
        break;
      case Syntax.UnaryExpression:
        return parent.operator === "!";
      case Syntax.DoWhileStatement:
      case Syntax.ForStatement:
      case Syntax.IfStatement:
      case Syntax.WhileStatement:
        return true;
      default:
        return false;
    }
  }
  return false;
}

/** `typeof p.cancel`, `p.cancel?.()`, `p.cancel ?? …`, `p.cancel === undefined`. */
function isAsked(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === Syntax.CallExpression || parent?.type === Syntax.MemberExpression) return parent.optional;
  return parent?.type === Syntax.LogicalExpression || parent?.type === Syntax.BinaryExpression || parent?.type === Syntax.UnaryExpression;
}

/** The result of a call is an operand. */
export function takenAsOperand(lowering: Lowering, operator: string, expression: TSESTree.Node, place: Place | undefined): void {
  if (CONVERTING.has(operator)) takenAsValue(lowering, expression, place);
}

/** The result of a call is taken apart: `const { rows } = query()`, `const [first] = list()`. */
export function takenApart(lowering: Lowering, pattern: TSESTree.Node, expression: TSESTree.Node, place: Place | undefined): void {
  const node = withoutFrames(withoutWrappers(expression));
  if (!place || !isCallOrName(lowering, node, place)) return;
  if (pattern.type === Syntax.ArrayPattern) taken(lowering, node, place);
  if (pattern.type !== Syntax.ObjectPattern) return;
  const names = pattern.properties.map((property) => (property.type === Syntax.Property && !property.computed ? nameOf(property.key) : undefined));
  const first = names.find((name) => name !== undefined && !isOfPromises(lowering, name));
  if (first !== undefined) taken(lowering, node, place, first);
}

/** A property of the result of a call is read, on the spot or by a name that it is given. */
export function takenByMember(lowering: Lowering, expression: TSESTree.MemberExpression, path: Place | undefined): void {
  if (!path) return;
  let node = expression;
  for (let object = withoutFrames(node.object); object.type === Syntax.MemberExpression; object = withoutFrames(node.object)) node = object;
  const property = memberName(node);
  if (property === undefined || isOfPromises(lowering, property)) return;
  const object = withoutFrames(node.object);
  const root = rootOf(path);
  if (isCallOrName(lowering, object, root)) taken(lowering, node, root, property);
}

function isOfPromises({ file }: Lowering, name: string): boolean {
  return OF_PROMISES.has(name) || isMemberGivenToPromises(file, name);
}

function isCallOrName(lowering: Lowering, node: TSESTree.Node, { kind, variable }: Place): boolean {
  if (node.type === Syntax.CallExpression) return kind === "result";
  return node.type === Syntax.Identifier && variable?.owner === lowering.outline.id && mayHoldCall(lowering, variable);
}

function taken(lowering: Lowering, node: TSESTree.Node, place: Place, member?: string): void {
  lowering.emit({
    kind: "use",
    site: lowering.site(node),
    origin: node,
    place,
    how: "promised",
    ...(member !== undefined && { member }),
    ...(node.type === Syntax.MemberExpression && (node.optional || isTested(node) || isAsked(node)) && { isTested: true }),
    mayThrow: false,
  });
}

const holders = new WeakMap<Variable, boolean>();

/** Whether a variable of an async function may be what a call gives, not awaited; what it holds here, the flow tells. */
function mayHoldCall({ file, outline }: Lowering, variable: Variable): boolean {
  // Elsewhere nothing could be awaited.
  if (variable.role !== "variable" || !(outline.async || outline.kind === "module")) return false;
  let holds = holders.get(variable);
  if (holds === undefined) {
    const declaration = file.names.known().get(variable)?.defs[0]?.node;
    const isNamed = declaration?.type === Syntax.VariableDeclarator && declaration.id.type === Syntax.Identifier;
    const isCall = isNamed && declaration.init !== null && withoutFrames(withoutWrappers(declaration.init)).type === Syntax.CallExpression;
    holds = isCall || (isNamed && !variable.constant);
    holders.set(variable, holds);
  }
  return holds;
}

function nameOf(key: TSESTree.Node): string | undefined {
  return key.type === Syntax.Identifier ? key.name : undefined;
}
