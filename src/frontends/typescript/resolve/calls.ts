/**
 * What does a call give, and what is known of its effect?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import { CALLED } from "../../../core/conventions.ts";
import type { CallEffect, ResourceSpec } from "../../../core/effects.ts";
import { required } from "./imports.ts";
import type { CallNode, KnownCallee, Questions } from "./questions.ts";
import { bare, keyOf } from "./syntax.ts";
import { awaited, join, joinAll, promiseOf, type FunctionNode, type Known } from "./value.ts";

/** Statics of `Promise` that give a promise of all, or of one, of their values. */
const COMBINATORS: ReadonlySet<string> = new Set(["all", "any", "race", "resolve"]);

/** What a call or construction gives. */
export function readCall(node: CallNode, questions: Questions): Known {
  const module = required(node, questions);
  if (module) return module;
  const known = questions.effect(node);
  const produced = known && questions.produced(known.effect, known.library, node);
  if (produced !== undefined) return produced;
  if (node.type === "NewExpression") return constructed(node, questions);
  const combined = ofPromise(node, questions);
  if (combined !== undefined) return combined;
  const functions = questions.candidates(node.callee);
  if (!functions || functions.size === 0) return undefined;
  const result = joinAll([...functions].map((candidate) => questions.result(candidate)));
  return result === "nothing" ? undefined : result;
}

/** The effect of a call whose callee is a catalogued export, global or member of one. */
export function effectByName(
  node: CallNode | TSESTree.TaggedTemplateExpression,
  questions: Questions,
): KnownCallee | undefined {
  const callee = questions.value(node.type === "TaggedTemplateExpression" ? node.tag : node.callee);
  if (callee === undefined || callee === "nothing" || callee.kind !== "path") return undefined;
  const resolved = questions.entry(callee);
  const effect = node.type === "NewExpression" ? resolved?.entry.construct : resolved?.entry.call;
  return resolved && effect && { effect, library: resolved.library.name };
}

/** The effect of a method of a catalogued resource, or of a call of the resource itself. */
export function effectByReceiver(node: CallNode, questions: Questions): KnownCallee | undefined {
  if (node.type === "NewExpression") return undefined;
  const called = questions.value(bare(node.callee));
  if (called === undefined || called === "nothing") return undefined;
  const spec = called.kind === "member" ? called.spec : questions.specOf(called);
  const effect = spec && methodOf(spec, called.kind === "member" ? called.names.join(".") : CALLED);
  return effect && { effect, library: questions.catalog.libraryOf(spec)?.name ?? "" };
}

function methodOf(spec: ResourceSpec, name: string): CallEffect | undefined {
  return spec.methods && Object.hasOwn(spec.methods, name) ? spec.methods[name] : undefined;
}

/** What a call with this effect gives. */
export function readProduced(
  effect: CallEffect,
  libraryName: string,
  node: CallNode | undefined,
  questions: Questions,
): Known {
  const { returns } = effect;
  if (!returns) return undefined;
  let value: Known;
  if (returns.resource !== undefined) {
    const library = questions.catalog.libraries.find(({ name }) => name === libraryName);
    const spec = library && questions.catalog.resource(library, returns.resource);
    if (!spec) return undefined;
    value =
      returns.at === undefined ? { kind: "instance", spec } : { kind: "holder", spec, names: returns.at.split(".") };
  } else if (returns.wraps !== undefined && returns.at === undefined && node) {
    // Nothing of its own is opened: the call gives what it was given (`stack.use(resource)`).
    const argument = /^\d$/.test(returns.wraps) ? node.arguments[Number(returns.wraps)] : undefined;
    value = argument && questions.value(argument);
  } else if (returns.receiver && node) {
    const callee = bare(node.callee);
    value = callee.type === "MemberExpression" ? questions.value(callee.object) : undefined;
  }
  return value !== undefined && returns.by === "promise" ? promiseOf(value) : value;
}

/** What a call of a function of the file gives: what it says, or what all its `return`s agree on. */
export function readResult(node: FunctionNode, questions: Questions): Known {
  if (node.generator) return undefined;
  const said = questions.annotations.returned(node);
  const isDecisive = said !== undefined && said !== "nothing" && said.kind !== "shape";
  const value = isDecisive ? said : (joinAll(returned(node, questions).map((argument) => questions.value(argument))) ?? said);
  return node.async && value !== undefined ? promiseOf(value) : value;
}

function constructed({ callee }: TSESTree.NewExpression, questions: Questions): Known {
  const value = questions.value(callee);
  if (value === undefined || value === "nothing") return undefined;
  if (value.kind === "class") return { kind: "own", node: value.node };
  const resolved = value.kind === "path" ? questions.entry(value) : undefined;
  const name = resolved?.entry.instance;
  const spec = resolved && name !== undefined ? questions.catalog.resource(resolved.library, name) : undefined;
  return spec && { kind: "instance", spec };
}

/** `Promise.all([…])`, and `then`, `catch` and `finally` of a promise. */
function ofPromise(node: TSESTree.CallExpression, questions: Questions): Known {
  const callee = bare(node.callee);
  if (callee.type !== "MemberExpression") return undefined;
  const name = keyOf(callee);
  const object = questions.value(callee.object);
  if (name === undefined || object === undefined || object === "nothing") return undefined;
  const [first] = node.arguments;
  if (object.kind === "path") {
    const isPromise = object.module === undefined && object.names.join(".") === "Promise";
    if (!isPromise || !first || !COMBINATORS.has(name) || first.type === "SpreadElement") return undefined;
    const given = questions.value(first);
    if (name === "resolve") return given === undefined ? undefined : promiseOf(given);
    if (given === undefined || given === "nothing" || given.kind !== "tuple") return undefined;
    const items = given.items.map(awaited);
    return promiseOf(name === "all" ? { kind: "tuple", items } : joinAll(items));
  }
  if (object.kind !== "promise") return undefined;
  switch (name) {
    case "finally":
      return object;
    case "catch":
      return promiseOf(join(object.of, handled(first, questions)));
    case "then":
      return promiseOf(node.arguments.length === 1 ? handled(first, questions) : undefined);
    default:
      return undefined;
  }
}

function handled(handler: TSESTree.CallExpressionArgument | undefined, questions: Questions): Known {
  const functions = handler && questions.candidates(handler);
  if (!functions || functions.size === 0) return undefined;
  return joinAll([...functions].map((candidate) => awaited(questions.result(candidate))));
}

/** All expressions that a function may return, those of functions inside it aside. */
function returned(node: FunctionNode, questions: Questions): readonly TSESTree.Expression[] {
  return node.body.type === "BlockStatement" ? questions.writes.returnedBy(node) : [node.body];
}
