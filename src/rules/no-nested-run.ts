/** Which runs are started inside a context that already runs? */
import type { NestedRunFinding } from "../core/findings.ts";
import type { Repair } from "../core/repairs.ts";
import { defineRule, type Report } from "../kit/define-rule.ts";
import { consequence, line } from "../kit/words.ts";

/** Reports a run inside a context that already runs: a lock taken twice, a transaction that is bypassed, a nested test. */
export default defineRule<NestedRunFinding>({
  name: "no-nested-run",
  family: "nested run",
  type: "problem",
  docs: { description: "disallow starting a run where its context already runs", config: "recommended" },
  messages: {
    nested: "`{{inner}}` runs inside `{{outer}}` of line {{outerLine}}{{through}}; {{consequence}}. {{advice}}.",
    around: "`{{inner}}` starts a run where one is always going on{{through}}; {{consequence}}. {{advice}}.",
    bypass: "`{{inner}}` goes round the transaction that runs since line {{outerLine}}{{through}}; {{consequence}}. {{advice}}.",
    waits: "`{{inner}}` cannot wait, and `{{outer}}` of line {{outerLine}} has to; {{consequence}}. {{advice}}.",
  },
  find: ({ runs }) => runs.nested(),
  report,
  repair: (finding) => repairsFor(finding).map((intent) => ({ intent, at: finding.inner })),
});

function report(finding: NestedRunFinding): Report {
  const { inner, outer, through } = finding;
  const path = through.map((call) => `\`${call.name}\` (line ${line(call)})`).join(", ");
  return {
    at: inner.site,
    message: finding.isAround === true ? "around" : finding.kind,
    data: {
      inner: inner.name,
      outer: outer.name,
      outerLine: line(outer),
      through: path === "" ? "" : ` through ${path}`,
      consequence: finding.kind === "bypass" ? bypassed(finding) : nested(finding),
      advice: adviceFor(finding),
    },
  };
}

function nested({ means, outcome }: NestedRunFinding): string {
  return means === undefined ? consequence(outcome, "") : `it ${means}`;
}

function bypassed({ outcome }: NestedRunFinding): string {
  const text = outcome.effect === "reports" ? outcome.error : "";
  return text === "" ? "it is not part of the transaction, and may wait for a connection that the transaction holds" : `it ${text}`;
}

function adviceFor({ kind, handle, isLeft, name, option }: NestedRunFinding): string {
  if (kind === "waits") return "Run it where its result can be awaited";
  if (kind === "nested") return isLeft === true ? "Await it" : "Do the inner work without a second run";
  if (option !== undefined) return `Give it the transaction's own \`${option}\``;
  return `Use ${handle === undefined ? "the transaction's own handle" : `\`${handle}\``} instead of \`${name}\``;
}

function repairsFor(finding: NestedRunFinding): readonly Repair[] {
  const { inner, kind, handle, isLeft, name, outcome, passesNothing = false, through } = finding;
  if (kind === "waits") return [];
  if (kind === "bypass") return handle === undefined ? [] : [{ kind: "use-handle", inner, outer: name, handle }];
  if (isLeft === true) return through.length > 0 ? [] : [{ kind: "await-task", task: inner, proven: false }];
  // A helper may be called outside of the run as well, where it has to enter the context by itself.
  if (through.length > 0) return [];
  // What can only hang or throw may be rewritten; what merely is no good idea is the user's to decide.
  return [{ kind: "run-inside", inner, proven: outcome.effect === "hangs" || outcome.effect === "throws", passesArguments: !passesNothing }];
}
