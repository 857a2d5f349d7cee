/** What is a process asked that has one library loaded, and what does it answer? All of it is plain data. */

/** One question; nothing in it says what the catalog expects. */
export type Ask =
  /** Whether a name is exported, dotted for members; `""` begins a path at the global object. */
  | { readonly kind: "export"; readonly path: string; readonly isGlobal: boolean }
  /** Whether an object of the resource has this member, dotted. */
  | { readonly kind: "member"; readonly resource: string; readonly path: string }
  /** Which dispose symbols an object of the resource has. */
  | { readonly kind: "symbols"; readonly resource: string }
  /** What its closer does on an open one. */
  | { readonly kind: "close"; readonly resource: string; readonly closer: string }
  /** Whether a property or method tells that it is closed: before, and after one of the closers. */
  | { readonly kind: "test"; readonly resource: string; readonly closers: readonly string[]; readonly path: string }
  /** What a use does after this closer, or after the usual one; a use that is the name of a closer is a second close. */
  | { readonly kind: "use"; readonly resource: string; readonly closer: string; readonly method: string; readonly isMain: boolean }
  /** What a run inside of a run does. */
  | { readonly kind: "nested"; readonly entry: string };

/** What a call did, as far as its caller can see. */
export type Seen =
  | { readonly effect: "hangs" | "works" }
  | { readonly effect: "rejects" | "reports" | "throws"; readonly errors: readonly string[] };

/** What one question came to. */
export type Answer =
  | { readonly found: boolean }
  | { readonly sync: boolean; readonly async: boolean }
  | { readonly before: boolean; readonly after: boolean }
  /** Of a closer that was called as it is, `gavePromise` says whether there was something to await. */
  | { readonly seen: Seen; readonly gavePromise?: boolean }
  /** It could not be asked, and why. */
  | { readonly unreached: string };

/** What the process is given. */
export interface Task {
  /** Name of the library. */
  readonly library: string;
  /** Its modules; those that do not load are passed over while one does. */
  readonly specifiers: readonly string[];
  /** The folder that it is installed in; none for modules of Node. */
  readonly folder?: string;
  /** The file with its programs, as a URL, if there is one. */
  readonly probes?: string;
  /** Exports by the resource that they construct, for those that no program opens. */
  readonly classes: Readonly<Record<string, string>>;
}

/** What the process says first: which programs there are. */
export interface Programs {
  /** Names of the uses, by resource. */
  readonly uses: Readonly<Record<string, readonly string[]>>;
  readonly nested: readonly string[];
}

/** Messages to the process. */
export type Request = { readonly task: Task } | { readonly asks: readonly Ask[] };

/** Messages from the process. */
export type Reply = { readonly programs: Programs } | { readonly failed: string } | { readonly index: number; readonly answer: Answer };
