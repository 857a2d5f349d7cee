/** Which events does a call cause, and what is known about it? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import { saysWhen } from "../../../core/calls.ts";
import { CALLED } from "../../../core/conventions.ts";
import { type CallEffect, NO_EFFECT } from "../../../core/effects.ts";
import type { Answer, Argument, CallEvent, FunctionId, Place } from "../../../core/ir.ts";
import { argumentOf, isFunctionLike, literalOf, templateArguments } from "./arguments.ts";
import { chainCall, chainMethodOf } from "./chains.ts";
import { evaluate } from "./expressions.ts";
import { fillContainer, fillsOf } from "./containers.ts";
import { functionValue } from "./functions.ts";
import type { Lowering } from "./lowering.ts";
import { leaveWhenNullish, pathOf, quietPath, readProperty, type Path } from "./members.ts";
import { callsAtOnce, cannotThrow, isGlobal, isNoArray, isPromiseCall, isWritten, makesPromise } from "./platform.ts";
import { isFunction, memberName, withoutFrames, withoutWrappers } from "./syntax.ts";
import { takenByMember } from "./taken-values.ts";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** The evaluated callee of a call. */
interface Callee {
  readonly name: string;
  readonly receiver?: Place | undefined;
  readonly method?: string | undefined;
  /** A function that is written where it is called. */
  readonly isImmediate?: boolean;
}

/** Lowers a call or construction. Gives the place of the result. */
export function call(lowering: Lowering, node: Call, awaited: boolean): Place | undefined {
  if (node.type === Syntax.CallExpression) {
    const method = chainMethodOf(lowering, node);
    if (method) return chainCall(lowering, node, method);
  }
  const { resolution } = lowering.file;
  const known = resolution.callee(node);
  const functions = functionsOf(lowering, node);
  const callee = calleeOf(lowering, node);
  if (node.type === Syntax.CallExpression && node.optional) {
    const path = quietPath(lowering, node.callee);
    leaveWhenNullish(lowering, node, path.rest.length === 0 ? path.place : undefined);
  }
  const handlesCallbacks = takesCallbacks(lowering, node, known?.effect, callee.method);
  const atOnce = handlesCallbacks || functions.length > 0 || isNoArray(lowering, node) ? [] : callsAtOnce(lowering, node);
  const args = node.arguments.map((argument, index) =>
    argumentOf(lowering, argument, !handlesCallbacks && !atOnce.includes(index)),
  );
  const target = lowering.result(node);
  const promise = promiseOf(lowering, node, functions, awaited);
  lowering.file.promises.set(target, promise);
  const filled = fillsOf(lowering, node, callee.receiver);
  const callsNow = atOnce.filter((index) => args[index]?.function !== undefined);
  lowering.emit({
    kind: "call",
    site: lowering.site(node),
    origin: node,
    target,
    name: callee.name,
    ...(known && { effect: known.effect, library: known.library }),
    functions,
    ...(callee.receiver && { receiver: callee.receiver }),
    ...methodOf(callee, node, callsNow.length > 0),
    // `super()` gives no value of its own: it makes what `this` is.
    construct: node.type === Syntax.NewExpression || node.callee.type === Syntax.Super,
    ...constructed(lowering, node, known !== undefined),
    ...(known ? {} : resolution.contract(node)),
    ...(known === undefined && functions.length === 0 && functionElsewhere(lowering, node)),
    ...(callee.isImmediate === true && { isImmediate: true }),
    ...(isFallback(node) && { isFallback: true }),
    ...(isExpectedToFail(node) && { isExpectedToFail: true }),
    // What becomes an element is handed to nobody, and who reads a log waits for nothing.
    args: filled || isWritten(lowering, node) ? args.map(withoutPlace) : args,
    awaited,
    promise,
    ...(callsNow.length > 0 && { callsNow }),
    mayThrow: !filled && !isTotal(known?.effect) && !cannotThrow(lowering, node),
  });
  const [given] = args;
  // `Promise.resolve(promise)` is that promise.
  if (given?.place && given.place.kind !== "result" && isPromiseCall(lowering, node, "resolve")) {
    lowering.bind(node, target, given.place, { declares: true });
  }
  if (filled && callee.receiver) fillContainer(lowering, node, callee.receiver, filled, args);
  if (known?.effect.ends === "process") lowering.builder.stop();
  if (known?.effect.ends === "throw") lowering.builder.raiseHere();
  return target;
}

/** The method; of what is written on the spot (`["a", "b"].forEach(…)`) only where it tells how functions are called. */
function methodOf({ method }: Callee, node: Call, callsFunctions: boolean): Pick<CallEvent, "method"> {
  if (method !== undefined) return { method };
  const callee = withoutFrames(node.callee);
  const name = callsFunctions && callee.type === Syntax.MemberExpression ? memberName(callee) : undefined;
  return name === undefined ? {} : { method: name };
}

