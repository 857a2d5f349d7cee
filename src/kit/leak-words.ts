/** Which message tells of a leak, and with which words in it? */
import type { LeakFinding } from "../core/findings.ts";
import type { Report } from "./define-rule.ts";
import type { FileAnalysis } from "./run-analysis.ts";
import { quoted } from "./term-words.ts";
import { closerOf, holdingOf, line, memberText, methodText, nameOf } from "./words.ts";

/** When to close a resource by hand, by message. */
const WHEN: Readonly<Record<string, string>> = {
  never: " when it is no longer needed",
  path: " on every way out",
  exception: " in a `finally`",
};

/**
 * The message of `no-undisposed-session` for a leak, and its words.
 *
 * @param analysis Of the file: the blocks that the program can run, and the language that it is written in.
 */
export function wordsOf(leak: LeakFinding, { blocks: blocksOf, language }: FileAnalysis): Pick<Report, "data" | "message"> {
  const blocks = blocksOf();
  const { resource, kind, exit, term } = leak;
  const message = messageOf(leak);
  const { held, holdOr } = holdingOf(resource, blocks, WHEN[message]);
  return {
    message,
    data: {
      resource: resource.spec?.kind === "body" && !resource.isNamed ? `${resource.name}()` : nameOf(resource),
      class: resource.spec?.name ?? resource.name,
      close: closerOf(resource),
      method: methodText(exit?.name ?? "", language),
      inherited: memberText("super", exit?.name ?? "", language),
      opened: line(resource.opened),
      held,
      holdOr,
      together: exit?.name ?? "",
      term: term === undefined ? "" : quoted(term),
      way: exit === undefined ? (kind === "promised" ? "on some way out" : "on every way out") : way(leak, line(exit)),
    },
  };
}

function messageOf({ isField, kind, resource, term }: LeakFinding): string {
  if (kind === "overwritten") return isField ? "overwrittenField" : kind;
  if (kind === "owned") return "ownedField";
  if (kind === "override") return "overrides";
  if (kind === "promised") return term?.word === "owns" ? "owned" : "unclosed";
  if (resource.spec?.kind !== "body") return kind;
  return kind === "path" ? "bodyPath" : "body";
}

function way({ isThrown, kind }: LeakFinding, at: string): string {
  return isThrown || kind === "exception" ? `when line ${at} throws` : `when the function returns on line ${at}`;
}
