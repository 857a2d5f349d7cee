/**
 * What does a function look like when only its control flow and its lifetimes are left?
 * source text -> (front end) -> FileIr: one FlowGraph a function -> (solve) -> states -> (analyses) -> findings
 * A block is a list of events and one set of edges. Events speak of places, never of syntax. Nothing writes a built IR.
 */
import type { Conventions } from "./conventions.ts";
import type { CallEffect, Contract, ResourceSpec } from "./effects.ts";
import type { Site } from "./site.ts";
import type { FunctionElsewhere } from "./summary.ts";
import type { FieldOwnership, Term, TermProblem } from "./terms.ts";

export type { Site } from "./site.ts";

/** The front end's own handle of the syntax behind an event. The core passes it through and never looks inside. */
export type Origin = object;

/** Index of a function in `FileIr.functions`. The module body is a function too. */
export type FunctionId = number;

/** A name that the program binds: a variable, a parameter, or the `this` that the methods of one class share. */
export interface Variable {
  readonly id: number;
  readonly name: string;
  /** The function that declares it; for `this`, the function that encloses the class. */
  readonly owner: FunctionId;
  readonly role: "import" | "parameter" | "this" | "variable";
  /** Never written after its initialisation, in any function. */
  readonly constant: boolean;
  /** Visible to other files. */
  readonly exported: boolean;
  readonly moduleLevel: boolean;
  /** Read or written by a function other than its owner. */
  readonly captured: boolean;
  /** Functions other than the owner that write it. */
  readonly writtenElsewhere: boolean;
}

/** Where a value is held: a variable, a constant property of a place (`this.pool`, `x.body`), or an unnamed result. */
export interface Place {
  readonly id: number;
  /** As the user wrote it (`this.pool`); for a result, the text that made it, shortened. */
  readonly name: string;
  readonly kind: "member" | "result" | "variable";
  readonly variable?: Variable;
  readonly base?: Place;
  readonly property?: string;
  /** Places of its properties that the file mentions. */
  readonly members?: ReadonlyMap<string, Place> | undefined;
}

/** Three-valued answer. `unknown` never leads to a report. */
export type Answer = "no" | "unknown" | "yes";

/** One argument of a call, or a part of one. */
export interface Argument {
  readonly place?: Place;
  /** The function that is handed over, when it is one of this file. */
  readonly function?: FunctionId;
  /** That function speaks of an object that its caller chooses (`this` of a listener). */
  readonly takesSelf?: boolean;
  /** That function is written to be told of a failure: its first parameter is the error. */
  readonly takesError?: boolean;
  readonly spread?: boolean;
  readonly literal?: bigint | boolean | number | string | null;
  /** Properties of an object literal. */
  readonly properties?: ReadonlyMap<string, Argument>;
  /** Elements of an array literal. */
  readonly elements?: readonly Argument[];
}

interface EventBase {
  readonly site: Site;
  readonly origin: Origin;
}

/** A call or construction. What it does is decided by the analyses: effect, else receiver's class, else summary. */
export interface CallEvent extends EventBase {
  readonly kind: "call";
  /** Receives the result. */
  readonly target: Place;
  /** The callee as written, shortened (`pool.query`). */
  readonly name: string;
  /** Known from its import or global name, or from its declared type. `library` resolves resource names. */
  readonly effect?: CallEffect;
  readonly library?: string;
  /** Functions of this file that it may be; all candidates. */
  readonly functions: readonly FunctionId[];
  /** The function of another file that it runs, and no other. */
  readonly elsewhere?: FunctionElsewhere;
  /** The function of this file whose body runs once somebody awaits what the call gives: nothing of it has run yet. */
  readonly deferred?: FunctionId;
  readonly receiver?: Place;
  /** Method name on the receiver; dotted when the receiver is further left (`body.cancel` on `response`). */
  readonly method?: string;
  readonly construct: boolean;
  /** Class of the instance that a construction makes, when names decide and the catalog has no effect for it. */
  readonly constructs?: ResourceSpec;
  /** What the author of the callee says about ownership; the same for all functions that it may be. */
  readonly contract?: Contract;
  /** Class of what the call gives, once it is awaited, where the contract speaks of that. */
  readonly gives?: ResourceSpec;
  /** The program expects it to fail (`expect(…)`, `assert.rejects(…)`). */
  readonly isExpectedToFail?: boolean;
  /** A handler around it does something else where it is called in a wrong place or state. */
  readonly hasFallback?: boolean;
  /** Evaluated only where another value is missing (`given ?? open()`, a default value). */
  readonly isFallback?: boolean;
  /** The callee is a function expression (an immediately invoked function). */
  readonly isImmediate?: boolean;
  readonly args: readonly Argument[];
  /** The value is awaited on the spot: `await f()`, `yield* f()`, or returned by `return await`. */
  readonly awaited: boolean;
  /** Whether the result is a promise, as far as types or an async function of this file tell. */
  readonly promise: Answer;
  /** Stands in a cleanup that the program wrote (`finally`), where a second failure is not the one that counts. */
  readonly isCleanup?: boolean;
  /** The copy of such a cleanup through which a failure goes on. */
  readonly isAfterFailure?: boolean;
  /** The function is known to be called while the call runs, any number of times (`forEach`, `map`). By argument index. */
  readonly callsNow?: readonly number[];
  readonly mayThrow: boolean;
}

