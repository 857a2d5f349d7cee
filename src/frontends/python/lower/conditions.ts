/** Where does a test lead, and what does each outcome prove? */
import { truthTest } from "../../../core/facts.ts";
import type { BlockId, Condition, Place } from "../../../core/ir.ts";
import type { Compare, Expression } from "../syntax.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { quietPlace } from "./members.ts";
import { isNone } from "./resolver.ts";
import { isTypeChecking } from "./scopes.ts";
import { constantTruth, isBoundOnce, stableTest } from "./stable-tests.ts";
import { takenAsCompared, takenAsValue } from "./taken-values.ts";

interface Proof {
  readonly whenTrue: Condition[];
  readonly whenFalse: Condition[];
}

/** Lowers a test, and leaves for one of two blocks. */
export function branchOn(lowering: Lowering, test: Expression, whenTrue: BlockId, whenFalse: BlockId): void {
  if (!lowering.down()) return;
  const { builder } = lowering;
  if (test.nodeType === "UnaryOp" && test.op.nodeType === "Not") {
    branchOn(lowering, test.operand, whenFalse, whenTrue);
  } else if (test.nodeType === "BoolOp") {
    const isAnd = test.op.nodeType === "And";
    for (const [index, value] of test.values.entries()) {
      const next = index === test.values.length - 1 ? undefined : builder.block();
      branchOn(lowering, value, isAnd ? (next ?? whenTrue) : whenTrue, isAnd ? whenFalse : (next ?? whenFalse));
      if (next !== undefined) builder.resume(next);
    }
  } else if (isTypeChecking(test)) {
    builder.jump(whenFalse);
  } else {
    const truth = constantTruth(lowering, test);
    if (truth === undefined) builder.branch(whenTrue, whenFalse, prove(lowering, test), lowering.site(test));
    else builder.jump(truth ? whenTrue : whenFalse);
  }
  lowering.up();
}

/** Leaves for one of two blocks by the truth of a value that was evaluated already. */
export function branchOnPlace(lowering: Lowering, node: Expression, place: Place | undefined, whenTrue: BlockId, whenFalse: BlockId): void {
  const proof: Proof = { whenTrue: [], whenFalse: [] };
  addStable(lowering, proof, node);
  if (place) add(proof, { kind: "truthy", place, holds: true });
  lowering.builder.branch(whenTrue, whenFalse, proof, lowering.site(node));
}

function prove(lowering: Lowering, test: Expression): Proof {
  const proof: Proof = { whenTrue: [], whenFalse: [] };
  addStable(lowering, proof, test);
  if (test.nodeType === "Compare") {
    compare(lowering, proof, test);
    return proof;
  }
  const place = evaluate(lowering, test);
  takenAsValue(lowering, test, place, "truth");
  if (place) add(proof, { kind: "truthy", place, holds: true });
  const isSaid = proof.whenTrue.some((condition) => condition.kind === "test" && place && condition.key === truthTest(place));
  if (test.nodeType === "Name" && place && !isSaid && isKept(lowering, place)) add(proof, { kind: "test", key: truthTest(place), holds: true });
  // `if loop.is_closed():`, `if session.closed:`
  const asked = test.nodeType === "Call" && test.args.length === 0 && test.keywords.length === 0 ? test.func : test;
  if (asked.nodeType === "Attribute") {
    const base = quietPlace(lowering, asked.value);
    if (base) add(proof, { kind: "state", place: base, property: asked.attr, holds: true });
  }
  return proof;
}

/** Nobody else binds it, so that it is as true the second time as the first, until this function binds it again. */
function isKept({ outline }: Lowering, { variable }: Place): boolean {
  return variable?.owner === outline.id && !variable.writtenElsewhere && !(variable.exported && variable.captured);
}

/** What has the same outcome each time; and, for the name of a test, what that test asked. */
function addStable(lowering: Lowering, proof: Proof, test: Expression): void {
  const stable = stableTest(lowering, test);
  if (stable) add(proof, { kind: "test", ...stable });
  const binding = test.nodeType === "Name" ? lowering.file.scopes.bindingOf.get(test) : undefined;
  const [site] = binding?.sites ?? [];
  if (!binding || !isBoundOnce(binding) || site?.kind !== "value" || site.value === undefined || binding.scope.owner !== lowering.outline) return;
  const asked = stableTest(lowering, site.value);
  if (asked) add(proof, { kind: "test", ...asked });
}

/** `x is None`, `x is not None`, `x == None`. */
function compare(lowering: Lowering, proof: Proof, test: Compare): void {
  const { comparators, left, ops } = test;
  const place = evaluate(lowering, left);
  takenAsCompared(lowering, left, place);
  for (const each of comparators) takenAsCompared(lowering, each, evaluate(lowering, each));
  const operator = ops.length === 1 ? ops[0]?.nodeType : undefined;
  // `if client is not shared:` whose it is, the test decides.
  if ((operator === "Is" || operator === "IsNot") && comparators[0]?.nodeType !== "Constant") lowering.escape(left, place, "argument");
  const isSame = operator === "Is" || operator === "Eq";
  if (!place || !isNone(comparators[0]) || (!isSame && operator !== "IsNot" && operator !== "NotEq")) return;
  add(proof, { kind: "nullish", place, holds: isSame });
}

function add({ whenFalse, whenTrue }: Proof, condition: Condition): void {
  whenTrue.push(condition);
  whenFalse.push({ ...condition, holds: !condition.holds });
}
