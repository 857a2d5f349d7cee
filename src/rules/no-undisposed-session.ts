/** Which resources are opened and not closed? */
import type { LeakFinding } from "../core/findings.ts";
import type { Repair } from "../core/repairs.ts";
import { defineRule, type Report } from "../kit/define-rule.ts";
import { blockOf, closerOf, line, nameOf } from "../kit/words.ts";

/** Reports a session, client, pool, browser or body that is opened and, on some way out, not closed. */
export default defineRule<LeakFinding, { readonly classesWithoutClose: boolean; readonly exceptionPaths: boolean }>({
  name: "no-undisposed-session",
  family: "undisposed session",
  type: "problem",
  docs: { description: "require every opened session to be closed on every way out", config: "recommended" },
  messages: {
    never: "`{{resource}}` is opened here and never closed. Hold it with {{block}}, or {{close}} when it is no longer needed.",
    path: "`{{resource}}` is opened here and not closed {{way}}. Hold it with {{block}}, or {{close}} on every way out.",
    temporary: "The {{class}} that is opened here is dropped without being closed. Hold it with {{block}}, or {{close}}.",
    overwritten: "The next round of the loop overwrites `{{resource}}` while it is open, and nobody can close it then. Close it before the round ends.",
    unclaimed: "`{{resource}}` is opened here and lost when another part of `{{together}}` fails. Open one after the other, each held with {{block}}.",
    exception: "`{{resource}}` is opened here and not closed {{way}}. Hold it with {{block}}, or {{close}} in a `finally`.",
    field: "`{{resource}}` is opened here, and its class closes other resources but not this one. Close it there as well: {{close}}.",
    overwrittenField: "`{{resource}}` is filled when the object is made, and this overwrites it while it is open. Close what it holds first: {{close}}.",
    override: "This `{{method}}()` overrides the one that closes `{{resource}}` of line {{opened}}, and does not call it. Call `super.{{method}}()` as well.",
    owned: "The class owns `{{resource}}`, as its annotation says, and none of its methods closes it. Add one that does: {{close}}.",
    class: "`{{resource}}` is opened here, and no method of its class closes it. Add one that does: {{close}} in `[Symbol.asyncDispose]()` or `close()`.",
    bodyPath: "The body of `{{resource}}` is not read or cancelled {{way}}: unless it is small, its connection stays busy. Read it, or call `body.cancel()`.",
    body: "The body of `{{resource}}` is never read or cancelled: unless it is small, its connection stays busy. Read it, or call `body.cancel()`.",
  },
  options: {
    exceptionPaths: {
      schema: {
        type: "boolean",
        description: "Also report resources that are closed on every normal way out, but not when something in between throws.",
      },
      default: false,
    },
    classesWithoutClose: {
      schema: {
        type: "boolean",
        description: "Also report private fields of classes that have no method which closes anything.",
      },
      default: false,
    },
  },
  find: ({ ownership }, { classesWithoutClose, exceptionPaths }) =>
    ownership.leaks().filter(({ kind }) => {
      if (kind === "exception" || kind === "unclaimed") return exceptionPaths;
      return kind !== "class" || classesWithoutClose;
    }),
  report,
  repair: (leak) =>
    leak.resource.opened === undefined || leak.isHandedOnElsewhere || leak.isField ? [] : [{ intent: hold(leak), at: leak.resource.opened }],
});

function report(leak: LeakFinding): Report {
  const { resource, kind, exit, trace } = leak;
  const at = kind === "override" ? exit?.site : (resource.opened?.site ?? trace[0]?.site);
  if (at === undefined) throw new TypeError("A leak has a resource that was opened.");
  return {
    at,
    message: messageOf(leak),
    data: {
      resource: resource.spec?.kind === "body" && !resource.isNamed ? `${resource.name}()` : nameOf(resource),
      class: resource.spec?.name ?? resource.name,
      close: closerOf(resource),
      method: exit?.name ?? "",
      opened: line(resource.opened),
      block: blockOf(resource),
      together: exit?.name ?? "",
      way: exit === undefined ? "on every way out" : way(leak, line(exit)),
    },
  };
}

function messageOf({ isField, kind, resource }: LeakFinding): string {
  if (kind === "overwritten") return isField ? "overwrittenField" : kind;
  if (resource.spec?.kind !== "body") return kind;
  return kind === "path" ? "bodyPath" : "body";
}

function way({ isThrown, kind }: LeakFinding, at: string): string {
  return isThrown || kind === "exception" ? `when line ${at} throws` : `when the function returns on line ${at}`;
}

function hold({ resource, closes }: LeakFinding): Repair {
  return { kind: "hold-in-scope", resource, closes, onlyFails: false };
}
