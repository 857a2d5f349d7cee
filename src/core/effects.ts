/**
 * What can a known library's resource and a call to it do to a lifetime?
 *
 * These types are the vocabulary in which the catalog states facts and in which the analyses read them. They are plain
 * data (JSON), know no language, and hold no logic.
 */

/** What sort of thing is opened, run and closed. It chooses words and defaults, never behaviour by library name. */
export type ResourceKind =
  | "agent"
  | "body"
  | "browser"
  | "client"
  | "connection"
  | "cursor"
  | "database"
  | "directory"
  | "file"
  | "handle"
  | "interface"
  | "lock"
  | "loop"
  | "pool"
  | "queue"
  | "response"
  | "runner"
  | "runtime"
  | "server"
  | "session"
  | "socket"
  | "stack"
  | "stream"
  | "subscription"
  | "transaction"
  | "worker";

/**
 * What the library does when it is asked for something it can no longer (or not yet) do.
 *
 * - `throws`: the call throws at once; `rejects`: the returned promise rejects.
 * - `reports`: the error arrives elsewhere (an `error` event, a callback).
 * - `hangs`: the call never settles.
 * - `silent`: nothing happens and nobody is told; this is reported, in other words than a throw.
 * - `works`: it is legal or revives the resource; never reported.
 * - `unknown`: nobody measured it; never reported.
 *
 * An error is quoted as the newest version of the library and of its runtime gives it; `older` has the texts of others.
 */
export type Outcome =
  | { readonly effect: "hangs"; readonly error?: string }
  | { readonly effect: "rejects" | "reports" | "throws"; readonly error: string; readonly older?: readonly string[] }
  | { readonly effect: "silent" | "unknown" | "works" };

/** One way of closing a resource: a method of it, or a dotted path to one (`"body.cancel"`). */
export interface Closer {
  /** True when the closer returns a promise that has to be awaited for the close to be complete. */
  readonly async?: boolean;
  /** True when the closer takes a completion callback; given one, it need not be awaited. */
  readonly callback?: boolean;
  /** The index from which an argument is that callback, also when no function can be seen there (`client.end(done)`). */
  readonly callbackFrom?: number;
  /** True when it lets work that is running finish first; closing while a task runs is then no mistake. */
  readonly graceful?: boolean;
  /** What this closer does on a resource that is closed already. Default: `unknown`. */
  readonly again?: Outcome;
  /** True when it only ends one end (`disconnect` of a shared browser): discharges the duty, forbids no later use. */
  readonly detaches?: boolean;
  /** True when who is given the resource then still has a use for it: to read from it, or to wait for its end (`end` of a stream). */
  readonly livesOn?: boolean;
  /** True when it only counts with no argument, or none but a callback (`stream.end(data)` still closes: leave unset). */
  readonly bare?: boolean;
  /** What it does inside of a run of its library, which the resource itself is (a loop that is closed by its own work). */
  readonly whileRunning?: Outcome;
  /** What a use after this closer does, where it is not what `reuse` says (`next` after `complete` of a subject). */
  readonly reuse?: Outcome;
  /** As `reuse`, by method name: what one use does after this closer (`write` after `destroy`, which nobody is told of). */
  readonly reuseOf?: Readonly<Record<string, Outcome>>;
}

/** Whether the class implements a dispose symbol, and whether a block may rely on it. */
export interface Disposal {
  /** The symbols that the class implements at run time. */
  readonly symbol: "async" | "both" | "none" | "sync";
  /** First version of the package (or of Node, for built-in modules) with the symbol, as `"1.40.0"`. */
  readonly since?: string;
  /** What a block of the other sort does (`with` on what needs `async with`), or any block where there is no symbol. */
  readonly refuses?: { readonly async?: Outcome; readonly sync?: Outcome };
  /** Why `using` on it is wrong although the symbol is there (`"loses data that is not flushed"`). No edit writes it. */
  readonly unsafe?: string;
  /** The closer that `AsyncDisposableStack.adopt` and `try`/`finally` call; a key of `closers`. */
  readonly closer?: string;
}

/** The duty to close: `must` is reported when it is not met, `may` never is. */
export type Obligation = "may" | "must";

