/**
 * How is a task awaited where it is started?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, Repair, TextChange } from "../../../core/repairs.ts";
import { bare, isFunction, walk } from "../resolve/syntax.ts";
import { guarded } from "../types.ts";
import { listingOf } from "./arrays.ts";
import { canAwait } from "./position.ts";
import { prefixed, topOf, wholeChain } from "./waiting.ts";
import { deletion, edit, insertion, variableAt, type WrittenFile } from "./written-file.ts";

/** Writes `await` in front of the task; undefined where nothing can be awaited. */
export function awaitTask(file: WrittenFile, { method, proven, task }: Omit<Extract<Repair, { readonly kind: "await-task" }>, "kind">): Edit | undefined {
  const node = taskOf(task.origin as TSESTree.Node);
  if (!node || node.type === "AwaitExpression" || !canAwait(file, node)) return undefined;
  if (method !== undefined) return startedBy(file, node, method, proven);
  const call = bare(node);
  if (call.type === "CallExpression" && methodName(call) === "forEach") {
    // A `forEach` gives nothing that could be awaited.
    const changes = eachAwaited(file, node, call);
    return changes && edit(file, false, "Await each.", changes);
  }
  if (isArrayOfTasks(call) || isArrayByType(file, node)) {
    // `Promise.all` does not take what is absent.
    if (variableAt(file, "Promise", node) || node.type === "ChainExpression") return undefined;
    return edit(file, proven, "Await all of them.", [insertion(node.range[0], "await Promise.all("), insertion(node.range[1], ")")]);
  }
  const { parent } = node;
  if (parent?.type === "UnaryExpression" && parent.operator === "void") {
    return edit(file, proven, "Await it.", [{ start: parent.range[0], end: parent.range[0] + "void".length, text: "await" }]);
  }
  return parent?.type === "AwaitExpression" ? undefined : edit(file, proven, "Await it.", prefixed(file, node, "await"));
}

/** `await query.execute();` for `query;`. */
function startedBy(file: WrittenFile, node: TSESTree.Node, method: string, proven: boolean): Edit | undefined {
  const whole = topOf(node);
  if (whole.type !== "CallExpression" || whole.parent.type !== "ExpressionStatement") return undefined;
  return edit(file, proven, `Await its \`${method}()\`.`, [insertion(whole.range[0], "await "), insertion(whole.range[1], `.${method}()`)]);
}

/** A loop, or a list of tasks that are awaited together; undefined where it is not sure that either runs. */
function eachAwaited(file: WrittenFile, node: TSESTree.Node, call: TSESTree.CallExpression): TextChange[] | undefined {
  const [callback] = call.arguments;
  const callee = bare(call.callee);
  if (node !== call || !callback || !isFunction(callback) || !callback.async || callee.type !== "MemberExpression" || hasOptional(call)) return undefined;
  const listing = listingOf(file, callee.object);
  if (listing === "keyed") return undefined;
  return loop(file, node, call, callback) ?? (listing === "array" ? mapped(file, node, call) : undefined);
}

function hasOptional(call: TSESTree.CallExpression): boolean {
  return call.optional || (call.callee.type === "MemberExpression" && call.callee.optional) || call.parent.type === "ChainExpression";
}

function isArrayByType({ types }: WrittenFile, node: TSESTree.Node): boolean {
  if (!types) return false;
  return guarded(() => {
    const type = types.checker.getTypeAtLocation(types.toTs(node));
    return types.checker.isArrayType(type) || types.checker.isTupleType(type);
  }, false);
}

/** The expression whose value is the task. */
function taskOf(origin: TSESTree.Node): TSESTree.Node | undefined {
  if (origin.type === "ReturnStatement") return origin.argument ?? undefined;
  if (origin.type === "ExpressionStatement") return origin.expression;
  return wholeChain(origin);
}

function methodName(call: TSESTree.CallExpression): string | undefined {
  const callee = bare(call.callee);
  return callee.type === "MemberExpression" && !callee.computed && callee.property.type === "Identifier" ? callee.property.name : undefined;
}

/** Is it written as an array, or as a `map`, whose value is one? */
export function isArrayOfTasks(node: TSESTree.Node): boolean {
  if (node.type === "ArrayExpression") return true;
  return node.type === "CallExpression" && methodName(node) === "map" && node.arguments[0] !== undefined;
}

type Callback = TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/** `for (const x of xs) {…}` for `xs.forEach(async (x) => {…})`. */
function loop(file: WrittenFile, node: TSESTree.Node, call: TSESTree.CallExpression, callback: Callback): TextChange[] | undefined {
  const [parameter, ...others] = callback.params;
  const callee = bare(call.callee);
  const statement = node.parent;
  if (statement?.type !== "ExpressionStatement" || node !== call || callee.type !== "MemberExpression") return undefined;
  if (call.arguments.length !== 1 || others.length > 0 || callback.body.type !== "BlockStatement" || callback.generator) return undefined;
  if (!parameter || parameter.type === "RestElement" || parameter.type === "AssignmentPattern") return undefined;
  if ("typeAnnotation" in parameter && parameter.typeAnnotation) return undefined;
  const names = file.source.scopeManager.getDeclaredVariables(callback);
  const own = names.filter(({ defs }) => defs.some(({ type }) => (type as string) === "Parameter"));
  // The list is evaluated where the names of the loop are not ready yet.
  const mentioned = new Set<string>();
  walk(callee.object, (inner) => {
    if (inner.type === "Identifier") mentioned.add(inner.name);
    return true;
  });
  if (own.some(({ name }) => mentioned.has(name)) || leavesEarly(callback)) return undefined;
  const isWritten = own.some(({ references }) => references.some((reference) => reference.isWrite()));
  const { text } = file;
  const head = `for (${isWritten ? "let" : "const"} ${text.slice(...parameter.range)} of ${text.slice(...callee.object.range)}) `;
  return [
    { start: statement.range[0], end: callback.body.range[0], text: head },
    deletion(callback.body.range[1], statement.range[1]),
  ];
}

/** Does the body return, or speak of what a function has of its own? */
function leavesEarly(callback: Callback): boolean {
  let leaves = false;
  walk(callback.body, (node) => {
    if (node.type === "ReturnStatement" || node.type === "YieldExpression") leaves = true;
    const isOwn = node.type === "ThisExpression" || (node.type === "Identifier" && node.name === "arguments");
    if (isOwn && callback.type !== "ArrowFunctionExpression") leaves = true;
    return !leaves && !isFunction(node);
  });
  return leaves;
}

/** `await Promise.all(xs.map(async (x) => {…}))` for `xs.forEach(async (x) => {…})`. */
function mapped(file: WrittenFile, node: TSESTree.Node, call: TSESTree.CallExpression): TextChange[] | undefined {
  const callee = bare(call.callee);
  if (callee.type !== "MemberExpression" || variableAt(file, "Promise", node) || node.parent?.type !== "ExpressionStatement") return undefined;
  return [
    insertion(node.range[0], "await Promise.all("),
    { start: callee.property.range[0], end: callee.property.range[1], text: "map" },
    insertion(node.range[1], ")"),
  ];
}
