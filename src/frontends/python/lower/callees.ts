/** Which functions of the file may a call run, and what does each of their parameters get? */
import type { AsyncFunctionDef, Call, Expression, FunctionDef, Node, Statement } from "../syntax.ts";
import { childrenOf } from "../source-code.ts";
import type { ClassOutline, Member } from "./class-table.ts";
import { type Classes, isOfFile } from "./instances.ts";
import { tellingSites } from "./names.ts";
import type { FunctionOutline } from "./scopes.ts";

/**
 * How the first parameter of a function is filled: not at all by the callee (`plain`), by the object or the class on which
 * it is called (`object`, `class`), or by an argument that stands for the object (`Base.close(self)`: `explicit`).
 */
export type Filling = "class" | "explicit" | "object" | "plain";

/** A function that a call may run. */
export interface Candidate {
  readonly outline: FunctionOutline;
  readonly filling: Filling;
}

/** What is known of a call of something of the file. */
export interface Called {
  readonly candidates: readonly Candidate[];
  /** Whatever it is, nothing of it runs before the result is awaited. */
  readonly isCoroutine: boolean;
  /** What the candidates do is what the call does; not so where one is there to be replaced. */
  readonly isFollowed: boolean;
  /** It makes an object of this class. */
  readonly makes?: ClassOutline;
}

/** Members, and how a call of one fills its first parameter. */
interface Means {
  readonly members: readonly Member[];
  readonly on: "class" | "object";
}

/** Fills in some arguments of a function. */
const PARTIAL = "functools.partial";

/** Finds the functions behind calls. */
export class Callees {
  readonly #parts: Classes;
  readonly #known = new Map<Call, Called | undefined>();

  constructor(parts: Classes) {
    this.#parts = parts;
  }

  /** What a call runs; undefined when that may be something of elsewhere. */
  called(node: Call): Called | undefined {
    if (this.#known.has(node)) return this.#known.get(node);
    // While it is being found out it is unknown.
    this.#known.set(node, undefined);
    const found = this.#find(node.func);
    this.#known.set(node, found);
    return found;
  }

  /** Whether an expression names coroutine functions of the file, and nothing else. */
  isCoroutineFunction(node: Expression): boolean {
    return this.#find(node)?.isCoroutine === true;
  }

  /** The class whose method on its base classes a call asks for (`super().close()`), wherever those are. */
  classOfSuper({ func }: Call): ClassOutline | undefined {
    return func.nodeType === "Attribute" ? this.#superOf(func.value) : undefined;
  }

  /** Whether a method gives the object that it is called on. */
  returnsSelf({ node, scope }: FunctionOutline): boolean {
    if (node.nodeType === "Lambda" || node.nodeType === "Module") return false;
    const { scopes, table } = this.#parts;
    let returns = 0;
    for (const each of statementsIn(node.body)) {
      if (each.nodeType !== "Return") continue;
      returns++;
      const binding = each.value?.nodeType === "Name" ? scopes.bindingOf.get(each.value) : undefined;
      if (binding?.scope !== scope || !table.classOfObject(binding)) return false;
    }
    return returns > 0;
  }

  #find(func: Expression): Called | undefined {
    const { table } = this.#parts;
    const made = table.named(func);
    if (made) return this.#construction(made);
    const whole = this.#filledIn(func);
    if (whole) return this.#coroutineOf(whole);
    if (func.nodeType === "Name") return this.#function(func);
    if (func.nodeType !== "Attribute") return undefined;
    const means = this.#means(func.value, func.attr);
    if (!means) return undefined;
    const { members, on } = means;
    if (members.some(({ decoration }) => !decoration.isPlain)) return undefined;
    const candidates = members.flatMap(({ decoration: { role }, outline }): readonly Candidate[] => {
      if (role === "static") return [{ outline, filling: "plain" }];
      if (role === "class") return [{ outline, filling: "class" }];
      return role === "instance" ? [{ outline, filling: on === "object" ? "object" : "explicit" }] : [];
    });
    return candidates.length === members.length ? this.#calledOf(candidates) : undefined;
  }

