/** How does control go round loops? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { BlockId, Place } from "../../../core/ir.ts";
import { bindPattern, declaration } from "./assignments.ts";
import { branchOn } from "./conditions.ts";
import { evaluate } from "./expressions.ts";
import { hold, holdRest, isHeld } from "./held-scopes.ts";
import type { Lowering } from "./lowering.ts";
import { ANY_ELEMENT } from "./members.ts";
import { statement } from "./statements.ts";
import { takenAsValue } from "./taken-values.ts";

interface Round {
  readonly labels: readonly string[];
  /** The block that `continue` leads to, when it is not the header. */
  readonly continueTo: BlockId | undefined;
  readonly header: BlockId;
  readonly exit: BlockId;
}

/** `while (test) body`. */
export function whileLoop(lowering: Lowering, node: TSESTree.WhileStatement, labels: readonly string[]): void {
  const { header, exit } = begin(lowering);
  const inside = lowering.builder.block();
  branchOn(lowering, node.test, inside, exit);
  lowering.builder.resume(inside);
  round(lowering, { labels, continueTo: undefined, header, exit }, () => {
    statement(lowering, node.body);
  });
  lowering.builder.jump(header, "back");
  lowering.builder.resume(exit);
}

/** `do body while (test)`. */
export function doWhileLoop(lowering: Lowering, node: TSESTree.DoWhileStatement, labels: readonly string[]): void {
  const { builder } = lowering;
  const { header, exit } = begin(lowering);
  const testing = builder.block();
  round(lowering, { labels, continueTo: testing, header, exit }, () => {
    statement(lowering, node.body);
  });
  builder.enter(testing);
  const again = builder.block();
  branchOn(lowering, node.test, again, exit);
  builder.resume(again);
  builder.jump(header, "back");
  builder.resume(exit);
}

/** `for (init; test; update) body`. */
export function forLoop(lowering: Lowering, node: TSESTree.ForStatement, labels: readonly string[]): void {
  const loop = (): void => {
    if (node.test && runsOnce(node.init, node.test)) testedAfterwards(lowering, node, node.test, labels);
    else testedFirst(lowering, node, labels);
  };
  const { init } = node;
  if (init && isHeld(init)) {
    holdRest(lowering, init, node, loop);
    return;
  }
  if (init?.type === Syntax.VariableDeclaration) declaration(lowering, init);
  else evaluate(lowering, init);
  loop();
}

function testedFirst(lowering: Lowering, node: TSESTree.ForStatement, labels: readonly string[]): void {
  const { builder } = lowering;
  const { header, exit } = begin(lowering);
  const inside = builder.block();
  if (node.test) branchOn(lowering, node.test, inside, exit);
  else builder.jump(inside);
  builder.resume(inside);
  const updating = node.update ? builder.block() : undefined;
  round(lowering, { labels, continueTo: updating, header, exit }, () => {
    statement(lowering, node.body);
  });
  if (updating !== undefined) {
    builder.enter(updating);
    evaluate(lowering, node.update);
  }
  builder.jump(header, "back");
  builder.resume(exit);
}

/** The first test is known to hold, so the loop is as one that tests after each round. */
function testedAfterwards(
  lowering: Lowering,
  node: TSESTree.ForStatement,
  test: TSESTree.Expression,
  labels: readonly string[],
): void {
  const { builder } = lowering;
  const { header, exit } = begin(lowering);
  const updating = builder.block();
  round(lowering, { labels, continueTo: updating, header, exit }, () => {
    statement(lowering, node.body);
  });
  builder.enter(updating);
  evaluate(lowering, node.update);
  const again = builder.block();
  branchOn(lowering, test, again, exit);
  builder.resume(again);
  builder.jump(header, "back");
  builder.resume(exit);
}

