/**
 * Which functions and signatures of functions does a file declare, and which comments are about them?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { DocComments } from "./doc-comments.ts";
import type { Declaration, DeclaredParameter, Doc } from "./ownership-terms.ts";
import { isFunction, keyOf } from "./syntax.ts";
import type { ClassNode, FunctionNode } from "./value.ts";

/** A function, or what declares one without a body. */
export type Signature =
  | FunctionNode
  | TSESTree.TSDeclareFunction
  | TSESTree.TSEmptyBodyFunctionExpression
  | TSESTree.TSFunctionType
  | TSESTree.TSMethodSignature;

/** Is it a function, or a signature of one? */
export function isSignature(node: TSESTree.Node | null | undefined): node is Signature {
  switch (node?.type) {
    case "TSDeclareFunction":
    case "TSEmptyBodyFunctionExpression":
    case "TSFunctionType":
    case "TSMethodSignature":
      return true;
    default:
      return isFunction(node);
  }
}

/** The signature with the comments that are about it and its parameters. */
export function declarationOf(node: Signature, comments: DocComments): Declaration {
  const doc = docOf(comments.before(subjectOf(node)));
  return {
    kind: kindOf(node),
    doc,
    parameters: node.params.map((parameter, index) => parameterOf(parameter, String(index), comments, doc)),
  };
}

/** What the user calls the function. */
export function signatureName(node: Signature): string {
  const { parent } = node;
  if ("id" in node && node.id) return node.id.name;
  const holder = node.type === "TSMethodSignature" ? node : subjectOf(node);
  if ("key" in holder && "computed" in holder) {
    const owner = ownerName(holder.parent);
    const key = keyOf(holder) ?? "(computed)";
    return owner === undefined ? key : `${owner}.${key}`;
  }
  if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") return parent.id.name;
  return "the function";
}

/** The other signatures of an overloaded function or method; its comments may stand there. */
export function overloadsOf(node: FunctionNode): readonly Signature[] {
  const holder = node.parent;
  if (holder.type === "MethodDefinition") {
    const name = keyOf(holder);
    return holder.parent.body.flatMap((member) => {
      const isOverload =
        member.type === "MethodDefinition" && member.static === holder.static && name !== undefined && keyOf(member) === name;
      return isOverload && member.value.type === "TSEmptyBodyFunctionExpression" ? [member.value] : [];
    });
  }
  if (node.type !== "FunctionDeclaration" || !node.id) return [];
  const { name } = node.id;
  const isExported = holder.type === "ExportNamedDeclaration" || holder.type === "ExportDefaultDeclaration";
  const list = isExported ? holder.parent : holder;
  const statements: readonly TSESTree.Node[] = "body" in list && Array.isArray(list.body) ? list.body : [];
  return statements.flatMap((statement) => {
    const declared =
      statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration"
        ? statement.declaration
        : statement;
    return declared?.type === "TSDeclareFunction" && declared.id?.name === name ? [declared] : [];
  });
}

/** The member of a class that is an instance method, with its name. */
export function methodOf(node: Signature): { readonly owner: ClassNode; readonly name: string } | undefined {
  const holder = node.parent;
  if (holder.type !== "MethodDefinition" || holder.static || holder.kind === "constructor") return undefined;
  const name = keyOf(holder);
  return name === undefined || name.startsWith("#") ? undefined : { owner: holder.parent.parent, name };
}

function kindOf(node: Signature): Declaration["kind"] {
  const holder = node.type === "TSMethodSignature" ? node : node.parent;
  switch (holder.type) {
    case "MethodDefinition":
    case "TSAbstractMethodDefinition":
      if (holder.kind === "constructor") return "constructor";
      return holder.kind === "get" ? "getter" : "method";
    case "TSMethodSignature":
      return holder.kind === "get" ? "getter" : "method";
    case "Property":
      return holder.kind === "get" ? "getter" : "method";
    case "PropertyDefinition":
      return "method";
    case "TSTypeAnnotation":
      return holder.parent.type === "TSPropertySignature" ? "method" : "function";
    default:
      return "function";
  }
}

/** The member or declaration before which the comment of a signature stands. */
function subjectOf(node: Signature): TSESTree.Node {
  const { parent } = node;
  switch (parent.type) {
    case "MethodDefinition":
    case "Property":
    case "PropertyDefinition":
    case "TSAbstractMethodDefinition":
      return parent;
    case "TSTypeAnnotation":
      return parent.parent.type === "TSPropertySignature" ? parent.parent : node;
    default:
      return node;
  }
}

function ownerName(body: TSESTree.Node | undefined): string | undefined {
  if (body?.type === "ClassBody") return body.parent.id?.name;
  return body?.type === "TSInterfaceBody" ? body.parent.id.name : undefined;
}

function parameterOf(
  parameter: TSESTree.Parameter,
  path: string,
  comments: DocComments,
  ofFunction: Doc | undefined,
): DeclaredParameter {
  const own = docOf(comments.endingBefore(parameter.range[0]));
  // A function that begins with its parameter (`pool => …`) has the comment for itself.
  const doc = own?.start === ofFunction?.start ? undefined : own;
  if (parameter.type === "RestElement") {
    return { path: undefined, names: new Map(namesOf(parameter.argument, undefined)), doc };
  }
  const outer = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
  return { path, names: new Map(namesOf(outer, path)), doc };
}

/** The names that a pattern binds, with the argument path of those whose path is known. */
function* namesOf(pattern: TSESTree.Node, path: string | undefined): Generator<[string, string | undefined]> {
  switch (pattern.type) {
    case "Identifier":
      yield [pattern.name, path];
      break;
    case "AssignmentPattern":
      yield* namesOf(pattern.left, path);
      break;
    case "ObjectPattern":
      for (const property of pattern.properties) {
        if (property.type === "RestElement") yield* namesOf(property.argument, undefined);
        else yield* namesOf(property.value, below(path, keyOf(property)));
      }
      break;
    case "ArrayPattern":
      for (const element of pattern.elements) if (element) yield* namesOf(element, undefined);
      break;
    case "RestElement":
      yield* namesOf(pattern.argument, undefined);
      break;
    default:
      break;
  }
}

function below(path: string | undefined, key: string | undefined): string | undefined {
  return path === undefined || key === undefined ? undefined : `${path}.${key}`;
}

function docOf(comment: TSESTree.Comment | undefined): Doc | undefined {
  // The text of a comment begins behind its two characters.
  return comment && { text: comment.value, start: comment.range[0] + 2 };
}
