/**
 * Which fields does a class own, and which does it only borrow, by the comments of its author?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FieldOwnership } from "../../../core/terms.ts";
import type { DocComments } from "./doc-comments.ts";
import { readOwnershipTags } from "./ownership-tags.ts";
import { keyOf } from "./syntax.ts";
import type { ClassNode } from "./value.ts";

/**
 * The annotated instance fields of a class: declared ones, parameter properties, and those that the constructor assigns.
 * A field that is said to be both is left out.
 */
export function readFieldOwnership(node: ClassNode, comments: DocComments): ReadonlyMap<string, FieldOwnership> {
  const found = new Map<string, FieldOwnership>();
  const note = (name: string | undefined, at: TSESTree.Node): void => {
    const said = ownershipSaid(comments.endingBefore(at.range[0]));
    if (name !== undefined && said !== undefined) found.set(name, said);
  };
  for (const member of node.body.body) {
    switch (member.type) {
      case "AccessorProperty":
      case "PropertyDefinition":
      case "TSAbstractAccessorProperty":
      case "TSAbstractPropertyDefinition":
        if (!member.static) note(keyOf(member), member);
        break;
      case "MethodDefinition":
        if (member.kind !== "constructor") break;
        for (const parameter of member.value.params) {
          if (parameter.type !== "TSParameterProperty") continue;
          const { parameter: inner } = parameter;
          note((inner.type === "AssignmentPattern" ? inner.left : inner).name, parameter);
        }
        for (const statement of member.value.body?.body ?? []) note(assignedField(statement), statement);
        break;
      default:
        break;
    }
  }
  return found;
}

/** `this.pool = pool;` in a constructor is where JavaScript declares a field. */
function assignedField(statement: TSESTree.Statement): string | undefined {
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression") return undefined;
  const { left, operator } = statement.expression;
  const isField = operator === "=" && left.type === "MemberExpression" && left.object.type === "ThisExpression";
  return isField ? keyOf(left) : undefined;
}

function ownershipSaid(comment: TSESTree.Comment | undefined): FieldOwnership | undefined {
  const said = new Set<FieldOwnership>();
  for (const { name, word } of comment ? readOwnershipTags(comment.value) : []) {
    if (name === undefined && (word === "owns" || word === "borrows")) said.add(word);
  }
  const [first, ...others] = said;
  return others.length === 0 ? first : undefined;
}
