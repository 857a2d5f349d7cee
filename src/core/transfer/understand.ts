/** Which receiver, meaning and summary does a call have here? */
import { type Meaning, meaningOfKnown, meaningOn, own, withContract } from "../calls.ts";
import { CONNECTED, ESCAPED, OPEN, type Tracked } from "../domain.ts";
import type { Environment } from "../environment.ts";
import { NO_EFFECT } from "../effects.ts";
import type { CallEvent } from "../ir.ts";
import type { Summary } from "../summary.ts";
import { type Context } from "./context.ts";

/** What the walk over one call has found out so far. */
export interface Call {
  readonly event: CallEvent;
  readonly environment: Environment;
  readonly context: Context;
  readonly receivers: readonly Tracked[];
  readonly meaning: Meaning;
  readonly summary: Summary | undefined;
  /** Resources that the task of this call uses until it settles. */
  readonly borrows: Set<Tracked>;
  /** Lazy clients that it connects. */
  readonly opened: Tracked[];
  /** Tasks that run because of callbacks (`map(async …)`). */
  readonly spawned: Tracked[];
}

export const NOTHING_KNOWN: Meaning = {
  effect: NO_EFFECT,
  library: "",
  role: "none",
  whenClosed: { effect: "unknown" },
  revives: false,
  opens: false,
};

/** Places of elements. */
export const ELEMENT = /^(?:\d+|\*)$/u;

export function understand(context: Context, environment: Environment, event: CallEvent): Call {
  const { receivers, method } = receiversOf(context, environment, event);
  let meaning = meaningOfKnown(event);
  const first = receivers.find((receiver) => receiver.spec !== undefined) ?? receivers[0];
  if (meaning === undefined && first !== undefined && method !== undefined) {
    const library = first.spec === undefined ? "" : context.ir.knowledge.libraryOf(first.spec);
    meaning = meaningOn(first, method, event, library);
  }
  if (event.contract !== undefined) meaning = withContract(meaning ?? NOTHING_KNOWN, event.contract);
  const callee = event.functions.length === 1 ? event.functions[0] : undefined;
  return {
    event,
    environment,
    context,
    receivers,
    meaning: meaning ?? NOTHING_KNOWN,
    summary: callee === undefined ? undefined : context.summaryOf(callee),
    borrows: new Set(),
    opened: [],
    spawned: [],
  };
}

function receiversOf(
  context: Context,
  environment: Environment,
  event: CallEvent,
): { readonly receivers: readonly Tracked[]; readonly method: string | undefined } {
  const { receiver, method } = event;
  if (receiver === undefined || method === undefined) return { receivers: [], method };
  // An element of unknown index is another one each time.
  if (receiver.property === "*") return { receivers: [], method };
  const direct = context.lookup(environment, receiver).flatMap(receiverIn);
  if (receiver.base === undefined || receiver.property === undefined) return { receivers: direct, method };
  const outer = context.lookup(environment, receiver.base).filter((value) => value.spec !== undefined);
  const dotted = `${receiver.property}.${method}`;
  const isNamed = outer.some(({ spec }) => own(spec?.closers, dotted) !== undefined || own(spec?.methods, dotted) !== undefined);
  return direct.length > 0 && !isNamed ? { receivers: direct, method } : { receivers: outer, method: dotted };
}

/** A resource itself; for lazy work (a query builder) what it builds. */
function receiverIn(value: Tracked): readonly Tracked[] {
  if (value.kind === "resource") return [value];
  return value.kind === "task" && value.lazy === true && value.payload !== undefined ? [value.payload] : [];
}

export function open(environment: Environment, value: Tracked): void {
  const { flags, mask } = environment.stateOf(value);
  // Whoever holds it already still does.
  const isShared = (mask & ESCAPED) !== 0;
  environment.update(value, { mask: isShared ? ESCAPED : OPEN, flags: flags | CONNECTED, released: [] });
}

export function callsAsync(call: Call): boolean {
  return call.event.functions.some((id) => call.context.ir.functions[id]?.async === true);
}
