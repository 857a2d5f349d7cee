/**
 * Is the dropped value of an expression a promise that nobody handles?
 *
 * The meaning is that of typescript-eslint's `no-floating-promises`, held against it by the tests: a promise is handled
 * when it is awaited, has a rejection handler that is a function (`.catch(handler)`, `.then(done, handler)`), or is marked
 * with `void`. `.finally()` changes nothing. `a ? b : c`, `a || b` and `a, b` float when one of their parts does. An
 * array or tuple of promises floats even when it is awaited, since that awaits none of them.
 */
import { AST_NODE_TYPES, ASTUtils, type TSESTree } from "@typescript-eslint/utils";
import type * as typeUtilities from "@typescript-eslint/type-utils";
import { createRequire } from "node:module";
import type ts from "typescript";
import type { Answer } from "../../core/ir.ts";
import type { FloatingOptions } from "./promises/options.ts";
import { guarded, type Types, unionParts } from "./types.ts";

export type { FloatingOptions } from "./promises/options.ts";
export { type Types, typesOf } from "./types.ts";

/** A promise, or an array or tuple of promises, that nobody handles. */
export interface Floating {
  readonly kind: "array" | "promise";
  /** True when there is a rejection handler, but it is no function and so does nothing: `promise.catch(null)`. */
  readonly nonFunctionHandler: boolean;
  /** The innermost expression whose value floats: a branch of a conditional, the operand of `void`. */
  readonly node: TSESTree.Expression;
}

const load = createRequire(import.meta.url);

/**
 * Finds the expression whose value a node drops: that of an expression statement, and the body `void task()` of an arrow
 * function, whose value nobody can use. Undefined for every other node.
 */
export function droppedBy(node: TSESTree.Node): TSESTree.Expression | undefined {
  if (node.type === AST_NODE_TYPES.ExpressionStatement) return node.expression;
  if (node.type !== AST_NODE_TYPES.ArrowFunctionExpression) return undefined;
  return node.body.type === AST_NODE_TYPES.UnaryExpression ? node.body : undefined;
}

/**
 * Finds what floats when the value of the expression is dropped, and undefined when nothing does.
 *
 * @param expression An expression that `droppedBy` gave.
 */
export function floating(
  expression: TSESTree.Expression,
  types: Types,
  options: FloatingOptions,
): Floating | undefined {
  return guarded(() => {
    if (options.ignoreIIFE && isCalledWhereWritten(expression)) return undefined;
    const dropped = expression.type === AST_NODE_TYPES.ChainExpression ? expression.expression : expression;
    const query: Query = { types, options, utilities: utilities() };
    return isSafeCall(dropped, query) ? undefined : unhandled(dropped, query);
  }, undefined);
}

/**
 * Is the value of the expression a promise of the language itself, or of a class that extends it?
 *
 * A union is one when a member is. Other objects with a `then` are unknown: only their library says whether they run.
 */
export function isPromise(node: TSESTree.Node, types: Types): Answer {
  return guarded((): Answer => {
    const bySignature = node.type === AST_NODE_TYPES.CallExpression ? givesPromise(node, types) : undefined;
    if (bySignature !== undefined) return bySignature;
    const at = types.toTs(node);
    return answerOf(types.checker.getTypeAtLocation(at), at, types);
  }, "unknown");
}

/** What the callee's signatures say when they agree: then TypeScript need not check the arguments to choose one. */
function givesPromise(node: TSESTree.CallExpression, types: Types): Answer | undefined {
  const { given, isOpen } = returnedBy(node, types);
  if (isOpen) return undefined;
  const answers = new Set(given.map(result => answerOf(result, types.toTs(node.callee), types)));
  const [only] = answers;
  return answers.size === 1 ? only : undefined;
}

/** A call that gives nothing, or no object, drops no promise. */
function givesPlainValue(node: TSESTree.CallExpression, types: Types): boolean {
  const { TypeFlags } = types.typescript;
  const plain =
    TypeFlags.BooleanLike | TypeFlags.Never | TypeFlags.Null | TypeFlags.NumberLike | TypeFlags.StringLike | TypeFlags.Undefined | TypeFlags.Void;
  const { given } = returnedBy(node, types);
  return given.length > 0 && given.every(result => unionParts(result).every(({ flags }) => (flags & plain) !== 0));
}

/** The results of a callee's signatures; open ones depend on the arguments of each call. */
interface Returned {
  readonly given: readonly ts.Type[];
  readonly isOpen: boolean;
}

