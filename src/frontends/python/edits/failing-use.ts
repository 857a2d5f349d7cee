/**
 * Could the program only fail at the use that comes after a close, so that the close may be moved behind it?
 *
 * Three things have to hold: the failure leaves the function, whoever has closed the resource comes to the use, and the use
 * is one of the resource that this function makes itself.
 */
import type { ResourceSpec } from "../../../core/effects.ts";
import type { Binding } from "../lower/scopes.ts";
import type { Call, Expression, Node, Statement } from "../syntax.ts";
import { followersOf, hasHere, isRunner, isStatement, isWithin, runnerOf } from "./position.ts";
import { isAwaited } from "./waiting.ts";
import type { WrittenFile } from "./written-file.ts";

/** Outcomes that end the function where the call is made. */
const AT_ONCE: ReadonlySet<string> = new Set(["hangs", "throws"]);

/** Is the use the end of every way that leads from the close? */
export function isBoundToFail(file: WrittenFile, binding: Binding, spec: ResourceSpec, close: Statement, use: Node): boolean {
  if (runnerOf(use) !== runnerOf(close) || isCaught(use)) return false;
  return failsHere(file, binding, spec, use) && isCertain(file, close, use);
}

/** Does a handler of the same function, or a block that swallows exceptions, see what is raised at a node? */
export function isCaught(node: Node): boolean {
  return isHandled(node) || isInBodyOf(node, (parent) => (parent.nodeType === "With" || parent.nodeType === "AsyncWith" ? parent.body : []));
}

/** Does a handler of the same function see what is raised at a node? */
export function isHandled(node: Node): boolean {
  return isInBodyOf(node, (parent) => ((parent.nodeType === "Try" || parent.nodeType === "TryStar") && parent.handlers.length > 0 ? parent.body : []));
}

function isInBodyOf(node: Node, bodyOf: (parent: Node) => readonly Statement[]): boolean {
  for (let child = node, { parent } = node; parent && !isRunner(child); child = parent, { parent } = parent) {
    if (isOneOf(bodyOf(parent), child)) return true;
  }
  return false;
}

function isOneOf(statements: readonly Statement[], node: Node): boolean {
  return statements.some((statement) => statement === node);
}

/** A method of the resource, called by its name; what a helper does with it is its own affair. */
function failsHere({ scopes }: WrittenFile, binding: Binding, spec: ResourceSpec, use: Node): boolean {
  if (use.nodeType !== "Call" || use.func.nodeType !== "Attribute") return false;
  const { attr, value } = use.func;
  if (value.nodeType !== "Name" || scopes.bindingOf.get(value) !== binding) return false;
  const { effect } = spec.reuseOf && Object.hasOwn(spec.reuseOf, attr) ? (spec.reuseOf[attr] ?? spec.reuse) : spec.reuse;
  return AT_ONCE.has(effect) || (effect === "rejects" && isAwaited(use));
}

/** Does every way that goes on from a statement evaluate the use? */
export function isCertain(file: WrittenFile, statement: Statement, use: Node): boolean {
  for (let here: Statement = statement; ; ) {
    for (const next of followersOf(file, here)) {
      if (isWithin(use, next)) return isAlwaysEvaluated(use as Call, next);
      if (mayLeave(next)) return false;
    }
    const outer = outerOf(here);
    if (!outer) return false;
    here = outer;
  }
}

/** The statement after which the suite of a statement goes on; undefined for the body of a loop or a function. */
function outerOf(statement: Statement): Statement | undefined {
  const { parent } = statement;
  switch (parent?.nodeType) {
    case "AsyncWith":
    case "If":
    case "With":
      return parent;
    case "Try":
    case "TryStar":
      return parent.handlers.length > 0 && parent.body.includes(statement) ? undefined : parent;
    default:
      return undefined;
  }
}

/** May a statement end the suite that it stands in, other than by an exception? */
function mayLeave(statement: Statement): boolean {
  return hasHere(statement, ({ nodeType }) => /^(?:Break|Continue|Return|Yield|YieldFrom)$/u.test(nodeType));
}

/** Is the use evaluated whenever the statement is? */
function isAlwaysEvaluated(use: Expression, statement: Statement): boolean {
  for (let child: Node = use; child !== statement; ) {
    const parent: Node | undefined = child.parent;
    if (!parent) return false;
    const isBody = isStatement(child);
    switch (parent.nodeType) {
      case "AnnAssign":
      case "Assign":
      case "Attribute":
      case "AugAssign":
      case "Await":
      case "BinOp":
      case "Call":
      case "Dict":
      case "Expr":
      case "FormattedValue":
      case "JoinedStr":
      case "Keyword":
      case "List":
      case "NamedExpr":
      case "Return":
      case "Set":
      case "Starred":
      case "Subscript":
      case "Tuple":
      case "UnaryOp":
      case "WithItem":
        break;
      case "AsyncFor":
      case "For":
        if (parent.iter !== child) return false;
        break;
      case "If":
      case "While":
        if (parent.test !== child) return false;
        break;
      case "AsyncWith":
      case "With":
        if (isBody && parent.body.slice(0, parent.body.indexOf(child as Statement)).some(mayLeave)) return false;
        break;
      case "Try":
      case "TryStar":
        if (!isBody || !isOneOf(parent.body, child)) return false;
        if (parent.body.slice(0, parent.body.indexOf(child as Statement)).some(mayLeave)) return false;
        break;
      default:
        return false;
    }
    child = parent;
  }
  return true;
}
