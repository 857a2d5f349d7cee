/**
 * What is a small program about resources and tasks, before it is written in a language?
 *
 * Every call has a number of its own, its site, which both languages write as an argument: `session.use(7)`. By it, what a
 * run of the text saw and what the linter says about a line of it are told to be about the same call, also after an edit.
 */

/** The classes of the library that the programs use; they differ in how they open, close and fail. */
export type Kind = "channel" | "client" | "pool" | "session";

/** All of them. `session` and `channel` close at once; `client` and `pool` have to be awaited. */
export const kinds: readonly Kind[] = ["session", "channel", "client", "pool"];

/** What a class does, in both languages. */
export interface KindFacts {
  /** The close has to be awaited. */
  readonly isAsync: boolean;
  /** A second close fails. */
  readonly failsAgain: boolean;
  /** A block can hold it. */
  readonly hasBlock: boolean;
}

/** The facts, which the entries of the libraries and what runs both follow. */
export const kindFacts: Readonly<Record<Kind, KindFacts>> = {
  session: { isAsync: false, failsAgain: false, hasBlock: true },
  channel: { isAsync: false, failsAgain: true, hasBlock: false },
  client: { isAsync: true, failsAgain: false, hasBlock: true },
  pool: { isAsync: true, failsAgain: true, hasBlock: false },
};

/** What a branch asks. */
export type Test = { readonly negated: boolean } & (
  | { readonly is: "opaque"; readonly site: number }
  // A parameter of the program: it answers the same each time.
  | { readonly is: "parameter"; readonly name: string }
  | { readonly is: "flag"; readonly name: string }
  | { readonly is: "present"; readonly name: string }
);

/** A statement. Names are unique in the whole program. */
export type Statement =
  | { readonly is: "alias"; readonly name: string; readonly of: string }
  | { readonly is: "assign" | "open"; readonly site: number; readonly name: string; readonly kind: Kind }
  | { readonly is: "block"; readonly site: number; readonly name: string; readonly kind: Kind; readonly body: readonly Statement[] }
  | { readonly is: "break" | "continue" }
  | { readonly is: "call"; readonly site: number; readonly helper: Helper; readonly argument?: string; readonly result?: string }
  | { readonly is: "close"; readonly site: number; readonly name: string; readonly kind: Kind; readonly isGuarded: boolean }
  | { readonly is: "closure"; readonly name: string; readonly isAsync: boolean; readonly body: readonly Statement[] }
  | { readonly is: "collect"; readonly list: string; readonly name: string }
  | { readonly is: "declare"; readonly name: string }
  | { readonly is: "each"; readonly list: string; readonly name: string; readonly body: readonly Statement[] }
  | { readonly is: "fetch"; readonly site: number; readonly name: string; readonly how: "awaited" | "dropped" | "returned" }
  | { readonly is: "flag"; readonly name: string; readonly value: boolean; readonly isNew: boolean }
  | { readonly is: "if"; readonly test: Test; readonly body: readonly Statement[]; readonly other: readonly Statement[] }
  | { readonly is: "invoke"; readonly site: number; readonly name: string; readonly isAsync: boolean }
  | { readonly is: "keep"; readonly site: number; readonly name: string }
  | { readonly is: "list"; readonly name: string }
  | { readonly is: "loop"; readonly site: number; readonly body: readonly Statement[] }
  | { readonly is: "return"; readonly name?: string }
  | { readonly is: "settle"; readonly task: string }
  | { readonly is: "start"; readonly site: number; readonly name: string; readonly task: string }
  | { readonly is: "throw"; readonly site: number }
  | {
      readonly is: "try";
      readonly body: readonly Statement[];
      readonly handler: readonly Statement[] | undefined;
      readonly final: readonly Statement[] | undefined;
    }
  | { readonly is: "use"; readonly site: number; readonly name: string; readonly isGuarded: boolean }
  | { readonly is: "work"; readonly site: number };

/** A function of the file. Its first parameter is the site of the call. */
export interface Helper {
  readonly name: string;
  readonly isAsync: boolean;
  readonly parameter?: { readonly name: string; readonly kind: Kind };
  /** It opens a resource of this class and gives it. */
  readonly gives?: Kind;
  readonly body: readonly Statement[];
}

/** A whole program: `main` is what is run, with two truths as parameters. */
export interface Program {
  readonly helpers: readonly Helper[];
  readonly main: readonly Statement[];
}

/** The parameters of `main`. */
export const parameters = ["isFull", "isDry"] as const;
