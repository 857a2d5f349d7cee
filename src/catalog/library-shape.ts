/**
 * Which keys and values may an entry of the catalog have, as data?
 *
 * The tables repeat the types of the schema. Each is typed by the keys of its type, so a key that is added to the
 * schema and not here does not compile.
 */
import type {
  CallbackEffect,
  CallEffect,
  Closer,
  CurrentEffect,
  Disposal,
  HoldEffect,
  Outcome,
  ResourceKind,
  ResourceSpec,
  Result,
  RunEffect,
} from "../core/effects.ts";
import type { ExportEntry, Library } from "./schema.ts";
import { isRecord, shown, suggestion } from "./wording.ts";

/** What a value has to be. */
export type Shape =
  | { readonly is: "argument" | "arguments" | "boolean" | "literal" | "pattern" | "resource" | "text" }
  // A function, since the shape of an export contains itself.
  | { readonly is: "list" | "record"; readonly of: () => Shape }
  | { readonly is: "object"; readonly keys: ReadonlyMap<string, Key>; readonly rule?: Rule }
  | { readonly is: "word"; readonly words: readonly string[] };

/** One key of an object. */
export interface Key {
  readonly shape: Shape;
  readonly required: boolean;
}

/** What the keys of one object must hold between them: the problem as text, or nothing. */
export type Rule = (value: Readonly<Record<string, unknown>>) => Problem | undefined;

/** What is wrong, at which key below the object. */
export interface Problem {
  readonly at: string;
  readonly text: string;
}

const TEXT: Shape = { is: "text" };
const BOOLEAN: Shape = { is: "boolean" };
const ARGUMENT: Shape = { is: "argument" };
/** The same, where `*` may stand for any one property. */
const ANY_ARGUMENT: Shape = { is: "arguments" };
const RESOURCE: Shape = { is: "resource" };
const TEXTS: Shape = { is: "list", of: () => TEXT };
const ARGUMENTS: Shape = { is: "list", of: () => ARGUMENT };
const LITERALS: Shape = { is: "record", of: () => ({ is: "literal" }) };

const KINDS: Readonly<Record<ResourceKind, true>> = {
  agent: true,
  body: true,
  browser: true,
  client: true,
  connection: true,
  cursor: true,
  database: true,
  directory: true,
  file: true,
  handle: true,
  interface: true,
  lock: true,
  loop: true,
  pool: true,
  queue: true,
  response: true,
  runner: true,
  runtime: true,
  server: true,
  session: true,
  socket: true,
  stack: true,
  stream: true,
  subscription: true,
  transaction: true,
  worker: true,
};

/** Outcomes, and whether each has to quote an error, may quote one, or has none. */
const OUTCOMES: Readonly<Record<Outcome["effect"], "may" | "must" | "never">> = {
  hangs: "may",
  rejects: "must",
  reports: "must",
  silent: "never",
  throws: "must",
  unknown: "never",
  works: "never",
};

const OUTCOME = object<{ effect: string; error?: string; older?: readonly string[] }>(
  { effect: required(word(OUTCOMES)), error: optional(TEXT), older: optional(TEXTS) },
  outcomeProblem,
);

const CLOSER = object<Closer>({
  async: optional(BOOLEAN),
  callback: optional(BOOLEAN),
  callbackFrom: optional({ is: "literal" }),
  graceful: optional(BOOLEAN),
  again: optional(OUTCOME),
  detaches: optional(BOOLEAN),
  livesOn: optional(BOOLEAN),
  bare: optional(BOOLEAN),
  whileRunning: optional(OUTCOME),
  reuse: optional(OUTCOME),
  reuseOf: optional({ is: "record", of: () => OUTCOME }),
});

const DISPOSAL = object<Disposal>({
  symbol: required(word<Disposal["symbol"]>({ async: true, both: true, none: true, sync: true })),
  since: optional(TEXT),
  refuses: optional(object<NonNullable<Disposal["refuses"]>>({ async: optional(OUTCOME), sync: optional(OUTCOME) })),
  unsafe: optional(TEXT),
  closer: optional(TEXT),
});

