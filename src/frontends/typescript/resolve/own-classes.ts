/**
 * Is a class of the file a resource, and how is it closed?
 *
 * It is one when it has a dispose symbol, or a closing method that is asynchronous or closes a catalogued field.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Closer, Disposal, ResourceSpec } from "../../../core/effects.ts";
import type { Questions } from "./questions.ts";
import { bare, isFunction, keyOf, selfAt, walk } from "./syntax.ts";
import type { ClassNode, FunctionNode, Known } from "./value.ts";

/** Names that closing methods have, the one that others call most likely first. */
export const CLOSING_NAMES: readonly string[] = ["close", "end", "destroy", "dispose"];

const SYNC = "@@dispose";
const ASYNC = "@@asyncDispose";

/** What is known of how the instances of a class are closed. */
export interface OwnClosing {
  readonly name: string;
  readonly closers: Readonly<Record<string, Closer>>;
  /** The closer to call where the class has none with a usual name. */
  readonly otherCloser?: string | undefined;
  readonly obligation: "may" | "must";
  readonly source: string;
}

/**
 * Makes the description of a program's own class from its closers. The keys of the symbols are `@@dispose` and
 * `@@asyncDispose`.
 */
export function ownSpec({ name, closers, obligation, otherCloser, source }: OwnClosing): ResourceSpec {
  const closer = CLOSING_NAMES.find((candidate) => Object.hasOwn(closers, candidate)) ?? otherCloser;
  return {
    name,
    kind: "handle",
    closers,
    disposal: { symbol: symbolOf(closers), ...(closer !== undefined && { closer }) },
    reuse: { effect: "unknown" },
    obligation,
    source,
  };
}

/**
 * Describes the instances of a class of the file; undefined when it is no resource. A class that adds no way of closing
 * to those that it inherits is what its base class is.
 */
export function readOwnClass(node: ClassNode, questions: Questions): ResourceSpec | undefined {
  const parent = node.superClass ? questions.value(node.superClass) : undefined;
  const isOfFile = parent !== undefined && parent !== "nothing" && parent.kind === "class";
  const extended = questions.extended(node);
  const base = isOfFile ? questions.ownClass(parent.node) : extended;
  const methods = closingMethods(node, questions);
  if (methods.size === 0) return base;
  // To override a closer of a catalogued class is to refine it; the facts about the class still hold.
  if (extended && [...methods.keys()].every((name) => Object.hasOwn(extended.closers, name))) return extended;
  const hasSymbol = methods.has(SYNC) || methods.has(ASYNC);
  const closers: Record<string, Closer> = { ...base?.closers };
  let isOwner = base?.obligation === "must";
  let isResource = hasSymbol || base !== undefined;
  let otherCloser: string | undefined;
  for (const [name, method] of methods) {
    if (method && saysThatItCloses(method, questions)) {
      isResource = true;
      otherCloser ??= name;
    }
    const isAsync = name === ASYNC || (method !== undefined && isAsynchronous(method, questions));
    closers[name] = isAsync ? { async: true } : {};
    isResource ||= isAsync;
    for (const field of method ? closedFields(node, method, questions) : []) {
      isResource = true;
      isOwner ||= isOwned(node, field, questions);
    }
  }
  if (!isResource) return undefined;
  const obligation = (hasSymbol || isOwner) && !refusesToClose(methods, base) ? "must" : "may";
  return ownSpec({ name: nameOf(node), closers, otherCloser, obligation, source: "declared in this file" });
}

/** All closing methods of its base only throw here (`not supported`), and a symbol calls those: there is nothing to close it with. */
function refusesToClose(methods: ReadonlyMap<string, FunctionNode | undefined>, base: ResourceSpec | undefined): boolean {
  const inherited = Object.keys(base?.closers ?? {}).filter((name) => name !== SYNC && name !== ASYNC);
  const isRefused = (method: FunctionNode | undefined): boolean => method !== undefined && onlyThrows(method);
  return inherited.length > 0 && inherited.every((name) => methods.has(name)) && [...methods.values()].every(isRefused);
}

function onlyThrows({ body }: FunctionNode): boolean {
  if (body.type !== "BlockStatement" || body.body.at(-1)?.type !== "ThrowStatement") return false;
  let returns = false;
  walk(body, (inner) => {
    returns ||= inner.type === "ReturnStatement";
    return !isFunction(inner);
  });
  return !returns;
}

/** `@closes`, on a method: whatever its name is, it closes the object. */
function saysThatItCloses(method: FunctionNode, questions: Questions): boolean {
  return questions.terms(method).some(({ about, word }) => word === "closes" && about === "this");
}

function nameOf(node: ClassNode): string {
  if (node.id) return node.id.name;
  const { parent } = node;
  if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") return parent.id.name;
  return "(anonymous class)";
}

function symbolOf(closers: Readonly<Record<string, Closer>>): Disposal["symbol"] {
  const sync = Object.hasOwn(closers, SYNC);
  const async = Object.hasOwn(closers, ASYNC);
  if (sync && async) return "both";
  return sync ? "sync" : async ? "async" : "none";
}

