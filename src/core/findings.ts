/**
 * What do the analyses find, in a shape that rules can word and front ends can repair?
 *
 * A finding carries everything that a message, an explanation or an edit needs: sites, the front end's origins, the
 * library's outcome, and the trace that leads to it.
 */
import type { Outcome, ResourceSpec } from "./effects.ts";
import type { Answer, BranchAnswer, FunctionId, Origin, Site } from "./ir.ts";
import type { Term } from "./terms.ts";

/** `definite`: on every path that reaches it. `maybe`: on some. */
export type Certainty = "definite" | "maybe";

/**
 * One step of the way to a mistake. `again`: a loop begins a further round; `ended`: the function comes to its end.
 */
export interface Step {
  readonly what: "again" | "branch" | "closed" | "ended" | "entered" | "left" | "opened" | "returned" | "started" | "throws" | "used";
  readonly site: Site;
  /** For `branch`: what is asked there, and the answer on this way. */
  readonly answer?: BranchAnswer;
  /** For `throws`: the program throws it itself. */
  readonly isThrown?: boolean;
}

/** A place in the program where something happens. */
export interface Moment {
  readonly site: Site;
  readonly origin: Origin;
  /** What is written there, shortened (`pool.query`). */
  readonly name: string;
}

/** The resource that a finding is about. */
export interface ResourceView {
  /** As the user named it (`pool`, `this.client`), or the call that made it. */
  readonly name: string;
  /** What is known about its class; absent for a value that a scope holds and whose class is unknown. */
  readonly spec?: ResourceSpec;
  /** Library of the class; empty for the program's own classes. */
  readonly library: string;
  /** How the language holds it in a block, where the symbols of disposal do not tell. */
  readonly block?: string;
  /** Where it was opened; absent for parameters and captured resources. */
  readonly opened?: Moment;
  /** The property of what was opened there that is the resource (`body` of a response); absent: it is the resource. */
  readonly heldAt?: string;
  /** The library keeps it as the current one, and a call has cleared that. */
  readonly isCurrent?: boolean;
  /** It is bound to a variable or field, rather than the unnamed result of a call. */
  readonly isNamed: boolean;
}

interface FindingBase {
  readonly function: FunctionId;
  readonly certainty: Certainty;
  readonly trace: readonly Step[];
  /** The way of the trace goes on to this end of the function. */
  readonly leavesBy?: "exit" | "raise";
}

/**
 * What is meant to hold or close a resource does not: a block of the wrong sort, a method that is no closer; or it is
 * opened where no run of its library is going on, which it needs.
 */
export interface MisuseFinding extends FindingBase {
  readonly kind: "block" | "closer" | "outside";
  readonly resource: ResourceView;
  readonly event: Moment;
  readonly outcome: Outcome;
  /** The closer that was meant. */
  readonly instead?: string;
  /** For `block`: it is one that waits for the close. */
  readonly isAsyncBlock?: boolean;
}

/** A closed resource is used, closed again where that fails, or leaves the scope that closes it. */
export interface ReuseFinding extends FindingBase {
  readonly kind: "captured" | "closed-again" | "closed-by-owner" | "returned" | "returned-closed" | "stored" | "used";
  readonly resource: ResourceView;
  /** For `closed-by-owner`: what closes it again when its scope ends. */
  readonly owner?: ResourceView;
  readonly use: Moment;
  /** Where it was closed; absent when a test told that it is closed, or when its scope closes it. */
  readonly release?: Moment;
  /** What stands at `release` closes it in some cases only; the code behind it is there for the others. */
  readonly isSometimesClosed?: boolean;
  readonly outcome: Outcome;
}

/** A resource is closed while something still runs on it, or its close is not waited for. */
export interface CloseWhileRunningFinding extends FindingBase {
  readonly kind: "inside" | "not-awaited" | "pending" | "process-exit" | "returned";
  /** For `inside`: the run is there before the file begins to run, and no function of it. */
  readonly isAround?: boolean;
  /** For `returned`: it is a list that is returned, with the task in it. */
  readonly isElement?: boolean;
  readonly resource: ResourceView;
  /** The close, or the end of the scope. */
  readonly close: Moment;
  /** The close happens at the end of a scope (`await using`). */
  readonly isScopeEnd: boolean;
  /** The task that is pending; for `not-awaited` and `process-exit` the closing itself; for `inside` the run. */
  readonly task: Moment;
  /** Further tasks that are pending there, in source order: to wait for one of them is not enough. */
  readonly alsoRunning?: readonly Moment[];
  /** For `pending`: whether to wait for all that runs there comes to an end; `unknown` where somebody has to end it. */
  readonly mayWait?: Answer;
  /** For `inside`: what the close does. */
  readonly outcome?: Outcome;
}

