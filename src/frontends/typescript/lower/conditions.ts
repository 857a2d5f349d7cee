/** What does each outcome of a test prove? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { BlockId, Condition, Place } from "../../../core/ir.ts";
import { isAbsent } from "./assignments.ts";
import { operandsOf } from "./choices.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { pathOf, quietPath, type Path } from "./members.ts";
import { isGlobal } from "./platform.ts";
import { stableTest } from "./stable-tests.ts";
import { memberName, withoutFrames, withoutWrappers } from "./syntax.ts";
import { asked, takenAsOperand, takenAsTruth, takenByMember } from "./taken-values.ts";

/** Methods that tell a promise from other values. */
const OF_PROMISES: ReadonlySet<string> = new Set(["catch", "finally", "then"]);

/** Conditions that hold when a test succeeds, and those that hold when it fails. */
interface Proof {
  readonly whenTrue: Condition[];
  readonly whenFalse: Condition[];
}

/** Evaluates a test and leaves the current block for one of two. */
export function branchOn(
  lowering: Lowering,
  expression: TSESTree.Node,
  whenTrue: BlockId,
  whenFalse: BlockId,
): void {
  if (!lowering.down()) return;
  const node = withoutWrappers(expression);
  const constant = constantTruth(lowering, node);
  if (constant !== undefined) {
    lowering.builder.jump(constant ? whenTrue : whenFalse);
  } else if (node.type === Syntax.UnaryExpression && node.operator === "!") {
    branchOn(lowering, node.argument, whenFalse, whenTrue);
  } else if (isBooleanCall(lowering, node)) {
    branchOn(lowering, node.arguments[0], whenTrue, whenFalse);
  } else if (node.type === Syntax.LogicalExpression && node.operator !== "??") {
    shortCircuit(lowering, node, whenTrue, whenFalse);
  } else if (node.type === Syntax.SequenceExpression) {
    const last = node.expressions.length - 1;
    for (const part of node.expressions.slice(0, last)) evaluate(lowering, part);
    const tail = node.expressions[last];
    if (tail) branchOn(lowering, tail, whenTrue, whenFalse);
  } else {
    const proof = prove(lowering, node);
    lowering.builder.branch(whenTrue, whenFalse, proof, lowering.site(expression));
  }
  lowering.up();
}

/** `Boolean(client)`. */
function isBooleanCall(
  lowering: Lowering,
  node: TSESTree.Node,
): node is TSESTree.CallExpression & { readonly arguments: readonly [TSESTree.Expression] } {
  if (node.type !== Syntax.CallExpression || node.arguments.length !== 1) return false;
  return node.arguments[0]?.type !== Syntax.SpreadElement && isGlobal(lowering, node.callee, "Boolean");
}

function shortCircuit(
  lowering: Lowering,
  node: TSESTree.LogicalExpression,
  whenTrue: BlockId,
  whenFalse: BlockId,
): void {
  const operands = operandsOf(node, node.operator);
  for (const [index, operand] of operands.entries()) {
    if (index === operands.length - 1) {
      branchOn(lowering, operand, whenTrue, whenFalse);
      return;
    }
    const next = lowering.builder.block();
    if (node.operator === "&&") branchOn(lowering, operand, next, whenFalse);
    else branchOn(lowering, operand, whenTrue, next);
    lowering.builder.resume(next);
  }
}

/** Branches on a value that has been evaluated already. */
export function branchOnPlace(
  lowering: Lowering,
  expression: TSESTree.Node,
  place: Place | undefined,
  whenTrue: BlockId,
  whenFalse: BlockId,
): void {
  const proof: Proof = { whenTrue: [], whenFalse: [] };
  if (place) addTruth(proof, place);
  addTest(lowering, proof, expression);
  lowering.builder.branch(whenTrue, whenFalse, proof, lowering.site(expression));
}

/** Branches on whether a value that has been evaluated already is null or undefined. */
export function branchOnNullish(
  lowering: Lowering,
  expression: TSESTree.Node,
  place: Place | undefined,
  whenNullish: BlockId,
  otherwise: BlockId,
): void {
  const proof: Proof = { whenTrue: [], whenFalse: [] };
  if (place) addNullish(proof, place, true);
  lowering.builder.branch(whenNullish, otherwise, proof, lowering.site(expression), "nullish");
}

