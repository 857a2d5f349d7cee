/** What does `p.then(f)` do, and `.catch(f)`, and `.finally(f)`? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { ChainEvent, FunctionId, Place } from "../../../core/ir.ts";
import { argumentOf, isFunctionLike } from "./arguments.ts";
import type { Lowering } from "./lowering.ts";
import { leaveWhenNullish, pathOf, quietPath } from "./members.ts";
import { settlesPromise } from "./platform.ts";
import { memberName, withoutFrames, withoutWrappers } from "./syntax.ts";

type ChainMethod = ChainEvent["method"];

const MOST_ARGUMENTS: ReadonlyMap<string, number> = new Map([
  ["catch", 1],
  ["finally", 1],
  ["then", 2],
]);

/** The method when the call has the form of a promise chain, and the receiver's class has no such method of its own. */
export function chainMethodOf(lowering: Lowering, node: TSESTree.CallExpression): ChainMethod | undefined {
  const callee = withoutFrames(node.callee);
  if (callee.type !== Syntax.MemberExpression || callee.object.type === Syntax.Super) return undefined;
  const name = memberName(callee);
  const most = name === undefined ? undefined : MOST_ARGUMENTS.get(name);
  const count = node.arguments.length;
  if (name === undefined || most === undefined || count > most) return undefined;
  // `schema.catch("default")` is something else; what a method of the same name hands on may be anything that the chain takes.
  if (count > 0 && !node.arguments.some((argument) => isFunctionLike(argument) || argument.type === Syntax.SpreadElement)) return undefined;
  const methods = lowering.file.resolution.classOf(callee.object)?.methods;
  return methods && Object.hasOwn(methods, name) ? undefined : (name as ChainMethod);
}

/** Lowers the call of a chain method. Gives the new promise. */
export function chainCall(lowering: Lowering, node: TSESTree.CallExpression, method: ChainMethod): Place {
  const callee = withoutFrames(node.callee);
  const path =
    callee.type === Syntax.MemberExpression ? pathOf(lowering, callee.object) : { place: undefined, rest: [] };
  const place = path.rest.length === 0 ? path.place : undefined;
  if (callee.type === Syntax.MemberExpression && callee.optional) leaveWhenNullish(lowering, callee, place);
  if (node.optional) leaveWhenNullish(lowering, node, undefined);
  const callbacks: FunctionId[] = [];
  const others: TSESTree.Node[] = [];
  const methods: { readonly receiver: Place; readonly method: string }[] = [];
  for (const argument of node.arguments) {
    const bound = boundMethod(lowering, argument);
    if (bound) {
      methods.push(bound);
      continue;
    }
    const value = argumentOf(lowering, argument, false);
    if (value.function !== undefined) callbacks.push(value.function);
    else {
      lowering.escape(argument, value.place, "argument");
      others.push(argument);
    }
  }
  const target = lowering.result(node);
  lowering.emit({
    kind: "chain",
    site: lowering.site(node),
    origin: node,
    source: place ?? lowering.result(node),
    target,
    method,
    handled: handles(node, method),
    callbacks,
    resolves: others.length > 0 && others.every((other) => other.type === Syntax.Identifier && settlesPromise(lowering, other)),
    methods,
  });
  const made = place && lowering.file.promises.get(place);
  if (made === "yes") lowering.file.promises.set(target, "yes");
  return target;
}

function handles(node: TSESTree.CallExpression, method: ChainMethod): boolean {
  if (method === "finally") return false;
  // Whoever gave the arguments may have given a handler.
  if (node.arguments.some(({ type }) => type === Syntax.SpreadElement)) return true;
  const handler = node.arguments[method === "catch" ? 0 : 1];
  return handler !== undefined && isFunctionLike(handler);
}

/** `session.close.bind(session)`. */
function boundMethod(
  lowering: Lowering,
  argument: TSESTree.Node,
): { readonly receiver: Place; readonly method: string } | undefined {
  const bare = withoutWrappers(argument);
  if (bare.type !== Syntax.CallExpression || bare.arguments.length !== 1) return undefined;
  const bind = withoutFrames(bare.callee);
  if (bind.type !== Syntax.MemberExpression || memberName(bind) !== "bind") return undefined;
  const method = withoutFrames(bind.object);
  if (method.type !== Syntax.MemberExpression) return undefined;
  const name = memberName(method);
  const [self] = bare.arguments;
  const receiver = quietPath(lowering, method.object);
  const bound = self && quietPath(lowering, self);
  if (name === undefined || !receiver.place || receiver.place !== bound?.place || bound.rest.length > 0) return undefined;
  return { receiver: receiver.place, method: [...receiver.rest, name].join(".") };
}
