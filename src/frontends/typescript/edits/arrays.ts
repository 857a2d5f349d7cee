/**
 * Is the value of an expression an array, or something else that is iterated in another way?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import { bare } from "../resolve/syntax.ts";
import { guarded } from "../types.ts";
import { variableAt, type WrittenFile } from "./written-file.ts";

/** What is known about a value that has `forEach`. */
export type Listing = "array" | "keyed" | "unknown";

/** Methods that give an array whatever they are called on. */
const GIVING_ARRAYS: ReadonlySet<string> = new Set(["filter", "flat", "flatMap", "map", "split", "toReversed", "toSorted", "toSpliced"]);

/** Classes whose `forEach` hands over a value and a key, where a loop gives pairs. */
const KEYED: ReadonlySet<string> = new Set(["FormData", "Headers", "Map", "ReadonlyMap", "URLSearchParams"]);

/** Tells from types, from annotations and from how a constant is made. */
export function listingOf(file: WrittenFile, expression: TSESTree.Node): Listing {
  const typed = byTypes(file, expression);
  if (typed !== undefined) return typed;
  const node = bare(expression);
  switch (node.type) {
    case "ArrayExpression":
      return "array";
    case "CallExpression":
      return isArrayCall(node) ? "array" : "unknown";
    case "Identifier":
      return ofVariable(file, node);
    case "NewExpression":
      return node.callee.type === "Identifier" ? ofClass(node.callee.name) : "unknown";
    default:
      return "unknown";
  }
}

function ofClass(name: string): Listing {
  if (name === "Array" || name === "ReadonlyArray") return "array";
  return KEYED.has(name) ? "keyed" : "unknown";
}

function isArrayCall(call: TSESTree.CallExpression): boolean {
  const callee = bare(call.callee);
  if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier") return false;
  const { name } = callee.property;
  const owner = callee.object.type === "Identifier" ? callee.object.name : undefined;
  if (owner === "Array") return name === "from" || name === "of";
  if (owner === "Object") return name === "entries" || name === "keys" || name === "values" || name === "getOwnPropertyNames";
  return GIVING_ARRAYS.has(name);
}

function ofVariable(file: WrittenFile, identifier: TSESTree.Identifier): Listing {
  const variable = variableAt(file, identifier.name, identifier);
  const definition = variable?.defs.length === 1 ? variable.defs[0] : undefined;
  if (!variable || !definition) return "unknown";
  const { name, node } = definition as { readonly name: TSESTree.Node; readonly node: TSESTree.Node };
  if (name.parent?.type === "RestElement") return "array";
  const annotation = name.type === "Identifier" ? name.typeAnnotation?.typeAnnotation : undefined;
  if (annotation) return ofAnnotation(annotation);
  const isConstant = variable.references.every((reference) => !reference.isWrite() || reference.init === true);
  if (!isConstant || node.type !== "VariableDeclarator" || node.id !== name || !node.init) return "unknown";
  // A name for itself would be asked about for ever.
  const initial = bare(node.init);
  return initial.type === "Identifier" ? "unknown" : listingOf(file, initial);
}

function ofAnnotation(annotation: TSESTree.TypeNode): Listing {
  switch (annotation.type) {
    case "TSArrayType":
    case "TSTupleType":
      return "array";
    case "TSTypeOperator":
      return annotation.operator === "readonly" && annotation.typeAnnotation ? ofAnnotation(annotation.typeAnnotation) : "unknown";
    case "TSTypeReference":
      return annotation.typeName.type === "Identifier" ? ofClass(annotation.typeName.name) : "unknown";
    default:
      return "unknown";
  }
}

function byTypes({ types }: WrittenFile, node: TSESTree.Node): Listing | undefined {
  if (!types) return undefined;
  return guarded(() => {
    const { checker } = types;
    const type = checker.getTypeAtLocation(types.toTs(node));
    if (checker.isArrayType(type) || checker.isTupleType(type)) return "array";
    return KEYED.has(type.getSymbol()?.getName() ?? "") ? "keyed" : undefined;
  }, undefined);
}