const RESULT = object<Result>({
  resource: optional(RESOURCE),
  by: optional(word<NonNullable<Result["by"]>>({ promise: true, value: true })),
  at: optional(TEXT),
  borrowed: optional(BOOLEAN),
  receiver: optional(BOOLEAN),
  wraps: optional(ARGUMENT),
  child: optional(BOOLEAN),
  manager: optional(BOOLEAN),
  scarce: optional(BOOLEAN),
});

const CALLBACK = object<CallbackEffect>({
  argument: required(ANY_ARGUMENT),
  when: optional(word<NonNullable<CallbackEffect["when"]>>({ awaited: true, later: true, now: true })),
  parameters: optional({ is: "record", of: () => RESOURCE }),
});

const RUN = object<RunEffect>({
  key: required(word<RunEffect["key"]>({ "first-argument": true, library: true, parent: true, receiver: true })),
  of: optional(TEXT),
  role: required(word<RunEffect["role"]>({ both: true, call: true, enter: true })),
  handle: optional({ is: "literal" }),
  nested: optional(OUTCOME),
  exclusive: optional(BOOLEAN),
  exclusiveOn: optional(word<NonNullable<RunEffect["exclusiveOn"]>>({ parent: true })),
  bypass: optional(TEXT),
  joins: optional(TEXTS),
  means: optional(TEXT),
  constructedWith: optional(LITERALS),
  unlessOption: optional(LITERALS),
  sharedWith: optional(LITERALS),
  unlessGiven: optional(TEXTS),
  passesNothing: optional(BOOLEAN),
  inTurn: optional(BOOLEAN),
  awaited: optional(BOOLEAN),
});

const HOLD = object<HoldEffect>({
  role: required(word<HoldEffect["role"]>({ begin: true, end: true })),
  on: required(word<HoldEffect["on"]>({ parent: true, receiver: true })),
  argumentMatches: optional({ is: "pattern" }),
  nested: optional(OUTCOME),
});

const BLOCKING = object<NonNullable<CallEffect["blocking"]>>({
  instead: optional(TEXT),
  from: optional(TEXT),
  offload: optional(TEXT),
  unlessOption: optional(LITERALS),
  unlessGiven: optional(TEXTS),
});

const CURRENT = object<CurrentEffect>({
  of: required(TEXT),
  does: required(word<CurrentEffect["does"]>({ clear: true, get: true, set: true })),
  cleared: optional(OUTCOME),
});

const NOT_CLOSER = object<NonNullable<ResourceSpec["notClosers"]>[string]>({ does: required(OUTCOME), instead: required(TEXT) });

const CALL = object<CallEffect>({
  returns: optional(RESULT),
  task: optional(word<NonNullable<CallEffect["task"]>>({ eager: true, lazy: true })),
  startedBy: optional(TEXT),
  callback: optional(BOOLEAN),
  callbackFrom: optional({ is: "literal" }),
  borrowsReceiver: optional(BOOLEAN),
  borrows: optional(ARGUMENTS),
  owns: optional(ARGUMENTS),
  lendsWith: optional(LITERALS),
  closes: optional(ARGUMENTS),
  callbacks: optional({ is: "list", of: () => CALLBACK }),
  run: optional(RUN),
  outside: optional(object<NonNullable<CallEffect["outside"]>>({ does: required(OUTCOME), unlessGiven: optional(TEXTS) })),
  asksForRun: optional(BOOLEAN),
  givesTasks: optional(BOOLEAN),
  current: optional(CURRENT),
  policy: optional(object<NonNullable<CallEffect["policy"]>>({ instead: required(TEXT) })),
  hold: optional(HOLD),
  holds: optional({ is: "list", of: () => HOLD }),
  ends: optional(word<NonNullable<CallEffect["ends"]>>({ process: true, throw: true })),
  blocking: optional(BLOCKING),
  combines: optional(word<NonNullable<CallEffect["combines"]>>({ all: true, allSettled: true, any: true, race: true })),
  combinesArguments: optional(BOOLEAN),
  joined: optional(BOOLEAN),
  passesTasksOn: optional(BOOLEAN),
  total: optional(BOOLEAN),
  alwaysRejects: optional(BOOLEAN),
  cannotReject: optional(BOOLEAN),
  hasMembers: optional(BOOLEAN),
  hearsRejections: optional(TEXTS),
  detached: optional(BOOLEAN),
  drives: optional(BOOLEAN),
  waits: optional(BOOLEAN),
  whenWaiting: optional(OUTCOME),
  executes: optional(ARGUMENT),
});