/** `target = source`. Without a source the value is null or undefined (`absent`) or not tracked (`unknown`). */
export interface BindEvent extends EventBase {
  readonly kind: "bind";
  readonly target: Place;
  readonly source?: Place;
  readonly value: "absent" | "alias" | "unknown";
  /** The value is a literal, and so is its truth (`handled = true`); what was caught is true. */
  readonly truth?: boolean;
  /** The literal, when it is a text or a number. */
  readonly literal?: number | string;
  /** A declaration with an initialiser, as opposed to an assignment to something that may hold a value already. */
  readonly declares: boolean;
}

/** The value becomes reachable from somewhere that this function does not see. */
export interface EscapeEvent extends EventBase {
  readonly kind: "escape";
  readonly place: Place;
  readonly to: "argument" | "closure" | "container" | "export" | "outer" | "throw" | "yield";
  /** The container, when it is a tracked local place. */
  readonly into?: Place;
  /** What is in the value goes there, rather than the value itself (`{ ...value }`). */
  readonly isSpread?: true;
}

/** The function's result is set; a leaving edge follows after the cleanups. */
export interface ReturnEvent extends EventBase {
  readonly kind: "return";
  readonly place?: Place;
  /** Null or undefined, as written; `isEmpty`: nothing is written (`return;`). */
  readonly isAbsent?: boolean;
  readonly isEmpty?: true;
  /** The value is a truth, and on this way it is this one: `return !page.isClosed()` is lowered as two ways. */
  readonly truth?: boolean;
  /** The returned value is a promise, as far as types or an async function of this file tell. */
  readonly promise: Answer;
}

/** The program waits for the value: `await`, `yield*` of an effect, `for await`. */
export interface SettleEvent extends EventBase {
  readonly kind: "settle";
  readonly source: Place;
  readonly target: Place;
  /** A block is entered by it: an object that fails to be entered has nothing to close. */
  readonly enters?: true;
}

/** A rejection is taken care of, or the author says that it need not be (`void p`), or a bound method of the value is kept. */
export interface HandleEvent extends EventBase {
  readonly kind: "handle";
  readonly place: Place;
  readonly how: "catch" | "method" | "void";
  /** The method that is kept, where it is one that may close a resource (`close = session.close`). */
  readonly member?: string;
  /** The function of this file that is called when the task is done. */
  readonly tells?: FunctionId;
}

/** `p.then(f)`: a new value that settles after `source`. */
export interface ChainEvent extends EventBase {
  readonly kind: "chain";
  readonly source: Place;
  readonly target: Place;
  readonly method: "catch" | "finally" | "then";
  /** The rejection of `source` is handled by the chain. */
  readonly handled: boolean;
  /** Functions of this file that run when `source` settles. */
  readonly callbacks: readonly FunctionId[];
  /** All other callbacks are `resolve` or `reject` of a promise that is being made: they do not fail. */
  readonly resolves?: boolean;
  /** Closing methods bound as callbacks (`p.finally(s.close.bind(s))`), as places with method names. */
  readonly methods: readonly { readonly receiver: Place; readonly method: string }[];
}