/** All that is known about one class of resources. */
export interface ResourceSpec {
  /** The class as its users write it, without the library (`"Pool"`). Unique within its library. */
  readonly name: string;
  readonly kind: ResourceKind;
  readonly closers: Readonly<Record<string, Closer>>;
  /** Methods by which people mean to close it, which do not: what they do, and the closer that they mean. */
  readonly notClosers?: Readonly<Record<string, { readonly does: Outcome; readonly instead: string }>>;
  readonly disposal: Disposal;
  /** What a use after close does, for every method without an entry in `reuseOf`. */
  readonly reuse: Outcome;
  /** Exceptions to `reuse`, by method name. */
  readonly reuseOf?: Readonly<Record<string, Outcome>>;
  /** What a use does once the resource that it lives on is closed, where that is neither `reuse` nor what a closer says. */
  readonly orphaned?: Outcome;
  /** True when a use that is closed on *some* path is reported without the `maybe` option (each send ends a response). */
  readonly reuseOnSomePath?: boolean;
  /** Methods that open a closed resource again. */
  readonly revivers?: readonly string[];
  /** Lazy clients hold nothing until one of these methods is called; until then there is no duty to close. */
  readonly opensOn?: readonly string[];
  /** That holds only of one whose constructor is given these literal options (`{ open: false }`); any other is open at once. */
  readonly idleWith?: Readonly<Record<string, boolean | number | string>>;
  /** Methods that are harmless after close (listeners, state queries); properties always are. */
  readonly harmless?: readonly string[];
  /**
   * Effects of methods, by name or dotted path. A method without an entry uses the receiver and has no other effect.
   * `"()"` is a call of the resource itself (`knex("users")`, a tagged template, a releaser function), also as a key of
   * `closers`; `*` in a path is any one property (`"*.findMany"`, `"query.*.findFirst"`).
   */
  readonly methods?: Readonly<Record<string, CallEffect>>;
  readonly obligation: Obligation;
  /** One that nobody keeps is no leak worth a report (an answer that nobody looks at). */
  readonly mayBeDropped?: boolean;
  /** The runtime lets go of it once it is collected, so that one that is left open costs something only until then. */
  readonly endsWhenCollected?: boolean;
  /** Properties that stand for the resource itself (`body` of a response). */
  readonly standIns?: readonly string[];
  /** There is nothing to close when a property has one of these values (`{ status: [204, 304] }`). */
  readonly absentWhen?: Readonly<Record<string, readonly (number | string)[]>>;
  /** There is no duty when an argument of the call has one of these literal options (`{ method: "HEAD" }`). */
  readonly dutyUnless?: Readonly<Record<string, boolean | number | string>>;
  /** There is no duty when the constructor is given one of these options: what costs something is then somebody else's (`["transport"]`). */
  readonly dutyUnlessGiven?: readonly string[];
  /** There is a duty only when an argument of the constructor has these literal options (`{ keepAlive: true }`). */
  readonly dutyWith?: Readonly<Record<string, boolean | number | string>>;
  /** Methods that tell that the resource is closed when they (or a property of that name) are truthy (`"closed"`). */
  readonly closedTests?: readonly string[];
  /** Those of them that are true before the close already, with the methods that work until then (`headersSent`, `write`). */
  readonly earlyTests?: Readonly<Record<string, readonly string[]>>;
  /** Where the facts come from: a page, an issue, or `"measured"` with the version. */
  readonly source: string;
}

/** How a value reaches the program out of a call. */
export interface Result {
  /** The resource: a `ResourceSpec` name of the same library, or `"library/Name"` of another. */
  readonly resource?: string;
  /** `promise`: the call returns a promise of it. `value`: it is returned. Default `value`. */
  readonly by?: "promise" | "value";
  /** Property of the result that holds the resource (`"body"`); absent: the result is the resource. */
  readonly at?: string;
  /** True when the result is owned by somebody else (a getter, a registry): use is tracked, closing is no duty. */
  readonly borrowed?: boolean;
  /** True when it is the receiver itself (a fluent method). */
  readonly receiver?: boolean;
  /** Argument path (`"0"`, `"1.agent"`) whose resource it wraps: closing either closes both. */
  readonly wraps?: string;
  /** True when the result lives on its receiver: it is closed with it and holds it (a page of a browser). */
  readonly child?: boolean;
  /** True when a block enters what the call gives before that is awaited (`async with connect() as db`). */
  readonly manager?: boolean;
  /** A child that its receiver has a limited number of: who keeps one takes it from others, whoever closes the receiver. */
  readonly scarce?: boolean;
}

/** Work that a call begins. `eager` runs from the call on; `lazy` runs only once it is awaited or executed. */
export type TaskEffect = "eager" | "lazy";

/** When a function that is handed over is called: before the call returns, while it is awaited, or some time later. */
export type CallbackTime = "awaited" | "later" | "now";

