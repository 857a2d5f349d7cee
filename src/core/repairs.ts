/**
 * What would repair a finding?
 *
 * A repair is an intent without syntax. The front end's edits write it in the language of the file, or decline.
 */
import type { Moment, ResourceView } from "./findings.ts";
import type { Origin } from "./ir.ts";

/** The intent of a repair. */
export type Repair =
  /** Tie the resource to the block that it is opened in; explicit closes go, since the block closes it. */
  | {
      readonly kind: "hold-in-scope";
      readonly resource: ResourceView;
      /** Explicit closes that the block replaces. */
      readonly closes: readonly Moment[];
      /** The old code could only fail, so that any order of events is an improvement. */
      readonly onlyFails: boolean;
    }
  /** Wait for the task where it is started (a dropped call, a returned call). */
  | {
      readonly kind: "await-task";
      readonly task: Moment;
      readonly proven: boolean;
      /** The method of the task that starts it; what it gives is awaited. */
      readonly method?: string;
    }
  /** Hand lazy work to the generator that its library runs. */
  | { readonly kind: "yield-task"; readonly task: Moment }
  /** Wait for stored tasks before something is closed: for the task, and for all others that run there. */
  | {
      readonly kind: "await-before";
      readonly task: Moment;
      readonly others: readonly Moment[];
      readonly before: Moment;
      readonly isScopeEnd: boolean;
      readonly proven: boolean;
    }
  /** Say that the task is left alone on purpose (`void p`). */
  | { readonly kind: "leave-alone"; readonly task: Moment }
  /** Do the inner work without entering the context again. */
  | {
      readonly kind: "run-inside";
      readonly inner: Moment;
      readonly proven: boolean;
      /** The callback is handed something, which a function that is not shown may need. */
      readonly passesArguments?: boolean;
    }
  /** Use the handle of the run in place of the outer client. */
  | { readonly kind: "use-handle"; readonly inner: Moment; readonly outer: string; readonly handle: string }
  /** Return right after the event, so that what follows does not run any more. */
  | { readonly kind: "return-after"; readonly event: Moment }
  /** Take out a call that can only fail. */
  | {
      readonly kind: "remove";
      readonly event: Moment;
      /** The call that makes it fail, which goes in its place where the event is the one that protects every way out. */
      readonly first: Moment;
    }
  /** Call the awaitable twin instead, with its import. */
  | { readonly kind: "call-twin"; readonly call: Moment; readonly name: string; readonly from: string | undefined }
  /** Make the blocking call where it blocks nobody, and wait for it. */
  | { readonly kind: "offload"; readonly call: Moment }
  /** Keep the task until it is done, without waiting for it. */
  | { readonly kind: "keep-task"; readonly task: Moment }
  /** Start the task in a group that waits for it. */
  | { readonly kind: "group-task"; readonly task: Moment }
  /** Let the block wait for the close of what it holds. */
  | { readonly kind: "async-block"; readonly block: Moment }
  /** Call the method that closes, in place of one that is meant to. */
  | { readonly kind: "call-closer"; readonly call: Moment; readonly name: string; readonly isAsync: boolean }
  /** Give the runs the kind of loop that a policy of the whole process says now. */
  | { readonly kind: "loop-factory"; readonly policy: Moment; readonly runs: readonly Moment[] };

/** A piece of text to replace. Offsets in UTF-16 units; several changes of one edit do not overlap. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A repair, written down. */
export interface Edit {
  /** Proven to keep the behaviour of every path that worked (a fix), or a choice for the user (a suggestion). */
  readonly proven: boolean;
  /** What it does, for the user: `Hold \`pool\` with \`await using\`.` */
  readonly title: string;
  readonly changes: readonly TextChange[];
}

/** The writer of edits for one file. Declines by giving `undefined`. */
export interface Editor {
  write(repair: Repair, at: Origin): Edit | undefined;
}