const returned = new WeakMap<ts.TypeChecker, Map<ts.Type, Returned>>();

function returnedBy({ callee }: TSESTree.CallExpression, types: Types): Returned {
  const { checker, typescript } = types;
  const known = returned.get(checker) ?? new Map<ts.Type, Returned>();
  returned.set(checker, known);
  const type = checker.getTypeAtLocation(types.toTs(callee));
  let found = known.get(type);
  if (found === undefined) {
    const given = checker.getNonNullableType(type).getCallSignatures().map(signature => signature.getReturnType());
    const isOpen = given.some(result => unionParts(result).some(({ flags }) => (flags & typescript.TypeFlags.Instantiable) !== 0));
    found = { given, isOpen };
    known.set(type, found);
  }
  return found;
}

function answerOf(type: ts.Type, at: ts.Node, { checker, program, typescript }: Types): Answer {
  const { TypeFlags } = typescript;
  const anything = TypeFlags.Any | TypeFlags.Unknown | TypeFlags.NonPrimitive;
  const { isBuiltinSymbolLike } = utilities();
  let answer: Answer = "no";
  let isSometimes = false;
  let isAlways = true;
  for (const member of unionParts(type)) {
    const known = member.flags & TypeFlags.Instantiable ? checker.getBaseConstraintOfType(member) : member;
    for (const part of known ? unionParts(known) : [undefined]) {
      if (part && !(part.flags & anything) && isBuiltinSymbolLike(program, part, "Promise")) {
        isSometimes = true;
        continue;
      }
      // Who has a promise or nothing still has the promise to wait for.
      if (part && part.flags & (TypeFlags.Null | TypeFlags.Undefined)) continue;
      isAlways = false;
      if (!part || part.flags & anything || isThenable(part, at, checker)) answer = "unknown";
    }
  }
  // A promise on some paths only is nothing that everybody has to wait for.
  return isSometimes ? (isAlways ? "yes" : "unknown") : answer;
}

/** What every step of one question needs. */
interface Query {
  readonly types: Types;
  readonly options: FloatingOptions;
  readonly utilities: typeof typeUtilities;
}

/** The package needs `typescript`, which not every user has; so it is loaded only once there is a program. */
function utilities(): typeof typeUtilities {
  return load("@typescript-eslint/type-utils") as typeof typeUtilities;
}

function isCalledWhereWritten(expression: TSESTree.Expression): boolean {
  return (
    expression.type === AST_NODE_TYPES.CallExpression &&
    (expression.callee.type === AST_NODE_TYPES.ArrowFunctionExpression ||
      expression.callee.type === AST_NODE_TYPES.FunctionExpression)
  );
}

function isSafeCall(node: TSESTree.Expression, { types, options, utilities }: Query): boolean {
  if (node.type !== AST_NODE_TYPES.CallExpression || options.allowForKnownSafeCalls.length === 0) return false;
  const type = types.checker.getTypeAtLocation(types.toTs(node.callee));
  return options.allowForKnownSafeCalls.some(
    specifier =>
      utilities.valueMatchesSpecifier(node.callee, specifier, types.program, type) ||
      utilities.typeMatchesSpecifier(type, specifier, types.program),
  );
}

function unhandled(node: TSESTree.Expression, query: Query): Floating | undefined {
  // The value of these says nothing about the promises in them, so their parts come before the type.
  if (node.type === AST_NODE_TYPES.AssignmentExpression) return undefined;
  if (node.type === AST_NODE_TYPES.SequenceExpression) return firstUnhandled(node.expressions, query);
  if (!query.options.ignoreVoid && node.type === AST_NODE_TYPES.UnaryExpression && node.operator === "void") {
    return unhandled(node.argument, query);
  }

  if (node.type === AST_NODE_TYPES.CallExpression && givesPlainValue(node, query.types)) return undefined;

  const at = query.types.toTs(node);
  if (isPromiseArray(at, query)) {
    const inner = alternatives(node)
      .map(part => unhandled(part, query))
      .find(found => found?.kind === "array");
    return inner ?? { kind: "array", nonFunctionHandler: false, node };
  }
  // The type of an awaited value can still be a promise: `await (both as Promise<number> & number)`.
  if (node.type === AST_NODE_TYPES.AwaitExpression) return undefined;
  if (!isPromiseType(query.types.checker.getTypeAtLocation(at), at, query)) return undefined;

  if (node.type === AST_NODE_TYPES.CallExpression) return unhandledCall(node, query);
  const parts = alternatives(node);
  if (parts.length > 0) return firstUnhandled(parts, query);
  return { kind: "promise", nonFunctionHandler: false, node };
}

