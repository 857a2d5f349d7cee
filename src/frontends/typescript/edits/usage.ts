/**
 * What does the program do with the variable that holds a resource: may the block that declares it close it?
 *
 * - `kept`: every use is over when the block ends.
 * - `unclear`: a use may go on (a closure, a stored task, an argument); nothing is proven.
 * - `given-away`: the resource, or work on it, leaves the block; closing it there is wrong.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { CallEffect, ResourceSpec } from "../../../core/effects.ts";
import { isPromise } from "../promises.ts";
import { around, bare, isFunction, keyOf } from "../resolve/syntax.ts";
import { methodOf } from "./closing.ts";
import { isHeldByAwaited, isRunAtOnce } from "./closures.ts";
import { isCaught } from "./failing-use.ts";
import { type Runner, runnerOf } from "./position.ts";
import { isAwaited, topOf, wholeChain } from "./waiting.ts";
import { type ScopeVariable, variableAt, type WrittenFile } from "./written-file.ts";

/** The answer, for one use or for all. */
export type Verdict = "given-away" | "kept" | "unclear";

/** The answer for a variable. */
export interface Usage {
  readonly verdict: Verdict;
  /** Returned tasks that have to be awaited, or the block closes the resource under them. */
  readonly returned: ReadonlySet<TSESTree.Node>;
}

/** What is asked. */
export interface UsageQuestion {
  readonly variable: ScopeVariable;
  readonly spec: ResourceSpec;
  /** The names in the closes that the block replaces. */
  readonly ignored: ReadonlySet<TSESTree.Node>;
  /** Nothing closed the resource before, so that the close is an event more. */
  readonly isAdded: boolean;
  readonly canAwait: boolean;
}

/** Kinds whose calls are done when they return, if their closers are. */
const DONE_AT_ONCE: ReadonlySet<string> = new Set(["database", "directory", "file", "handle", "lock"]);

/** Functions that take a resource over. */
const TAKING: ReadonlySet<string> = new Set(["adopt", "defer", "use"]);

/** Names by which most classes are closed. */
const CLOSERS: readonly string[] = ["@@asyncDispose", "@@dispose", "close", "destroy", "disconnect", "dispose", "end", "quit", "release", "stop", "terminate"];

/** Functions that register a listener. */
const LISTENING: ReadonlySet<string> = new Set(["addListener", "on", "once"]);

/** Methods that put a task into a collection. */
const PUTTING: ReadonlySet<string> = new Set(["add", "push", "set", "unshift"]);

/** Looks at all uses of the variable. */
export function usageOf(file: WrittenFile, question: UsageQuestion): Usage {
  if (question.isAdded && !DONE_AT_ONCE.has(question.spec.kind) && tellsLater(question.variable)) return { verdict: "given-away", returned: new Set() };
  const examination = new Examination(file, question);
  return { verdict: examination.variable(question.variable, question.spec), returned: examination.returned };
}

/** Is the resource opened with a callback, for which it is opened, that runs when this function is over? */
function tellsLater({ defs }: ScopeVariable): boolean {
  const node = defs[0]?.node as TSESTree.Node | undefined;
  const opening = node?.type === "VariableDeclarator" && node.init ? bare(node.init) : undefined;
  const isCall = opening?.type === "CallExpression" || opening?.type === "NewExpression";
  return isCall && opening.arguments.some((argument) => isFunction(argument));
}

function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("given-away")) return "given-away";
  return verdicts.includes("unclear") ? "unclear" : "kept";
}

class Examination {
  readonly returned = new Set<TSESTree.Node>();
  readonly #file: WrittenFile;
  readonly #question: UsageQuestion;
  readonly #seen = new Set<ScopeVariable>();
  /** What runs on after the block matters only when the block did not close the resource before. */
  readonly #running: Verdict;

  constructor(file: WrittenFile, question: UsageQuestion) {
    this.#file = file;
    this.#question = question;
    this.#running = question.isAdded ? "unclear" : "kept";
  }