/** Whether a loop that counts has at least one round: both where it starts and where it stops are written out. */
function runsOnce(init: TSESTree.ForStatement["init"], test: TSESTree.Expression): boolean {
  if (init?.type !== Syntax.VariableDeclaration || test.type !== Syntax.BinaryExpression) return false;
  const { left, operator } = test;
  if (left.type !== Syntax.Identifier) return false;
  const counter = init.declarations.find(({ id }) => id.type === Syntax.Identifier && id.name === left.name);
  const first = numberOf(counter?.init);
  const last = numberOf(test.right);
  if (first === undefined || last === undefined) return false;
  switch (operator) {
    case "<":
      return first < last;
    case "<=":
      return first <= last;
    case ">":
      return first > last;
    case ">=":
      return first >= last;
    default:
      return false;
  }
}

function numberOf(node: TSESTree.Node | null | undefined): number | undefined {
  return node?.type === Syntax.Literal && typeof node.value === "number" ? node.value : undefined;
}

/** `for (key in object) body`. */
export function forInLoop(lowering: Lowering, node: TSESTree.ForInStatement, labels: readonly string[]): void {
  evaluate(lowering, node.right);
  const { header, exit } = begin(lowering);
  eachRound(lowering, node, { labels, continueTo: undefined, header, exit }, undefined);
}

/** `for (element of iterable) body` and `for await`. Each round asks the iterable, which may fail. */
export function forOfLoop(lowering: Lowering, node: TSESTree.ForOfStatement, labels: readonly string[]): void {
  const iterable = evaluate(lowering, node.right);
  if (!node.await) takenAsValue(lowering, node.right, iterable, { takenFor: "value" });
  const { header, exit } = begin(lowering);
  const place = iterable ?? (node.await ? lowering.result(node.right) : undefined);
  if (place) {
    lowering.emit({
      kind: "use",
      site: lowering.site(node.right),
      origin: node,
      place,
      how: "iterate",
      mayThrow: node.await,
    });
  }
  const element = iterable && lowering.member(iterable, ANY_ELEMENT);
  eachRound(lowering, node, { labels, continueTo: undefined, header, exit }, element);
}

function eachRound(
  lowering: Lowering,
  node: TSESTree.ForInStatement | TSESTree.ForOfStatement,
  loop: Round,
  element: Place | undefined,
): void {
  const { builder } = lowering;
  const inside = builder.block();
  builder.branch(inside, loop.exit, { whenTrue: [], whenFalse: [] }, lowering.site(node.right), "element");
  builder.resume(inside);
  const isAwaited = node.type === Syntax.ForOfStatement && node.await;
  const value = isAwaited && element ? lowering.settle(node.right, element, node) : element;
  const { left } = node;
  round(lowering, loop, () => {
    const run = (): void => {
      statement(lowering, node.body);
    };
    if (left.type !== Syntax.VariableDeclaration) {
      bindPattern(lowering, left, value, false);
      run();
      return;
    }
    const [declarator] = left.declarations;
    bindPattern(lowering, declarator.id, value, true);
    const held = isHeld(left) ? lowering.variable(declarator.id) : undefined;
    if (held) hold(lowering, declarator, held, left.kind === "await using", node.body, run);
    else run();
  });
  builder.jump(loop.header, "back");
  builder.resume(loop.exit);
}

function begin(lowering: Lowering): { readonly header: BlockId; readonly exit: BlockId } {
  const { builder } = lowering;
  const header = builder.block();
  const exit = builder.block();
  builder.enter(header);
  builder.leavesLoop(exit, header);
  return { header, exit };
}

/** Runs `inside` with `break` and `continue` leading where they should. */
function round(lowering: Lowering, loop: Round, inside: () => void): void {
  const { builder } = lowering;
  const { labels, continueTo, header, exit } = loop;
  // A label that no program can write leads `continue` forward to the update or the test, which is no way back.
  const continueLabel = continueTo === undefined ? undefined : `\u0000continue ${lowering.loops.length}`;
  const around = lowering.loops;
  lowering.loops = [...around, { labels, continueLabel }];
  builder.withTarget({ labels, breakable: true, breakTo: exit, continueTo: header }, () => {
    if (continueTo === undefined || continueLabel === undefined) {
      inside();
      return;
    }
    builder.withTarget({ labels: [continueLabel], breakable: false, breakTo: continueTo }, inside);
  });
  lowering.loops = around;
}
