/** Which events does a Python expression cause, in order of evaluation, and in which place is its value? */
import type { Place } from "../../../core/ir.ts";
import { childrenOf } from "../source-code.ts";
import type { BoolOp, Expression, FormattedValue, IfExp, NamedExpr, Node, UnaryOp } from "../syntax.ts";
import { assign } from "./assignments.ts";
import { call } from "./calls.ts";
import { branchOn, branchOnPlace } from "./conditions.ts";
import { combination, comprehension, dictionary, element, sequence, spread } from "./containers.ts";
import type { Lowering } from "./lowering.ts";
import { memberValue } from "./members.ts";
import { isNone } from "./resolver.ts";
import { takenAsCompared, takenAsValue } from "./taken-values.ts";
import { yielded } from "./yields.ts";

/**
 * Lowers an expression.
 *
 * @param awaited The value is awaited on the spot.
 * @returns The place that holds the value; undefined for what is not tracked (literals, attributes, results of operators).
 */
export function evaluate(lowering: Lowering, node: Expression | undefined, awaited = false): Place | undefined {
  if (!node || !lowering.down()) return undefined;
  const place = dispatch(lowering, node, awaited);
  lowering.up();
  return place;
}

function dispatch(lowering: Lowering, node: Expression, awaited: boolean): Place | undefined {
  switch (node.nodeType) {
    case "Name":
      return lowering.variable(node);
    case "Attribute":
      return memberValue(lowering, node);
    case "Call":
      return call(lowering, node, awaited);
    case "Await":
      return lowering.settle(node, evaluate(lowering, node.value, true));
    case "NamedExpr":
      return named(lowering, node);
    case "IfExp":
      return choice(lowering, node);
    case "BoolOp":
      return alternative(lowering, node);
    case "Lambda": {
      const outline = lowering.file.scopes.outlineOf.get(node);
      for (const each of [...node.args.defaults, ...node.args.kw_defaults]) if (each) lowering.escape(each, evaluate(lowering, each), "closure");
      return outline && closure(lowering, node, outline.id, lowering.result(node));
    }
    case "Yield":
    case "YieldFrom":
      yielded(lowering, node, evaluate(lowering, node.value));
      return undefined;
    case "DictComp":
    case "GeneratorExp":
    case "ListComp":
    case "SetComp":
      return comprehension(lowering, node);
    case "List":
    case "Set":
    case "Tuple":
      return sequence(lowering, node);
    case "Dict":
      return dictionary(lowering, node);
    case "Starred":
      lowering.escape(node, spread(lowering, node.value), "container");
      return undefined;
    case "Subscript":
      return element(lowering, node);
    case "BinOp":
      return combination(lowering, node);
    case "FormattedValue":
    case "UnaryOp":
      for (const part of childrenOf(node)) takenAsValue(lowering, part as Expression, evaluate(lowering, part as Expression), takenAs(node));
      return undefined;
    case "Compare":
      for (const operand of [node.left, ...node.comparators]) takenAsCompared(lowering, operand, evaluate(lowering, operand));
      return undefined;
    default:
      for (const part of childrenOf(node)) evaluate(lowering, part as Expression);
      return undefined;
  }
}

/** A function value comes into being. */
export function closure(lowering: Lowering, node: Node, id: number, target: Place): Place {
  lowering.emit({ kind: "closure", site: lowering.site(node), origin: node, target, function: id });
  return target;
}

function named(lowering: Lowering, node: NamedExpr): Place | undefined {
  const place = evaluate(lowering, node.value);
  assign(lowering, node.target, place, node.value);
  return lowering.variable(node.target) ?? place;
}

/** `a if c else b`. */
function choice(lowering: Lowering, node: IfExp): Place {
  const { builder } = lowering;
  const [whenTrue, whenFalse, done] = [builder.block(), builder.block(), builder.block()];
  const target = lowering.result(node);
  branchOn(lowering, node.test, whenTrue, whenFalse);
  for (const [block, value] of [[whenTrue, node.body], [whenFalse, node.orelse]] as const) {
    builder.resume(block);
    lowering.bind(value, target, evaluate(lowering, value), { declares: true, absent: isNone(value) });
    builder.jump(done);
  }
  builder.resume(done);
  return target;
}

/** `a or b`, `a and b`: the value is that of the operand which decides. */
function alternative(lowering: Lowering, node: BoolOp): Place {
  const { builder } = lowering;
  const done = builder.block();
  const target = lowering.result(node);
  const isOr = node.op.nodeType === "Or";
  for (const [index, value] of node.values.entries()) {
    const place = evaluate(lowering, value);
    if (index === node.values.length - 1) {
      lowering.bind(value, target, place, { declares: true, absent: isNone(value) });
      builder.jump(done);
      break;
    }
    const [taken, next] = [builder.block(), builder.block()];
    takenAsValue(lowering, value, place, "text");
    branchOnPlace(lowering, value, place, isOr ? taken : next, isOr ? next : taken);
    builder.resume(taken);
    // What is falsy holds nothing that could be closed.
    lowering.bind(value, target, isOr ? place : undefined, { declares: true, absent: !isOr });
    builder.jump(done);
    builder.resume(next);
  }
  builder.resume(done);
  return target;
}

function takenAs(node: FormattedValue | UnaryOp): "text" | "truth" | "value" {
  if (node.nodeType === "FormattedValue") return "text";
  return node.op.nodeType === "Not" ? "truth" : "value";
}
