/**
 * What does a variable hold, whenever it holds anything?
 *
 * Its annotation decides. Without one that says something, all values that the file puts into it have to agree.
 */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { givenTo } from "./callbacks.ts";
import { importedBy } from "./imports.ts";
import { taken } from "./members.ts";
import type { ScopeVariable } from "../source.ts";
import type { Questions } from "./questions.ts";
import { isClass, isFunction } from "./syntax.ts";
import { join, joinAll, type Known } from "./value.ts";
import { namesWithin, writeOf } from "./writes.ts";

/** What is known of the variable's values. */
export function readVariable(variable: ScopeVariable, questions: Questions): Known {
  const said = joinAll(variable.defs.map(({ name }) => questions.annotations.declared(name)));
  if (isDecisive(said)) return said;
  let value: Known = "nothing";
  const seen = new Set<TSESTree.Node>();
  for (const definition of variable.defs) {
    seen.add(definition.name);
    value = join(value, defined(definition, questions));
    if (value === undefined) return said;
  }
  for (const { identifier } of variable.references.filter((reference) => reference.isWrite())) {
    if (seen.has(identifier)) continue;
    value = join(value, writtenTo(identifier, questions));
    if (value === undefined) return said;
  }
  // Nothing but null is ever put into it by this file: then nothing is known of it.
  return value === "nothing" ? said : value;
}

/** An object type says less than the object that is put in. */
function isDecisive(said: Known): boolean {
  return said !== undefined && said !== "nothing" && said.kind !== "shape";
}

function defined(definition: TSESLint.Scope.Definition, questions: Questions): Known {
  const { node, name } = definition;
  switch (definition.type as string) {
    case "ImportBinding":
      return importedBy(definition as TSESLint.Scope.Definitions.ImportBindingDefinition, questions);
    case "ClassName":
      return isClass(node) ? { kind: "class", node } : undefined;
    case "FunctionName":
      // The signatures of an overloaded function have no body; the one that has one is among the definitions.
      return isFunction(node) ? { kind: "function", node } : node.type === "TSDeclareFunction" ? "nothing" : undefined;
    case "TSModuleName":
      return node.type === "TSModuleDeclaration" && node.body && !node.declare ? { kind: "namespace", node } : undefined;
    case "Parameter":
      return isFunction(node) ? parameter(name, node, questions) : undefined;
    case "Variable":
      return declared(name, node, questions);
    default:
      return undefined;
  }
}

/** `let x;` puts nothing into it; the variable of a loop gets values that nobody knows. */
function declared(name: TSESTree.Node, node: TSESTree.Node, questions: Questions): Known {
  if (node.type === "VariableDeclarator" && node.id !== name) {
    const said = taken(questions.annotations.declared(node.id), namesWithin(name, node.id), questions);
    if (isDecisive(said)) return said;
  }
  return writeOf(name) ? writtenTo(name, questions) : "nothing";
}

function writtenTo(target: TSESTree.Node, questions: Questions): Known {
  const write = writeOf(target);
  if (!write?.source) return undefined;
  return taken(questions.value(write.source), write.names, questions);
}

function parameter(
  name: TSESTree.Node,
  node: Parameters<typeof givenTo>[0],
  questions: Questions,
): Known {
  const index = node.params.findIndex((candidate) => contains(candidate, name));
  const whole = node.params[index];
  if (!whole || whole.type === "RestElement") return undefined;
  const outer = whole.type === "TSParameterProperty" ? whole.parameter : whole;
  const pattern = outer.type === "AssignmentPattern" ? outer.left : outer;
  const names = namesWithin(name, pattern);
  const own = pattern.type === "Identifier" ? pattern.name : undefined;
  const said = taken(questions.annotations.parameter(outer, own, node), names, questions);
  if (said !== undefined && said !== "nothing") return said;
  const given = taken(givenTo(node, index, questions), names, questions);
  if (given !== undefined && given !== "nothing") return given;
  // Callers may pass something else, but something that can stand in for the default.
  return outer.type === "AssignmentPattern" ? taken(questions.value(outer.right), names, questions) : undefined;
}

function contains(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
