/** Which events does a Python statement cause, and where does control go? */
import type { Place } from "../../../core/ir.ts";
import { childrenOf } from "../source-code.ts";
import type { Alias, AsyncFunctionDef, Expression, FunctionDef, If, Node, Raise, Statement } from "../syntax.ts";
import { annotated, assignment, augmented } from "./assignments.ts";
import { attempt } from "./attempts.ts";
import { classDefined } from "./classes.ts";
import { branchOn } from "./conditions.ts";
import { closure, evaluate } from "./expressions.ts";
import { forLoop, whileLoop } from "./loops.ts";
import type { Lowering } from "./lowering.ts";
import { matched } from "./matches.ts";
import { quietPlace } from "./members.ts";
import { isNone } from "./resolver.ts";
import { withBlock } from "./with-blocks.ts";

/** Lowers the statements of a block. */
export function body(lowering: Lowering, statements: readonly Statement[]): void {
  for (const each of statements) {
    if (!lowering.down()) return;
    statement(lowering, each);
    lowering.up();
  }
}

function statement(lowering: Lowering, node: Statement): void {
  switch (node.nodeType) {
    case "Expr":
      dropped(lowering, node.value);
      break;
    case "Assign":
      assignment(lowering, node);
      for (const target of node.targets) {
        const kept = target.nodeType === "Name" ? lowering.variable(target) : undefined;
        if (kept) leftAlone(lowering, node.value, kept);
      }
      break;
    case "AnnAssign":
      annotated(lowering, node);
      break;
    case "AugAssign":
      augmented(lowering, node);
      break;
    case "If":
      conditional(lowering, node);
      break;
    case "While":
      whileLoop(lowering, node);
      break;
    case "For":
    case "AsyncFor":
      forLoop(lowering, node);
      break;
    case "Try":
    case "TryStar":
      attempt(lowering, node);
      break;
    case "With":
    case "AsyncWith":
      withBlock(lowering, node);
      break;
    case "Return":
      returned(lowering, node.value, node);
      break;
    case "Raise":
      raised(lowering, node);
      break;
    case "Break":
      lowering.builder.breakTo("break");
      break;
    case "Continue":
      lowering.builder.breakTo("continue");
      break;
    case "Match":
      matched(lowering, node);
      break;
    case "Assert":
      asserted(lowering, node.test, node.msg);
      break;
    case "AsyncFunctionDef":
    case "FunctionDef":
      defined(lowering, node);
      break;
    case "ClassDef":
      classDefined(lowering, node);
      break;
    case "Delete":
      for (const target of node.targets) deleted(lowering, target);
      break;
    case "Import":
    case "ImportFrom":
      for (const each of node.names) replaced(lowering, each);
      break;
    case "Global":
    case "Nonlocal":
    case "Pass":
    case "TypeAlias":
      break;
  }
}

/** What the author has said on the line to another linter: the coroutine or task is left alone on purpose. */
function leftAlone(lowering: Lowering, node: Expression, place: Place): void {
  const { source } = lowering.file;
  // ruff and mypy look at the line on which the call begins, and people write behind its end as well.
  if (!node.range.some((offset) => source.leavesTaskAt(offset))) return;
  lowering.emit({ kind: "handle", site: lowering.site(node), origin: node, place, how: "void" });
}

/** The value of the expression is dropped. */
function dropped(lowering: Lowering, node: Expression): void {
  const place = evaluate(lowering, node);
  if (!place) return;
  leftAlone(lowering, node, place);
  const isShown = lowering.file.source.shownAt.has(node.parent?.range[0] ?? -1);
  lowering.emit({ kind: "drop", site: lowering.site(node), origin: node, place, promise: "unknown", ...(isShown && { isShown }) });
}

/** An import gives a name that is given other values too. */
function replaced(lowering: Lowering, node: Alias): void {
  const name = (lowering.file.scopes.bindingOf.get(node)?.sites.length ?? 0) > 1 ? lowering.variable(node) : undefined;
  if (name) lowering.bind(node, name, undefined, { declares: false });
}

/** `del name`, `del a.b`: what was held there is let go of. */
function deleted(lowering: Lowering, target: Expression): void {
  if (target.nodeType === "Tuple" || target.nodeType === "List") {
    for (const part of target.elts) deleted(lowering, part);
    return;
  }
  const place = quietPlace(lowering, target);
  if (place) lowering.bind(target, place, undefined, { declares: false, absent: true });
  else if (target.nodeType !== "Name") for (const part of childrenOf(target)) evaluate(lowering, part as Expression);
}

/** A chain of `elif` can be long, so it is followed without recursion. */
function conditional(lowering: Lowering, node: If): void {
  const { builder } = lowering;
  const done = builder.block();
  let at: Statement | undefined = node;
  let rest: readonly Statement[] = [];
  while (at?.nodeType === "If" && !lowering.over) {
    const [whenTrue, whenFalse] = [builder.block(), builder.block()];
    branchOn(lowering, at.test, whenTrue, whenFalse);
    builder.resume(whenTrue);
    body(lowering, at.body);
    builder.jump(done);
    builder.resume(whenFalse);
    rest = at.orelse;
    at = rest.length === 1 ? rest[0] : undefined;
  }
  body(lowering, rest);
  builder.enter(done);
}

/** `return e`, and the body of a lambda. */
export function returned(lowering: Lowering, value: Expression | undefined, origin: Node): void {
  const given = evaluate(lowering, value);
  // Who calls a method has its object already, so that `return self` hands on nothing.
  const isSelf = value && given?.kind === "variable" && given.variable?.role === "this";
  const place = isSelf ? lowering.result(value) : given;
  lowering.emit({
    kind: "return",
    site: lowering.site(origin),
    origin,
    ...(place && { place }),
    ...((!value || isNone(value)) && { isAbsent: true }),
    promise: "no",
  });
  lowering.builder.leave();
}

function raised(lowering: Lowering, { cause, exc }: Raise): void {
  for (const each of [exc, cause]) if (each) lowering.escape(each, evaluate(lowering, each), "throw");
  lowering.builder.raiseHere();
}

function asserted(lowering: Lowering, test: Expression, message: Expression | undefined): void {
  const { builder } = lowering;
  const [holds, fails] = [builder.block(), builder.block()];
  branchOn(lowering, test, holds, fails);
  builder.resume(fails);
  evaluate(lowering, message);
  // A failed assertion is an accident, and no way out that the program means to take.
  builder.passOn();
  builder.resume(holds);
}

function defined(lowering: Lowering, node: AsyncFunctionDef | FunctionDef): void {
  const { args, decorator_list: decorators } = node;
  for (const each of decorators) evaluate(lowering, each);
  // The function keeps what its parameters default to.
  for (const each of [...args.defaults, ...args.kw_defaults]) if (each) lowering.escape(each, evaluate(lowering, each), "closure");
  const outline = lowering.file.scopes.outlineOf.get(node);
  const target: Place | undefined = lowering.variable(node);
  if (outline && target) closure(lowering, node, outline.id, target);
}
