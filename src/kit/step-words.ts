/** How are the steps of the way to a finding said, as notes on lines of source? */
import type {
  BlockingFinding,
  BorrowFinding,
  CloseWhileRunningFinding,
  FloatingFinding,
  HandHeldFinding,
  LeakFinding,
  MisuseFinding,
  NestedRunFinding,
  PolicyFinding,
  ResourceView,
  ReuseFinding,
  Step,
} from "../core/findings.ts";
import { shortened } from "../core/labels.ts";
import { nameOf } from "./words.ts";

/** Any finding that has a way. */
export type TracedFinding =
  | BlockingFinding
  | BorrowFinding
  | CloseWhileRunningFinding
  | FloatingFinding
  | HandHeldFinding
  | LeakFinding
  | MisuseFinding
  | NestedRunFinding
  | PolicyFinding
  | ReuseFinding;

/** Words for some sorts of steps. */
type Words = Partial<Record<Step["what"], string>>;

/** Where a step stands among the others. */
export interface StepPosition {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * A step in words, without a full stop.
 *
 * @param text What stands at the step.
 */
export function wordsOfStep(step: Step, finding: TracedFinding, text: string, position: StepPosition): string {
  const said = wordsOf(finding, step, position)[step.what];
  if (said !== undefined) return said;
  switch (step.what) {
    case "again":
      return "the loop begins another round";
    case "branch":
      return answerOf(step, text);
    case "throws":
      return step.isThrown === true ? "this is thrown" : "this call may throw";
    case "opened":
      return `${subjectOf(finding)} is opened here`;
    case "closed":
      return `${subjectOf(finding)} is closed here`;
    case "ended":
      return "the function ends here";
    case "entered":
      return "the run begins here";
    case "left":
      return "it leaves its scope here";
    case "returned":
      return "the function returns here";
    case "started":
      return "the task is started here";
    case "used":
      return "it is used here";
  }
}

/** What a test asked, and the answer on this way. */
function answerOf({ answer }: Step, text: string): string {
  const asked = `\`${shortened(text)}\``;
  const holds = answer?.holds === true;
  switch (answer?.asks) {
    case "element":
      return holds ? `there is an element in ${asked}` : `there is no further element in ${asked}`;
    case "handler":
      return holds ? `the exception is one of ${asked}` : `the exception is none of ${asked}`;
    case "match":
      return holds ? `${asked} matches` : `${asked} does not match`;
    case "nullish":
      return holds ? `${asked} is null or undefined` : `${asked} is not null or undefined`;
    case "truth":
      return `${asked} is ${holds ? "true" : "false"}`;
    case undefined:
      return "this branch is taken";
  }
}

function wordsOf(finding: TracedFinding, step: Step, position: StepPosition): Words {
  if ("use" in finding) return ofReuse(finding, step);
  if ("close" in finding) return ofClosing(finding);
  if ("isThrown" in finding) return ofLeak(finding, step, position);
  if ("inner" in finding) return ofRun(finding, position);
  if ("runBy" in finding) return ofTask(finding);
  if ("event" in finding) return "outcome" in finding ? ofMisuse(finding) : ofBorrow(finding);
  if ("policy" in finding) return { used: "this chooses for the whole process" };
  if ("call" in finding) return { used: "every other task waits until this is done" };
  return { closed: "it is closed by hand here" };
}

function ofReuse({ kind, release, resource }: ReuseFinding, { site }: Step): Words {
  const name = named(resource);
  const left = { captured: "a function that runs later takes it along here", "returned-closed": "it is returned here", stored: "it is stored here, where it outlives its scope" };
  // A block that closes it ends with its last character.
  const isBlock = release?.name === resource.name && site.end - site.start <= 1;
  return {
    closed: isBlock ? `the block of ${name} ends here, which closes it` : `${name} is closed here`,
    used: kind === "closed-again" ? `${name} is closed again here` : `${name} is used here, after its close`,
    left: kind === "captured" || kind === "returned-closed" || kind === "stored" ? left[kind] : "it is returned here, out of the scope that closes it",
    returned: `${name} is returned here`,
  };
}

function ofClosing({ isScopeEnd, kind, resource, task }: CloseWhileRunningFinding): Words {
  const name = named(resource);
  const closing = { inside: "what runs this code is closed here", "not-awaited": `the close of ${name} begins here, and nobody waits for it`, "process-exit": `the close of ${name} begins here` };
  const running = kind === "returned" ? "before what is returned is done" : `while \`${task.name}\` still runs on it`;
  return {
    started: `\`${task.name}\` is started here, on ${name}`,
    closed: kind === "pending" || kind === "returned" ? `${isScopeEnd ? `the scope of ${name} ends here` : `${name} is closed here`}, ${running}` : closing[kind],
    left: "the process ends here, before the close is done",
    entered: `\`${task.name}\` is always inside of a run`,
    used: "this call leads on",
  };
}

function ofLeak({ kind, resource }: LeakFinding, { isThrown }: Step, { isLast }: StepPosition): Words {
  const name = named(resource);
  const open = `${name} is still open`;
  if (kind === "unclaimed") return { throws: `when this fails, ${name} is open and nobody has a name for it` };
  if (kind === "lent") return { returned: `${name} is returned here, to callers that only borrow it` };
  return {
    ...(isLast && { throws: isThrown === true ? `this is thrown, and ${open}` : `if this throws, the function is left, and ${open}` }),
    again: `the loop begins another round, and ${open}`,
    returned: `the function returns here, and ${open}`,
    ended: `the function ends here, and ${open}`,
  };
}

function ofRun({ inner, isAround, kind, outer }: NestedRunFinding, { isFirst }: StepPosition): Words {
  const begun = isAround === true ? "a run is going on where this file begins" : `the run of \`${outer.name}\` begins here`;
  const inside = { bypass: `\`${inner.name}\` goes round it here`, nested: `\`${inner.name}\` begins another run inside of it`, waits: `\`${inner.name}\` cannot wait for it` };
  return {
    entered: isFirst ? begun : inside[kind],
    used: "this call leads on",
    started: "this work has to wait",
  };
}

function ofTask({ kind, variable }: FloatingFinding): Words {
  const started = {
    array: `these tasks are started here, and nobody waits for \`${variable ?? ""}\``,
    dropped: "the task is started here, and nobody waits for it",
    "dropped-array": "these tasks are started here, and nobody waits for them",
    lazy: "this only describes work, and nothing begins it",
    spawned: "a task is started here for each element, and nobody waits for them",
    stored: `the task is started here, and \`${variable ?? ""}\` keeps it`,
    value: "this gives work that has not begun, and is used as its result",
  };
  const left = "and nobody has waited for it";
  return { started: started[kind], ended: `the function ends here, ${left}`, returned: `the function returns here, ${left}` };
}

function ofMisuse({ kind, resource }: MisuseFinding): Words {
  const name = named(resource);
  const used = { block: `this block does not close ${name}`, closer: `this does not close ${name}`, outside: "no run is going on here" };
  return { used: used[kind], ...(kind === "outside" && { opened: `${name} is opened here, where no run is going on` }) };
}

function ofBorrow({ kind }: BorrowFinding): Words {
  return { closed: "it is closed here, by somebody who only borrows it", left: kind === "stored" ? "it is stored here, by somebody who only borrows it" : "it leaves here" };
}

function subjectOf(finding: TracedFinding): string {
  return "resource" in finding ? named(finding.resource) : "it";
}

/** `\`pool\``; `the ClientSession` where no variable holds it. */
function named(resource: ResourceView): string {
  const name = nameOf(resource);
  return resource.isNamed || resource.spec === undefined ? `\`${name}\`` : `the ${name}`;
}
