/**
 * What does the program do with the name that holds a resource: may the block that holds it close it?
 *
 * - `kept`: every use is over when the block ends.
 * - `unclear`: a use may go on (a closure, a task, an argument); nothing is proven.
 * - `given-away`: the resource, or work on it, leaves the block; closing it there is wrong.
 */
import type { CallEffect, ResourceSpec } from "../../../core/effects.ts";
import type { Binding } from "../lower/scopes.ts";
import type { Assign, Attribute, Call, Expression, Name, Node, Subscript } from "../syntax.ts";
import { closureVerdict } from "./closures.ts";
import { followersOf, isWithin, runnerOf } from "./position.ts";
import { type Verdict, worst } from "./verdicts.ts";
import { holderOf, isStart, isWaitedFor } from "./waited.ts";
import type { WrittenFile } from "./written-file.ts";

/** What is asked about a name. */
export interface UsageQuestion extends Question {
  readonly binding: Binding;
}

interface Question {
  readonly spec: ResourceSpec;
  /** The names in the assignment, and in the closes that the block replaces. */
  readonly ignored: ReadonlySet<Node>;
  /** Nothing closed the resource before, so that the close is an event more. */
  readonly isAdded: boolean;
  /** A `finally` closed it before, also when something failed. */
  readonly isInFinally: boolean;
  /** Where the block begins; what waits for tasks has to stand behind it. */
  readonly from: number;
}

/** Functions and methods that take a resource over. */
const TAKING: ReadonlySet<string> = new Set([
  "aclosing", "addCleanup", "addfinalizer", "callback", "closing", "enterAsyncContext", "enterContext", "enter_async_context", "enter_context", "finalize", "push",
  "push_async_callback", "push_async_exit", "register", "setattr",
]);
/** Methods that put what they get into something. */
const KEEPING: ReadonlySet<string> = new Set(["add", "append", "appendleft", "extend", "insert", "put", "put_nowait", "setdefault", "update"]);
/** Methods that blocks call. */
const BY_HAND = /^__a?(?:enter|exit)__$/u;
/** Builtins that look at what they get, and keep nothing of it. */
const LOOKING: ReadonlySet<string> = new Set(
  ["bool", "callable", "dir", "hasattr", "hash", "id", "isinstance", "issubclass", "len", "print", "repr", "str", "type", "vars"].map((name) => `builtins.${name}`),
);

/** Looks at all uses of the name. */
export function usageOf(file: WrittenFile, question: UsageQuestion): Verdict {
  return new Examination(file, question).name(question.binding, question.spec);
}

/** Looks at the only use of a resource without a name. */
export function usageOfValue(file: WrittenFile, value: Expression, spec: ResourceSpec): Verdict {
  return new Examination(file, { spec, ignored: new Set(), isAdded: true, isInFinally: false, from: value.range[0] }).value(value, spec);
}

class Examination {
  readonly #file: WrittenFile;
  readonly #question: Question;
  readonly #seen = new Set<Binding>();
  /** What runs on after the block matters only when the block did not close the resource before. */
  readonly #running: Verdict;

  constructor(file: WrittenFile, question: Question) {
    this.#file = file;
    this.#question = question;
    this.#running = question.isAdded ? "unclear" : "kept";
  }