/** Evaluates a comparison of a `switch` case, and says what its outcomes prove. */
export function proveCase(
  lowering: Lowering,
  discriminant: TSESTree.Node,
  place: Place | undefined,
  test: TSESTree.Expression,
): Proof {
  const proof: Proof = { whenTrue: [], whenFalse: [] };
  evaluate(lowering, test);
  if (place && isAbsent(lowering, test)) addNullish(proof, place, true);
  addLiteral(proof, place, test.type === Syntax.Literal ? test.value : undefined, true);
  addConditions(proof, stableTest(lowering, { equal: [discriminant, test] }));
  return proof;
}

function prove(lowering: Lowering, node: TSESTree.Node): Proof {
  const proof: Proof = { whenTrue: [], whenFalse: [] };
  const bare = withoutFrames(node);
  switch (bare.type) {
    case Syntax.BinaryExpression:
      compare(lowering, proof, bare);
      break;
    case Syntax.MemberExpression: {
      const path = node.type === Syntax.ChainExpression ? optionalPath(lowering, node) : pathOf(lowering, bare);
      if (bare === node) takenByMember(lowering, bare, path.place);
      addRead(proof, path);
      break;
    }
    case Syntax.AssignmentExpression: {
      const place = evaluate(lowering, node);
      if (place) addTruth(proof, place);
      const target = quietPath(lowering, bare.left);
      if (target.place && target.rest.length === 0 && target.place !== place) addTruth(proof, target.place);
      break;
    }
    default: {
      const place = evaluate(lowering, node);
      takenAsTruth(lowering, bare, place);
      if (place) addTruth(proof, place);
      if (bare.type === Syntax.CallExpression && bare.arguments.length === 0) addQuery(lowering, proof, bare.callee);
      break;
    }
  }
  addTest(lowering, proof, bare);
  return proof;
}

function optionalPath(lowering: Lowering, node: TSESTree.ChainExpression): Path {
  const place = evaluate(lowering, node);
  const quiet = quietPath(lowering, node);
  return quiet.place ? quiet : { place, rest: [] };
}

/** A property that is read as a test may tell the state of the object that it is read from. */
function addRead(proof: Proof, path: Path): void {
  const { place, rest } = path;
  if (!place) return;
  if (rest.length === 0) {
    addTruth(proof, place);
    if (place.base && place.property !== undefined) addState(proof, place.base, place.property);
    if (place.base && OF_PROMISES.has(place.property ?? "")) addSort(proof, "promise", place.base, true);
  } else if (rest.length === 1 && rest[0] !== undefined) {
    addState(proof, place, rest[0]);
  }
}

/** `page.isClosed()`. */
function addQuery(lowering: Lowering, proof: Proof, expression: TSESTree.Node): void {
  const callee = withoutFrames(expression);
  if (callee.type !== Syntax.MemberExpression) return;
  const name = memberName(callee);
  const base = quietPath(lowering, callee.object);
  if (name !== undefined && base.place && base.rest.length === 0) addState(proof, base.place, name);
}

function compare(lowering: Lowering, proof: Proof, node: TSESTree.BinaryExpression): void {
  asked(lowering, node);
  const isEqual = node.operator === "===" || node.operator === "==";
  if (!isEqual && node.operator !== "!==" && node.operator !== "!=") {
    const place = evaluate(lowering, node.left);
    takenAsOperand(lowering, node.operator, node.left, place);
    takenAsOperand(lowering, node.operator, node.right, evaluate(lowering, node.right));
    if (node.operator === "instanceof" && place) {
      proof.whenTrue.push({ kind: "truthy", place, holds: true });
      if (isGlobal(lowering, node.right, "Promise")) addSort(proof, "promise", place, true);
    }
    return;
  }
  const absence = absenceTest(lowering, node);
  if (absence) {
    const place = evaluate(lowering, absence);
    if (place) addNullish(proof, place, isEqual);
    return;
  }
  const sorted = sortTest(node);
  if (sorted) {
    const place = evaluate(lowering, sorted);
    if (place) addSort(proof, "resource", place, isEqual);
    return;
  }
  const promised = promiseTest(lowering, node);
  if (promised) addSort(proof, "promise", promised, isEqual);
  const left = evaluate(lowering, node.left);
  evaluate(lowering, node.right);
  const right = withoutWrappers(node.right);
  addEquality(proof, left, right, isEqual);
  if (left?.base && left.property !== undefined && right.type !== Syntax.Literal) addState(proof, left.base, left.property);
  if (right.type !== Syntax.Literal || typeof right.value !== "boolean" || !left?.base || left.property === undefined) {
    return;
  }
  addState(proof, left.base, left.property, right.value === isEqual);
}

