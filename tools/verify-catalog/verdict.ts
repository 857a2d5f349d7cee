/** What was found out about one claim of the catalog, and how? */

/** What can be asked about an entry. */
export type Question = "closers" | "dispose symbol" | "exists" | "nested run" | "reuse" | "second close";

/**
 * How a claim stands.
 *
 * - `ran`: the program was run, and did what the catalog says.
 * - `present`: the name is there, and nothing more was asked of it.
 * - `not verifiable`: it could not be asked here; `why` says what that would need.
 * - `wrong`: it does something else; `why` says what.
 */
export type Standing = "not verifiable" | "present" | "ran" | "wrong";

/** One claim of the catalog with its standing. */
export interface Verdict {
  readonly language: "javascript" | "python";
  /** Name of the library, as the catalog has it. */
  readonly library: string;
  /** The version that was installed; of a module of the runtime, that of the runtime. */
  readonly version: string;
  /** `"Node 20.20.2"`, `"CPython 3.11"`. */
  readonly runtime: string;
  /** `"Pool"`, `"Pool.end"` of an export, `"Pool#query"` of a method of a resource. */
  readonly entry: string;
  readonly question: Question;
  /** What the catalog says, in words. */
  readonly claim: string;
  readonly verdict: Standing;
  /** Set unless it was run or is present. */
  readonly why?: string;
}

/** What a language is asked to verify. */
export interface Wanted {
  /** Names of libraries; all, where there is none. */
  readonly libraries: readonly string[];
  /** Is told what is going on, one line at a time. */
  readonly say: (line: string) => void;
}

/** What one language gives to `npm run verify:catalog`: the verdicts on the libraries that are wanted. */
export type Verifier = (wanted: Wanted) => Promise<readonly Verdict[]>;