  /** Looks at the uses of a name that holds the resource, or (without a class) what was made with it. */
  name(binding: Binding, spec: ResourceSpec | undefined, isChild = false): Verdict {
    if (this.#seen.has(binding)) return "kept";
    this.#seen.add(binding);
    const home = binding.scope.owner.node;
    return worst(
      this.#file.mentionsOf(binding).map((node) => {
        if (this.#question.ignored.has(node)) return "kept";
        if (node.nodeType !== "Name") return "given-away";
        if (node.ctx.nodeType !== "Load") return spec ? "given-away" : "kept";
        const closure = closureVerdict(this.#file, node, home);
        return worst([closure, spec ? this.value(node, spec) : this.#madeWithIt(node, isChild)]);
      }),
    );
  }

  /** Follows the value of an expression that is the resource itself. */
  value(node: Expression, spec: ResourceSpec): Verdict {
    const { parent } = node;
    switch (parent?.nodeType) {
      case "Attribute":
      case "Subscript":
        return parent.value === node ? this.#part(parent, spec) : "unclear";
      case "Call":
        return parent.func === node ? this.#call(parent, "()", spec) : this.#argument(parent);
      case "Keyword":
      case "Starred":
        return parent.parent?.nodeType === "Call" ? this.#argument(parent.parent) : "given-away";
      case "Await":
      case "BoolOp":
        return this.value(parent, spec);
      case "IfExp":
        return parent.test === node ? "kept" : this.value(parent, spec);
      case "Assert":
      case "AsyncFor":
      case "Compare":
      case "Expr":
      case "For":
      case "FormattedValue":
      case "If":
      case "Match":
      case "UnaryOp":
      case "While":
        return "kept";
      case "Comprehension":
        return parent.iter === node || parent.ifs.includes(node) ? "kept" : "given-away";
      case "Raise":
        return "unclear";
      default:
        return "given-away";
    }
  }

  #argument(call: Call): Verdict {
    const name = call.func.nodeType === "Attribute" ? call.func.attr : call.func.nodeType === "Name" ? call.func.id : "";
    if (TAKING.has(name)) return "given-away";
    if (LOOKING.has(this.#file.resolver.qualifiedName(call.func) ?? "")) return "kept";
    if (this.#question.isAdded && this.#isClosedAround(call)) return "given-away";
    if (!isWaitedFor(this.#file, call, this.#question.from)) return "unclear";
    // What the call gives may still need the resource.
    return holderOf(call)?.nodeType === "Expr" ? "kept" : this.#running;
  }

  /** Is what was made around the resource closed by itself, and the resource with it? */
  #isClosedAround(call: Call): boolean {
    const holder = holderOf(call);
    if (holder?.nodeType === "WithItem") return true;
    const binding = holder && this.#boundBy(holder);
    const closers = new Set(["aclose", "close", "disconnect", "shutdown", "stop", ...Object.keys(this.#question.spec.closers)]);
    const mentions = binding ? this.#file.mentionsOf(binding) : [];
    return mentions.some(({ parent }) => parent?.nodeType === "Attribute" && closers.has(parent.attr));
  }

  /** Follows an attribute or an element of the resource, as far as it is written. */
  #part(first: Attribute | Subscript, spec: ResourceSpec): Verdict {
    let top: Attribute | Subscript = first;
    const path: string[] = [];
    for (;;) {
      path.push(top.nodeType === "Attribute" ? top.attr : "*");
      const { parent }: Node = top;
      if ((parent?.nodeType !== "Attribute" && parent?.nodeType !== "Subscript") || parent.value !== top) break;
      top = parent;
    }
    // What is entered or left by hand cannot be entered by another block.
    if (path.length === 1 && BY_HAND.test(path[0] ?? "")) return "given-away";
    const method = path.join(".");
    if (top.parent?.nodeType === "Call" && top.parent.func === top) return this.#call(top.parent, method, spec);
    // Somebody else may close it by that.
    if (Object.hasOwn(spec.closers, method)) return "given-away";
    return top.ctx.nodeType === "Load" && holderOf(top)?.nodeType !== "Expr" ? this.#handedOn(top) : "kept";
  }

  /** A part of the resource, or a method of it, as a value. */
  #handedOn(node: Expression): Verdict {
    switch (holderOf(node)?.nodeType) {
      case "Assign":
      case "AnnAssign":
      case "Call":
      case "Dict":
      case "Keyword":
      case "List":
      case "NamedExpr":
      case "Return":
      case "Set":
      case "Starred":
      case "Tuple":
        return this.#running;
      default:
        return "kept";
    }
  }

  #call(call: Call, method: string, spec: ResourceSpec): Verdict {
    // The block would close it a second time.
    if (Object.hasOwn(spec.closers, method)) return "given-away";
    const effect = spec.methods && Object.hasOwn(spec.methods, method) ? spec.methods[method] : undefined;
    if (effect?.owns?.includes("this")) return "given-away";
    const isLater = call.args.some(({ nodeType }) => nodeType === "Lambda") && !isWaitedFor(this.#file, call, this.#question.from);
    return worst([isLater ? this.#running : "kept", this.#result(call, effect, spec)]);
  }

  /** Follows what a call on the resource gives. */
  #result(call: Call, effect: CallEffect | undefined, spec: ResourceSpec): Verdict {
    const isChild = effect?.returns?.receiver === true || (effect?.returns?.resource !== undefined && effect.returns.borrowed !== true);
    if (!isWaitedFor(this.#file, call, this.#question.from) && mayBeTask(effect, spec)) return this.#task(call, isChild, this.#left(effect, spec));
    return this.#held(holderOf(call), isChild);
  }

  /** What it means that nobody waits for a task that was started: one that surely runs on the resource would be cut off. */
  #left(effect: CallEffect | undefined, { closers, disposal }: ResourceSpec): Verdict {
    if (!this.#question.isAdded || effect?.task === undefined || effect.borrowsReceiver === false) return this.#running;
    const { closer } = disposal;
    const isGraceful = closer !== undefined && Object.hasOwn(closers, closer) && closers[closer]?.graceful === true;
    return isGraceful ? this.#running : "given-away";
  }

  /** Looks at what was made with the resource, where it is held. */
  #held(holder: Node | undefined, isChild: boolean): Verdict {
    const leaving = isChild ? "given-away" : this.#running;
    switch (holder?.nodeType) {
      case "AnnAssign":
      case "Assign":
      case "NamedExpr": {
        const binding = this.#boundBy(holder);
        return binding ? this.name(binding, undefined, isChild) : leaving;
      }
      case "Return":
      case "Yield":
      case "YieldFrom":
        return leaving;
      case "Call":
        return holder.func.nodeType === "Attribute" && KEEPING.has(holder.func.attr) ? leaving : "kept";
      case "BoolOp":
      case "Dict":
      case "IfExp":
      case "List":
      case "Set":
      case "Starred":
      case "Tuple":
        return this.#held(holderOf(holder), isChild);
      default:
        return "kept";
    }
  }

  /** A mention of what was made with the resource. */
  #madeWithIt(node: Name, isChild: boolean): Verdict {
    return this.#held(node.parent, isChild);
  }

  /** Follows a task on the resource that is not waited for where it begins. */
  #task(task: Expression, isChild: boolean, left: Verdict, isStarted = false): Verdict {
    const holder = task.parent;
    switch (holder?.nodeType) {
      case "Return":
      case "Yield":
      case "YieldFrom":
        return "given-away";
      case "Call":
        return isStart(this.#file, holder) ? this.#task(holder, isChild, left, true) : this.#running;
      case "Assign": {
        const binding = this.#boundBy(holder);
        if (!binding || this.#seen.has(binding)) return this.#running;
        const reads = this.#file.mentionsOf(binding).filter((node): node is Name => node.nodeType === "Name" && node.ctx.nodeType === "Load");
        if (reads.length === 0 && isStarted) return left;
        if (reads.some(({ parent }) => parent?.nodeType === "Return" || parent?.nodeType === "Yield")) return "given-away";
        const waits = reads.filter((read) => isWaitedFor(this.#file, read, this.#question.from));
        this.#seen.add(binding);
        // When something fails in between, the block would close under the task what stayed open before.
        if (!this.#question.isInFinally && !waits.some((read) => isNext(this.#file, holder, read))) return waits.length === 0 ? this.#running : "given-away";
        return waits.length === 0 ? this.#running : worst(waits.map((read) => this.#held(holderOf(read), isChild)));
      }
      case "Expr":
        return isStarted ? left : this.#running;
      case "Attribute":
      case "Subscript":
        // Something of the result is taken at once.
        return "kept";
      default:
        return this.#running;
    }
  }

  /** The name that an assignment to one local name binds. */
  #boundBy(holder: Node): Binding | undefined {
    const target = holder.nodeType === "Assign" ? (holder.targets.length === 1 ? holder.targets[0] : undefined) : "target" in holder ? holder.target : undefined;
    const binding = target?.nodeType === "Name" ? this.#file.scopes.bindingOf.get(target) : undefined;
    return binding?.scope.owner.node === runnerOf(holder) && !binding.isWrittenElsewhere ? binding : undefined;
  }
}

/** Classes that are closed without waiting have methods that are done when they return, unless the catalog says otherwise. */
function mayBeTask(effect: CallEffect | undefined, { closers }: ResourceSpec): boolean {
  return effect?.task !== undefined || Object.values(closers).some(({ async }) => async === true);
}

/** Does a node stand in the statement right after another one? */
function isNext(file: WrittenFile, statement: Assign, node: Node): boolean {
  const [next] = followersOf(file, statement);
  return next !== undefined && isWithin(node, next);
}