/** `response.status === 204`. */
function addEquality(proof: Proof, left: Place | undefined, right: TSESTree.Node, isEqual: boolean): void {
  const value = right.type === Syntax.Literal ? right.value : undefined;
  addLiteral(proof, left, value, isEqual);
  if (!left?.base || left.property === undefined || (typeof value !== "number" && typeof value !== "string")) return;
  const condition = { kind: "equals", place: left.base, property: left.property, value } as const;
  proof.whenTrue.push({ ...condition, holds: isEqual });
  proof.whenFalse.push({ ...condition, holds: !isEqual });
}

/** `state === "sent"`, for a variable. */
function addLiteral(proof: Proof, place: Place | undefined, value: unknown, isEqual: boolean): void {
  if (place?.kind !== "variable" || place.variable?.constant !== false) return;
  if (typeof value !== "number" && typeof value !== "string") return;
  proof.whenTrue.push({ kind: "is", place, value, holds: isEqual });
  proof.whenFalse.push({ kind: "is", place, value, holds: !isEqual });
}

/** The operand that is compared with null or undefined, directly or by its `typeof`. */
function absenceTest(lowering: Lowering, node: TSESTree.BinaryExpression): TSESTree.Node | undefined {
  if (isAbsent(lowering, node.right)) return node.left;
  if (isAbsent(lowering, node.left)) return node.right;
  const left = withoutWrappers(node.left);
  const isTypeof = left.type === Syntax.UnaryExpression && left.operator === "typeof";
  if (!isTypeof || node.right.type !== Syntax.Literal || node.right.value !== "undefined") return undefined;
  return left.argument;
}

/** The operand of `typeof handle === "number"` and `"object"`: what resources are, and what nothing else is that takes their place. */
function sortTest(node: TSESTree.BinaryExpression): TSESTree.Node | undefined {
  const [left, right] = [withoutWrappers(node.left), withoutWrappers(node.right)];
  if (left.type !== Syntax.UnaryExpression || left.operator !== "typeof" || right.type !== Syntax.Literal) return undefined;
  return right.value === "number" || right.value === "object" ? left.argument : undefined;
}

/** The place of `typeof value.then === "function"`. */
function promiseTest(lowering: Lowering, node: TSESTree.BinaryExpression): Place | undefined {
  const [left, right] = [withoutWrappers(node.left), withoutWrappers(node.right)];
  if (left.type !== Syntax.UnaryExpression || left.operator !== "typeof" || right.type !== Syntax.Literal) return undefined;
  const member = withoutFrames(left.argument);
  if (right.value !== "function" || member.type !== Syntax.MemberExpression || !OF_PROMISES.has(memberName(member) ?? "")) return undefined;
  const { place, rest } = quietPath(lowering, member.object);
  return rest.length === 0 ? place : undefined;
}

function addSort(proof: Proof, kind: "promise" | "resource", place: Place, holds: boolean): void {
  proof.whenTrue.push({ kind, place, holds });
  proof.whenFalse.push({ kind, place, holds: !holds });
}

function addTruth(proof: Proof, place: Place): void {
  proof.whenTrue.push({ kind: "truthy", place, holds: true });
  proof.whenFalse.push({ kind: "truthy", place, holds: false });
}

function addNullish(proof: Proof, place: Place, holds: boolean): void {
  proof.whenTrue.push({ kind: "nullish", place, holds });
  proof.whenFalse.push({ kind: "nullish", place, holds: !holds });
}

