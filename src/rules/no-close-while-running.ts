/** Which resources are closed while something still runs on them? */
import type { CloseWhileRunningFinding } from "../core/findings.ts";
import type { Repair } from "../core/repairs.ts";
import { defineRule, type Report } from "../kit/define-rule.ts";
import type { FileAnalysis } from "../kit/run-analysis.ts";
import { remedyBeforeClose } from "../kit/task-words.ts";
import { consequence, line, nameOf } from "../kit/words.ts";

/** Reports a close, or the end of a scope, that comes while a task still uses the resource, or that nobody waits for. */
export default defineRule<CloseWhileRunningFinding>({
  name: "no-close-while-running",
  family: "closed resource",
  type: "problem",
  docs: { description: "disallow closing a resource while a task still runs on it", config: "recommended" },
  messages: {
    pending: "`{{resource}}` is closed here while `{{task}}` of line {{startedAt}} still runs on it. {{remedy}}",
    scope: "The scope of `{{resource}}` ends while `{{task}}` of line {{startedAt}} still runs on it. {{remedy}}",
    returned: "`{{resource}}` is closed before the returned task is done. Write `return await`, so that it stays open until then.",
    notAwaited: "`{{task}}` is not awaited, so nothing waits until `{{resource}}` is closed, and a failure of the close is lost. Await it.",
    inside: "`{{resource}}` runs `{{task}}` of line {{startedAt}}, which closes it here; {{consequence}}. Leave the close to who runs it.",
    around: "`{{resource}}` runs all of this code, which closes it here; {{consequence}}. Leave the close to who runs it.",
    processExit: "The process ends here before `{{resource}}` is closed: `{{task}}` of line {{startedAt}} is still pending. Await it first.",
  },
  inPython: {
    notAwaited: "`{{task}}` is not awaited, so nothing of it runs, and `{{resource}}` stays open. Await it.",
  },
  find: ({ tasks }) => tasks.closedWhileRunning(),
  report,
  repair: (finding) => (finding.kind === "inside" || finding.mayWait === "no" ? [] : [{ intent: repairFor(finding), at: finding.task }]),
});

function report(finding: CloseWhileRunningFinding, { language }: FileAnalysis): Report {
  const data = { remedy: remedyBeforeClose(finding, language), resource: nameOf(finding.resource), task: finding.task.name, startedAt: line(finding.task), consequence: consequenceOf(finding) };
  switch (finding.kind) {
    case "pending":
      return finding.isScopeEnd
        ? { at: finding.task.site, message: "scope", data }
        : { at: finding.close.site, message: "pending", data };
    case "returned":
      return { at: finding.task.site, message: "returned", data };
    case "not-awaited":
      return { at: finding.task.site, message: "notAwaited", data };
    case "inside":
      return { at: finding.close.site, message: finding.isAround === true ? "around" : "inside", data };
    case "process-exit":
      return { at: finding.close.site, message: "processExit", data };
  }
}

function consequenceOf({ outcome, resource }: CloseWhileRunningFinding): string {
  return outcome === undefined ? "" : consequence(outcome, resource.library);
}

function repairFor(finding: CloseWhileRunningFinding): Repair {
  const { kind, task, close, isScopeEnd, mayWait } = finding;
  if (kind === "pending") {
    // Whoever takes another closer than the usual one (`destroy()`) may mean to cut the work off.
    const closer = finding.resource.spec?.disposal.closer;
    const isUsual = isScopeEnd || closer === undefined || close.name.endsWith(`.${closer}`);
    const proven = isUsual && mayWait !== "unknown";
    return { kind: "await-before", task, others: finding.alsoRunning ?? [], before: close, isScopeEnd, proven };
  }
  // A returned task borrows what is about to be closed; a close by itself may be left to run on purpose.
  // Of a list of tasks a list of values would become, which its callers may await in vain.
  return { kind: "await-task", task, proven: kind === "returned" && finding.isElement !== true };
}
