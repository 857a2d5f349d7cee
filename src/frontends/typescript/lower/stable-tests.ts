/** Which tests have the same outcome each time, and which of them are the same test? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { Lowering } from "./lowering.ts";
import { memberName, withoutFrames } from "./syntax.ts";

/** A test in its positive form. */
export interface StableTest {
  readonly key: string;
  /** False when the test that was asked about is the negation of `key`. */
  readonly holds: boolean;
}

/** What is tested: the truth of a value, or that two values are equal. */
export type TestQuestion =
  | { readonly truth: TSESTree.Node }
  | { readonly equal: readonly [TSESTree.Node, TSESTree.Node] };

/** Longer tests are not worth the comparison of their keys. */
const DEEPEST_TEST = 12;

/** Properties that tell a state change without being assigned to: their outcome is not stable. */
const STATE_NAME =
  /^(?:is|has|should|can)(?:[A-Z_]|$)|(?:ed|able|ing|ent|dy)$|^(?:size|length|open|active|alive|dead|value|current|state|status)$/u;

/** The test as a key; undefined when its outcome may change. */
export function stableTest(lowering: Lowering, question: TestQuestion): StableTest | undefined {
  if ("equal" in question) {
    const key = equality(lowering, "===", question.equal[0], question.equal[1]);
    return key === undefined ? undefined : { key, holds: true };
  }
  let node = withoutFrames(question.truth);
  let holds = true;
  while (node.type === Syntax.UnaryExpression && node.operator === "!") {
    holds = !holds;
    node = withoutFrames(node.argument);
  }
  if (node.type === Syntax.Literal) return undefined;
  if (node.type === Syntax.BinaryExpression) {
    const positive = POSITIVE.get(node.operator);
    if (positive === undefined) return undefined;
    const key = equality(lowering, positive, node.left, node.right);
    return key === undefined ? undefined : { key, holds: positive === node.operator ? holds : !holds };
  }
  const key = operand(lowering, node, 0);
  return key === undefined ? undefined : { key, holds };
}

const POSITIVE: ReadonlyMap<string, "==" | "==="> = new Map([
  ["!=", "=="],
  ["!==", "==="],
  ["==", "=="],
  ["===", "==="],
]);

/** `1 === a` is the same test as `a === 1`. */
function equality(
  lowering: Lowering,
  operator: "==" | "===",
  left: TSESTree.Node,
  right: TSESTree.Node,
): string | undefined {
  const first = operand(lowering, left, 1);
  const second = first === undefined ? undefined : operand(lowering, right, 1);
  if (first === undefined || second === undefined) return undefined;
  const isTurned = withoutFrames(left).type === Syntax.Literal;
  return isTurned ? `${second} ${operator} ${first}` : `${first} ${operator} ${second}`;
}

function operand(lowering: Lowering, expression: TSESTree.Node, depth: number): string | undefined {
  if (depth > DEEPEST_TEST) return undefined;
  const node = withoutFrames(expression);
  switch (node.type) {
    case Syntax.Literal:
      return typeof node.value === "string" ? JSON.stringify(node.value) : node.raw;
    case Syntax.TemplateLiteral:
      return node.expressions.length === 0 ? JSON.stringify(node.quasis[0]?.value.cooked ?? "") : undefined;
    case Syntax.Identifier:
      return identifier(lowering, node);
    case Syntax.MemberExpression: {
      const name = memberName(node);
      if (name === undefined || STATE_NAME.test(name) || lowering.file.outline.assignedProperties.has(name)) {
        return undefined;
      }
      const object = operand(lowering, node.object, depth + 1);
      return object === undefined ? undefined : `${object}.${name}`;
    }
    case Syntax.UnaryExpression: {
      if (node.operator !== "typeof" && node.operator !== "!" && node.operator !== "-") return undefined;
      const inner = operand(lowering, node.argument, depth + 1);
      const space = node.operator === "typeof" ? " " : "";
      return inner === undefined ? undefined : `${node.operator}${space}${inner}`;
    }
    default:
      return undefined;
  }
}

/** Globals are taken to be constant: a program that reassigns them has other worries. */
function identifier(lowering: Lowering, node: TSESTree.Identifier): string | undefined {
  const variable = lowering.file.names.placeOf(node)?.variable;
  if (!variable) return node.name;
  return variable.constant ? lowering.file.names.uniqueName(variable) : undefined;
}
