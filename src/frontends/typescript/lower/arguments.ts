/** What is handed to a call? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { Argument } from "../../../core/ir.ts";
import { evaluate, spread } from "./expressions.ts";
import { functionValue } from "./functions.ts";
import type { Lowering } from "./lowering.ts";
import { constantKey, isFunction, withoutWrappers } from "./syntax.ts";

/**
 * Evaluates one argument of a call.
 *
 * @param handedOn A function in it reaches code that this file does not show.
 */
export function argumentOf(lowering: Lowering, expression: TSESTree.Node, handedOn: boolean): Argument {
  if (!lowering.down()) return {};
  const argument = evaluated(lowering, withoutWrappers(expression), handedOn);
  lowering.up();
  return argument;
}

/** What the first parameter of a completion callback is called. */
const ERROR = /^_*err(?:or)?$/iu;

function evaluated(lowering: Lowering, node: TSESTree.Node, handedOn: boolean): Argument {
  if (node.type === Syntax.SpreadElement) {
    const place = spread(lowering, node);
    return place ? { spread: true, place } : { spread: true };
  }
  if (node.type === Syntax.ObjectExpression) return objectArgument(lowering, node, handedOn);
  if (node.type === Syntax.ArrayExpression) {
    const elements = node.elements.map((element) => (element ? argumentOf(lowering, element, handedOn) : {}));
    return { elements };
  }
  const literal = literalOf(lowering, node);
  if (isFunction(node)) {
    const place = functionValue(lowering, node, handedOn);
    const id = lowering.file.outline.functionOf.get(node)?.id;
    const takesSelf = node.type === Syntax.FunctionExpression && lowering.file.text.slice(...node.range).includes("this");
    const [first] = node.params;
    const takesError = first?.type === Syntax.Identifier && ERROR.test(first.name);
    const parts = { ...(takesSelf && { takesSelf }), ...(takesError && { takesError }) };
    return { ...(place && { place }), ...(id !== undefined && { function: id }), ...parts };
  }
  const named = node.type === Syntax.Identifier || node.type === Syntax.MemberExpression;
  const denoted = named ? lowering.file.resolution.functionOf(node) : undefined;
  const id = denoted && lowering.file.outline.functionOf.get(denoted)?.id;
  // A function that is only named here, for a call that is known, is not read as a value.
  const place =
    id !== undefined && !handedOn && node.type === Syntax.Identifier ? lowering.variable(node) : evaluate(lowering, node);
  return {
    ...(place && { place }),
    ...(id !== undefined && { function: id }),
    ...(literal !== undefined && { literal }),
  };
}

function objectArgument(lowering: Lowering, node: TSESTree.ObjectExpression, handedOn: boolean): Argument {
  const properties = new Map<string, Argument>();
  for (const property of node.properties) {
    if (property.type === Syntax.SpreadElement) {
      const place = spread(lowering, property);
      if (place) lowering.emit({ kind: "escape", site: lowering.site(property), origin: property, place, to: "argument", isSpread: true });
      continue;
    }
    const key = constantKey(property);
    if (key === undefined) evaluate(lowering, property.key);
    const value = argumentOf(lowering, property.value, handedOn);
    if (key !== undefined) properties.set(key, value);
    else lowering.escape(property, value.place, "argument");
  }
  return { properties };
}

/** The arguments that a tag receives: the texts between the values, then the values. */
export function templateArguments(lowering: Lowering, quasi: TSESTree.TemplateLiteral): readonly Argument[] {
  const texts: Argument = {
    elements: quasi.quasis.map((text) => ({ literal: text.value.cooked })),
  };
  return [texts, ...quasi.expressions.map((expression) => argumentOf(lowering, expression, true))];
}

/** Value of a literal, of a template without parts, or of a constant that holds one. */
export function literalOf(lowering: Lowering, node: TSESTree.Node): Argument["literal"] {
  switch (node.type) {
    case Syntax.Literal:
      // A regular expression or bigint that the engine lacks has the value null, which is not what it says.
      return "regex" in node || ("bigint" in node && typeof node.value !== "bigint")
        ? undefined
        : node.value;
    case Syntax.TemplateLiteral:
      return node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
    case Syntax.UnaryExpression:
      return node.operator === "-" &&
        node.argument.type === Syntax.Literal &&
        typeof node.argument.value === "number"
        ? -node.argument.value
        : undefined;
    case Syntax.Identifier:
      return constantLiteral(lowering, node);
    default:
      return undefined;
  }
}

function constantLiteral(lowering: Lowering, node: TSESTree.Identifier): Argument["literal"] {
  if (lowering.file.names.placeOf(node)?.variable?.constant !== true) return undefined;
  const definition = lowering.file.names.scopeVariable(node)?.defs[0]?.node;
  if (definition?.type !== Syntax.VariableDeclarator || !definition.init) return undefined;
  // A pattern takes a part of its initialiser; only a plain name holds the whole.
  const isPlain = definition.id.type === Syntax.Identifier;
  const value = withoutWrappers(definition.init);
  return isPlain && value.type !== Syntax.Identifier ? literalOf(lowering, value) : undefined;
}

/** Can the expression be a function? Literals are none, and neither are null and undefined. */
export function isFunctionLike(node: TSESTree.Node): boolean {
  const value = withoutWrappers(node);
  switch (value.type) {
    case Syntax.Literal:
    case Syntax.TemplateLiteral:
    case Syntax.ObjectExpression:
    case Syntax.ArrayExpression:
    case Syntax.BinaryExpression:
    case Syntax.UnaryExpression:
    case Syntax.SpreadElement:
      return false;
    case Syntax.Identifier:
      return value.name !== "undefined";
    default:
      return true;
  }
}
