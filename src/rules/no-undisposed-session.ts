/** Which resources are opened and not closed? */
import type { LeakFinding, MisuseFinding } from "../core/findings.ts";
import type { Repair } from "../core/repairs.ts";
import type { TermProblem } from "../core/terms.ts";
import { defineRule, type Report } from "../kit/define-rule.ts";
import { wordsOf } from "../kit/leak-words.ts";
import { isWithoutBlock, misuseMessages, misuseRepairs, reportMisuse } from "../kit/misuses.ts";
import type { FileAnalysis } from "../kit/run-analysis.ts";
import { reportTerm, termMessages } from "../kit/term-words.ts";

/** What the rule reports beyond what is lost for certain. */
interface Options {
  readonly classesWithoutClose: boolean;
  readonly exceptionPaths: boolean;
  readonly untilCollected: boolean;
}

/** Reports a session, client, pool, browser or body that is opened and, on some way out, not closed. */
export default defineRule<LeakFinding | MisuseFinding | TermProblem, Options>({
  name: "no-undisposed-session",
  family: "undisposed session",
  type: "problem",
  docs: { description: "require every opened session to be closed on every way out", config: "recommended" },
  messages: {
    never: "`{{resource}}` is opened here and never closed. {{holdOr}}.",
    path: "`{{resource}}` is opened here and not closed {{way}}. {{holdOr}}.",
    temporary: "The {{class}} that is opened here is dropped without being closed. {{holdOr}}.",
    overwritten: "The next round of the loop overwrites `{{resource}}` while it is open, and nobody can close it then. Close it before the round ends.",
    unclaimed: "`{{resource}}` is opened here and lost when another part of `{{together}}` fails. Open one after the other, each {{held}}.",
    exception: "`{{resource}}` is opened here and not closed {{way}}. {{holdOr}}.",
    field: "`{{resource}}` is opened here, and its class closes other resources but not this one. Close it there as well: {{close}}.",
    overwrittenField: "`{{resource}}` is filled when the object is made, and this overwrites it while it is open. Close what it holds first: {{close}}.",
    overrides: "This `{{method}}()` overrides the one that closes `{{resource}}` of line {{opened}}, and does not call it. Call `{{inherited}}()` as well.",
    ownedField: "The class owns `{{resource}}`, as its annotation says, and none of its methods closes it. Add one that does: {{close}}.",
    class: "`{{resource}}` is opened here, and no method of its class closes it. Add one that does: {{close}} in `[Symbol.asyncDispose]()` or `close()`.",
    bodyPath: "The body of `{{resource}}` is not read or cancelled {{way}}: unless it is small, its connection stays busy. Read it, or call `body.cancel()`.",
    body: "The body of `{{resource}}` is never read or cancelled: unless it is small, its connection stays busy. Read it, or call `body.cancel()`.",
    owned: "By {{term}} the duty to close `{{resource}}` is this function's, and it is not met {{way}}: {{close}}, store it, or hand it on.",
    unclosed: "By {{term}} callers count on `{{resource}}` being closed, and it is left open {{way}}: {{close}} on every way out.",
    lent: "`{{resource}}` is opened here and returned under {{term}}, so its callers do not close it either. Keep it where its owner closes it, or say `@owns`.",
    ...misuseMessages,
    ...termMessages,
  },
  inPython: {
    class: "`{{resource}}` is opened here, and no method of its class closes it. Add one that does: {{close}} in `__aexit__()` or `close()`.",
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
    untilCollected: {
      schema: {
        type: "boolean",
        description: "Also report what the runtime lets go of once it is collected: unread bodies of the global `fetch`, a `requests.Session` of Python.",
      },
      default: false,
    },
  },
  find: ({ ownership }, options) => [
    ...ownership.leaks().filter((leak) => isWanted(leak, options)),
    ...ownership.misuses().filter((misuse) => !isWithoutBlock(misuse)),
    ...ownership.termProblems(),
  ],
  report: (finding, analysis) => {
    if ("said" in finding) return reportTerm(finding);
    return "event" in finding ? reportMisuse(finding, analysis) : report(finding, analysis);
  },
  repair: (finding) => {
    if ("said" in finding) return [];
    return "event" in finding ? misuseRepairs(finding) : repair(finding);
  },
});

function isWanted(leak: LeakFinding, { classesWithoutClose, exceptionPaths, untilCollected }: Options): boolean {
  const { kind, resource } = leak;
  // One after the other in a loop they do add up.
  if (resource.spec?.endsWhenCollected === true && kind !== "overwritten" && kind !== "promised" && !untilCollected) return false;
  if (kind === "exception" || kind === "unclaimed") return exceptionPaths;
  return kind !== "class" || classesWithoutClose;
}

function report(leak: LeakFinding, analysis: FileAnalysis): Report {
  const { resource, kind, exit, term, trace } = leak;
  const at = kind === "override" ? exit?.site : (resource.opened?.site ?? term?.site ?? trace[0]?.site);
  if (at === undefined) throw new TypeError("A leak has a resource that was opened, or a promise to close one.");
  return { at, ...wordsOf(leak, analysis) };
}

function repair(leak: LeakFinding): readonly { readonly intent: Repair; readonly at: NonNullable<LeakFinding["exit"]> }[] {
  const { canBeHeld, closes, resource } = leak;
  if (resource.opened === undefined || !canBeHeld) return [];
  return [{ intent: { kind: "hold-in-scope", resource, closes, onlyFails: false }, at: resource.opened }];
}