/** Lists the parts of which one gives the value of the whole. */
function alternatives(node: TSESTree.Expression): readonly TSESTree.Expression[] {
  if (node.type === AST_NODE_TYPES.ConditionalExpression) return [node.alternate, node.consequent];
  return node.type === AST_NODE_TYPES.LogicalExpression ? [node.left, node.right] : [];
}

function firstUnhandled(nodes: readonly TSESTree.Expression[], query: Query): Floating | undefined {
  for (const node of nodes) {
    const found = unhandled(node, query);
    if (found) return found;
  }
  return undefined;
}

function unhandledCall(node: TSESTree.CallExpression, query: Query): Floating | undefined {
  const floats: Floating = { kind: "promise", nonFunctionHandler: false, node };
  if (node.callee.type !== AST_NODE_TYPES.MemberExpression) return floats;
  const method = methodName(node.callee, query.types);
  if (method === "finally") {
    const inner = unhandled(node.callee.object, query);
    // What floats is the promise that `finally` returns; whoever awaits it, awaits the one inside too.
    return inner?.kind === "promise" ? { ...inner, node } : inner;
  }
  const handler = rejectionHandler(method, node.arguments);
  if (!handler) return floats;
  const handlerType = query.types.checker.getTypeAtLocation(query.types.toTs(handler));
  return handlerType.getCallSignatures().length > 0 ? undefined : { ...floats, nonFunctionHandler: true };
}

/** Finds the rejection handler of `.catch` and `.then`. What a spread argument holds is not known. */
function rejectionHandler(
  method: string | undefined,
  [first, second]: readonly TSESTree.CallExpressionArgument[],
): TSESTree.Expression | undefined {
  if (first?.type === AST_NODE_TYPES.SpreadElement || second?.type === AST_NODE_TYPES.SpreadElement) {
    return method === "catch" && first?.type !== AST_NODE_TYPES.SpreadElement ? first : undefined;
  }
  if (method === "catch") return first;
  return method === "then" ? second : undefined;
}

function methodName(callee: TSESTree.MemberExpression, types: Types): string | undefined {
  if (!callee.computed) return callee.property.name;
  const constant = ASTUtils.getStaticValue(callee.property, types.scopeAt?.(callee));
  return constant && typeof constant.value !== "symbol" ? String(constant.value) : undefined;
}

function isPromiseArray(at: ts.Node, query: Query): boolean {
  const { checker } = query.types;
  const type = guarded(() => checker.getTypeAtLocation(at), undefined);
  return (
    type !== undefined &&
    unionParts(type).some(member => {
      const part = checker.getApparentType(member);
      const isArray = checker.isArrayType(part);
      if (!isArray && !checker.isTupleType(part)) return false;
      const elements = checker.getTypeArguments(part as ts.TypeReference);
      return (isArray ? elements.slice(0, 1) : elements).some(element => isPromiseType(element, at, query));
    })
  );
}

function isPromiseType(type: ts.Type, at: ts.Node, { types, options, utilities }: Query): boolean {
  const { checker, program } = types;
  if (options.allowForKnownSafePromises.some(safe => utilities.typeMatchesSpecifier(type, safe, program))) {
    return false;
  }
  const parts = unionParts(checker.getApparentType(type));
  return (
    parts.some(part => utilities.isBuiltinSymbolLike(program, part, "Promise")) ||
    (options.checkThenables && parts.some(part => isThenable(part, at, checker)))
  );
}

/** Has the type a `then` that takes two functions? One with a single parameter gives no way to handle a rejection. */
function isThenable(type: ts.Type, at: ts.Node, checker: ts.TypeChecker): boolean {
  const then = type.getProperty("then");
  if (!then) return false;
  const isFunction = (parameter: ts.Symbol | undefined): boolean =>
    parameter !== undefined &&
    unionParts(checker.getApparentType(checker.getTypeOfSymbolAtLocation(parameter, at))).some(
      part => part.getCallSignatures().length > 0,
    );
  return unionParts(checker.getTypeOfSymbolAtLocation(then, at)).some(callable =>
    callable
      .getCallSignatures()
      .some(({ parameters: [fulfilled, rejected] }) => isFunction(fulfilled) && isFunction(rejected)),
  );
}
