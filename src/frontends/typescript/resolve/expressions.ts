/**
 * What does an expression hold?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import { readCall } from "./calls.ts";
import { importedBySource } from "./imports.ts";
import type { Questions } from "./questions.ts";
import { keyOf, selfAt } from "./syntax.ts";
import { awaited, join, type Known } from "./value.ts";

/** Reads one expression; parts of it are asked of `questions`, which remembers them. */
export function readExpression(node: TSESTree.Node, questions: Questions): Known {
  const cast = questions.annotations.cast(node);
  if (cast !== undefined && cast !== "nothing") return cast;
  switch (node.type) {
    case "Identifier":
      return identifier(node, questions);
    case "ThisExpression":
      return questions.self(node);
    case "Literal":
      return node.value === null && node.raw === "null" ? "nothing" : undefined;
    case "UnaryExpression":
      return node.operator === "void" ? "nothing" : undefined;
    case "TSAsExpression":
    case "TSTypeAssertion": {
      const said = questions.annotations.of(node.typeAnnotation);
      if (said !== undefined && said !== "nothing" && said.kind !== "shape") return said;
      return questions.value(node.expression) ?? said;
    }
    case "ChainExpression":
    case "TSInstantiationExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
      return questions.value(node.expression);
    case "AwaitExpression":
      return awaited(questions.value(node.argument));
    case "SequenceExpression": {
      const last = node.expressions.at(-1);
      return last && questions.value(last);
    }
    case "AssignmentExpression":
      return assigned(node, questions);
    case "ConditionalExpression":
      return join(questions.value(node.consequent), questions.value(node.alternate));
    case "LogicalExpression":
      // The left side of `&&` is the result only when it is falsy, and no resource is.
      return node.operator === "&&"
        ? questions.value(node.right)
        : join(questions.value(node.left), questions.value(node.right));
    case "ArrowFunctionExpression":
    case "FunctionDeclaration":
    case "FunctionExpression":
      return { kind: "function", node };
    case "ClassDeclaration":
    case "ClassExpression":
      return { kind: "class", node };
    case "ObjectExpression":
      return { kind: "object", node };
    case "ArrayExpression":
      return array(node, questions);
    case "MemberExpression": {
      const name = keyOf(node);
      return name === undefined ? undefined : questions.member(questions.value(node.object), name);
    }
    case "ImportExpression":
      return importedBySource(node.source);
    case "CallExpression":
    case "NewExpression":
      return readCall(node, questions);
    case "TaggedTemplateExpression": {
      const tag = questions.value(node.tag);
      const resolved = tag !== undefined && tag !== "nothing" && tag.kind === "path" ? questions.entry(tag) : undefined;
      return resolved?.entry.call && questions.produced(resolved.entry.call, resolved.library.name, undefined);
    }
    default:
      return undefined;
  }
}

/** What `this` is: an instance of the class around it, the class itself, or the object literal of a method. */
export function readSelf(node: TSESTree.Node): Known {
  const self = selfAt(node);
  if (!self) return undefined;
  if (!("isStatic" in self)) return { kind: "object", node: self.node };
  return { kind: self.isStatic ? "class" : "own", node: self.node };
}

function identifier(node: TSESTree.Identifier, questions: Questions): Known {
  const variable = questions.scopes.variableOf(node);
  const known = variable && variable.defs.length > 0 ? questions.variable(variable) : undefined;
  if (questions.scopes.isShadowed(node.name, node)) return known;
  // `declare const pool: Pool` says what a global is; without a type that is known, the catalog may know the name.
  if (known !== undefined && known !== "nothing") return known;
  return node.name === "undefined" ? "nothing" : { kind: "path", module: undefined, names: [node.name] };
}

function assigned(node: TSESTree.AssignmentExpression, questions: Questions): Known {
  switch (node.operator) {
    case "=":
    case "&&=":
      return questions.value(node.right);
    case "??=":
    case "||=":
      return join(questions.value(node.left), questions.value(node.right));
    default:
      return undefined;
  }
}

function array(node: TSESTree.ArrayExpression, questions: Questions): Known {
  const items: Known[] = [];
  for (const element of node.elements) {
    // What stands behind a spread has no index that is known.
    if (element?.type === "SpreadElement") break;
    items.push(element ? questions.value(element) : "nothing");
  }
  return { kind: "tuple", items };
}