/** Methods that close, by name; undefined for one without a body. */
function closingMethods(node: ClassNode, questions: Questions): ReadonlyMap<string, FunctionNode | undefined> {
  const methods = new Map<string, FunctionNode | undefined>();
  for (const member of node.body.body) {
    if (!("key" in member) || !("static" in member) || member.static) continue;
    // What is not written is undefined or null, as the parser has it.
    if ("accessibility" in member && member.accessibility && member.accessibility !== "public") continue;
    const name = keyOf(member);
    if (name?.startsWith("#")) continue;
    const isSaid = member.type === "MethodDefinition" && isFunction(member.value) && saysThatItCloses(member.value, questions);
    if (name === undefined || !(isSaid || CLOSING_NAMES.includes(name) || name === SYNC || name === ASYNC)) continue;
    if (member.type === "MethodDefinition" && member.kind === "method") {
      methods.set(name, member.value.type === "FunctionExpression" ? member.value : undefined);
    } else if (member.type === "PropertyDefinition") {
      if (member.value?.type === "ArrowFunctionExpression" || member.value?.type === "FunctionExpression") {
        methods.set(name, member.value);
      }
    } else if (member.type === "TSAbstractMethodDefinition" && member.kind === "method") {
      methods.set(name, undefined);
    }
  }
  return methods;
}

function isAsynchronous(method: FunctionNode, questions: Questions): boolean {
  if (method.async) return true;
  const type = method.returnType?.typeAnnotation;
  if (type?.type === "TSTypeReference" && type.typeName.type === "Identifier") {
    return /^Promise(?:Like)?$/.test(type.typeName.name);
  }
  const result = questions.result(method);
  return result !== undefined && result !== "nothing" && result.kind === "promise";
}

/** Fields of the class that a method closes by a call such as `this.pool.end()`. */
function closedFields(node: ClassNode, method: FunctionNode, questions: Questions): readonly string[] {
  const fields: string[] = [];
  walk(method, (inner) => {
    const callee = inner.type === "CallExpression" ? bare(inner.callee) : undefined;
    if (callee?.type === "MemberExpression") {
      const field = fieldOf(callee.object, node, questions);
      const name = keyOf(callee);
      const spec = field === undefined ? undefined : questions.specOf(questions.field(node, field, false));
      if (field !== undefined && spec && name !== undefined && closes(spec, name)) fields.push(field);
    }
    return inner.type !== "ClassExpression" && inner.type !== "ClassDeclaration";
  });
  return fields;
}

function closes(spec: ResourceSpec, name: string): boolean {
  return Object.hasOwn(spec.closers, name) || name === SYNC || name === ASYNC;
}

/** The field of the class that an expression reads: `this.pool`, or a constant that was bound to it. */
function fieldOf(expression: TSESTree.Node, node: ClassNode, questions: Questions): string | undefined {
  const object = bare(expression);
  if (object.type === "MemberExpression" && object.object.type === "ThisExpression") {
    return selfAt(object)?.node === node ? keyOf(object) : undefined;
  }
  if (object.type !== "Identifier") return undefined;
  const definition = questions.scopes.variableOf(object)?.defs[0]?.node;
  if (definition?.type !== "VariableDeclarator" || !definition.init) return undefined;
  const initial = bare(definition.init);
  if (definition.id.type === "Identifier" && initial.type === "MemberExpression") {
    return initial.object.type === "ThisExpression" && selfAt(initial)?.node === node ? keyOf(initial) : undefined;
  }
  if (definition.id.type !== "ObjectPattern" || initial.type !== "ThisExpression") return undefined;
  const property = definition.id.properties.find(
    ({ value }) => value?.type === "Identifier" && value.name === object.name,
  );
  return property?.type === "Property" && selfAt(initial)?.node === node ? keyOf(property) : undefined;
}

/** Does the class open what it puts into the field, as opposed to being given it? What its author says goes first. */
function isOwned(node: ClassNode, field: string, questions: Questions): boolean {
  const said = questions.fieldOwnership(node).get(field);
  if (said !== undefined) return said === "owns";
  const opens = (source: TSESTree.Node | null | undefined): boolean => {
    let value = source && bare(source);
    if (value?.type === "LogicalExpression") value = bare(value.right);
    if (value?.type === "AwaitExpression") value = bare(value.argument);
    if (value?.type !== "CallExpression" && value?.type !== "NewExpression") return false;
    const known: Known = questions.value(value);
    const borrowed = questions.effect(value)?.effect.returns?.borrowed;
    return known !== undefined && known !== "nothing" && !borrowed;
  };
  const isInitialised = node.body.body.some(
    (member) =>
      member.type === "PropertyDefinition" && !member.static && keyOf(member) === field && opens(member.value),
  );
  if (isInitialised) return true;
  return questions.writes.to(field).some(({ target, source, names }) => {
    const isOfClass = target.object.type === "ThisExpression" && selfAt(target)?.node === node;
    return isOfClass && names?.length === 0 && opens(source);
  });
}
