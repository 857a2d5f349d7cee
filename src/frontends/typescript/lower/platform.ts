/** What do the language's own functions do that no catalog needs to say? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import { isFunctionLike } from "./arguments.ts";
import type { Lowering } from "./lowering.ts";
import { memberName, withoutFrames } from "./syntax.ts";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

const PROMISE_METHODS: ReadonlySet<string> = new Set(["catch", "finally", "then"]);
/** Methods that give a cursor or a stream. `find` does so where it is not given a function. */
const GIVE_NO_ARRAY: ReadonlySet<string> = new Set(["aggregate", "cursor", "pipe", "stream"]);

/** Methods of arrays (and of sets and maps) that call their first argument before they return. */
export const CALLS_FIRST_ARGUMENT: ReadonlySet<string> = new Set([
  "every",
  "filter",
  "find",
  "findIndex",
  "findLast",
  "findLastIndex",
  "flatMap",
  "forEach",
  "map",
  "reduce",
  "reduceRight",
  "some",
  "sort",
  "toSorted",
]);

const TOTAL_FUNCTIONS: ReadonlySet<string> = new Set(["Boolean", "Number", "String", "Symbol"]);
const TOTAL_NAMESPACES: ReadonlySet<string> = new Set(["Math", "console"]);
const TOTAL_METHODS: ReadonlySet<string> = new Set(["Array.isArray", "Date.now", "Object.is", "performance.now"]);
const PROMISE_MAKERS: ReadonlySet<string> = new Set([
  "all",
  "allSettled",
  "any",
  "race",
  "reject",
  "resolve",
  "try",
]);

const NONE: readonly number[] = [];
const FIRST: readonly number[] = [0];
const SECOND: readonly number[] = [1];

/** Is it the global of this name, which the file does not declare anew? */
export function isGlobal(lowering: Lowering, node: TSESTree.Node, name: string): boolean {
  const bare = withoutFrames(node);
  return (
    bare.type === Syntax.Identifier && bare.name === name && lowering.file.names.scopeVariable(bare) === undefined
  );
}

/** Indexes of the arguments that are called before the call returns, if they are functions. */
export function callsAtOnce(lowering: Lowering, node: Call): readonly number[] {
  if (node.type === Syntax.NewExpression) return isGlobal(lowering, node.callee, "Promise") ? FIRST : NONE;
  const callee = withoutFrames(node.callee);
  if (callee.type !== Syntax.MemberExpression) return NONE;
  const name = memberName(callee);
  if (name === undefined) return NONE;
  if (name === "from" && isGlobal(lowering, callee.object, "Array")) return SECOND;
  return CALLS_FIRST_ARGUMENT.has(name) ? FIRST : NONE;
}

/** Is it a function of the language that never throws? */
export function cannotThrow(lowering: Lowering, node: Call): boolean {
  if (node.type === Syntax.NewExpression) return false;
  const callee = withoutFrames(node.callee);
  if (callee.type === Syntax.Identifier) {
    if (TOTAL_FUNCTIONS.has(callee.name) && isGlobal(lowering, callee, callee.name)) return true;
    return settlesPromise(lowering, callee);
  }
  if (callee.type !== Syntax.MemberExpression || callee.object.type !== Syntax.Identifier) return false;
  const space = callee.object.name;
  const isTotal = TOTAL_NAMESPACES.has(space) || TOTAL_METHODS.has(`${space}.${memberName(callee) ?? ""}`);
  return isTotal && isGlobal(lowering, callee.object, space);
}

/** `console.log(value)`: what it is given is shown, and kept by nobody who would wait for it or close it. */
export function isWritten(lowering: Lowering, { callee }: Call): boolean {
  const object = callee.type === Syntax.MemberExpression ? callee.object : undefined;
  return object?.type === Syntax.Identifier && object.name === "console" && isGlobal(lowering, object, "console");
}

/** `resolve` and `reject` of `new Promise((resolve, reject) => …)`. */
export function settlesPromise(lowering: Lowering, callee: TSESTree.Identifier): boolean {
  const executor = lowering.file.names.scopeVariable(callee)?.defs[0]?.node;
  if (executor?.type !== Syntax.ArrowFunctionExpression && executor?.type !== Syntax.FunctionExpression) return false;
  const { parent } = executor;
  const isExecutor = parent.type === Syntax.NewExpression && parent.arguments[0] === executor;
  const isParameter = executor.params.some((parameter) => parameter.type === Syntax.Identifier && parameter.name === callee.name);
  return isExecutor && isParameter && isGlobal(lowering, parent.callee, "Promise");
}

/** `Promise.resolve(…)` and its like, by name. */
export function isPromiseCall(lowering: Lowering, node: Call, name: string): boolean {
  const callee = withoutFrames(node.callee);
  if (callee.type !== Syntax.MemberExpression || memberName(callee) !== name) return false;
  return isGlobal(lowering, callee.object, "Promise");
}

/** Is it one of `Promise.all` and its like, or what an annotation says gives a promise? */
export function makesPromise(lowering: Lowering, node: TSESTree.CallExpression): boolean {
  const callee = withoutFrames(node.callee);
  if (callee.type === Syntax.Identifier) return isDeclaredAsync(lowering, callee);
  if (callee.type !== Syntax.MemberExpression || !isGlobal(lowering, callee.object, "Promise")) return false;
  return PROMISE_MAKERS.has(memberName(callee) ?? "");
}

/** `work: () => Promise<void>`: the annotation of a variable or parameter says that calling it gives a promise. */
function isDeclaredAsync(lowering: Lowering, callee: TSESTree.Identifier): boolean {
  const [definition, ...others] = lowering.file.names.scopeVariable(callee)?.defs ?? [];
  const name = definition?.name;
  if (name?.type !== Syntax.Identifier || others.length > 0) return false;
  const declared = name.typeAnnotation?.typeAnnotation;
  const given = declared?.type === Syntax.TSFunctionType ? declared.returnType?.typeAnnotation : undefined;
  if (given?.type !== Syntax.TSTypeReference || given.typeName.type !== Syntax.Identifier) return false;
  // What is not written is undefined or null, as the parser has it.
  return given.typeName.name === "Promise" && Boolean(given.typeArguments);
}

/** What a method is called of is no array: the `forEach` of a stream or cursor waits, and takes options. */
export function isNoArray({ file: { resolution } }: Lowering, node: Call): boolean {
  const callee = withoutFrames(node.callee);
  if (callee.type !== Syntax.MemberExpression) return false;
  const { parent } = node;
  if (memberName(callee) === "forEach" && parent.type === Syntax.MemberExpression && PROMISE_METHODS.has(memberName(parent) ?? "")) return true;
  if (node.arguments[1]?.type === Syntax.ObjectExpression) return true;
  return givesNoArray(withoutFrames(callee.object)) || resolution.classOf(callee.object) !== undefined;
}

/** By the name of the method that gives it. */
function givesNoArray(object: TSESTree.Node): boolean {
  const callee = object.type === Syntax.CallExpression ? withoutFrames(object.callee) : undefined;
  if (object.type !== Syntax.CallExpression || callee?.type !== Syntax.MemberExpression) return false;
  const name = memberName(callee) ?? "";
  return GIVE_NO_ARRAY.has(name) || (name === "find" && !object.arguments.some((argument) => isFunctionLike(argument)));
}
