/** Which resources are opened and not closed? */
import type { LeakFinding } from "../core/findings.ts";
import type { Repair } from "../core/repairs.ts";
import { defineRule, type Report } from "../kit/define-rule.ts";
import { blockOf, closerOf, line, nameOf } from "../kit/words.ts";

/** Reports a session, client, pool, browser or body that is opened and, on some way out, not closed. */
export default defineRule<LeakFinding, { readonly exceptionPaths: boolean }>({
  name: "no-undisposed-session",
  family: "undisposed session",
  type: "problem",
  docs: { description: "require every opened session to be closed on every way out", config: "recommended" },
  messages: {
    never: "`{{resource}}` is opened here and never closed. Hold it with {{block}}, or {{close}} when it is no longer needed.",
    path: "`{{resource}}` is opened here and not closed {{way}}. Hold it with {{block}}, or {{close}} on every way out.",
    temporary: "The {{class}} that is opened here is dropped without being closed. Hold it with {{block}}, or {{close}}.",
    overwritten: "The next round of the loop overwrites `{{resource}}` while it is open, and nobody can close it then. Close it before the round ends.",
    exception: "`{{resource}}` is opened here and not closed {{way}}. Hold it with {{block}}, or {{close}} in a `finally`.",
    body: "The body of `{{resource}}` is never read or cancelled, so its connection stays busy. Read it, or call `body.cancel()`.",
  },
  options: {
    exceptionPaths: {
      schema: {
        type: "boolean",
        description: "Also report resources that are closed on every normal way out, but not when something in between throws.",
      },
      default: false,
    },
  },
  find: ({ ownership }, { exceptionPaths }) =>
    ownership.leaks().filter((leak) => leak.kind !== "exception" || exceptionPaths),
  report,
  repair: (leak) =>
    leak.resource.opened === undefined || leak.isHandedOnElsewhere ? [] : [{ intent: hold(leak), at: leak.resource.opened }],
});

function report(leak: LeakFinding): Report {
  const { resource, kind, exit, trace } = leak;
  const at = resource.opened?.site ?? trace[0]?.site;
  if (at === undefined) throw new TypeError("A leak has a resource that was opened.");
  return {
    at,
    message: resource.spec?.kind === "body" && kind !== "overwritten" ? "body" : kind,
    data: {
      resource: nameOf(resource),
      class: resource.spec?.name ?? resource.name,
      close: closerOf(resource),
      block: blockOf(resource),
      way: exit === undefined ? "on every way out" : way(leak, line(exit)),
    },
  };
}

function way({ isThrown, kind }: LeakFinding, at: string): string {
  return isThrown || kind === "exception" ? `when line ${at} throws` : `when the function returns on line ${at}`;
}

function hold({ resource, closes }: LeakFinding): Repair {
  return { kind: "hold-in-scope", resource, closes, onlyFails: false };
}
