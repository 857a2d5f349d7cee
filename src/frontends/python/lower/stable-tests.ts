/** Which tests have the same outcome each time, and which of them are the same test? */
import { truthTest } from "../../../core/facts.ts";
import type { Call, Compare, Expression, Node } from "../syntax.ts";
import type { Lowering } from "./lowering.ts";
import { isNone } from "./names.ts";
import type { Binding, ScopeTree } from "./scopes.ts";

/** A test in its positive form. */
export interface StableTest {
  readonly key: string;
  /** False when the test that was asked about is the negation of `key`. */
  readonly holds: boolean;
}

/** Longer tests are not worth the comparison of their keys. */
const DEEPEST_TEST = 12;

const ROUNDS: ReadonlySet<string> = new Set(["AsyncFor", "Comprehension", "For", "While"]);
const HOMES: ReadonlySet<string> = new Set(["AsyncFunctionDef", "FunctionDef", "Lambda", "Module"]);
const CONSTRUCTORS: ReadonlySet<string> = new Set(["__init__", "__new__", "__post_init__"]);

/** Names of what does not change, by convention. */
const CONSTANT = /^_*[A-Z][A-Z\d_]*$/u;

/** Questions about what a value is, whose answer changes as little as the value. */
const QUESTIONS: ReadonlySet<string> = new Set(["callable", "hasattr", "isinstance", "issubclass"]);

/** Attributes that tell a state change without being assigned to: their outcome is not stable. */
const STATE_NAME =
  /^_*(?:can|has|is|should)_|(?:able|ed|ing|ent|dy)$|^_*(?:active|alive|count|current|dead|done|length|open|size|state|status|value)$/u;

/** The attributes that a file assigns to: in constructors, and in other functions, where they change. */
export interface AssignedAttributes {
  readonly atFirst: ReadonlySet<string>;
  readonly later: ReadonlySet<string>;
}

/** Sorts the attributes that a file assigns to. */
export function assignedAttributes({ attributes }: Pick<ScopeTree, "attributes">): AssignedAttributes {
  const atFirst = new Set<string>();
  const later = new Set<string>();
  for (const node of attributes) {
    if (node.ctx.nodeType !== "Load") (isInConstructor(node) ? atFirst : later).add(node.attr);
  }
  return { atFirst, later };
}

/** The test as a key; undefined when its outcome may change while the function runs. */
export function stableTest(lowering: Lowering, test: Expression): StableTest | undefined {
  let node = test;
  let holds = true;
  while (node.nodeType === "UnaryOp" && node.op.nodeType === "Not") {
    holds = !holds;
    node = node.operand;
  }
  if (node.nodeType === "Compare") return comparison(lowering, node, holds);
  const key = node.nodeType === "Constant" ? undefined : operand(lowering, node, 0);
  return key === undefined ? undefined : { key, holds };
}

/** What asks whether a function is a coroutine function. */
const ASKS_FOR_COROUTINE: ReadonlySet<string> = new Set(["asyncio.iscoroutinefunction", "inspect.iscoroutinefunction"]);

/**
 * The truth of a literal, of a constant that is a truth (`_IS_SYNC = True` of the module, or any name of a function that is bound
 * once), or of the question whether a coroutine function of the file is one.
 */
export function constantTruth({ file }: Lowering, test: Expression): boolean | undefined {
  if (test.nodeType === "Call") {
    const [asked] = test.args;
    const isAsked = asked !== undefined && ASKS_FOR_COROUTINE.has(file.resolver.qualifiedName(test.func) ?? "");
    return isAsked && file.resolver.isCoroutineFunction(asked) ? true : undefined;
  }
  if (test.nodeType === "Constant") return Boolean(test.value) || (typeof test.value === "object" && test.value !== null);
  const binding = test.nodeType === "Name" ? file.scopes.bindingOf.get(test) : undefined;
  const isConstant = binding?.scope.kind === "function" || (binding?.scope.kind === "module" && CONSTANT.test(binding.name));
  const [site] = binding && isConstant && isBoundOnce(binding) ? binding.sites : [];
  const home = site?.node.parent?.parent?.nodeType;
  if (site?.kind !== "value" || home === undefined || !HOMES.has(home) || site.value?.nodeType !== "Constant") return undefined;
  return typeof site.value.value === "boolean" ? site.value.value : undefined;
}