/** A task that nobody waits for; `value`: it is used as what it would give. */
export interface FloatingFinding extends FindingBase {
  readonly kind: "array" | "dropped" | "dropped-array" | "lazy" | "spawned" | "stored" | "value";
  readonly task: Moment;
  /** The variable that holds it. */
  readonly variable?: string;
  /** Nothing of it runs before it is awaited. */
  readonly isLazy: boolean;
  /** The author left it alone on purpose (`void p`, or a failure that is made and dropped). */
  readonly isVoided: boolean;
  /** What is called, as written, and the library it is known from, if any. */
  readonly callee?: string;
  readonly library?: string;
  /** The task is the call of a function that is written on the spot. */
  readonly isImmediate: boolean;
  /** What it stands in, which tells what can be done: in an async function or a module it can be awaited, in a plain function not. */
  readonly runBy: "async" | "module" | "plain";
  /** It is the sign of something that happens elsewhere, a timer say, and cannot fail. */
  readonly onlyWaits?: boolean;
  /**
   * Whether it may be waited for where it stands: `no` for what never ends by itself, and for what is called on the spot
   * in order not to wait; `unknown` for what ends when somebody says so.
   */
  readonly mayWait: Answer;
  /** For `stored`: another way waits for it, or hands it on. */
  readonly isAwaitedElsewhere?: boolean;
  /** What starts lazy work that does nothing when it is awaited: `"yield"` or a method of it. */
  readonly startedBy?: string;
}

/**
/**
 * A resource is not closed on some way out; or one that a class keeps in a field is not closed by the class: it closes
 * others (`field`), has no method that closes anything (`class`), overrides the one that does (`override`), or owns
 * it by the word of its author (`owned`).
 *
 * `lent`: it is returned to callers that only borrow what they get. `promised`: it was given to a function whose author
 * says that it closes it or takes it over.
 */
export interface LeakFinding extends FindingBase {
  readonly kind:
    | "class"
    | "exception"
    | "field"
    | "lent"
    | "never"
    | "override"
    | "overwritten"
    | "owned"
    | "path"
    | "promised"
    | "temporary"
    | "unclaimed";
  readonly resource: ResourceView;
  /** What the author says; for `lent` and `promised`. */
  readonly term?: Term;
  /**
   * Where the way out is taken (the `return`, the call that throws); absent for the end of the function. For `override`
   * the method that overrides; for `unclaimed` the call that waits for it together with others, one of which fails.
   */
  readonly exit?: Moment;
  /** The way out is a `throw` that the function writes itself. */
  readonly isThrown: boolean;
  /** A field of a class keeps it, beyond the function that opens it. */
  readonly isField: boolean;
  /** Explicit closes on other ways. */
  readonly closes: readonly Moment[];
  /**
   * A block may hold it: on no way it becomes somebody else's, has work of its own that is left running, or waits for
   * what was taken out of it.
   */
  readonly canBeHeld: boolean;
}

/** A function or class closes or keeps what is not its own. */
export interface BorrowFinding extends FindingBase {
  /** `injected`: a field that is filled from outside, of which nobody says whose it is, is closed. */
  readonly kind: "closed" | "injected" | "stored";
  readonly resource: ResourceView;
  /** The close, or where it is stored. */
  readonly event: Moment;
  /** What the author says of a parameter; absent for a field. */
  readonly term?: Term;
}

/** A lifetime that is managed by hand although a block could hold it. */
export interface HandHeldFinding extends FindingBase {
  readonly kind: "finally" | "happy-path";
  readonly resource: ResourceView;
  readonly closes: readonly Moment[];
  /** A block may hold it: closed at the end of one, it waits for nothing that was taken out of it, and nothing waits for it. */
  readonly canBeHeld: boolean;
}

/** A context is entered, or its outer client used, where the context already runs; or work that waits is run where nothing can. */
export interface NestedRunFinding extends FindingBase {
  readonly kind: "bypass" | "nested" | "waits";
  /** The outer run is there before the file begins to run, and no function of it. */
  readonly isAround?: boolean;
  readonly outer: Moment;
  readonly inner: Moment;
  /** What runs (`mutex`, `db`). */
  readonly name: string;
  /** Name of the callback's parameter to use instead. */
  readonly handle?: string;
  /** Option that makes the inner call a part of the transaction (`session`). */
  readonly option?: string;
  readonly outcome: Outcome;
  /** What the nested run comes to, in words, where the library has no error for it. */
  readonly means?: string;
  /** The inner run calls its callback without an argument. */
  readonly passesNothing?: boolean;
  /** The mistake is that nobody waits for the inner run. */
  readonly isLeft?: boolean;
  /** Calls of same-file helpers that lead from the outer run to the inner one. */
  readonly through: readonly Moment[];
}

/** What runs can say by themselves is chosen for the whole process. */
export interface PolicyFinding extends FindingBase {
  readonly policy: Moment;
  /** The runs of the same library in the file. */
  readonly runs: readonly Moment[];
  /** The option of a run that says it. */
  readonly instead: string;
}

/** A call that blocks the thread in async code. */
export interface BlockingFinding extends FindingBase {
  readonly call: Moment;
  /** The awaitable twin and the module that exports it. */
  readonly instead?: { readonly name: string; readonly from: string | undefined };
  /** What runs the call in another thread, and can be awaited. */
  readonly offload?: string;
}
