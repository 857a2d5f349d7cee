/** How does a block hold what `with` and `async with` enter? */
import type { Place, Site } from "../../../core/ir.ts";
import type { AsyncWith, Expression, With } from "../syntax.ts";
import { assign } from "./assignments.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { body } from "./statements.ts";

/** Ends the exceptions of its block. */
const SUPPRESS = "contextlib.suppress";
/** Expects an exception in its block. */
const EXPECTING = "pytest.raises";
/** Expect a warning: what is done there is done for that. */
const WARNING: ReadonlySet<string> = new Set(["pytest.deprecated_call", "pytest.warns"]);
/** Methods of test cases that do the same. */
const ASSERTING = /^assert(?:Raises|Warns)/u;

/** Lowers the statement. Later items are left earlier. */
export function withBlock(lowering: Lowering, node: AsyncWith | With): void {
  const isAsync = node.nodeType === "AsyncWith";
  const next = (index: number): void => {
    const item = node.items[index];
    if (!item) {
      body(lowering, node.body);
      return;
    }
    const { context_expr: context, optional_vars: target } = item;
    const made = evaluate(lowering, context, isAsync);
    if (swallows(lowering, context)) {
      swallowing(lowering, !isSuppress(lowering, context), () => {
        next(index + 1);
      });
      return;
    }
    if (isWarning(lowering, context)) {
      const around = lowering.expectsFailure;
      lowering.expectsFailure = true;
      next(index + 1);
      lowering.expectsFailure = around;
      return;
    }
    // What is entered is the context manager itself, as far as resources go; of lazy work it is what that gives. When an
    // object fails to open, it has nothing to close.
    const entered = isAsync && !lowering.file.resolver.isObject(context) ? lowering.settle(context, made, true) : made;
    const isItself = lowering.file.resolver.entersItself(context);
    if (target) assign(lowering, target, isItself ? entered : undefined, context);
    const held = (isItself && target?.nodeType === "Name" ? lowering.variable(target) : undefined) ?? entered;
    if (!held) {
      next(index + 1);
      return;
    }
    hold(lowering, context, held, isAsync, node, () => {
      next(index + 1);
    });
  };
  next(0);
}

function hold(lowering: Lowering, origin: Expression, place: Place, async: boolean, block: AsyncWith | With, rest: () => void): void {
  if (!lowering.down()) return;
  // Most context managers (locks, patches, transactions) can be used again after their block.
  const ifKnown = true;
  lowering.emit({ kind: "hold-in-scope", site: lowering.site(origin), origin, place, async, ifKnown });
  const site = endOf(lowering.site(block));
  lowering.builder.withCleanup(() => {
    lowering.emit({ kind: "scope-end", site, origin, place, async, ifKnown });
  }, rest);
  lowering.up();
}

/** The last character of a block, which is where its resources are released. */
function endOf(site: Site): Site {
  return { ...site, start: Math.max(site.start, site.end - 1), line: site.endLine, column: Math.max(0, site.endColumn - 1) };
}

function isSuppress(lowering: Lowering, context: Expression): boolean {
  return context.nodeType === "Call" && lowering.file.resolver.qualifiedName(context.func) === SUPPRESS;
}

function swallows(lowering: Lowering, context: Expression): boolean {
  if (context.nodeType !== "Call") return false;
  const { func } = context;
  if (func.nodeType === "Attribute" && ASSERTING.test(func.attr)) return true;
  return isSuppress(lowering, context) || lowering.file.resolver.qualifiedName(func) === EXPECTING;
}

function isWarning(lowering: Lowering, context: Expression): boolean {
  return context.nodeType === "Call" && WARNING.has(lowering.file.resolver.qualifiedName(context.func) ?? "");
}

function swallowing(lowering: Lowering, isExpected: boolean, rest: () => void): void {
  const { builder } = lowering;
  const after = builder.block();
  const around = lowering.expectsFailure;
  lowering.expectsFailure ||= isExpected;
  builder.withCatch(after, rest);
  lowering.expectsFailure = around;
  builder.enter(after);
}