  /** Looks at the uses of a variable that holds the resource, or (without a class) what lives on it. */
  variable(variable: ScopeVariable, spec: ResourceSpec | undefined): Verdict {
    if (this.#seen.has(variable)) return "kept";
    this.#seen.add(variable);
    const [definition, ...others] = variable.defs;
    if (!definition || others.length > 0) return "given-away";
    const home = runnerOf(definition.name);
    return worst(
      variable.references.map((reference) => {
        const identifier: TSESTree.Node = reference.identifier;
        if (this.#question.ignored.has(identifier) || identifier.parent.type === "TSTypeQuery") return "kept";
        if (reference.isWrite()) return reference.init === true ? "kept" : "given-away";
        return worst([closureVerdict(identifier, home), this.#value(identifier, spec), this.#inFunction(identifier, home)]);
      }),
    );
  }

  /** Looks at what an async function, or the executor of a promise, gives to the function that holds the resource. */
  #inFunction(identifier: TSESTree.Node, home: Runner): Verdict {
    let outer: Runner | undefined;
    for (let runner = runnerOf(identifier); runner !== home && runner.type !== "Program"; runner = runnerOf(runner)) outer = runner;
    if (!this.#question.isAdded || !outer || !isFunction(outer)) return "kept";
    const { parent } = around(outer);
    return outer.async || parent?.type === "NewExpression" ? this.#startedIn(outer) : "kept";
  }

  /** Follows what a call gives that was handed a function with a task: a promise, or a list of them. */
  #startedIn(handed: TSESTree.Node): Verdict {
    const { child, parent } = around(handed);
    if ((parent?.type !== "CallExpression" && parent?.type !== "NewExpression") || isAwaited(parent)) return "kept";
    if (parent.type === "NewExpression" && !(parent.callee.type === "Identifier" && parent.callee.name === "Promise")) return "kept";
    const isList = parent.type === "CallExpression" && parent.callee !== child;
    // To wait for a list waits for nothing in it.
    if (isList && around(wholeChain(parent)).parent?.type === "ReturnStatement") return "given-away";
    return this.#task(wholeChain(parent), this.#running);
  }

  /** Follows the value of an expression that is the resource itself. */
  #value(node: TSESTree.Node, spec: ResourceSpec | undefined): Verdict {
    const { child, parent } = around(node);
    switch (parent?.type) {
      case "MemberExpression":
        return parent.object === child ? this.#member(parent, spec) : "kept";
      case "CallExpression":
        return parent.callee === child ? this.#call(parent, "()", spec) : this.#argument(parent, spec);
      case "NewExpression":
        return parent.callee === child ? "kept" : this.#argument(parent, spec);
      case "TaggedTemplateExpression":
        return this.#result(parent, spec?.methods?.["()"], spec);
      case "ArrayExpression":
      case "AwaitExpression":
      case "LogicalExpression":
      case "ObjectExpression":
      case "Property":
      case "SpreadElement":
        return this.#value(parent, spec);
      case "ConditionalExpression":
        return parent.test === child ? "kept" : this.#value(parent, spec);
      case "SequenceExpression":
        return parent.expressions.at(-1) === child ? this.#value(parent, spec) : "kept";
      case "VariableDeclarator":
        // Taking properties out of the resource does not hand it on, but what they are is not known.
        return parent.id.type === "ObjectPattern" && node.type === "Identifier" ? "unclear" : "given-away";
      case "BinaryExpression":
      case "DoWhileStatement":
      case "ExpressionStatement":
      case "ForOfStatement":
      case "IfStatement":
      case "SwitchCase":
      case "SwitchStatement":
      case "TemplateLiteral":
      case "UnaryExpression":
      case "WhileStatement":
        return "kept";
      case "JSXExpressionContainer":
      case "ThrowStatement":
        return "unclear";
      default:
        return "given-away";
    }
  }

  #argument(call: TSESTree.CallExpression | TSESTree.NewExpression, spec: ResourceSpec | undefined): Verdict {
    const method = call.type === "CallExpression" ? methodOf(call)?.method : undefined;
    if (method !== undefined && TAKING.has(method.split(".").at(-1) ?? method)) return "given-away";
    if (this.#question.isAdded && this.#isClosedAround(call, spec)) return "given-away";
    if (!isAwaited(call)) {
      // Work that tells by a callback when it is done has only begun.
      const tellsLater = this.#question.isAdded && call.arguments.some((argument) => isFunction(argument));
      if (tellsLater && !isRunByCall(call)) return "given-away";
      return this.#returnsWork(call) ? worst(["unclear", this.#task(wholeChain(call), this.#running)]) : "unclear";
    }
    // What the call gives may still need the resource, as a response needs its agent.
    const isDropped = around(parentOf(wholeChain(call))).parent?.type === "ExpressionStatement";
    return isDropped ? "kept" : this.#running;
  }

  /** Does the function return what may be a promise of work that was given the resource, and goes on when the block is over? */
  #returnsWork(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
    if (call.type === "NewExpression" || around(wholeChain(call)).parent?.type !== "ReturnStatement") return false;
    const { types } = this.#file;
    const answer = types ? isPromise(call, types) : "unknown";
    // To await what is no promise does no harm, where it can be done.
    return answer === "yes" || (answer === "unknown" && this.#question.canAwait);
  }

  /** Is what was made around the resource closed by itself, and the resource with it? */
  #isClosedAround(call: TSESTree.CallExpression | TSESTree.NewExpression, spec: ResourceSpec | undefined): boolean {
    const { parent } = around(isAwaited(call) ? parentOf(wholeChain(call)) : call);
    if (parent?.type !== "VariableDeclarator") return false;
    const closers = new Set([...Object.keys(spec?.closers ?? {}), ...CLOSERS]);
    return this.#declaredBy(parent).some((variable) =>
      variable.references.some(({ identifier }) => {
        const member = around(identifier).parent;
        return member?.type === "MemberExpression" && closers.has(keyOf(member) ?? "");
      }),
    );
  }

