/**
 * What is a property of a value of which something is known?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ScopeVariable } from "../source.ts";
import type { Questions } from "./questions.ts";
import { keyOf } from "./syntax.ts";
import { joinAll, type Known, type Value } from "./value.ts";

type Parts = Extract<Value, { kind: "parts" }>;

/** Names under which the global object is known. */
const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(["global", "globalThis", "self", "window"]);

/** No catalogued name has more parts; it also ends `x = x.next` in a loop. */
const MAXIMUM_PATH = 8;

/** What `object.name` is. */
export function readMember(object: Known, name: string, questions: Questions): Known {
  if (object === undefined || object === "nothing") return undefined;
  switch (object.kind) {
    case "path": {
      const { module, names } = object;
      if (module === undefined && names.length === 1 && GLOBAL_OBJECTS.has(names[0] ?? "")) {
        return { kind: "path", module, names: [name] };
      }
      const spec = questions.specOf(object);
      if (spec && !questions.entry({ ...object, names: [...names, name] })) {
        return { kind: "member", spec, names: [name] };
      }
      const path: Known = names.length < MAXIMUM_PATH ? { kind: "path", module, names: [...names, name] } : undefined;
      return path && isExports(path.names.slice(0, -1)) && module === undefined
        ? (exported(name, questions) ?? path)
        : path;
    }
    case "instance":
      return { kind: "member", spec: object.spec, names: [name] };
    case "member":
      return object.names.length < MAXIMUM_PATH ? { ...object, names: [...object.names, name] } : undefined;
    case "holder": {
      const [first, ...rest] = object.names;
      if (first !== name) return undefined;
      return rest.length > 0 ? { ...object, names: rest } : { kind: "instance", spec: object.spec };
    }
    case "parts":
      return resourceAt(object, object.prefix + name, questions);
    case "class":
      return questions.field(object.node, name, true);
    case "own":
      return questions.field(object.node, name, false);
    case "object":
      return propertyOf(object.node, name, questions);
    case "namespace":
      return exportOf(object.node, name, questions);
    case "shape":
      return questions.annotations.memberOf(object.members, name);
    case "tuple":
      return /^\d{1,6}$/.test(name) ? object.items[Number(name)] : undefined;
    case "function":
    case "promise":
      return undefined;
  }
}

/** The resource that a catalogued caller hands to a function at a path (`"1"`, `"0.page"`). */
export function resourceAt({ library, parameters }: Pick<Parts, "library" | "parameters">, path: string, { catalog }: Questions): Known {
  const name = Object.hasOwn(parameters, path) ? parameters[path] : undefined;
  const spec = name === undefined ? undefined : catalog.resource(library, name);
  return spec && { kind: "instance", spec };
}

function propertyOf(node: TSESTree.ObjectExpression, name: string, questions: Questions): Known {
  // What is written later replaces what stands before it; a spread may replace anything before it.
  for (const property of node.properties.toReversed()) {
    if (property.type === "SpreadElement") return undefined;
    const key = keyOf(property);
    if (key === undefined) return undefined;
    if (key !== name) continue;
    if (property.kind !== "init") return undefined;
    const written = questions.writes
      .to(name)
      .filter(({ target }) => {
        const owner = questions.value(target.object);
        return owner !== undefined && owner !== "nothing" && owner.kind === "object" && owner.node === node;
      })
      .map((write) => taken(write.source && questions.value(write.source), write.names, questions));
    return joinAll([questions.value(property.value), ...written]);
  }
  return undefined;
}

/** What a namespace exports under a name, as long as nothing else of the file may write there. */
function exportOf({ body }: TSESTree.TSModuleDeclaration, name: string, questions: Questions): Known {
  if (body?.type !== "TSModuleBlock" || questions.writes.to(name).length > 0) return undefined;
  for (const statement of body.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : undefined;
    if (!declaration) continue;
    const variable = questions.scopes.declaredBy(declaration).find((declared) => declared.name === name && isBoundIn(declared, declaration));
    if (variable) return questions.variable(variable);
  }
  return undefined;
}

/** A function declares its parameters as well, and a class its own name inside. */
function isBoundIn({ scope }: ScopeVariable, declaration: TSESTree.Node): boolean {
  return scope.block !== declaration;
}

/** Takes properties out of a value, as destructuring does. */
export function taken(source: Known, names: readonly string[] | undefined, questions: Questions): Known {
  if (!names) return undefined;
  let value = source;
  for (const name of names) value = questions.member(value, name);
  return value;
}

function isExports(names: readonly string[]): boolean {
  return names.join(".") === "exports" || names.join(".") === "module.exports";
}

/** What the file writes into a property of its exports. */
function exported(name: string, questions: Questions): Known {
  const values: Known[] = [];
  for (const { target, source, names } of questions.writes.to(name)) {
    const owner = questions.value(target.object);
    if (owner === undefined || owner === "nothing" || owner.kind !== "path" || owner.module !== undefined) continue;
    if (isExports(owner.names)) values.push(taken(source && questions.value(source), names, questions));
  }
  for (const { target, source } of questions.writes.to("exports")) {
    if (target.object.type !== "Identifier" || target.object.name !== "module" || !source) continue;
    values.push(questions.member(questions.value(source), name));
  }
  return values.length === 0 ? undefined : joinAll(values);
}