/** The value of an expression statement is dropped. */
export interface DropEvent extends EventBase {
  readonly kind: "drop";
  readonly place?: Place;
  /** Whoever runs the program line by line is shown the value, and it is kept for them. */
  readonly isShown?: boolean;
  readonly promise: Answer;
}

/**
 * A use that is no call: an element that is read by its index, a spread, a loop. To go through bodies and cursors consumes them.
 * `value`: used as what it would give when it is awaited (a truth), which lazy work never is. `promised`: the same, which no promise
 * is, while lazy work may have members and elements. `member`: the property that is read. `takenFor`: no task can have been
 * meant, as its truth decides, or as it is taken for a value that is there. `asked`: what sort of thing it is, or which members it has, is asked.
 */
export interface UseEvent extends EventBase {
  readonly kind: "use";
  readonly place: Place;
  readonly how: "asked" | "element" | "iterate" | "promised" | "read" | "spread" | "value";
  readonly member?: string;
  readonly takenFor?: "truth" | "value";
  readonly mayThrow: boolean;
}

/** A resource is bound to its scope (`using`, `await using`, `with`). The release at the scope's end is a `scope-end`. */
export interface HoldInScopeEvent extends EventBase {
  readonly kind: "hold-in-scope";
  readonly place: Place;
  readonly async: boolean;
  /** Only what is known to be closed by a scope of this kind is held (`with`, which a lock can be used again after). */
  readonly ifKnown?: true;
}

/** The scope that holds `place` ends; its resource is disposed of. One event for every way of leaving. */
export interface ScopeEndEvent extends EventBase {
  readonly kind: "scope-end";
  readonly place: Place;
  readonly async: boolean;
  readonly ifKnown?: true;
}

/** A function value is created. */
export interface ClosureEvent extends EventBase {
  readonly kind: "closure";
  readonly target: Place;
  readonly function: FunctionId;
}

/** One thing that happens to a lifetime, in order of evaluation. */
export type FlowEvent =
  | BindEvent
  | CallEvent
  | ChainEvent
  | ClosureEvent
  | DropEvent
  | EscapeEvent
  | HandleEvent
  | HoldInScopeEvent
  | ReturnEvent
  | ScopeEndEvent
  | SettleEvent
  | UseEvent;

/** What taking an edge proves. */
export type Condition =
  /** `place` is (or is not) truthy. */
  | { readonly kind: "truthy"; readonly place: Place; readonly holds: boolean }
  /** `place` is (or is not) null or undefined. */
  | { readonly kind: "nullish"; readonly place: Place; readonly holds: boolean }
  /** `place` holds (or does not hold) a value of the sort that a resource is, or a promise; what else it may be is not said. */
  | { readonly kind: "promise" | "resource"; readonly place: Place; readonly holds: boolean }
  /** A property of `place` is (or is not) equal to a literal. */
  | { readonly kind: "equals"; readonly place: Place; readonly property: string; readonly value: number | string; readonly holds: boolean }
  /**
   * A state query of `place` (`.closed`, `.isOpen()`, `.done()` of a task) is (or is not) truthy. `isOld`: it was asked
   * earlier and the answer kept, so that the state may have changed since.
   */
  | { readonly kind: "state"; readonly place: Place; readonly property: string; readonly holds: boolean; readonly isOld?: boolean }
  /** What `place` holds is (or is not) this literal. */
  | { readonly kind: "is"; readonly place: Place; readonly value: number | string; readonly holds: boolean }
  /** A test over values that do not change: the same key tested twice has the same outcome. */
  | { readonly kind: "test"; readonly key: string; readonly holds: boolean };

/** Index of a block in `FlowGraph.blocks`. */
export type BlockId = number;

/** What a test asks, and the answer on one way: is it true, or nullish; has a loop another element; is there a match, a handler? */
export interface BranchAnswer {
  readonly asks: "element" | "handler" | "match" | "nullish" | "truth";
  readonly holds: boolean;
}

/** A way from one block to another. */
export interface Edge {
  readonly to: BlockId;
  readonly kind: "back" | "branch" | "exception" | "generator-return" | "normal" | "throw";
  readonly conditions: readonly Condition[];
  /** For branches: where the test stands. */
  readonly site?: Site;
  /** For branches: what the test asks, and whether it holds on this way; for people. */
  readonly answer?: BranchAnswer;
}