function addState(proof: Proof, place: Place, property: string, holds = true): void {
  proof.whenTrue.push({ kind: "state", place, property, holds });
  proof.whenFalse.push({ kind: "state", place, property, holds: !holds });
}

function addTest(lowering: Lowering, proof: Proof, node: TSESTree.Node): void {
  if (node.type === Syntax.Identifier) addNamedTest(lowering, proof, node);
  addConditions(proof, stableTest(lowering, { truth: node }));
}

/** `const isOwn = given === undefined; … if (isOwn)`: the name proves what its initialiser tests. */
function addNamedTest(lowering: Lowering, proof: Proof, name: TSESTree.Identifier): void {
  const init = initialiserOf(lowering, name);
  if (!init) return;
  if (lowering.file.names.placeOf(name)?.variable?.owner === lowering.outline.id) addOldState(lowering, proof, init);
  if (init.type === Syntax.UnaryExpression && init.operator === "!") {
    const place = constantPlace(lowering, withoutWrappers(init.argument));
    if (place) {
      proof.whenTrue.push({ kind: "truthy", place, holds: false });
      proof.whenFalse.push({ kind: "truthy", place, holds: true });
    }
    return;
  }
  if (init.type !== Syntax.BinaryExpression || !/^[!=]==?$/u.test(init.operator)) return;
  const tested = absenceTest(lowering, init);
  const place = tested && constantPlace(lowering, withoutWrappers(tested));
  if (place) addNullish(proof, place, init.operator.startsWith("="));
}

/** `const closed = page.isClosed(); … if (closed)`. */
function addOldState(lowering: Lowering, proof: Proof, init: TSESTree.Node): void {
  let asked = withoutFrames(init);
  if (asked.type === Syntax.UnaryExpression && asked.operator === "!") asked = withoutFrames(asked.argument);
  if (asked.type === Syntax.CallExpression && asked.arguments.length === 0) asked = withoutFrames(asked.callee);
  if (asked.type !== Syntax.MemberExpression) return;
  const property = memberName(asked);
  const object = withoutFrames(asked.object);
  const isField = object.type === Syntax.MemberExpression && object.object.type === Syntax.ThisExpression;
  const base = isField || object.type === Syntax.Identifier ? quietPath(lowering, object) : undefined;
  if (property === undefined || !base?.place || base.rest.length > 0) return;
  for (const conditions of [proof.whenTrue, proof.whenFalse]) {
    conditions.push({ kind: "state", place: base.place, property, holds: true, isOld: true });
  }
}

function initialiserOf(lowering: Lowering, name: TSESTree.Identifier): TSESTree.Node | undefined {
  const variable = lowering.file.names.placeOf(name)?.variable;
  if (variable?.constant !== true) return undefined;
  const declaration = lowering.file.names.known().get(variable)?.defs[0]?.node;
  if (declaration?.type !== Syntax.VariableDeclarator || declaration.id.type !== Syntax.Identifier) return undefined;
  return declaration.init ? withoutWrappers(declaration.init) : undefined;
}

function constantPlace(lowering: Lowering, node: TSESTree.Node): Place | undefined {
  const place = node.type === Syntax.Identifier ? lowering.file.names.placeOf(node) : undefined;
  return place?.variable?.constant === true ? place : undefined;
}

function addConditions(proof: Proof, test: { readonly key: string; readonly holds: boolean } | undefined): void {
  if (!test) return;
  proof.whenTrue.push({ kind: "test", key: test.key, holds: test.holds });
  proof.whenFalse.push({ kind: "test", key: test.key, holds: !test.holds });
}

/** The truth of a literal, or of a constant that is a truth (`const isQuiet = false`). */
function constantTruth(lowering: Lowering, node: TSESTree.Node): boolean | undefined {
  if (node.type === Syntax.Literal && !("regex" in node)) return Boolean(node.value);
  const value = node.type === Syntax.Identifier ? initialiserOf(lowering, node) : undefined;
  return value?.type === Syntax.Literal && typeof value.value === "boolean" ? value.value : undefined;
}