/** A name that is bound once, and not anew in each round of a loop, is as true the second time as the first. */
export function isBoundOnce({ isDeleted, isWrittenElsewhere, sites }: Binding): boolean {
  const [site, ...others] = sites;
  if (!site || others.length > 0 || isDeleted || isWrittenElsewhere) return false;
  for (let node: Node | undefined = site.node; node; node = node.parent) {
    if (ROUNDS.has(node.nodeType)) return false;
    if (HOMES.has(node.nodeType)) break;
  }
  return true;
}

/** `x is None` is the test whether there is no `x`; others are named by what is compared. */
function comparison(lowering: Lowering, { comparators: [right, ...others], left, ops: [operator] }: Compare, holds: boolean): StableTest | undefined {
  if (right === undefined || operator === undefined || others.length > 0) return undefined;
  const isEqual = operator.nodeType === "Is" || operator.nodeType === "Eq";
  const isUnequal = operator.nodeType === "IsNot" || operator.nodeType === "NotEq";
  // What a collection holds may change.
  if (!isEqual && !isUnequal && (operator.nodeType === "In" || operator.nodeType === "NotIn") && right.nodeType !== "Constant") return undefined;
  const first = operand(lowering, left, 1);
  if (first === undefined) return undefined;
  if ((isEqual || isUnequal) && isNone(right)) return { key: first, holds: isEqual ? !holds : holds };
  const second = operand(lowering, right, 1);
  if (second === undefined) return undefined;
  if (isEqual || isUnequal) return { key: `${first} == ${second}`, holds: isEqual ? holds : !holds };
  return { key: `${first} ${operator.nodeType} ${second}`, holds };
}

function operand(lowering: Lowering, node: Expression, depth: number): string | undefined {
  if (depth > DEEPEST_TEST) return undefined;
  switch (node.nodeType) {
    case "Constant":
      return lowering.label(node);
    case "Name": {
      const binding = lowering.file.scopes.bindingOf.get(node);
      if (!binding) return lowering.file.scopes.hasStarImport ? undefined : node.id;
      const place = isBoundOnce(binding) ? lowering.file.placeOf(node) : undefined;
      return place && truthTest(place);
    }
    case "Attribute": {
      if (!isStableAttribute(lowering, node.attr)) return undefined;
      const object = operand(lowering, node.value, depth + 1);
      return object === undefined ? undefined : `${object}.${node.attr}`;
    }
    case "Call":
      return question(lowering, node, depth);
    default:
      return undefined;
  }
}

function question(lowering: Lowering, { args, func, keywords }: Call, depth: number): string | undefined {
  if (func.nodeType !== "Name" || !QUESTIONS.has(func.id) || keywords.length > 0) return undefined;
  if (lowering.file.scopes.bindingOf.has(func)) return undefined;
  const keys = args.map((argument) => operand(lowering, argument, depth + 1));
  return keys.includes(undefined) ? undefined : `${func.id}(${keys.join(", ")})`;
}

/** What only constructors assign, or nobody here does and its name speaks of no state. */
function isStableAttribute({ file, outline }: Lowering, name: string): boolean {
  const { atFirst, later } = file.assignedAttributes;
  if (later.has(name)) return false;
  if (!atFirst.has(name)) return !STATE_NAME.test(name);
  return !CONSTRUCTORS.has(outline.name);
}

function isInConstructor(start: Node): boolean {
  for (let node = start.parent; node; node = node.parent) {
    if (node.nodeType === "FunctionDef") return CONSTRUCTORS.has(node.name);
    if (HOMES.has(node.nodeType)) return false;
  }
  return false;
}