/** A straight run of events. */
export interface Block {
  readonly id: BlockId;
  readonly events: readonly FlowEvent[];
  readonly edges: readonly Edge[];
  /** Where control goes when an event of this block throws. */
  readonly handler: BlockId;
  /** The block is entered when this loop is left; what was known of its rounds ends. */
  readonly leavesLoop?: BlockId;
  /** Loops in whose bodies a handler stands; an exception that comes to it leaves all others. */
  readonly loops?: readonly BlockId[];
}

/** One function (or the module body) as a control-flow graph. */
export interface FlowGraph {
  readonly id: FunctionId;
  /** As the user would name it; `(module)` for the module body, `(anonymous)` for a function without a name. */
  readonly name: string;
  readonly kind: "class-initializer" | "function" | "method" | "module";
  readonly async: boolean;
  readonly generator: boolean;
  readonly site: Site;
  /** Where the name of a method stands. */
  readonly head?: Site;
  readonly origin: Origin;
  /** The function around it. */
  readonly parent?: FunctionId;
  readonly parameters: readonly Place[];
  /** Index of the rest parameter; what is passed there lands in an array. */
  readonly restParameter?: number;
  readonly blocks: readonly Block[];
  readonly entry: BlockId;
  /** Left normally (return, end of the body). */
  readonly exit: BlockId;
  /** Left by an exception. */
  readonly raise: BlockId;
  /** Variables of enclosing functions that it reads or writes, `this` included, with the member places used. */
  readonly captures: readonly Place[];
  /** What its author says about ownership, what it inherits included. */
  readonly terms: readonly Term[];
  /** Class that it is a method, accessor, constructor or initialiser of. */
  readonly class?: number;
  /** Exported, a method that others can call, or handed to unknown code: it has callers that this file does not show. */
  readonly reachable: boolean;
  /** The library whose run (by the key `library`) its body is always inside of: a coroutine in its event loop. */
  readonly within?: string;
  /** The budget was used up while lowering; analyses stay silent about it. */
  readonly incomplete: boolean;
}

/** A class of the file. */
export interface ClassShape {
  readonly id: number;
  readonly name: string;
  readonly site: Site;
  readonly origin: Origin;
  /** The shared `this` of its methods. */
  readonly self: Place;
  /** Functions by member name; `constructor`, `get x`, `set x`, `@@dispose`, `@@asyncDispose` included. */
  readonly methods: ReadonlyMap<string, FunctionId>;
  /** It extends a class that this file does not show. */
  readonly open: boolean;
  /** The class of this file that it extends. */
  readonly base?: number;
  readonly exported: boolean;
  /** Names of fields that nobody outside can reach (`#x`, `private x`). */
  readonly privateFields: ReadonlySet<string>;
  /** Fields of which the author says whether the class owns them, by name. */
  readonly fieldOwnership: ReadonlyMap<string, FieldOwnership>;
  /** What its instances are, when it can be closed. */
  readonly instance?: ResourceSpec;
}

/** What the analyses may ask a front end about names; everything by data, nothing by syntax. */
export interface Knowledge {
  /** Resource class by name, seen from a library (`"Pool"`, `"other/Pool"`). */
  resource(library: string, name: string): ResourceSpec | undefined;
  /** Library that a resource class belongs to; `""` for the program's own classes. */
  libraryOf(spec: ResourceSpec): string;
  /** Class of what a place holds, by annotation, type, or the only value that is ever assigned to it. */
  classOf(place: Place): ResourceSpec | undefined;
  /** Last parts of the names of all methods that close an instance of some known class, or of one of the file. */
  readonly closers: ReadonlySet<string>;
  /** What names tell where no class is known. */
  readonly conventions: Conventions;
  /** How the language holds a resource of a class in a block, for people, where the symbols of disposal do not tell. */
  blockOf?(spec: ResourceSpec): string | undefined;
}

/** One file, lowered. */
export interface FileIr {
  readonly functions: readonly FlowGraph[];
  /** Finds or makes the place of a constant property. */
  readonly member: (base: Place, property: string) => Place;
  readonly module: FunctionId;
  readonly classes: readonly ClassShape[];
  /** What is wrong with what authors say about ownership. */
  readonly termProblems: readonly TermProblem[];
  readonly knowledge: Knowledge;
}
