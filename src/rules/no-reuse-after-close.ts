/** Which uses of a resource come after it was closed? */
import type { Outcome } from "../core/effects.ts";
import type { BorrowFinding, MisuseFinding, ReuseFinding } from "../core/findings.ts";
import type { Repair } from "../core/repairs.ts";
import { defineRule, type Report } from "../kit/define-rule.ts";
import { isWithoutBlock, noBlockMessages, reportMisuse } from "../kit/misuses.ts";
import type { FileAnalysis } from "../kit/run-analysis.ts";
import { quoted } from "../kit/term-words.ts";
import { consequence, holdingOf, line, nameOf } from "../kit/words.ts";

/** Reports the use of a resource on a path where it has already been closed. */
export default defineRule<BorrowFinding | MisuseFinding | ReuseFinding, { readonly injected: boolean; readonly maybe: boolean }>({
  name: "no-reuse-after-close",
  family: "closed resource",
  type: "problem",
  docs: { description: "disallow using a resource after it was closed", config: "recommended" },
  messages: {
    used: "`{{resource}}` was closed on line {{closedAt}}; on this path {{consequence}}. Close it after its last use{{orHold}}.",
    maybeUsed:
      "`{{resource}}` may have been closed on line {{closedAt}}; then {{consequence}}. Close it after its last use, or leave the function where it is closed.",
    knownClosed: "`{{resource}}` is closed here, as the test before tells; {{consequence}}. Use it where it is open.",
    answered:
      "`{{resource}}` was finished on line {{closedAt}}; {{consequence}}. Return after the response is sent.",
    closedAgain: "`{{resource}}` was closed on line {{closedAt}} already; {{consequence}}. Close it once.",
    closedByOwner: "`{{resource}}` is closed here, and again by `{{owner}}` at the end of its scope; {{consequence}}. Close it once.",
    returned: "`{{resource}}` is closed when this function ends, so its caller gets it closed. Return what was made of it, or hand over the ownership.",
    returnedClosed:
      "`{{resource}}` was closed on line {{closedAt}}, so the caller gets it closed. Return it open, or return what was made of it.",
    readAgain: "The body of `{{resource}}` was read on line {{closedAt}}; {{consequence}}. Read it once, or read a clone.",
    stored: "`{{resource}}` is closed at the end of its scope, and what is stored here stays closed. Store it where its owner closes it.",
    borrowedClosed: "`{{resource}}` is only borrowed{{term}}, and is closed here; its owner goes on using it. Leave it open, or say `@owns`.",
    borrowedStored: "`{{resource}}` is only borrowed{{term}}, and is stored here; it is used on after its owner has closed it. Pass it each time, or say `@owns`.",
    injectedClosed: "`{{resource}}` was opened elsewhere, and is closed here; who gave it may go on using it. Say `@owns` on the field if the class takes it over, or leave it open.",
    noCurrent: "`{{closedBy}}` of line {{closedAt}} leaves no current {{resource}}; on this path {{consequence}}. Ask before it, or make a new one.",
    ...noBlockMessages,
    captured: "`{{resource}}` is closed at the end of its scope, and this function runs later. Keep the scope open until it has run.",
  },
  options: {
    injected: {
      schema: {
        type: "boolean",
        description: "Also report a class that closes what its constructor was given, when no comment says that it owns it.",
      },
      default: false,
    },
    maybe: {
      schema: { type: "boolean", description: "Also report uses that come after a close on some paths only." },
      default: false,
    },
  },
  find: ({ lifetimes, ownership }, { injected, maybe }) => [
    ...lifetimes
      .usesAfterRelease()
      .filter((use) => use.certainty === "definite" || maybe || use.resource.spec?.reuseOnSomePath === true),
    ...ownership.misuses().filter(isWithoutBlock),
    ...ownership.brokenBorrows().filter(({ kind }) => kind !== "injected" || injected),
  ],
  report: (finding, analysis) => {
    if (!("event" in finding)) return report(finding, analysis);
    return "outcome" in finding ? reportMisuse(finding, analysis) : reportBorrow(finding);
  },
  repair: (finding) => ("event" in finding ? [] : repair(finding)),
});

const BORROW_MESSAGES = { closed: "borrowedClosed", injected: "injectedClosed", stored: "borrowedStored" } as const;

function reportBorrow({ event, kind, resource, term }: BorrowFinding): Report {
  const said = term === undefined ? "" : `, by ${quoted(term)}`;
  return { at: event.site, message: BORROW_MESSAGES[kind], data: { resource: nameOf(resource), term: said } };
}

function report(use: ReuseFinding, { blocks }: FileAnalysis): Report {
  const data = {
    resource: nameOf(use.resource),
    orHold: holdingOf(use.resource, blocks()).orHold,
    closedAt: line(use.release),
    closedBy: use.release?.name ?? "",
    owner: use.owner?.name ?? "",
    consequence: consequence(use.outcome, use.resource.library),
  };
  return { at: use.use.site, message: messageFor(use), data };
}

function messageFor(use: ReuseFinding): string {
  if (use.resource.isCurrent === true) return "noCurrent";
  if (use.resource.spec?.kind === "body" && use.release !== undefined) return "readAgain";
  if (use.kind === "closed-again" && use.release !== undefined) return use.resource.spec?.kind === "response" ? "answered" : "closedAgain";
  if (use.kind === "closed-by-owner") return "closedByOwner";
  if (use.kind === "returned-closed") return "returnedClosed";
  if (use.kind !== "used" && use.kind !== "closed-again") return use.kind;
  if (use.release === undefined) return "knownClosed";
  if (use.resource.spec?.kind === "response") return "answered";
  return use.certainty === "definite" ? "used" : "maybeUsed";
}

function* repairsFor(use: ReuseFinding): Generator<Repair> {
  const { certainty, kind, outcome, release, resource } = use;
  if (release === undefined || use.isSometimesClosed === true || resource.isCurrent === true) return;
  if (resource.spec?.kind === "response") {
    yield { kind: "return-after", event: release };
  } else if (kind === "closed-again") {
    // Without the second close, what only some ways have closed stays open; and a close in a loop is its own second one.
    const isSure = certainty === "definite" && release.site.start < use.use.site.start;
    if (isSure) yield { kind: "remove", event: use.use, first: release };
  } else if (kind === "used") {
    // A use that does nothing leaves a program that works, and would do something after the edit.
    const onlyFails = certainty === "definite" && FAILING.has(outcome.effect);
    yield { kind: "hold-in-scope", resource, closes: [release], onlyFails };
  }
}

/** Outcomes after which the function does not go on. */
const FAILING: ReadonlySet<Outcome["effect"]> = new Set(["hangs", "rejects", "throws"]);

function repair(use: ReuseFinding): readonly { readonly intent: Repair; readonly at: ReuseFinding["use"] }[] {
  return [...repairsFor(use)].map((intent) => ({ intent, at: use.use }));
}