const SPEC = object<ResourceSpec>(
  {
    name: required(TEXT),
    kind: required(word(KINDS)),
    closers: required({ is: "record", of: () => CLOSER }),
    notClosers: optional({ is: "record", of: () => NOT_CLOSER }),
    disposal: required(DISPOSAL),
    reuse: required(OUTCOME),
    reuseOf: optional({ is: "record", of: () => OUTCOME }),
    orphaned: optional(OUTCOME),
    reuseOnSomePath: optional(BOOLEAN),
    revivers: optional(TEXTS),
    opensOn: optional(TEXTS),
    idleWith: optional(LITERALS),
    harmless: optional(TEXTS),
    methods: optional({ is: "record", of: () => CALL }),
    obligation: required(word<ResourceSpec["obligation"]>({ may: true, must: true })),
    mayBeDropped: optional(BOOLEAN),
    endsWhenCollected: optional(BOOLEAN),
    standIns: optional(TEXTS),
    absentWhen: optional({ is: "record", of: () => ({ is: "list", of: () => ({ is: "literal" }) }) }),
    dutyUnless: optional(LITERALS),
    dutyUnlessGiven: optional(TEXTS),
    dutyWith: optional(LITERALS),
    closedTests: optional(TEXTS),
    earlyTests: optional({ is: "record", of: () => TEXTS }),
    source: required(TEXT),
  },
  closerProblem,
);

const ENTRY: Shape = object<ExportEntry>({
  construct: optional(CALL),
  call: optional(CALL),
  instance: optional(RESOURCE),
  members: optional({ is: "record", of: () => ENTRY }),
  value: optional(RESOURCE),
});

const EXAMPLES = object<NonNullable<Library["examples"]>>({ wrong: required(TEXT), right: required(TEXT) });

/** The shape of one library. */
export const LIBRARY = object<Library>({
  language: optional(word<NonNullable<Library["language"]>>({ javascript: true, python: true })),
  name: required(TEXT),
  modules: required(TEXTS),
  words: optional(TEXTS),
  packages: optional(TEXTS),
  version: required(TEXT),
  source: required(TEXT),
  resources: required({ is: "list", of: () => SPEC }),
  exports: required({ is: "record", of: () => ENTRY }),
  globals: optional({ is: "record", of: () => ENTRY }),
  examples: optional(EXAMPLES),
});

function object<Type>(keys: Readonly<Record<keyof Type & string, Key>>, rule?: Rule): Shape {
  const shape = { is: "object", keys: new Map<string, Key>(Object.entries(keys)) } as const;
  return rule === undefined ? shape : { ...shape, rule };
}

function word<Words extends string>(words: Readonly<Record<Words, unknown>>): Shape {
  return { is: "word", words: Object.keys(words) };
}

function optional(shape: Shape): Key {
  return { shape, required: false };
}

function required(shape: Shape): Key {
  return { shape, required: true };
}

function outcomeProblem(value: Readonly<Record<string, unknown>>): Problem | undefined {
  const quoted = new Map<unknown, string>(Object.entries(OUTCOMES)).get(value["effect"]);
  const hasError = Object.hasOwn(value, "error");
  if (quoted === "must" && !hasError) {
    return { at: "", text: `missing key "error": the text of the error that this effect gives` };
  }
  if (!hasError && Object.hasOwn(value, "older")) {
    return { at: ".older", text: `not expected without the key "error", which is the text of the newest version` };
  }
  return quoted === "never" && hasError
    ? { at: ".error", text: `not expected with the effect ${shown(value["effect"])}` }
    : undefined;
}

function closerProblem(value: Readonly<Record<string, unknown>>): Problem | undefined {
  const { closers, disposal } = value;
  const closer = isRecord(disposal) ? disposal["closer"] : undefined;
  if (typeof closer !== "string" || !isRecord(closers) || Object.hasOwn(closers, closer)) {
    return undefined;
  }
  const meant = suggestion(closer, Object.keys(closers));
  return { at: ".disposal.closer", text: `${shown(closer)} is not a key of closers${meant}` };
}
