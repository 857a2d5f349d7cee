/** Which tasks are started and then left alone? */
import type { FloatingFinding } from "../core/findings.ts";
import type { Repair } from "../core/repairs.ts";
import { defineRule, type Report } from "../kit/define-rule.ts";
import {
  type FloatingTask,
  floatingTaskOptions,
  type FloatingTaskOptions,
  floatingTasks,
  tracedBy,
} from "../kit/floating-tasks.ts";
import type { FileAnalysis } from "../kit/run-analysis.ts";
import { remedyFor } from "../kit/task-words.ts";

/** What starts lazy work that a generator of its library has to yield. */
const YIELD = "yield";

/** What both languages call what they do not need. */
const NOBODYS = /^_+$/u;

/** Reports a promise, a lazy query or an Effect that nobody awaits, returns, handles or hands on. */
export default defineRule<FloatingTask, FloatingTaskOptions>({
  name: "no-floating-tasks",
  family: "floating task",
  type: "problem",
  docs: { description: "disallow tasks that nobody waits for", config: "recommended" },
  messages: {
    dropped: "Nobody waits for `{{task}}`, and a rejection of it is unhandled, which ends a Node process. {{remedy}}",
    unwaited: "Nobody waits for `{{task}}`, so what follows does not wait either. Await it, or return it.",
    discarded: "`{{variable}}` is a name for what nobody needs, so nobody waits for the task that it holds. {{remedy}}",
    stored: "`{{variable}}` holds a task that nobody waits for{{where}}. {{remedy}}",
    array: "`{{variable}}` collects tasks that nobody waits for. {{remedy}}",
    droppedArray: "Nobody waits for the promises in this array. {{remedy}}",
    lazy: "`{{task}}` is lazy: nothing runs until it is awaited or executed. {{remedy}}",
    "lazy-method": "`{{task}}` is lazy: nothing runs until `{{method}}()` is called. {{remedy}}",
    "lazy-yield": "`{{task}}` is lazy: nothing runs until it is yielded or executed. Yield it with `yield*`, or run it.",
    spawned: "`{{task}}` starts a task for each element and waits for none. Use a `for` loop with `await`, or `Promise.all` over `map`.",
    value: "`{{task}}` has to be awaited, and its result is used as if it had been. {{remedy}}",
    handler: "The rejection handler here is no function, so a rejection is not handled. Give it a function.",
  },
  inPython: {
    dropped: "Nobody keeps `{{task}}`, so it may vanish before it is done, and its exception is lost. {{remedy}}",
    discarded: "`{{variable}}` is a name for what nobody needs, so the task is dropped: it may vanish before it is done, and its exception is lost. {{remedy}}",
    stored: "`{{variable}}` keeps a task that nobody waits for{{where}}, and its exception is lost. {{remedy}}",
    array: "`{{variable}}` collects tasks that nobody waits for. {{remedy}}",
    droppedArray: "Nobody keeps the tasks of this list, so they may vanish before they are done. {{remedy}}",
    lazy: "`{{task}}` gives a coroutine, and nothing of it runs until it is awaited. {{remedy}}",
    value: "`{{task}}` gives a {{gives}}, which is used here as if it were what that gives. {{remedy}}",
  },
  options: floatingTaskOptions,
  find: floatingTasks,
  report,
  traced: tracedBy,
  repair,
});

function report(finding: FloatingTask, { language }: FileAnalysis): Report {
  if (finding.by === "types") {
    const { canAwait, kind, nonFunctionHandler, statement, promise } = finding.promise;
    const message = nonFunctionHandler ? "handler" : kind === "array" ? "droppedArray" : "dropped";
    return { at: statement.site, message, data: { task: promise.name, remedy: remedyFor(message, canAwait ? "async" : "plain", language, finding.goesOn) } };
  }
  const { isAwaitedElsewhere, isLazy, mayWait, task, runBy, startedBy = "", variable = "" } = finding.task;
  const message = messageFor(finding.task);
  const where = isAwaitedElsewhere === true ? " on some path" : "";
  return { at: task.site, message, data: { task: task.name, gives: isLazy ? "coroutine" : "future", method: startedBy, variable, where, remedy: remedyFor(message, runBy, language, mayWait === "no") } };
}

function messageFor({ kind, onlyWaits, startedBy, variable }: FloatingFinding): string {
  if (kind === "dropped" && onlyWaits === true) return "unwaited";
  if (kind === "lazy" && startedBy !== undefined) return startedBy === YIELD ? "lazy-yield" : "lazy-method";
  if (kind === "stored" && variable !== undefined && NOBODYS.test(variable)) return "discarded";
  return kind === "dropped-array" ? "droppedArray" : kind;
}

function repair(finding: FloatingTask, { ignoreVoid }: FloatingTaskOptions): readonly { readonly intent: Repair; readonly at: FloatingFinding["task"] }[] {
  if (finding.by === "types") {
    const { promise: task, canAwait } = finding.promise;
    const awaited: readonly Repair[] = canAwait && !finding.goesOn ? [{ kind: "await-task", task, proven: false }] : [];
    // A task that is marked with `void` would be reported all the same.
    const leftAlone: readonly Repair[] = ignoreVoid ? [{ kind: "leave-alone", task }] : [];
    return [...awaited, ...leftAlone].map((intent) => ({ intent, at: task }));
  }
  const { kind, task, isLazy, mayWait, runBy, startedBy } = finding.task;
  const canAwait = runBy !== "plain" && mayWait !== "no";
  if (kind === "stored" || kind === "array") return [];
  if (startedBy === YIELD) return [{ intent: { kind: "yield-task", task }, at: task }];
  // Lazy work never ran: to run it is what the code says.
  const method = startedBy === undefined ? {} : { method: startedBy };
  const awaited: readonly Repair[] = canAwait ? [{ kind: "await-task", task, proven: isLazy && mayWait === "yes" && (kind === "lazy" || kind === "value"), ...method }] : [];
  const leftAlone: readonly Repair[] = kind === "dropped" && ignoreVoid ? [{ kind: "leave-alone", task }] : [];
  // What was meant to go on beside the caller goes on, where the language can say so.
  const kept: readonly Repair[] = kind === "dropped" ? [{ kind: "keep-task", task }] : [];
  const grouped: readonly Repair[] = kind === "dropped" && canAwait ? [{ kind: "group-task", task }] : [];
  return [...kept, ...grouped, ...awaited, ...leftAlone].map((intent) => ({ intent, at: task }));
}
