/** Which events does an expression cause, in order of evaluation, and in which place is its value? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { Place } from "../../../core/ir.ts";
import { assignment } from "./assignments.ts";
import { call, importCall, taggedTemplate } from "./calls.ts";
import { classValue } from "./classes.ts";
import { choice, logical } from "./choices.ts";
import { functionValue } from "./functions.ts";
import { jsx } from "./jsx.ts";
import { arrayLiteral, objectLiteral } from "./literals.ts";
import type { Lowering } from "./lowering.ts";
import { memberValue, optionalChain } from "./members.ts";
import { withoutWrappers } from "./syntax.ts";
import { asked, takenAsOperand, takenAsValue } from "./taken-values.ts";

/**
 * Lowers an expression.
 *
 * @param awaited The value is awaited on the spot.
 * @returns The place that holds the value; undefined for what is not tracked (literals, results of operators).
 */
export function evaluate(
  lowering: Lowering,
  expression: TSESTree.Node | null | undefined,
  awaited = false,
): Place | undefined {
  if (!expression || !lowering.down()) return undefined;
  const place = dispatch(lowering, withoutWrappers(expression), awaited);
  lowering.up();
  return place;
}

function dispatch(lowering: Lowering, node: TSESTree.Node, awaited: boolean): Place | undefined {
  switch (node.type) {
    case Syntax.Identifier:
      return identifier(lowering, node);
    case Syntax.ThisExpression:
      return lowering.selfPlace();
    case Syntax.CallExpression:
    case Syntax.NewExpression:
      return call(lowering, node, awaited);
    case Syntax.MemberExpression:
      return memberValue(lowering, node);
    case Syntax.ChainExpression:
      return optionalChain(lowering, node, awaited);
    case Syntax.AwaitExpression:
      return lowering.settle(node, evaluate(lowering, node.argument, true));
    case Syntax.AssignmentExpression:
      return assignment(lowering, node);
    case Syntax.ArrowFunctionExpression:
    case Syntax.FunctionExpression:
      return functionValue(lowering, node, true);
    case Syntax.ClassExpression:
      return classValue(lowering, node);
    case Syntax.ObjectExpression:
      return objectLiteral(lowering, node);
    case Syntax.ArrayExpression:
      return arrayLiteral(lowering, node);
    case Syntax.LogicalExpression:
      return logical(lowering, node);
    case Syntax.ConditionalExpression:
      return choice(lowering, node);
    case Syntax.SequenceExpression:
      return sequence(lowering, node);
    case Syntax.YieldExpression:
      return yielded(lowering, node);
    case Syntax.UnaryExpression:
      unary(lowering, node);
      return undefined;
    case Syntax.TaggedTemplateExpression:
      return taggedTemplate(lowering, node, awaited);
    case Syntax.ImportExpression:
      return importCall(lowering, node, awaited);
    case Syntax.JSXElement:
    case Syntax.JSXFragment:
      jsx(lowering, node);
      return undefined;
    default:
      operands(lowering, node);
      return undefined;
  }
}

/** Expressions whose value is never tracked; their operands still have events. */
function operands(lowering: Lowering, node: TSESTree.Node): void {
  switch (node.type) {
    case Syntax.BinaryExpression:
      binary(lowering, node);
      break;
    case Syntax.TemplateLiteral:
      for (const part of node.expressions) takenAsValue(lowering, part, evaluate(lowering, part));
      break;
    case Syntax.UpdateExpression:
      evaluate(lowering, node.argument);
      break;
    case Syntax.SpreadElement:
      spread(lowering, node);
      break;
    default:
      break;
  }
}

/** A function that is read as a value, and not called by its name, may be called by anybody. */
function identifier(lowering: Lowering, node: TSESTree.Identifier): Place | undefined {
  const place = lowering.variable(node);
  if (!place) return undefined;
  const variable = lowering.file.names.scopeVariable(node);
  for (const definition of variable?.defs ?? []) {
    // A parameter is defined by its function, which is not what it holds.
    const held = place.variable?.role === "variable" ? wholeValue(definition.node) : undefined;
    const outline = held && lowering.file.outline.functionOf.get(held);
    if (outline) lowering.file.reachable.add(outline.id);
  }
  return place;
}

/** What a definition gives its variable: a function its own name, a plain declaration its initialiser. */
function wholeValue(definition: TSESTree.Node): TSESTree.Node | undefined {
  if (definition.type !== Syntax.VariableDeclarator) return definition;
  return definition.id.type === Syntax.Identifier && definition.init ? withoutWrappers(definition.init) : undefined;
}

/** Chains of one operator can be thousands long, so the left side is followed without recursion. */
function binary(lowering: Lowering, node: TSESTree.BinaryExpression): void {
  const operations: TSESTree.BinaryExpression[] = [];
  let left: TSESTree.Node = node;
  while (left.type === Syntax.BinaryExpression) {
    if (left.operator === "in" || left.operator === "instanceof") asked(lowering, left);
    operations.push(left);
    left = withoutWrappers(left.left);
  }
  takenAsOperand(lowering, operations.at(-1)?.operator ?? "", left, evaluate(lowering, left));
  for (const { operator, right } of operations.reverse()) takenAsOperand(lowering, operator, right, evaluate(lowering, right));
}

function sequence(lowering: Lowering, node: TSESTree.SequenceExpression): Place | undefined {
  let place: Place | undefined;
  for (const part of node.expressions) place = evaluate(lowering, part);
  return place;
}

/** `yield* e` waits for `e`: an effect, or a generator that this one delegates to. */
function yielded(lowering: Lowering, node: TSESTree.YieldExpression): Place | undefined {
  if (node.delegate) return lowering.settle(node, evaluate(lowering, node.argument, true));
  const place = evaluate(lowering, node.argument);
  lowering.escape(node, place, "yield");
  // The consumer may throw into the generator here.
  const read = place ?? lowering.result(node);
  lowering.emit({
    kind: "use",
    site: lowering.site(node),
    origin: node,
    place: read,
    how: "read",
    mayThrow: true,
  });
  lowering.builder.mayReturnHere();
  return undefined;
}

function unary(lowering: Lowering, node: TSESTree.UnaryExpression): void {
  const place = evaluate(lowering, node.argument);
  asked(lowering, node);
  takenAsOperand(lowering, node.operator, node.argument, place);
  if (node.operator === "delete" && place?.base) lowering.bind(node, place, undefined, { declares: false, absent: true });
  if (node.operator !== "void" || !place) return;
  lowering.emit({ kind: "handle", site: lowering.site(node), origin: node, place, how: "void" });
}

/** Lowers `...e` where no place can take its elements. */
export function spread(lowering: Lowering, node: TSESTree.JSXSpreadAttribute | TSESTree.SpreadElement): Place | undefined {
  const place = evaluate(lowering, node.argument);
  takenAsValue(lowering, node.argument, place);
  if (place) {
    lowering.emit({
      kind: "use",
      site: lowering.site(node),
      origin: node,
      place,
      how: "spread",
      mayThrow: false,
    });
  }
  return place;
}
