/**
 * Which methods does a method of the file override or implement, and which signatures without a body does a call mean?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { CallNode, Questions } from "./questions.ts";
import { isSignature, type Signature } from "./signatures.ts";
import { bare, keyOf } from "./syntax.ts";
import type { ClassNode } from "./value.ts";

/** The nearest methods of the name in the base classes and interfaces of a class, as far as the file shows them. */
export function overriddenBy(node: ClassNode, name: string, questions: Questions): readonly Signature[] {
  const base = baseOf(node, questions);
  const inherited = base ? methodIn(base, name, questions, new Set([node])) : undefined;
  const implemented = node.implements.flatMap(({ expression }) => {
    const signature = expression.type === "Identifier" ? ofInterface(expression, name, questions, new Set()) : undefined;
    return signature ?? [];
  });
  return inherited ? [inherited, ...implemented] : implemented;
}

/** The signatures that a call means when no function of the file is called: of `declare function`, or of a type. */
export function signaturesCalled(node: CallNode, questions: Questions): readonly Signature[] {
  const callee = bare(node.callee);
  if (node.type === "NewExpression") return [];
  if (callee.type === "Identifier") {
    const definitions = questions.scopes.variableOf(callee)?.defs ?? [];
    const nodes = definitions.map((definition): TSESTree.Node => definition.node);
    return nodes.every((one) => one.type === "TSDeclareFunction") ? nodes.filter(isSignature) : [];
  }
  const name = callee.type === "MemberExpression" ? keyOf(callee) : undefined;
  if (callee.type !== "MemberExpression" || name === undefined) return [];
  const object = questions.value(callee.object);
  if (object === undefined || object === "nothing") return [];
  const found =
    object.kind === "shape"
      ? inMembers(object.members, name)
      : object.kind === "own"
        ? methodIn(object.node, name, questions, new Set())
        : undefined;
  return found ? [found] : [];
}

function baseOf(node: ClassNode, questions: Questions): ClassNode | undefined {
  const base = node.superClass ? questions.value(node.superClass) : undefined;
  return base !== undefined && base !== "nothing" && base.kind === "class" ? base.node : undefined;
}

/** The method of a class or, when it has none, of its base class. One with a body goes before its signatures. */
function methodIn(node: ClassNode, name: string, questions: Questions, seen: Set<ClassNode>): Signature | undefined {
  if (seen.has(node)) return undefined;
  seen.add(node);
  let found: Signature | undefined;
  for (const member of node.body.body) {
    const isMethod = member.type === "MethodDefinition" || member.type === "TSAbstractMethodDefinition";
    if (isMethod && !member.static && keyOf(member) === name && isSignature(member.value)) found = member.value;
  }
  const base = found ? undefined : baseOf(node, questions);
  return found ?? (base && methodIn(base, name, questions, seen));
}

function ofInterface(
  identifier: TSESTree.Identifier,
  name: string,
  questions: Questions,
  seen: Set<TSESTree.Node>,
): Signature | undefined {
  for (const { node } of questions.scopes.variableNamed(identifier.name, identifier)?.defs ?? []) {
    if (node.type !== "TSInterfaceDeclaration" || seen.has(node)) continue;
    seen.add(node);
    const own = inMembers(node.body.body, name);
    if (own) return own;
    for (const { expression } of node.extends) {
      const inherited = expression.type === "Identifier" ? ofInterface(expression, name, questions, seen) : undefined;
      if (inherited) return inherited;
    }
  }
  return undefined;
}

function inMembers(members: readonly TSESTree.TypeElement[], name: string): Signature | undefined {
  for (const member of members) {
    if (member.type === "TSMethodSignature" && keyOf(member) === name) return member;
    if (member.type !== "TSPropertySignature" || keyOf(member) !== name) continue;
    const type = member.typeAnnotation?.typeAnnotation;
    if (type?.type === "TSFunctionType") return type;
  }
  return undefined;
}