  #member(member: TSESTree.MemberExpression, spec: ResourceSpec | undefined): Verdict {
    let path: TSESTree.MemberExpression = member;
    let next = around(path);
    while (next.parent?.type === "MemberExpression" && next.parent.object === next.child) {
      path = next.parent;
      next = around(path);
    }
    const { child, parent } = next;
    switch (parent?.type) {
      case "AssignmentExpression":
        return this.#running;
      case "CallExpression":
        // A method as a value may be called at any time.
        return parent.callee === child ? this.#call(parent, methodOf(parent)?.method ?? "", spec) : this.#running;
      case "TaggedTemplateExpression":
        return this.#result(parent, undefined, spec);
      case "VariableDeclarator":
        return this.#running;
      default:
        return "kept";
    }
  }

  #call(call: TSESTree.CallExpression, method: string, spec: ResourceSpec | undefined): Verdict {
    // The block would close it a second time.
    if (spec && (Object.hasOwn(spec.closers, method) || method.startsWith("@@"))) return "given-away";
    const effect = spec?.methods && Object.hasOwn(spec.methods, method) ? spec.methods[method] : undefined;
    if (effect?.owns?.includes("this")) return "given-away";
    const [first] = call.arguments;
    // A listener that only hears of failures keeps nothing running.
    if (LISTENING.has(method) && first?.type === "Literal" && first.value === "error") return "kept";
    // What a socket was given may be on its way yet when the block closes it.
    const isSending = this.#question.isAdded && spec?.kind === "socket" && !LISTENING.has(method) && !isAwaited(topOf(call));
    if (isSending && spec.harmless?.includes(method) !== true) return "given-away";
    const isLater = call.arguments.some((argument) => isFunction(argument)) && !isAwaited(topOf(call));
    // A block that closes it first would leave the callback without its event.
    const later = this.#question.isAdded && !(spec && DONE_AT_ONCE.has(spec.kind)) ? "given-away" : this.#running;
    return worst([isLater ? later : "kept", this.#result(call, effect, spec)]);
  }

  /** Follows what a call on the resource gives. */
  #result(call: TSESTree.Expression, effect: CallEffect | undefined, spec: ResourceSpec | undefined): Verdict {
    const top = topOf(call);
    const livesOn = top === call && (effect?.returns?.resource !== undefined || effect?.returns?.receiver === true);
    const child = livesOn ? this.#child(around(isAwaited(top) ? parentOf(wholeChain(top)) : wholeChain(top)).parent) : "kept";
    if (isAwaited(top) || !this.#mayBePromise(top, effect, spec)) return child;
    return worst([child, this.#task(wholeChain(top), this.#left(effect, spec))]);
  }

  /** What it means that nobody waits for a task: one that surely runs on the resource would be cut off by the block. */
  #left(effect: CallEffect | undefined, spec: ResourceSpec | undefined): Verdict {
    if (!this.#question.isAdded || effect?.task !== "eager" || effect.borrowsReceiver === false) return this.#running;
    const closer = spec?.disposal.closer;
    const isGraceful = closer !== undefined && spec && Object.hasOwn(spec.closers, closer) && spec.closers[closer]?.graceful === true;
    return isGraceful ? this.#running : "given-away";
  }

  /** Looks at what lives on the resource, where it is held. */
  #child(holder: TSESTree.Node | undefined): Verdict {
    if (holder?.type === "ReturnStatement" || holder?.type === "ArrowFunctionExpression") return "given-away";
    if (holder?.type !== "VariableDeclarator") return "kept";
    return worst(this.#declaredBy(holder).map((variable) => this.variable(variable, undefined)));
  }

  #declaredBy(declarator: TSESTree.VariableDeclarator): readonly ScopeVariable[] {
    return this.#file.source.scopeManager.getDeclaredVariables(declarator);
  }

  #mayBePromise(node: TSESTree.Node, effect: CallEffect | undefined, spec: ResourceSpec | undefined): boolean {
    const { types } = this.#file;
    const answer = types ? isPromise(node, types) : "unknown";
    if (answer !== "unknown") return answer === "yes";
    if (effect?.task !== undefined) return true;
    const closers = Object.values(spec?.closers ?? {});
    const isPlain = closers.length > 0 && closers.every((closer) => closer.async !== true && closer.callback !== true);
    return !(isPlain && spec && DONE_AT_ONCE.has(spec.kind));
  }

  /** Follows a task on the resource that is not awaited where it begins. */
  #task(task: TSESTree.Node, left: Verdict): Verdict {
    const { child, parent } = around(task);
    switch (parent?.type) {
      case "ExpressionStatement":
        return left;
      case "ReturnStatement":
        return this.#awaitReturned(child);
      case "ConditionalExpression":
        return parent.test === child ? this.#running : this.#task(parent, left);
      case "LogicalExpression":
        return this.#task(parent, left);
      case "ArrayExpression":
      case "ObjectExpression":
      case "Property":
      case "SpreadElement":
        return isReturnedWhole(parent) ? "given-away" : this.#running;
      case "ArrowFunctionExpression":
        if (isHeldByAwaited(parent)) return "kept";
        return this.#question.isAdded ? worst([this.#running, this.#startedIn(parent)]) : this.#running;
      case "AssignmentExpression":
        return this.#keptBy(parent.left);
      case "VariableDeclarator":
        if (parent.id.type !== "Identifier") return this.#running;
        return worst(this.#declaredBy(parent).map((variable) => this.#taskIn(variable, left)));
      case "CallExpression": {
        const holder = around(wholeChain(parent)).parent;
        if (parent.callee !== child && holder?.type === "ReturnStatement") return this.#awaitReturned(wholeChain(parent));
        if (isAwaited(parent)) return "kept";
        const isPut = parent.callee !== child && PUTTING.has(methodOf(parent)?.method ?? "");
        return isPut && parent.callee.type === "MemberExpression" ? this.#keptBy(parent.callee.object) : this.#running;
      }
      default:
        return this.#running;
    }
  }

  /** A task that is kept by what is there before the resource may go on when the block is over. */
  #keptBy(holder: TSESTree.Node): Verdict {
    if (!this.#question.isAdded) return this.#running;
    const node = bare(holder);
    const variable = node.type === "Identifier" ? variableAt(this.#file, node.name, node) : undefined;
    const isLocal = variable?.scope === this.#question.variable.scope && variable.defs.every(({ type }) => type !== "Parameter");
    return isLocal ? this.#running : "given-away";
  }

  #taskIn(variable: ScopeVariable, left: Verdict): Verdict {
    if (this.#seen.has(variable)) return "kept";
    this.#seen.add(variable);
    const reads = variable.references.filter((reference) => !reference.isWrite()).map(({ identifier }) => wholeChain(identifier));
    if (reads.length === 0) return left;
    const isReturned = (node: TSESTree.Node): boolean => around(node).parent?.type === "ReturnStatement";
    const returned = reads.filter(isReturned).map((node) => this.#awaitReturned(around(node).child));
    return worst([...returned, reads.some((node) => isAwaited(node) || isReturned(node)) ? "kept" : this.#running]);
  }

  #awaitReturned(node: TSESTree.Node): Verdict {
    const [declared] = this.#question.variable.identifiers;
    // In a function of its own, whoever calls it has to wait.
    if (declared && runnerOf(node) !== runnerOf(declared)) return this.#running;
    if (!this.#question.canAwait) return "given-away";
    this.returned.add(node);
    // Awaited there, a failure is caught that nobody caught before.
    return isCaught(node) ? "unclear" : "kept";
  }
}

/** May a function between the variable and its use run when the block is over? */
function closureVerdict(identifier: TSESTree.Node, home: Runner): Verdict {
  for (let runner = runnerOf(identifier); runner !== home; runner = runnerOf(runner)) {
    if (runner.type === "Program") return "kept";
    if (!isFunction(runner) || !isRunAtOnce(runner)) return "unclear";
  }
  return "kept";
}

/** Is a function among the arguments one that the call runs at once, as those of arrays do? */
function isRunByCall(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  return call.arguments.every((argument) => !isFunction(argument) || isRunAtOnce(argument));
}

function parentOf(node: TSESTree.Node): TSESTree.Node {
  return around(node).parent ?? node;
}

/** Is an array or object returned, with the task somewhere in it? */
function isReturnedWhole(literal: TSESTree.Node): boolean {
  let { child, parent } = around(literal);
  while (parent && ["ArrayExpression", "ObjectExpression", "Property", "SpreadElement"].includes(parent.type)) {
    ({ child, parent } = around(parent));
  }
  return parent?.type === "ReturnStatement" || (parent?.type === "ArrowFunctionExpression" && parent.body === child);
}
