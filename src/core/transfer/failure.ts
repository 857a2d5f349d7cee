/** What is known where an exception is caught? */
import { CLOSED, ESCAPED, EXCUSED, IDLE, OPEN, SURVIVED, type Tracked } from "../domain.ts";
import type { Environment } from "../environment.ts";
import type { CallEvent, FlowEvent } from "../ir.ts";
import { closedByCall } from "./call.ts";
import type { Context } from "./context.ts";
import { settleTask } from "./settle.ts";

/** What holds where the exception of this event is caught. */
export function whenThrown(context: Context, environment: Environment, event: FlowEvent): Environment {
  if (event.kind === "call") {
    const closed = [...closedByCall(context, environment, event), ...failedUses(context, environment, event)];
    if (closed.length === 0) return environment;
    // A close that fails leaves nothing to close, and nothing certain: it may be tried again.
    return withMask(environment, closed, CLOSED | ESCAPED, event);
  }
  if (event.kind === "scope-end") {
    const closed = context.lookup(environment, event.place).filter((value) => value.kind === "resource");
    return withMask(environment, closed, CLOSED | ESCAPED);
  }
  if (event.kind === "settle") {
    const tasks = context.lookup(environment, event.source).filter((value) => value.kind === "task");
    if (tasks.length === 0) return environment;
    const failed = environment.copy();
    for (const task of tasks) {
      settleTask(failed, task);
      // A close that fails leaves nothing to close, and nothing certain: it may be tried again.
      for (const closed of task.closing ?? []) {
        if (closed.spec?.kind !== "body") failed.update(closed, { mask: CLOSED | ESCAPED });
      }
      for (const client of task.opens ?? []) failed.update(client, { mask: IDLE });
      // What it would have given is not given: nobody has a name for it.
      const given = task.payloadIsNew === true ? undefined : task.payload;
      if (given?.kind === "resource" && given.boundTo === undefined) failed.update(given, { mask: ESCAPED });
      // A rejected `all` leaves its other parts running.
      if (task.rejectsEarly === true) {
        for (const part of task.parts?.flat() ?? []) {
          failed.update(part, { mask: OPEN | CLOSED });
        }
      }
    }
    return failed;
  }
  return environment;
}

/** Where something was thrown, tasks are pending that would have been awaited: nobody is blamed for that. */
export function excused(environment: Environment): Environment {
  for (const [tracked, state] of environment.states) {
    if (tracked.kind === "task" && state.mask === OPEN && (state.flags & EXCUSED) === 0) {
      environment.update(tracked, { flags: state.flags | EXCUSED });
    } else if (tracked.kind === "resource" && state.mask === CLOSED && (state.flags & SURVIVED) === 0) {
      environment.update(tracked, { flags: state.flags | SURVIVED });
    }
  }
  return environment;
}

/** What is closed already and used by the call: the failure is reported once. */
function failedUses(context: Context, environment: Environment, event: CallEvent): readonly Tracked[] {
  if (event.receiver === undefined) return [];
  return context
    .lookup(environment, event.receiver)
    .filter((value) => value.kind === "resource" && environment.stateOf(value).mask === CLOSED && value.spec?.kind !== "body");
}

function withMask(environment: Environment, resources: readonly Tracked[], mask: number, event?: FlowEvent): Environment {
  const failed = environment.copy();
  for (const resource of resources) {
    // A read that fails has consumed the body all the same.
    const isConsumed = resource.spec?.kind === "body" && event !== undefined;
    failed.update(resource, isConsumed ? { mask: CLOSED, released: [event] } : { mask });
  }
  return failed;
}
