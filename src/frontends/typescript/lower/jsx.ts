/** Which values does JSX hand to components? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";

/** Lowers an element: attributes, then children. What is tracked among them escapes into the component. */
export function jsx(lowering: Lowering, node: TSESTree.JSXElement | TSESTree.JSXFragment): void {
  if (node.type === Syntax.JSXElement) {
    for (const attribute of node.openingElement.attributes) {
      if (attribute.type === Syntax.JSXSpreadAttribute) handOver(lowering, attribute, attribute.argument);
      else if (attribute.value) child(lowering, attribute.value);
    }
  }
  for (const each of node.children) child(lowering, each);
}

function child(lowering: Lowering, node: TSESTree.Node): void {
  switch (node.type) {
    case Syntax.JSXExpressionContainer:
    case Syntax.JSXSpreadChild:
      if (node.expression.type !== Syntax.JSXEmptyExpression) handOver(lowering, node, node.expression);
      break;
    case Syntax.JSXElement:
    case Syntax.JSXFragment:
      evaluate(lowering, node);
      break;
    default:
      break;
  }
}

function handOver(lowering: Lowering, origin: TSESTree.Node, expression: TSESTree.Node): void {
  lowering.escape(origin, evaluate(lowering, expression), "argument");
}