/** An instance of a class of this program. */
function constructed(lowering: Lowering, node: Call, isKnown: boolean): Pick<CallEvent, "constructs"> {
  if (node.type !== Syntax.NewExpression || isKnown) return {};
  const spec = lowering.file.resolution.classOf(node);
  return spec === undefined ? {} : { constructs: spec };
}

const EXPECTATIONS: ReadonlySet<string> = new Set([
  "doesNotReject",
  "doesNotThrow",
  "expect",
  "rejects",
  "throws",
  "throwsAsync",
]);

/** Inside the argument of an assertion that is there to see it fail. */
function isExpectedToFail(node: TSESTree.Node): boolean {
  let child: TSESTree.Node = node;
  for (let steps = 0; steps < 8 && child.parent; steps++) {
    const { parent }: TSESTree.Node = child;
    if (parent.type === Syntax.CallExpression && parent.callee !== child) {
      const callee = withoutFrames(parent.callee);
      const name =
        callee.type === Syntax.Identifier
          ? callee.name
          : callee.type === Syntax.MemberExpression
            ? memberName(callee)
            : undefined;
      if (name !== undefined && EXPECTATIONS.has(name)) return true;
    }
    child = parent;
  }
  return false;
}

/** The right side of `??` and the like, or a default value. */
function isFallback(node: TSESTree.Node): boolean {
  let child = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    switch (parent.type) {
      case Syntax.AwaitExpression:
      case Syntax.TSAsExpression:
      case Syntax.TSNonNullExpression:
      case Syntax.TSSatisfiesExpression:
        break;
      case Syntax.LogicalExpression:
        return parent.right === child && parent.operator !== "&&";
      case Syntax.AssignmentPattern:
        return parent.right === child;
      case Syntax.AssignmentExpression:
        return parent.right === child && (parent.operator === "??=" || parent.operator === "||=");
      default:
        return false;
    }
  }
  return false;
}

/** A call that ends the process does not come back, not even by an exception. */
function isTotal(effect: CallEffect | undefined): boolean {
  return effect?.total === true || effect?.ends === "process";
}

/** What is put into an array of this function is followed there; to the method it is only a value. */
function withoutPlace(argument: Argument): Argument {
  const { place: _place, ...rest } = argument;
  return rest;
}

function calleeOf(lowering: Lowering, node: Call): Callee {
  const callee = withoutFrames(node.callee);
  const last = callee.type === Syntax.SequenceExpression ? callee.expressions.at(-1) : undefined;
  const name = isFunction(callee) ? "(function)" : lowering.label(last ?? callee);
  if (isFunction(callee)) {
    functionValue(lowering, callee, false);
    return { name, isImmediate: true };
  }
  if (callee.type === Syntax.Super) return { name };
  if (callee.type === Syntax.Identifier) {
    return { name, ...calledResource(lowering, callee, node) };
  }
  if (callee.type !== Syntax.MemberExpression) {
    // What a call gives may be called in turn: a releaser, a function that a factory makes.
    const receiver = evaluate(lowering, node.callee);
    return receiver === undefined || node.type === Syntax.NewExpression ? { name } : { name, receiver, method: CALLED };
  }
  if (callee.object.type === Syntax.Super) {
    if (callee.computed) evaluate(lowering, callee.property);
    return { name };
  }
  const base = pathOf(lowering, callee.object);
  const property = readProperty(lowering, callee, base);
  takenByMember(lowering, callee, base.place);
  return { name, ...receiverOf(base, property), ...calledResource(lowering, callee, node) };
}

function receiverOf(base: Path, property: string | undefined): Omit<Callee, "name"> {
  if (!base.place) return {};
  if (property === undefined) return { receiver: base.place };
  return { receiver: base.place, method: [...base.rest, property].join(".") };
}

/**
 * A resource that is called itself (`sql(…)`, `release()`) is the receiver; the catalog calls the method `()`. Any
 * variable may hold one; a property is more likely to be a method of its object, so its class has to say so.
 */
function calledResource(
  lowering: Lowering,
  callee: TSESTree.Identifier | TSESTree.MemberExpression,
  node: Call | TSESTree.TaggedTemplateExpression,
): Omit<Callee, "name"> {
  const place = callee.type === Syntax.Identifier ? lowering.variable(callee) : undefined;
  if (node.type === Syntax.NewExpression) return {};
  if (callee.type === Syntax.Identifier) {
    return place && !holdsFunction(lowering, callee) ? { receiver: place, method: CALLED } : {};
  }
  const { methods, closers } = lowering.file.resolution.classOfCalled(callee) ?? {};
  const isCallable = [methods, closers].some((entries) => entries && Object.hasOwn(entries, CALLED));
  if (!isCallable) return {};
  const path = quietPath(lowering, callee);
  return path.place && path.rest.length === 0 ? { receiver: path.place, method: CALLED } : {};
}

/** Imported names, and those of the file's own functions, are no resources that are called. */
function holdsFunction(lowering: Lowering, callee: TSESTree.Identifier): boolean {
  const role = lowering.file.names.placeOf(callee)?.variable?.role;
  if (role === "import" && !lowering.file.resolution.classOfCalled(callee)) return true;
  return lowering.file.resolution.functionOf(callee) !== undefined;
}

