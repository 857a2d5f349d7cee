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
import type { Place, UseEvent, Variable } from "../../../core/ir.ts";
import type { Lowering } from "./lowering.ts";
import { isMemberGivenToPromises } from "./promise-members.ts";
import { memberName, withoutFrames, withoutWrappers } from "./syntax.ts";

type Look = Pick<UseEvent, "member" | "takenFor">;

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

/** Operators of which no operand is a promise on purpose: `+` also makes a text for people of one. */
const COUNTING: ReadonlySet<string> = new Set(["!", "%", "&", "*", "**", "-", "/", "<", "<<", "<=", ">", ">=", ">>", ">>>", "^", "|", "~"]);

/** Operators that turn their operands into numbers, texts or truths. */
const CONVERTING: ReadonlySet<string> = new Set([...COUNTING, "+"]);

/** The result of a call is a truth, a part of a text, or something to go through. */
export function takenAsValue(lowering: Lowering, expression: TSESTree.Node, place: Place | undefined, look: Look = {}): void {
  const node = withoutFrames(withoutWrappers(expression));
  if (place && isCallOrName(lowering, node, place)) taken(lowering, node, place, look);
}

/** What sort of thing a value is, or which members it has, is asked: `typeof p.then`, `p instanceof C`, `"cancel" in p`. */
export function asked(lowering: Lowering, test: TSESTree.Node): void {
  let node = operandAsked(withoutWrappers(test));
  while (node?.type === Syntax.MemberExpression) node = withoutFrames(node.object);
  const place = node?.type === Syntax.Identifier ? lowering.variable(node) : undefined;
  if (node && place) lowering.emit({ kind: "use", site: lowering.site(node), origin: node, place, how: "asked", mayThrow: false });
}

function operandAsked(test: TSESTree.Node): TSESTree.Node | undefined {
  if (test.type === Syntax.UnaryExpression) return test.operator === "typeof" ? withoutFrames(test.argument) : undefined;
  if (test.type !== Syntax.BinaryExpression) return undefined;
  if (test.operator === "in") return withoutFrames(test.right);
  return test.operator === "instanceof" ? withoutFrames(test.left) : operandAsked(withoutWrappers(test.left));
}

/** The result of a call decides where the program goes on. What a function returns is asked for its truth as well, and is none. */
export function takenAsTruth(lowering: Lowering, node: TSESTree.Node, place: Place | undefined): void {
  if (place && isCallOrName(lowering, node, place) && isTested(node)) taken(lowering, node, place, { takenFor: "truth" });
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

/** `if (p.cancel)`, `typeof p.cancel`, `p.cancel?.()`, `p.cancel ?? …`, `p.cancel === undefined`; nobody asks that of a length. */
function isAsked(node: TSESTree.MemberExpression): boolean {
  if (isTested(node)) return memberName(node) !== "length";
  const parent = node.parent.type === Syntax.ChainExpression ? node.parent.parent : node.parent;
  switch (parent.type) {
    case Syntax.CallExpression:
    case Syntax.MemberExpression:
      return parent.optional;
    case Syntax.BinaryExpression:
      return !COUNTING.has(parent.operator) && parent.right.type !== Syntax.Literal;
    case Syntax.LogicalExpression:
    case Syntax.UnaryExpression:
      return true;
    default:
      return false;
  }
}

/** The result of a call is an operand. */
export function takenAsOperand(lowering: Lowering, operator: string, expression: TSESTree.Node, place: Place | undefined): void {
  if (!CONVERTING.has(operator)) return;
  takenAsValue(lowering, expression, place, COUNTING.has(operator) ? { takenFor: operator === "!" ? "truth" : "value" } : {});
}

/** The result of a call is taken apart: `const { rows } = query()`, `const [first] = list()`. */
export function takenApart(lowering: Lowering, pattern: TSESTree.Node, expression: TSESTree.Node, place: Place | undefined): void {
  const node = withoutFrames(withoutWrappers(expression));
  if (!place || !isCallOrName(lowering, node, place)) return;
  if (pattern.type === Syntax.ArrayPattern) taken(lowering, node, place, { takenFor: "value" });
  if (pattern.type !== Syntax.ObjectPattern) return;
  const others = pattern.properties.flatMap((property) => otherOf(lowering, property) ?? []);
  const first = others.find(({ takenFor }) => takenFor !== undefined) ?? others[0];
  if (first) taken(lowering, node, place, first);
}

/** The property that is taken out, where promises have none of the name. A default value stands for one that may be missing. */
function otherOf(lowering: Lowering, property: TSESTree.Property | TSESTree.RestElement): Look & { readonly member: string } | undefined {
  const member = property.type === Syntax.Property && !property.computed ? nameOf(property.key) : undefined;
  if (member === undefined || isOfPromises(lowering, member)) return undefined;
  return { member, ...(property.value?.type !== Syntax.AssignmentPattern && { takenFor: "value" }) };
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
  if (isCallOrName(lowering, object, root)) taken(lowering, node, root, { member: property, ...(!isAsked(node) && { takenFor: "value" }) });
}

function isOfPromises({ file }: Lowering, name: string): boolean {
  return OF_PROMISES.has(name) || isMemberGivenToPromises(file, name);
}

function isCallOrName(lowering: Lowering, node: TSESTree.Node, { kind, variable }: Place): boolean {
  if (node.type === Syntax.CallExpression) return kind === "result";
  return node.type === Syntax.Identifier && variable?.owner === lowering.outline.id && mayHoldCall(lowering, variable);
}

function taken(lowering: Lowering, node: TSESTree.Node, place: Place, look: Look): void {
  lowering.emit({
    kind: "use",
    site: lowering.site(node),
    origin: node,
    place,
    how: "promised",
    ...look,
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