/** A function that is handed to the call. */
export interface CallbackEffect {
  /** Argument path of the function (`"0"`, `"last"`, `"1.fetch"`; `"0.*"` is any one property). */
  readonly argument: string;
  /** Absent where that depends on who runs it (a test). */
  readonly when?: CallbackTime;
  /**
   * Resources that the function receives, borrowed from the caller, by parameter index (`{ "1": "ServerResponse" }`) or by
   * one and a property of it (`{ "0.page": "Page" }`).
   */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** The call enters a context (a held lock, a transaction, a running loop) for the time its callback runs. */
export interface RunEffect {
  /**
   * What identifies the context: the receiver, the resource that the receiver came from (`db` in
   * `db.transaction().execute(work)`), the first argument's literal text, or the library as a whole.
   * Two runs nest only when their keys are the same.
   */
  readonly key: "first-argument" | "library" | "parent" | "receiver";
  /** With the key `library`: the library whose run it is, where that is another one (`uvloop.run` of asyncio's). */
  readonly of?: string;
  /** `enter`: the callback runs inside. `call`: needs that no such context is running. `both`: enters and needs. */
  readonly role: "both" | "call" | "enter";
  /** Parameter index of the callback that is the inner handle (a transaction's client). */
  readonly handle?: number;
  /** For `call` and `both`: what happens when the context is already running. */
  readonly nested?: Outcome;
  /** True when every other use of the receiver inside the callback is a bypass of the transaction. */
  readonly exclusive?: boolean;
  /** Whose other uses are a bypass, when it is not what `key` names: the resource that the receiver came from. */
  readonly exclusiveOn?: "parent";
  /** What a bypass leads to (`"waits for a connection that its own transaction holds"`). */
  readonly bypass?: string;
  /** Steps of a query (`transacting`) and options of a call (`session`) that make it a part of the transaction. */
  readonly joins?: readonly string[];
  /** What a nested run comes to, in words that go on after `it`, where the call itself gives no error. */
  readonly means?: string;
  /**
   * Only when the resource was constructed with these literal options (`{ concurrency: 1 }`); a key that is a number is
   * the index of a literal argument (`{ "0": 1 }` for `new Semaphore(1)`).
   */
  readonly constructedWith?: Readonly<Record<string, boolean | number | string>>;
  /** Never when an argument has one of these literal options (`{ ifAvailable: true }`). */
  readonly unlessOption?: Readonly<Record<string, boolean | number | string>>;
  /** Two that both have one of these literal options run at the same time (`{ mode: "shared" }`). */
  readonly sharedWith?: Readonly<Record<string, boolean | number | string>>;
  /** Never when an argument has one of these options, whatever its value (`signal`). */
  readonly unlessGiven?: readonly string[];
  /** The callback is called without an argument, so that its work may be done in its place. */
  readonly passesNothing?: boolean;
  /** Runs that are begun beside each other run one after another: what is done in one comes when those before are through. */
  readonly inTurn?: boolean;
  /** Only when the nested call is awaited (or only when it is not, and its callback is not through when it returns). */
  readonly awaited?: boolean;
}

/** The call begins or ends a hold (a transaction by hand, a lock by hand) on a context. */
export interface HoldEffect {
  readonly role: "begin" | "end";
  /** Whose use is a mistake while it is held: the receiver itself, or the resource that the receiver came from. */
  readonly on: "parent" | "receiver";
  /** Only when the first argument is a literal that matches this regular expression, case-insensitively. */
  readonly argumentMatches?: string;
  /** What the mistake leads to; on `begin`. */
  readonly nested?: Outcome;
}

/**
 * The call gets, sets or clears what its library keeps as the current one (an event loop of a thread), by the name of that.
 *
 * - `get`: it gives the current one; `cleared` is what it does where there was one and is none any more.
 * - `set`: its first argument is the current one from here on.
 * - `clear`: there is none from here on.
 */
export interface CurrentEffect {
  readonly of: string;
  readonly does: "clear" | "get" | "set";
  readonly cleared?: Outcome;
}

/** All that one call of a known function, constructor or method does. The argument path `"this"` is the receiver. */
export interface CallEffect {
  readonly returns?: Result;
  /** The call returns a promise or another thing to await. */
  readonly task?: TaskEffect;
  /**
   * What starts lazy work, where to await it does nothing: `"yield"`, to hand it to the generator that its library runs, or
   * the method that does it (`"execute"`).
   */
  readonly startedBy?: string;
  /** With a function as its last argument the call reports to that function, and gives nothing to await. */
  readonly callback?: boolean;
  /** The index from which an argument is that function, also when no function can be seen there (`console.log`). */
  readonly callbackFrom?: number;
  /**
   * The receiver, and what `borrows` names, is still in use until the task settles. Default true; false for work that
   * the close itself may bring to an end (`once(server, "close")`).
   */
  readonly borrowsReceiver?: boolean;
  /** Argument paths whose resource is in use until the task settles (or until the call returns). */
  readonly borrows?: readonly string[];
  /** Argument paths whose resource is taken over: the caller has no duty left. */
  readonly owns?: readonly string[];
  /** With one of these literal options nothing is taken over, and the result does not live on the receiver (`{ autoClose: false }`). */
  readonly lendsWith?: Readonly<Record<string, boolean | number | string>>;
  /** Argument paths whose resource is closed by the call. */
  readonly closes?: readonly string[];
  readonly callbacks?: readonly CallbackEffect[];
  readonly run?: RunEffect;
  /** What it does where no run of its library is going on; never with one of these arguments, whatever its value. */
  readonly outside?: { readonly does: Outcome; readonly unlessGiven?: readonly string[] };
  /** It asks whether a run is going on: who does may choose by the answer (`get_running_loop`, `is_running`). */
  readonly asksForRun?: boolean;
  /** It gives all tasks that are pending, whoever started them. */
  readonly givesTasks?: boolean;
  readonly current?: CurrentEffect;
  /** It chooses for the whole process what each run can say by itself, by this option. */
  readonly policy?: { readonly instead: string };
  readonly hold?: HoldEffect;
  /** Several holds of one method, told apart by `argumentMatches` (`query("BEGIN")`, `query("COMMIT")`). */
  readonly holds?: readonly HoldEffect[];
  /** The call never returns (`process.exit`). */
  readonly ends?: "process" | "throw";
  /**
   * The call blocks the thread. `instead` is the awaitable twin, of the same module or of `from`; `offload` what runs the
   * call itself in another thread, and can be awaited (`asyncio.to_thread`). It does not wait with one of the arguments
   * `unlessOption` (a time-out of 0), nor, as far as is known, with any at `unlessGiven`.
   */
  readonly blocking?: {
    readonly instead?: string;
    readonly from?: string;
    readonly offload?: string;
    readonly unlessOption?: Readonly<Record<string, boolean | number | string>>;
    readonly unlessGiven?: readonly string[];
  };
  /** How the tasks in the argument are awaited (`Promise.all`). */
  readonly combines?: "all" | "allSettled" | "any" | "race";
  /** The tasks that it combines are its arguments, rather than the elements of the first (`asyncio.gather`). */
  readonly combinesArguments?: boolean;
  /**
   * Only lazy work becomes a task of its own: a task that the call is given is what it gives (`asyncio.ensure_future`). As
   * long as nobody knows what it was given, somebody else may keep it.
   */
  readonly passesTasksOn?: boolean;
  /** The receiver waits for the task before it is closed (a task group), so that nobody else has to. */
  readonly joined?: boolean;
  /** The call cannot throw. */
  readonly total?: boolean;
  /** The task that it gives cannot reject, so that nothing is lost when nobody waits for it. */
  readonly cannotReject?: boolean;
  /** The task that it gives is a failure and nothing else: who makes one and leaves it raises that on purpose. */
  readonly alwaysRejects?: boolean;
  /** With one of these texts as its first argument the call sets a listener for the rejections that nobody handles. */
  readonly hearsRejections?: readonly string[];
  /** What is to be awaited has members of its own (`cancel`, `json`), so that to read one is no sign that an `await` is missing. */
  readonly hasMembers?: boolean;
  /** A floating result is safe: the library handles its own failures and nobody needs to wait. */
  readonly detached?: boolean;
  /** Tasks that use the receiver go on while the call lasts, and nobody knows then which of them are done (`loop.run_forever()`). */
  readonly drives?: boolean;
  /** The lazy work that the call describes cannot be done without waiting. */
  readonly waits?: boolean;
  /** What happens when the lazy work that the call executes has to wait. */
  readonly whenWaiting?: Outcome;
  /**
   * Executes lazy work given as argument path (`Effect.runPromise(effect)`); `"receiver"` is the lazy work that the method
   * belongs to (`query.execute()`).
   */
  readonly executes?: string;
}

/**
 * Who closes what, as the author of a function of the program says next to its declaration. Argument paths as in
 * `CallEffect`.
 */
export interface Contract {
  /** Taken over: after a normal return the caller has no duty left. */
  readonly owns?: readonly string[];
  /** Only used: the caller keeps the duty. */
  readonly borrows?: readonly string[];
  /** Closed when the call returns; `"this"` and `"this.field"` too. */
  readonly closes?: readonly string[];
  /** Wrapped by what the call gives: closing either closes both. */
  readonly wraps?: readonly string[];
  /** Whose duty what the call gives is: the caller's, or somebody else's. */
  readonly gives?: "borrowed" | "owned";
}

/** No effect is known. */
export const NO_EFFECT: CallEffect = Object.freeze({});