function functionsOf(lowering: Lowering, node: Call): readonly FunctionId[] {
  const callee = withoutFrames(node.callee);
  return lowering.file.idsOf(isFunction(callee) ? [callee] : lowering.file.resolution.functions(node));
}

/** The function of another file that a call runs. */
function functionElsewhere(lowering: Lowering, node: Call): Pick<CallEvent, "elsewhere"> | undefined {
  const found = node.type === Syntax.CallExpression ? lowering.file.elsewhere?.(node) : undefined;
  return found && { elsewhere: found };
}

/** Is it known when the call runs the functions that it is given? */
function takesCallbacks(
  lowering: Lowering,
  node: Call,
  effect: CallEffect | undefined,
  method: string | undefined,
): boolean {
  if (effect && saysWhen(effect)) return true;
  if (method === undefined || !lowering.file.catalog.callbackMethods.has(method) || !node.arguments.some(isFunctionLike)) return false;
  const callee = withoutFrames(node.callee);
  if (callee.type !== Syntax.MemberExpression) return false;
  const methods = lowering.file.resolution.classOf(callee.object)?.methods;
  return methods !== undefined && Object.hasOwn(methods, method) && saysWhen(methods[method] ?? NO_EFFECT);
}

/** A call or construction that gives a promise, as far as can be told before it is lowered. */
export function makesPromiseAtSight(lowering: Lowering, expression: TSESTree.Node): boolean {
  const node = withoutFrames(expression);
  if (node.type !== Syntax.CallExpression && node.type !== Syntax.NewExpression) return false;
  const task = lowering.file.resolution.callee(node)?.effect.task;
  return task === "eager" || promiseOf(lowering, node, functionsOf(lowering, node), false) === "yes";
}

/** The functions of the file decide; where there are none, the types, unless the call is awaited anyway. */
function promiseOf(lowering: Lowering, node: Call, functions: readonly FunctionId[], awaited: boolean): Answer {
  if (node.type === Syntax.NewExpression) return isGlobal(lowering, node.callee, "Promise") ? "yes" : "no";
  if (makesPromise(lowering, node)) return "yes";
  if (cannotThrow(lowering, node)) return "no";
  const outlines = functions.map((id) => lowering.file.outline.functions[id]);
  if (outlines.length > 0) {
    if (outlines.every((outline) => outline?.async && !outline.generator)) return "yes";
    if (outlines.every((outline) => outline && (outline.generator || (!outline.async && outline.returnsPlainValues)))) {
      return "no";
    }
  }
  return awaited ? "unknown" : lowering.promise(node, undefined);
}

/** Lowers `` tag`…` `` as a call of the tag. */
export function taggedTemplate(
  lowering: Lowering,
  node: TSESTree.TaggedTemplateExpression,
  awaited: boolean,
): Place {
  const known = lowering.file.resolution.callee(node);
  const tag = withoutFrames(node.tag);
  let parts: Omit<Callee, "name"> = {};
  if (tag.type === Syntax.MemberExpression && tag.object.type !== Syntax.Super) {
    const base = pathOf(lowering, tag.object);
    parts = { ...receiverOf(base, readProperty(lowering, tag, base)), ...calledResource(lowering, tag, node) };
  } else if (tag.type === Syntax.Identifier) {
    parts = calledResource(lowering, tag, node);
  } else {
    evaluate(lowering, tag);
  }
  const args = templateArguments(lowering, node.quasi);
  const target = lowering.result(node);
  const promise = awaited ? "unknown" : lowering.promise(node, undefined);
  lowering.file.promises.set(target, promise);
  lowering.emit({
    ...plainCall(lowering, node, target, args),
    name: lowering.label(tag),
    ...(known && { effect: known.effect, library: known.library }),
    ...(parts.receiver && { receiver: parts.receiver }),
    ...(parts.method !== undefined && { method: parts.method }),
    awaited,
    promise,
  });
  return target;
}

/** Lowers `import(…)`. */
export function importCall(lowering: Lowering, node: TSESTree.ImportExpression, awaited: boolean): Place {
  evaluate(lowering, node.source);
  const literal = literalOf(lowering, withoutWrappers(node.source));
  const target = lowering.result(node);
  lowering.file.promises.set(target, "yes");
  const args = [literal === undefined ? {} : { literal }];
  lowering.emit({ ...plainCall(lowering, node, target, args), name: "import", awaited, promise: "yes" });
  return target;
}

function plainCall(
  lowering: Lowering,
  node: TSESTree.Node,
  target: Place,
  args: readonly Argument[],
): Omit<CallEvent, "awaited" | "name" | "promise"> {
  return {
    kind: "call",
    site: lowering.site(node),
    origin: node,
    target,
    functions: [],
    construct: false,
    args,
    mayThrow: true,
  };
}
