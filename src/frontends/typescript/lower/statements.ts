/** Which events and ways through the function does each statement cause? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import { declaration } from "./assignments.ts";
import { attempt } from "./attempts.ts";
import { classDeclaration } from "./classes.ts";
import { branchOn } from "./conditions.ts";
import { exported } from "./exports.ts";
import { evaluate } from "./expressions.ts";
import { hoisted } from "./functions.ts";
import { holdRest, isHeld } from "./held-scopes.ts";
import { continued, returned, thrown } from "./jumps.ts";
import { doWhileLoop, forInLoop, forLoop, forOfLoop, whileLoop } from "./loops.ts";
import type { Lowering } from "./lowering.ts";
import { switched } from "./switch.ts";

/** Lowers the statements of a block. What a `using` declaration holds is released at the end of `scope`. */
export function body(lowering: Lowering, statements: readonly TSESTree.Statement[], scope: TSESTree.Node): void {
  hoisted(lowering, statements);
  statementsFrom(lowering, statements, 0, scope);
}

/** Lowers the statements of a block from an index on. */
export function statementsFrom(
  lowering: Lowering,
  statements: readonly TSESTree.Statement[],
  start: number,
  scope: TSESTree.Node,
): void {
  for (let index = start; index < statements.length && !lowering.over; index++) {
    const current = statements[index];
    if (!current) continue;
    if (isHeld(current)) {
      holdRest(lowering, current, scope, () => {
        statementsFrom(lowering, statements, index + 1, scope);
      });
      return;
    }
    statement(lowering, current, []);
  }
}

/**
 * Lowers one statement.
 *
 * @param labels The labels in front of it.
 */
export function statement(lowering: Lowering, node: TSESTree.Statement, labels: readonly string[] = []): void {
  if (!lowering.down()) return;
  simple(lowering, node, labels);
  lowering.up();
}

function simple(lowering: Lowering, node: TSESTree.Statement, labels: readonly string[]): void {
  switch (node.type) {
    case Syntax.ExpressionStatement:
      expressionStatement(lowering, node);
      break;
    case Syntax.VariableDeclaration:
      declaration(lowering, node);
      break;
    case Syntax.BlockStatement:
      body(lowering, node.body, node);
      break;
    case Syntax.IfStatement:
      conditional(lowering, node);
      break;
    case Syntax.ReturnStatement:
      returned(lowering, node.argument, node);
      break;
    case Syntax.ThrowStatement:
      thrown(lowering, node);
      break;
    case Syntax.BreakStatement:
      lowering.builder.breakTo("break", node.label?.name);
      break;
    case Syntax.ContinueStatement:
      continued(lowering, node);
      break;
    case Syntax.LabeledStatement:
      labelled(lowering, node, labels);
      break;
    case Syntax.TryStatement:
      attempt(lowering, node);
      break;
    case Syntax.SwitchStatement:
      switched(lowering, node);
      break;
    default:
      loopOrDeclaration(lowering, node, labels);
      break;
  }
}

function loopOrDeclaration(lowering: Lowering, node: TSESTree.Statement, labels: readonly string[]): void {
  switch (node.type) {
    case Syntax.WhileStatement:
      whileLoop(lowering, node, labels);
      break;
    case Syntax.DoWhileStatement:
      doWhileLoop(lowering, node, labels);
      break;
    case Syntax.ForStatement:
      forLoop(lowering, node, labels);
      break;
    case Syntax.ForInStatement:
      forInLoop(lowering, node, labels);
      break;
    case Syntax.ForOfStatement:
      forOfLoop(lowering, node, labels);
      break;
    case Syntax.ClassDeclaration:
      classDeclaration(lowering, node);
      break;
    case Syntax.ExportNamedDeclaration:
    case Syntax.ExportDefaultDeclaration:
    case Syntax.TSExportAssignment:
      exported(lowering, node);
      break;
    case Syntax.TSModuleDeclaration:
      if (node.body && !node.declare) body(lowering, node.body.body, node);
      break;
    case Syntax.TSEnumDeclaration:
      for (const member of node.body.members) evaluate(lowering, member.initializer);
      break;
    case Syntax.WithStatement:
      evaluate(lowering, node.object);
      statement(lowering, node.body);
      break;
    default:
      break;
  }
}

/** The value of the expression is dropped, unless an assignment has kept it. */
function expressionStatement(lowering: Lowering, node: TSESTree.ExpressionStatement): void {
  dropValue(lowering, node.expression);
}

/** Evaluates an expression whose value nobody gets; each part of a sequence is one. */
function dropValue(lowering: Lowering, expression: TSESTree.Expression): void {
  if (expression.type === Syntax.SequenceExpression) {
    for (const part of expression.expressions) dropValue(lowering, part);
    return;
  }
  // `void p` says that `p` is dropped on purpose; whether that counts is for the rules.
  const isVoid = expression.type === Syntax.UnaryExpression && expression.operator === "void";
  const place = evaluate(lowering, isVoid ? expression.argument : expression);
  if (isVoid && place) lowering.emit({ kind: "handle", site: lowering.site(expression), origin: expression, place, how: "void" });
  if (expression.type === Syntax.AssignmentExpression || expression.type === Syntax.UpdateExpression) return;
  if (!place) return;
  lowering.emit({
    kind: "drop",
    site: lowering.site(expression),
    origin: expression,
    place,
    promise: lowering.promise(expression, place),
  });
}

/** A chain of `else if` can be thousands long, so it is followed without recursion. */
function conditional(lowering: Lowering, node: TSESTree.IfStatement): void {
  const { builder } = lowering;
  const done = builder.block();
  let at: TSESTree.Statement | null = node;
  while (at?.type === Syntax.IfStatement && !lowering.over) {
    const whenTrue = builder.block();
    const whenFalse = builder.block();
    branchOn(lowering, at.test, whenTrue, whenFalse);
    builder.resume(whenTrue);
    statement(lowering, at.consequent);
    builder.jump(done);
    builder.resume(whenFalse);
    at = at.alternate;
  }
  if (at) statement(lowering, at);
  builder.enter(done);
}

function labelled(lowering: Lowering, node: TSESTree.LabeledStatement, outer: readonly string[]): void {
  const labels = [...outer, node.label.name];
  switch (node.body.type) {
    case Syntax.WhileStatement:
    case Syntax.DoWhileStatement:
    case Syntax.ForStatement:
    case Syntax.ForInStatement:
    case Syntax.ForOfStatement:
    case Syntax.LabeledStatement:
      statement(lowering, node.body, labels);
      break;
    default: {
      const done = lowering.builder.block();
      lowering.builder.withTarget({ labels, breakable: false, breakTo: done }, () => {
        statement(lowering, node.body);
      });
      lowering.builder.enter(done);
      break;
    }
  }
}
