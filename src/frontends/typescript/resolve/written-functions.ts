/**
 * Which function does an assignment put into a property?
 *
 * Only one that is certain: it is the only value that the file puts there, the object is the same one, and nothing in the
 * file may replace what it holds.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import { areSame, isMade, mayBeSame, type Holder, type Holders } from "./holders.ts";
import { around, bare, isFunction, keyOf } from "./syntax.ts";
import type { MemberWrite, Writes } from "./writes.ts";

/** Methods of functions that are given a `this`, and put nothing into it. */
const CALLS: ReadonlySet<string> = new Set(["apply", "bind", "call"]);

/** Kinds of expressions whose value is no function. */
const NO_FUNCTIONS: ReadonlySet<string> = new Set([
  "ArrayExpression",
  "BinaryExpression",
  "Literal",
  "ObjectExpression",
  "TemplateLiteral",
  "UnaryExpression",
  "UpdateExpression",
]);

/** Answers for one file. */
export class WrittenFunctions {
  readonly #writes: Writes;
  readonly #holders: Holders;
  readonly #replaceable = new Map<MemberWrite, boolean>();

  constructor(writes: Writes, holders: Holders) {
    this.#writes = writes;
    this.#holders = holders;
  }

  /** The value of the one assignment to a property, as it is read at `node`; undefined when something else may be there. */
  at(node: TSESTree.MemberExpression): TSESTree.Expression | undefined {
    const name = keyOf(node);
    const writes = name === undefined ? [] : this.#writes.to(name);
    const holder = name === undefined || writes.length === 0 ? undefined : this.#holders.of(node.object);
    if (name === undefined || !holder) return undefined;
    const near = writes.filter(({ target }) => mayBeSame(holder, this.#holders.of(target.object)));
    const [only, ...others] = near.filter(({ target }) => areSame(holder, this.#holders.of(target.object)));
    // A row of assignments (`exports.load = model.load = …`) writes one value.
    if (!only || others.length > 0 || near.some(({ source }) => lastOf(source) !== lastOf(only.source))) return undefined;
    const value = assignedBy(only);
    // One instance may be given what another one has not.
    const isOne = !isMade(holder.root) || !holder.root.isInstance;
    if (!value || !(isEmptyBefore(holder, name, only.target) || (isOne && isAlwaysBefore(only.target, node)))) return undefined;
    let isReplaceable = this.#replaceable.get(only);
    if (isReplaceable === undefined) {
      this.#replaceable.set(only, (isReplaceable = this.#isReplaceable(holder, name)));
    }
    return isReplaceable ? undefined : value;
  }

  /** A write under a computed name, or a call that is given the object and the name, or more to put into the object. */
  #isReplaceable(holder: Holder, name: string): boolean {
    const isSet = this.#writes.computed().some(
      ({ source, target }) =>
        !(source && NO_FUNCTIONS.has(bare(source).type)) && mayBeSame(holder, this.#holders.of(target.object)),
    );
    return isSet || this.#writes.handed().some((call) => this.#mayFill(call, holder, name));
  }

  #mayFill({ arguments: [first, ...rest], callee }: TSESTree.CallExpression, holder: Holder, name: string): boolean {
    if (!first || first.type === "SpreadElement") return false;
    if (rest.some((argument) => argument.type === "Literal" && argument.value === name)) {
      return mayBeSame(holder, this.#holders.of(first));
    }
    const called = bare(callee);
    if (called.type === "MemberExpression" && CALLS.has(keyOf(called) ?? "")) return false;
    return rest.some(mayBringProperties) && areSame(holder, this.#holders.of(first));
  }
}

/** `object.name = value`, also in a row of assignments. */
function assignedBy({ names, source, target }: MemberWrite): TSESTree.Expression | undefined {
  const { child, parent } = around(target);
  const isPlain = parent?.type === "AssignmentExpression" && parent.operator === "=" && parent.left === child;
  return isPlain && names?.length === 0 ? source : undefined;
}

function lastOf(source: TSESTree.Expression | undefined): TSESTree.Expression | undefined {
  let last = source;
  while (last?.type === "AssignmentExpression" && last.operator === "=") last = last.right;
  return last;
}

function mayBringProperties(argument: TSESTree.CallExpressionArgument): boolean {
  const node = bare(argument);
  return node.type === "ObjectExpression" || !(NO_FUNCTIONS.has(node.type) || isFunction(node));
}

/** An object that the file makes has nothing under a name but what the file puts there. */
function isEmptyBefore({ names, root }: Holder, name: string, target: TSESTree.Node): boolean {
  if (!isMade(root) || names.length > 0) return false;
  const { node } = root;
  // What a function constructs may inherit more than the file shows.
  if (isFunction(node)) return !root.isInstance || blockAround(target) !== undefined;
  if (node.type === "ObjectExpression") {
    return node.properties.every((member) => {
      const key = member.type === "SpreadElement" ? undefined : keyOf(member);
      return key !== undefined && key !== name && key !== "__proto__";
    });
  }
  const isDeclared = node.body.body.some(
    (member) =>
      "key" in member &&
      !(member.type === "PropertyDefinition" && !member.value) &&
      (keyOf(member) === name || (member.computed && keyOf(member) === undefined)),
  );
  return !isDeclared && (!node.superClass || isInConstructor(target, node));
}

/** What a constructor does straight on replaces what the base class has. */
function isInConstructor(target: TSESTree.Node, owner: TSESTree.Node): boolean {
  const body = blockAround(target);
  const method = body?.parent?.parent;
  return method?.type === "MethodDefinition" && method.kind === "constructor" && method.parent.parent === owner;
}

/** Has the write been done whenever `node` is reached: straight on in a function around it, and before it? */
function isAlwaysBefore(target: TSESTree.Node, node: TSESTree.Node): boolean {
  const body = blockAround(target);
  if (!body || node.range[0] < body.range[0] || node.range[1] > body.range[1]) return false;
  return target.range[1] <= node.range[0] || functionAround(node) !== functionAround(target);
}

/** The body of a function, or the program, of which a write is a statement that depends on no test. */
function blockAround(target: TSESTree.Node): TSESTree.BlockStatement | TSESTree.Program | undefined {
  for (let inner = target.parent; inner; inner = inner.parent) {
    switch (inner.type) {
      case "AssignmentExpression":
      case "ExpressionStatement":
      case "VariableDeclaration":
      case "VariableDeclarator":
      case "ExportNamedDeclaration":
        break;
      case "BlockStatement":
        return isFunction(inner.parent) ? inner : undefined;
      case "Program":
        return inner;
      default:
        if (bare(inner) === inner) return undefined;
    }
  }
  return undefined;
}

function functionAround(node: TSESTree.Node): TSESTree.Node | undefined {
  let inner = node.parent;
  while (inner && !isFunction(inner)) inner = inner.parent;
  return inner;
}
