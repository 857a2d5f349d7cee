/** What may the author of a program say about ownership next to a declaration? */
import type { Site } from "./site.ts";

/** Whether a class has the duty to close what a field of it holds. */
export type FieldOwnership = "borrows" | "owns";

/** One thing that the author of a function says about ownership. */
export interface Term {
  readonly word: "borrows" | "closes" | "owns" | "wraps";
  /** Argument path, `"this"`, `"this.field"`, or `"result"` for what the function gives. */
  readonly about: string;
  /** The parameter or field as written; empty for the result. */
  readonly name: string;
  /** Where it is said; for an inherited term, the name of the function that inherits it. */
  readonly site: Site;
  /** The method that it is inherited from (`Sink.add`). */
  readonly from?: string;
}

/** Something that is said about ownership and cannot be so, whatever the function does. */
export interface TermProblem {
  /**
   * `unknown-name`: there is no such parameter. `nameless`: it has to name one. `contradiction`: two terms exclude each
   * other. `override`: it says something else than the method that it overrides. `unrelated`: the function never mentions
   * what its result is said to wrap.
   */
  readonly kind: "contradiction" | "nameless" | "override" | "unknown-name" | "unrelated";
  readonly site: Site;
  /** What is said, as written (`@owns pool`). */
  readonly said: string;
  /** The function, as the user would name it. */
  readonly function: string;
  /** The term that it collides with (`@borrows pool`), or the name that was probably meant. */
  readonly other?: string;
  /** For `override`: the method that says it. */
  readonly from?: string;
}
