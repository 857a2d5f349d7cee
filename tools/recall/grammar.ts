/** What has a language to tell of its syntax, so that one operator changes programs of any language? */
import type { Origin } from "../../src/core/ir.ts";
import type { TextChange } from "../../src/core/repairs.ts";

/** A part of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A statement of a block. */
export interface Statement extends Stretch {
  readonly node: object;
  readonly text: string;
}

/** An `await` that stands directly before a call. */
export interface Awaiting extends Stretch {
  /** Where what is awaited begins. */
  readonly operand: number;
  /** What becomes of the value: it is dropped as a statement, it is the result of the function, somebody gets it as it is, or something else. */
  readonly fate: "dropped" | "handed on" | "returned" | "used";
}

/** Questions about one text, by the origins of events of its flow graphs. */
export interface Grammar {
  /** The function around an origin that no other function is around; the whole text for what stands in none. */
  readonly outermost: (origin: Origin) => Stretch;
  readonly awaitOf: (call: Origin) => Awaiting | undefined;
  /** The innermost statement that has lines of its own in a block. */
  readonly statementOf: (origin: Origin) => Statement | undefined;
  /** The statement that is nothing but this call, awaited or not. */
  readonly statementOfCall: (call: Origin) => Statement | undefined;
  /** The `try` in whose `finally` a statement stands: the part that the cleanup comes after. */
  readonly triedBefore: (statement: Statement) => Stretch | undefined;
  readonly dropped: (statement: Statement) => TextChange[];
  readonly before: (statement: Statement, text: string) => TextChange[] | undefined;
  readonly after: (statement: Statement, text: string) => TextChange[] | undefined;
  readonly conditional: (statement: Statement) => TextChange[] | undefined;
  /** The resource of a block is opened without it. `isAwaited`: to open it is to await what the expression gives. */
  readonly unheld: (hold: Origin, isAwaited: boolean) => TextChange[] | undefined;
  /** The run is begun once more inside of itself, or around work that is awaited inside of it. */
  readonly nested: (call: Origin) => readonly TextChange[][];
}

/** The text with all changes made. They do not overlap; what is put in at one place comes in their order. */
export function changed(text: string, changes: readonly TextChange[]): string {
  let result = "";
  let at = 0;
  for (const { end, start, text: added } of changes.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, start) + added;
    at = end;
  }
  return result + text.slice(at);
}
