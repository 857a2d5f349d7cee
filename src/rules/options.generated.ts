/** Which options has each rule? Written by `npm run generate` from the schemas of the rules; do not edit. */

/** Options of `no-floating-tasks`. */
export interface NoFloatingTasksOptions {
  /** Functions whose result may float. */
  readonly allowForKnownSafeCalls?: readonly (string | {
    /** Declared in a file of the project. */
    readonly from: "file";
    /** Name of the type or value, or several names. */
    readonly name: string | readonly string[];
    /** The file that declares it, relative to the directory of the program. */
    readonly path?: string;
  } | {
    /** Declared in a library file of TypeScript itself. */
    readonly from: "lib";
    /** Name of the type or value, or several names. */
    readonly name: string | readonly string[];
  } | {
    /** Declared in a package. */
    readonly from: "package";
    /** Name of the type or value, or several names. */
    readonly name: string | readonly string[];
    /** Name of the package, as in its package.json. */
    readonly package: string;
  })[];
  /** Types whose values may float. */
  readonly allowForKnownSafePromises?: readonly (string | {
    /** Declared in a file of the project. */
    readonly from: "file";
    /** Name of the type or value, or several names. */
    readonly name: string | readonly string[];
    /** The file that declares it, relative to the directory of the program. */
    readonly path?: string;
  } | {
    /** Declared in a library file of TypeScript itself. */
    readonly from: "lib";
    /** Name of the type or value, or several names. */
    readonly name: string | readonly string[];
  } | {
    /** Declared in a package. */
    readonly from: "package";
    /** Name of the type or value, or several names. */
    readonly name: string | readonly string[];
    /** Name of the package, as in its package.json. */
    readonly package: string;
  })[];
  /** Whether every value whose `then` takes two functions counts as a promise. */
  readonly checkThenables?: boolean;
  /** Whether the promise of an async function that is called where it is written may float. */
  readonly ignoreIIFE?: boolean;
  /** Whether `void` before a promise marks it as left alone on purpose. */
  readonly ignoreVoid?: boolean;
  /** Also report tasks that are stored in a variable or an array and never consumed on some path. */
  readonly checkStored?: boolean;
}

/** Options of `no-reuse-after-close`. */
export interface NoReuseAfterCloseOptions {
  /** Also report a class that closes what its constructor was given, when no comment says that it owns it. */
  readonly injected?: boolean;
  /** Also report uses that come after a close on some paths only. */
  readonly maybe?: boolean;
}

/** Options of `no-undisposed-session`. */
export interface NoUndisposedSessionOptions {
  /** Also report resources that are closed on every normal way out, but not when something in between throws. */
  readonly exceptionPaths?: boolean;
  /** Also report private fields of classes that have no method which closes anything. */
  readonly classesWithoutClose?: boolean;
  /** Also report what the runtime lets go of once it is collected: unread bodies of the global `fetch`, a `requests.Session` of Python. */
  readonly untilCollected?: boolean;
}

/** What stands after the severity of each rule. */
export interface RuleOptions {
  "async-lifecycle/no-blocking-in-async": [];
  "async-lifecycle/no-close-while-running": [];
  "async-lifecycle/no-floating-tasks": [options?: NoFloatingTasksOptions];
  "async-lifecycle/no-nested-run": [];
  "async-lifecycle/no-reuse-after-close": [options?: NoReuseAfterCloseOptions];
  "async-lifecycle/no-undisposed-session": [options?: NoUndisposedSessionOptions];
  "async-lifecycle/prefer-context-manager": [];
}

/** Whether a rule is on, and whether what it finds fails the run. */
export type Severity = "error" | "off" | "warn" | 0 | 1 | 2;

/** The rules of this plugin as `rules` of a configuration has them: `{ … } satisfies Rules`. */
export type Rules = { [Name in keyof RuleOptions]?: Severity | [severity: Severity, ...options: RuleOptions[Name]] };
