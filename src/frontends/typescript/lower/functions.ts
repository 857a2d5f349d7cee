/** How does a function value come into being, and how does a function begin and end? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { Place } from "../../../core/ir.ts";
import { bindPattern, defaulted } from "./assignments.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { returned } from "./jumps.ts";
import { instanceFields } from "./classes.ts";
import { body } from "./statements.ts";
import { isClass, isFunction, type FunctionNode } from "./syntax.ts";

/**
 * Lowers a function expression to a value.
 *
 * @param handedOn It reaches code that this file does not show.
 */
export function functionValue(lowering: Lowering, node: FunctionNode, handedOn: boolean): Place | undefined {
  const outline = lowering.file.outline.functionOf.get(node);
  if (!outline) return undefined;
  if (handedOn) lowering.file.reachable.add(outline.id);
  const target = lowering.file.places.result(outline.name);
  lowering.emit({ kind: "closure", site: lowering.site(node), origin: node, target, function: outline.id });
  return target;
}

/** Function declarations exist from the start of their block on. */
export function hoisted(lowering: Lowering, statements: readonly TSESTree.Node[]): void {
  for (const statement of statements) {
    const declaration =
      statement.type === Syntax.ExportNamedDeclaration || statement.type === Syntax.ExportDefaultDeclaration
        ? statement.declaration
        : statement;
    if (declaration?.type !== Syntax.FunctionDeclaration) continue;
    const outline = lowering.file.outline.functionOf.get(declaration);
    if (!outline) continue;
    const target = (declaration.id && lowering.variable(declaration.id)) ?? lowering.file.places.result(outline.name);
    lowering.emit({
      kind: "closure",
      site: lowering.site(declaration),
      origin: declaration,
      target,
      function: outline.id,
    });
  }
}

/** Lowers the whole function. Gives the places of its parameters. */
export function wholeFunction(lowering: Lowering): readonly Place[] {
  const { node, kind } = lowering.outline;
  if (node.type === Syntax.Program) {
    body(lowering, node.body, node);
    return [];
  }
  if (isClass(node)) {
    if (kind === "class-initializer") instanceFields(lowering, node);
    return [];
  }
  if (!isFunction(node)) return [];
  const parameters = node.params.map((parameter) => parameterPlace(lowering, parameter));
  for (const [index, parameter] of node.params.entries()) {
    const place = parameters[index];
    if (place) enterParameter(lowering, parameter, place);
  }
  if (node.body.type === Syntax.BlockStatement) {
    body(lowering, node.body.body, node.body);
  } else {
    returned(lowering, node.body, node.body);
  }
  return parameters;
}

function parameterPlace(lowering: Lowering, parameter: TSESTree.Node): Place {
  const name = parameterName(parameter);
  return (name && lowering.variable(name)) ?? lowering.result(parameter);
}

function parameterName(parameter: TSESTree.Node): TSESTree.Identifier | undefined {
  switch (parameter.type) {
    case Syntax.Identifier:
      return parameter;
    case Syntax.AssignmentPattern:
      return parameterName(parameter.left);
    case Syntax.RestElement:
      return parameterName(parameter.argument);
    case Syntax.TSParameterProperty:
      return parameterName(parameter.parameter);
    default:
      return undefined;
  }
}

/** Defaults are evaluated and patterns taken apart before the body runs. */
function enterParameter(lowering: Lowering, parameter: TSESTree.Node, place: Place): void {
  switch (parameter.type) {
    case Syntax.AssignmentPattern:
      defaulted(lowering, parameter, place, () => evaluate(lowering, parameter.right));
      enterParameter(lowering, parameter.left, place);
      break;
    case Syntax.ObjectPattern:
    case Syntax.ArrayPattern:
      bindPattern(lowering, parameter, place, true);
      break;
    case Syntax.RestElement:
      enterParameter(lowering, parameter.argument, place);
      break;
    case Syntax.TSParameterProperty: {
      enterParameter(lowering, parameter.parameter, place);
      const self = lowering.selfPlace();
      const name = parameterName(parameter);
      const field = self && name && lowering.member(self, name.name);
      if (field) lowering.bind(parameter, field, place, { declares: true });
      break;
    }
    default:
      break;
  }
}
