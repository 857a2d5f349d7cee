/** How does control go through `try`, `except`, `else` and `finally`? */
import type { BlockId } from "../../../core/ir.ts";
import type { ExceptHandler, Expression, Try, TryStar } from "../syntax.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { body } from "./statements.ts";

/** What handles these handles whatever a program means to handle; the way of a cancellation past it is not followed. */
const EVERYTHING: ReadonlySet<string> = new Set(["builtins.BaseException", "builtins.Exception"]);

/** What asyncio raises for nearly every misuse: who names it means to fall back. */
const MISUSE: ReadonlySet<string> = new Set(["builtins.RuntimeError"]);

/** What is raised where a value has no such attribute, or is of another sort. */
const MISSING: ReadonlySet<string> = new Set(["builtins.AttributeError", "builtins.TypeError"]);

const IMPORTS: ReadonlySet<string> = new Set(["builtins.ImportError", "builtins.ModuleNotFoundError"]);
const IMPORTING: ReadonlySet<string> = new Set(["Import", "ImportFrom"]);

/** Lowers a `try` statement. The `finally` is a copy of its own on each way of leaving. */
export function attempt(lowering: Lowering, node: Try | TryStar): void {
  if (node.finalbody.length === 0) {
    guarded(lowering, node);
    return;
  }
  lowering.builder.withCleanup(
    () => {
      body(lowering, node.finalbody);
    },
    () => {
      guarded(lowering, node);
    },
  );
}

function guarded(lowering: Lowering, node: Try | TryStar): void {
  if (node.handlers.length === 0) {
    body(lowering, node.body);
    body(lowering, node.orelse);
    return;
  }
  const { builder } = lowering;
  const [caught, done] = [builder.block(), builder.block()];
  const around = { hasFallback: lowering.hasFallback, expectsMissing: lowering.expectsMissing };
  lowering.hasFallback ||= node.handlers.some(({ type }) => catches(lowering, type, MISUSE));
  lowering.expectsMissing ||= node.handlers.some(({ type }) => catches(lowering, type, MISSING));
  if (isForImports(lowering, node)) importing(lowering, node, caught);
  else {
    builder.withCatch(caught, () => {
      body(lowering, node.body);
    });
  }
  Object.assign(lowering, around);
  body(lowering, node.orelse);
  builder.jump(done);
  builder.resume(caught);
  for (const handler of node.handlers) {
    evaluate(lowering, handler.type);
    const next = !handler.type || catches(lowering, handler.type, EVERYTHING) ? undefined : builder.block();
    if (next !== undefined) {
      const taken = builder.block();
      builder.branch(taken, next, { whenTrue: [], whenFalse: [] }, lowering.site(handler.type ?? handler), "handler");
      builder.resume(taken);
    }
    const name = lowering.variable(handler);
    // An exception is neither `None` nor false.
    if (name) lowering.bind(handler, name, undefined, { declares: true, truth: true });
    body(lowering, handler.body);
    builder.jump(done);
    if (next !== undefined) builder.resume(next);
  }
  builder.passOn();
  builder.resume(done);
}

/** All handlers ask for an import that fails, and there are imports among the statements. */
function isForImports(lowering: Lowering, { body: statements, handlers }: Try | TryStar): boolean {
  const isForOne = ({ type }: ExceptHandler): boolean => type !== undefined && named(type).every((each) => isOneOf(lowering, each, IMPORTS));
  return handlers.every(isForOne) && statements.some(({ nodeType }) => IMPORTING.has(nodeType));
}

/** Only an import leads to the handlers. */
function importing(lowering: Lowering, { body: statements }: Try | TryStar, caught: BlockId): void {
  const { builder } = lowering;
  for (const statement of statements) {
    if (IMPORTING.has(statement.nodeType)) {
      const next = builder.block();
      builder.branch(next, caught, { whenTrue: [], whenFalse: [] }, lowering.site(statement));
      builder.resume(next);
    }
    body(lowering, [statement]);
  }
}

/** Whether a handler names one of these classes. */
function catches(lowering: Lowering, type: ExceptHandler["type"], classes: ReadonlySet<string>): boolean {
  return named(type).some((each) => isOneOf(lowering, each, classes));
}

function isOneOf({ file }: Lowering, type: Expression, classes: ReadonlySet<string>): boolean {
  return classes.has(file.resolver.qualifiedName(type) ?? "");
}

/** The classes that a handler names; none when it handles everything. */
function named(type: ExceptHandler["type"]): readonly Expression[] {
  if (type === undefined) return [];
  return type.nodeType === "Tuple" ? type.elts : [type];
}
