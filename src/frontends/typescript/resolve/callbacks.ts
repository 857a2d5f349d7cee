/**
 * What does a function that is handed over receive in its parameters?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import { resourceAt } from "./members.ts";
import type { CallNode, Questions } from "./questions.ts";
import { around, keyOf } from "./syntax.ts";
import { awaited, joinAll, type FunctionNode, type Known } from "./value.ts";

/** Where a function stands among the arguments of a call: `["0"]`, or `["1", "fetch"]` in an object literal. */
interface Position {
  readonly call: CallNode;
  readonly path: readonly string[];
}

/** What is known of parameter `index` of a function, by the calls that it is handed to. */
export function givenTo(node: FunctionNode, index: number, questions: Questions): Known {
  const called = calledInPlace(node);
  if (called) {
    const argument = called.arguments.slice(0, index + 1);
    const value = argument[index];
    return value && argument.every(({ type }) => type !== "SpreadElement") ? questions.value(value) : undefined;
  }
  const uses = usesOf(node, questions);
  if (uses.length === 0) return undefined;
  const given = joinAll(
    uses.map((use) => {
      const position = positionOf(use);
      return position && givenBy(position, index, questions);
    }),
  );
  return given === "nothing" ? undefined : given;
}

/** `(async (pool) => { … })(new Pool())`. */
function calledInPlace(node: FunctionNode): CallNode | undefined {
  const { child, parent } = around(node);
  return parent?.type === "CallExpression" && parent.callee === child ? parent : undefined;
}

/** All places where the function's value is used: itself, or the references to its name. */
function usesOf(node: FunctionNode, questions: Questions): readonly TSESTree.Node[] {
  const { child, parent } = around(node);
  const isNamed = node.type === "FunctionDeclaration";
  const declarator = parent?.type === "VariableDeclarator" && parent.init === child ? parent : undefined;
  const holder = isNamed ? node : declarator;
  if (!holder) return [node];
  // A function declaration declares its parameters too.
  const name = holder.id;
  const variable = questions.scopes
    .declaredBy(holder)
    .find(({ defs }) => defs.some((definition) => definition.name === name));
  const references = variable?.references ?? [];
  if (references.some((reference) => reference.isWrite() && reference.identifier !== name)) return [];
  // Other files hand an exported function to the same kind of caller, or nobody could write its body.
  return references
    .filter((reference) => reference.isRead() && reference.identifier.parent.type !== "ExportSpecifier")
    .map(({ identifier }) => identifier);
}

function positionOf(use: TSESTree.Node): Position | undefined {
  const path: string[] = [];
  for (let { child, parent } = around(use); parent; { child, parent } = around(parent)) {
    if (parent.type === "CallExpression" || parent.type === "NewExpression") {
      const index = parent.arguments.findIndex((argument) => argument === child);
      const isKnown = parent.arguments.slice(0, index).every(({ type }) => type !== "SpreadElement");
      return index >= 0 && isKnown ? { call: parent, path: [String(index), ...path] } : undefined;
    }
    if (parent.type === "Property") {
      const name = parent.value === child && parent.parent.type === "ObjectExpression" ? keyOf(parent) : undefined;
      if (name === undefined) return undefined;
      path.unshift(name);
    } else if (parent.type !== "ObjectExpression") {
      return undefined;
    }
  }
  return undefined;
}

function givenBy({ call, path }: Position, index: number, questions: Questions): Known {
  const settled = index === 0 && path.join(".") === "0" ? settledBy(call, questions) : undefined;
  if (settled !== undefined) return settled;
  const known = questions.effect(call);
  const library = known && questions.catalog.libraries.find(({ name }) => name === known.library);
  if (!known || !library) return undefined;
  for (const { argument, parameters } of known.effect.callbacks ?? []) {
    if (!isAt(argument, path, call.arguments.length) || !parameters) continue;
    const whole = resourceAt({ library, parameters }, String(index), questions);
    if (whole) return whole;
    const prefix = `${String(index)}.`;
    if (Object.keys(parameters).some((key) => key.startsWith(prefix))) return { kind: "parts", library, parameters, prefix };
  }
  return undefined;
}

/** `promise.then((value) => …)`. */
function settledBy({ callee }: CallNode, questions: Questions): Known {
  if (callee.type !== "MemberExpression" || keyOf(callee) !== "then") return undefined;
  const value = questions.value(callee.object);
  return value !== undefined && value !== "nothing" && value.kind === "promise" ? awaited(value) : undefined;
}

function isAt(argument: string, path: readonly string[], count: number): boolean {
  const [first, ...rest] = argument.split(".");
  const [position, ...names] = path;
  const index = first === "last" ? String(count - 1) : first;
  return index === position && rest.length === names.length && rest.every((name, at) => name === "*" || name === names[at]);
}
