/**
 * Which value does a type annotation describe, without asking a type checker?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ResourceSpec } from "../../../core/effects.ts";
import type { DocComments } from "./doc-comments.ts";
import { JsDoc } from "./jsdoc.ts";
import type { ScopeVariable } from "../source.ts";
import type { Questions } from "./questions.ts";
import { textOf } from "./syntax.ts";
import { awaited, joinAll, promiseOf, type FunctionNode, type Known } from "./value.ts";

/** Types of the language whose argument is what they are about. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  "Exclude",
  "Extract",
  "NoInfer",
  "NonNullable",
  "Partial",
  "Readonly",
  "Required",
]);

/** Answers for annotations of TypeScript and of JSDoc. */
export class Annotations {
  readonly #questions: Questions;
  readonly #jsdoc: JsDoc;
  readonly #known = new Map<TSESTree.TypeNode, Known>();

  constructor(questions: Questions, text: string, comments: DocComments) {
    this.#questions = questions;
    this.#jsdoc = new JsDoc(text, comments, {
      named: (names, parts, at) => this.#named(names, parts, at),
      imported: (module, names) => this.#instance({ kind: "path", module, names }),
      queried: (names, at) => this.#valueNamed(names, at),
    });
  }

  /** What a value of the annotated type is. */
  of(type: TSESTree.TypeNode | undefined): Known {
    if (!type) return undefined;
    // A type that is made of itself adds nothing to itself.
    if (this.#known.has(type)) return this.#known.get(type);
    this.#known.set(type, "nothing");
    const answer = this.#read(type);
    this.#known.set(type, answer);
    return answer;
  }

  /** What the annotation of a binding, field or accessor says, in the code or in the comment before it. */
  declared(node: TSESTree.Node): Known {
    const typed = "typeAnnotation" in node ? node.typeAnnotation : undefined;
    return typed?.type === "TSTypeAnnotation" ? this.of(typed.typeAnnotation) : this.#jsdoc.type(node);
  }

  /** What the annotation of a parameter says; `name` is undefined for a pattern. */
  parameter(parameter: TSESTree.Node, name: string | undefined, owner: FunctionNode): Known {
    const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
    const said = this.declared(target);
    return said ?? (name === undefined ? undefined : this.#jsdoc.parameter(owner, name));
  }

  /** What the annotation of a function says that a call gives. */
  returned(node: FunctionNode): Known {
    return node.returnType ? this.of(node.returnType.typeAnnotation) : this.#jsdoc.returned(node);
  }

  /** What a JSDoc cast around an expression says that it is. */
  cast(node: TSESTree.Node): Known {
    return this.#jsdoc.cast(node);
  }

  /** What the member of an object type or interface is. */
  memberOf(members: readonly TSESTree.TypeElement[], name: string): Known {
    for (const member of members) {
      if (member.type !== "TSPropertySignature" || member.computed) continue;
      const key = member.key.type === "Identifier" ? member.key.name : textOf(member.key);
      if (key === name) return this.of(member.typeAnnotation?.typeAnnotation);
    }
    return undefined;
  }

  #read(type: TSESTree.TypeNode): Known {
    switch (type.type) {
      case "TSNullKeyword":
      case "TSUndefinedKeyword":
      case "TSVoidKeyword":
        return "nothing";
      case "TSUnionType":
        return joinAll(type.types.map((part) => this.of(part)));
      case "TSIntersectionType":
        return joinAll(type.types.map((part) => this.of(part) ?? "nothing").filter(isNoShape));
      case "TSTypeOperator":
        return type.operator === "readonly" ? this.of(type.typeAnnotation) : undefined;
      case "TSTypeLiteral":
        return { kind: "shape", members: type.members };
      case "TSTupleType":
        return { kind: "tuple", items: type.elementTypes.map((part) => this.of(part)) };
      case "TSIndexedAccessType": {
        const name = type.indexType.type === "TSLiteralType" ? textOf(type.indexType.literal) : undefined;
        return name === undefined ? undefined : this.#questions.member(this.of(type.objectType), name);
      }
      case "TSImportType":
        return this.#instance(this.#imported(type));
      case "TSTypeQuery":
        return this.#queried(type.exprName);
      case "TSTypeReference": {
        const names = namesOf(type.typeName);
        const parts = (type.typeArguments?.params ?? []).map((part) => (): Known => this.of(part));
        return names && this.#named(names, parts, type);
      }
      default:
        return undefined;
    }
  }

  #imported(type: TSESTree.TSImportType): Known {
    const module = textOf(type.source);
    const names = type.qualifier ? namesOf(type.qualifier) : [];
    return module === undefined || !names ? undefined : { kind: "path", module, names };
  }

  #queried(name: TSESTree.EntityName | TSESTree.TSImportType): Known {
    if (name.type === "TSImportType") return this.#imported(name);
    const [first, ...rest] = namesOf(name) ?? [];
    return first === undefined ? undefined : this.#valueNamed([first, ...rest], name);
  }

  /** What a value of the named type is; `parts` are the arguments of the type. */
  #named(names: readonly string[], parts: readonly (() => Known)[], at: TSESTree.Node): Known {
    const [name, ...rest] = names;
    if (name === undefined) return undefined;
    const variable = this.#questions.scopes.variableNamed(name, at);
    const isOfFile = variable !== undefined && variable.defs.length > 0;
    if (rest.length === 0 && !isOfFile) {
      const [part] = parts;
      const built = part && this.#builtIn(name, part);
      if (built !== undefined) return built;
    }
    if (rest.length === 0 && isOfFile) {
      const said = this.#declaredType(variable);
      if (said !== undefined) return said;
    }
    return this.#instance(this.#valueNamed(names, at));
  }

  #builtIn(name: string, part: () => Known): Known {
    if (name === "Promise" || name === "PromiseLike") return promiseOf(part());
    if (name === "Awaited") return awaited(part());
    if (name === "InstanceType") return this.#instance(part());
    if (name === "ReturnType") {
      const called = part();
      if (called === undefined || called === "nothing") return undefined;
      if (called.kind === "function") return this.#questions.result(called.node);
      const resolved = called.kind === "path" ? this.#questions.entry(called) : undefined;
      return resolved?.entry.call && this.#questions.produced(resolved.entry.call, resolved.library.name, undefined);
    }
    return TRANSPARENT.has(name) ? part() : undefined;
  }

  /** What a type alias, interface or type parameter of the file stands for. */
  #declaredType(variable: ScopeVariable): Known {
    for (const { node } of variable.defs) {
      if (node.type === "TSTypeAliasDeclaration") return this.of(node.typeAnnotation);
      if (node.type === "TSTypeParameter") return this.of(node.constraint);
      if (node.type === "TSInterfaceDeclaration") {
        for (const { expression } of node.extends) {
          const isNamed = expression.type === "Identifier" && expression.name !== node.id.name;
          const base = isNamed
            ? this.#named([expression.name], [], expression)
            : this.#instance(this.#questions.value(expression));
          if (base !== undefined && base !== "nothing" && base.kind === "instance") return base;
        }
        return { kind: "shape", members: node.body.body };
      }
    }
    return undefined;
  }

  #valueNamed([name, ...rest]: readonly string[], at: TSESTree.Node): Known {
    if (name === undefined) return undefined;
    const variable = this.#questions.scopes.variableNamed(name, at);
    let value: Known =
      variable && variable.defs.length > 0
        ? this.#questions.variable(variable)
        : { kind: "path", module: undefined, names: [name] };
    for (const member of rest) value = this.#questions.member(value, member);
    return value;
  }

  /** What an instance of a class is. A type that is exported under the name of a resource counts as its class. */
  #instance(value: Known): Known {
    if (value === undefined || value === "nothing") return undefined;
    if (value.kind === "class") return { kind: "own", node: value.node };
    if (value.kind !== "path") return undefined;
    const resolved = this.#questions.entry(value);
    const name = resolved?.entry.instance ?? resolved?.entry.construct?.returns?.resource;
    let spec: ResourceSpec | undefined;
    if (resolved && name !== undefined) spec = this.#questions.catalog.resource(resolved.library, name);
    const last = value.names.at(-1);
    if (!spec && value.module !== undefined && last !== undefined) {
      spec = this.#questions.catalog.declaredIn(value.module, last);
    }
    return spec && { kind: "instance", spec };
  }
}

/** The names of `a.b.c`, from left to right. */
function namesOf(name: TSESTree.EntityName): readonly string[] | undefined {
  const names: string[] = [];
  let left: TSESTree.Node = name;
  for (; left.type === "TSQualifiedName"; left = left.left) names.unshift(left.right.name);
  return left.type === "Identifier" ? [left.name, ...names] : undefined;
}

function isNoShape(value: Known): boolean {
  return value === undefined || value === "nothing" || value.kind !== "shape";
}
