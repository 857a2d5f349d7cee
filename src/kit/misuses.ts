/** Which message tells of a block, a closer or a place that a resource cannot have, and what would repair it? */
import type { MisuseFinding, Moment } from "../core/findings.ts";
import type { Repair } from "../core/repairs.ts";
import type { Report } from "./define-rule.ts";
import type { FileAnalysis } from "./run-analysis.ts";
import { consequence, holdingOf, nameOf } from "./words.ts";

/** Messages of `no-undisposed-session` about misuses. */
export const misuseMessages: Readonly<Record<string, string>> = {
  wrongBlock: "This block does not close `{{resource}}`; {{consequence}}. {{hold}}.",
  wrongCloser: "`{{event}}()` does not close `{{resource}}`; {{consequence}}. Call `{{instead}}()`.",
  outside: "`{{event}}` is called where no event loop runs; {{consequence}}. Open it in the coroutine that uses it.",
};

/** The message of `no-reuse-after-close` about what no block can hold. */
export const noBlockMessages: Readonly<Record<string, string>> = {
  noBlock: "`{{resource}}` is no context manager; {{consequence}}. {{hold}}.",
};

const MESSAGES: Readonly<Record<MisuseFinding["kind"], string>> = { block: "wrongBlock", closer: "wrongCloser", outside: "outside" };

/** Whether no block of any sort holds the resource. */
export function isWithoutBlock({ kind, resource }: MisuseFinding): boolean {
  return kind === "block" && resource.spec?.disposal.symbol === "none";
}

/** Where and how a misuse is reported. */
export function reportMisuse(finding: MisuseFinding, { blocks }: FileAnalysis): Report {
  const { event, instead = "", kind, outcome, resource } = finding;
  return {
    at: event.site,
    message: isWithoutBlock(finding) ? "noBlock" : MESSAGES[kind],
    data: {
      resource: nameOf(resource),
      event: event.name,
      instead,
      consequence: consequence(outcome, resource.library),
      hold: holdingOf(resource, blocks()).hold,
    },
  };
}

/** What would repair it. */
export function misuseRepairs({ event, instead, isAsyncBlock, kind, resource }: MisuseFinding): readonly { readonly intent: Repair; readonly at: Moment }[] {
  if (kind === "block") return isAsyncBlock === false ? [{ intent: { kind: "async-block", block: event }, at: event }] : [];
  if (instead === undefined) return [];
  const isAsync = resource.spec?.closers[instead]?.async === true;
  const held: Repair = { kind: "hold-in-scope", resource, closes: [event], onlyFails: true };
  return [
    ...(resource.opened === undefined ? [] : [{ intent: held, at: resource.opened }]),
    { intent: { kind: "call-closer", call: event, name: instead, isAsync }, at: event },
  ];
}