  /** The function of which `partial(function, …)` is a part, on the spot or as the only value of a name. */
  #filledIn(func: Expression): Expression | undefined {
    const { names } = this.#parts;
    const site = func.nodeType === "Name" ? names.siteOf(func) : undefined;
    const made = site?.kind === "value" ? site.value : func;
    const isPartial = made?.nodeType === "Call" && names.qualified(made.func) === PARTIAL;
    return isPartial ? made.args[0] : undefined;
  }

  /** What is called with arguments of elsewhere gives a coroutine all the same. */
  #coroutineOf(func: Expression): Called | undefined {
    const found = func.nodeType === "Name" || func.nodeType === "Attribute" ? this.#find(func) : undefined;
    return found?.isCoroutine === true ? { ...found, isFollowed: false } : undefined;
  }

  #function(func: Expression): Called | undefined {
    const { scopes, table } = this.#parts;
    const binding = scopes.bindingOf.get(func);
    if (!binding || binding.scope.kind === "class") return undefined;
    const candidates: Candidate[] = [];
    for (const site of tellingSites(binding)) {
      const outline = site.kind === "function" ? scopes.outlineOf.get(site.node) : undefined;
      if (!outline || !table.decorationOf(outline).isPlain) return undefined;
      candidates.push({ outline, filling: "plain" });
    }
    return candidates.length > 0 ? this.#calledOf(candidates) : undefined;
  }

  #construction(made: ClassOutline): Called | undefined {
    const { table } = this.#parts;
    if (!table.isConstructible(made)) return undefined;
    const members = table.find(made, "__init__");
    const candidates = members === undefined || members === "other" ? [] : members.map(({ outline }): Candidate => ({ outline, filling: "object" }));
    return { candidates, isCoroutine: false, isFollowed: candidates.length > 0, makes: made };
  }

  #means(object: Expression, name: string): Means | undefined {
    const { fields, instances, table } = this.#parts;
    const above = this.#superOf(object);
    if (above) {
      if (fields.isWritten(above, name)) return undefined;
      const members = table.findAbove(above, name);
      return members === undefined || members === "other" ? undefined : { members, on: "object" };
    }
    const named = table.named(object);
    const instance = named ?? instances.of(object);
    // What is replaced at run time is not known.
    if (!isOfFile(instance) || fields.isWritten(instance, name)) return undefined;
    const members = table.find(instance, name);
    if (members === undefined || members === "other") return undefined;
    const all = [...members];
    // `Base.close(self)` means that very method.
    const isExact = named !== undefined && members.every(({ decoration }) => decoration.role === "instance");
    for (const below of isExact ? [] : table.below(instance)) {
      const others = table.membersIn(below, name);
      if (others === "other") return undefined;
      all.push(...(others ?? []));
    }
    return { members: all, on: named ? "class" : "object" };
  }

  #calledOf(candidates: readonly Candidate[]): Called {
    const { table } = this.#parts;
    return {
      candidates,
      isCoroutine: candidates.every(({ outline }) => outline.isAsync && !outline.isGenerator),
      isFollowed: !candidates.some(({ outline }) => table.classOf(outline) && isStub(outline)),
    };
  }

  /** The class around `super()`, where it is written in a method of it. */
  #superOf(node: Expression): ClassOutline | undefined {
    if (node.nodeType !== "Call" || this.#parts.names.qualified(node.func) !== "builtins.super") return undefined;
    const { scopes, table } = this.#parts;
    for (let around: Node | undefined = node.parent; around; around = around.parent) {
      const outline = scopes.outlineOf.get(around);
      const found = outline && table.classOf(outline);
      if (found) return found;
    }
    return undefined;
  }
}

/** A method with nothing but `...`, `pass`, a text or `raise NotImplementedError`: subclasses write what it does. */
function isStub({ node }: FunctionOutline): boolean {
  return (node.nodeType === "FunctionDef" || node.nodeType === "AsyncFunctionDef") && (isAbstract(node) || node.body.every(saysNothing));
}

function isAbstract({ decorator_list: decorators }: AsyncFunctionDef | FunctionDef): boolean {
  return decorators.some((each) => (each.nodeType === "Name" ? each.id : each.nodeType === "Attribute" ? each.attr : "").startsWith("abstract"));
}

function saysNothing(statement: Statement): boolean {
  if (statement.nodeType === "Pass") return true;
  if (statement.nodeType === "Expr") return statement.value.nodeType === "Constant";
  if (statement.nodeType !== "Raise") return false;
  const raised = statement.exc?.nodeType === "Call" ? statement.exc.func : statement.exc;
  return raised?.nodeType === "Name" && raised.id === "NotImplementedError";
}

/** All statements of a function, those of functions and classes inside of it aside. */
function* statementsIn(body: readonly Statement[]): Generator<Node> {
  const pending: Node[] = [...body];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    const isOther = node.nodeType === "FunctionDef" || node.nodeType === "AsyncFunctionDef" || node.nodeType === "ClassDef" || node.nodeType === "Lambda";
    if (!isOther) pending.push(...childrenOf(node));
  }
}
