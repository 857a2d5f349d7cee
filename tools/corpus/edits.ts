/** Which edits does the plugin offer for one file, and does each keep its promises, alone and together with the others? */
import { createTwoFilesPatch } from "diff";
import type { Linter } from "eslint";
import { checkFindings } from "../edit-checks/findings.ts";
import type { EditPromise } from "../edit-checks/promises.ts";
import { compileAhead } from "../edit-checks/python-text.ts";
import { applyEdit, checkComments, checkRange, checkSyntax, isPython, parseProblems, type TextEdit } from "../edit-checks/text.ts";
import { checkErrors, type Project } from "../edit-checks/types.ts";
import { type EditLinter, type Reading, UnparsedError, type Writing, writings } from "./edits-linter.ts";

/** A promise that was broken, and how. */
export interface Breach {
  readonly promise: EditPromise;
  readonly told: string;
}

/** An edit of a file, or all its fixes together, that broke promises. */
export interface EditFailure {
  /** Line of the finding; 0 when all fixes were applied together. */
  readonly line: number;
  readonly rule: string;
  /** `fix`, `suggestion "…"` or `all fixes`, and the settings it was written with. */
  readonly edit: string;
  readonly breaches: readonly Breach[];
  readonly diff: string;
}

/** What the edits of one file came to. */
export interface EditCounts {
  /** Different results of fixes: one that is written in the same way under several settings counts once. */
  readonly fixes: number;
  /** Different results of suggestions that are no fix under other settings. */
  readonly suggestions: number;
  /** Different texts that were checked; what all fixes leave together is one too. */
  readonly checked: number;
  /** Of these, the texts that all fixes together leave, where a single edit does not leave the same. */
  readonly together: number;
  /** Of these, the texts whose type errors were compared. */
  readonly typed: number;
  /** 1 when the strict parser, espree or CPython, cannot read the file as it is, so that only the linter's was asked. */
  readonly unstrict: number;
  /** 1 when the linter's own parser cannot read the file, so that nothing is offered. */
  readonly unparsed: number;
  readonly failures: readonly EditFailure[];
}

/** What a file is checked with. */
export interface EditTools {
  readonly linter: EditLinter;
  /** The files of the package, as far as types tell; null to leave types out. */
  readonly project: Project | null;
  /** Is told after each text, so that a file with many edits is not taken for one that hangs. */
  readonly onStep?: () => void;
}

const nothing: EditCounts = { fixes: 0, suggestions: 0, checked: 0, together: 0, typed: 0, unstrict: 0, unparsed: 0, failures: [] };

/** Runs of ESLint after which fixes that still change the text are taken to feed each other. */
const mostRuns = 5;

/** One file under check. */
interface Subject extends EditTools {
  readonly file: string;
  readonly text: string;
  readonly sourceType: Reading["sourceType"];
  /** Texts that were checked already, so that what several settings give alike is checked once. */
  readonly seen: Set<string>;
  /** Of these, what all fixes together leave. */
  readonly together: Set<string>;
  readonly failures: EditFailure[];
  /** Type errors of the file as it is, once they are needed. */
  errors: readonly string[] | null;
}

/** Checks every fix and every suggestion for a file alone, and all fixes together; a file without findings costs one lint. */
export function checkEdits(file: string, text: string, tools: EditTools): EditCounts {
  const ways = writings[isPython(file) ? "python" : "javascript"];
  const first = firstReading(file, text, tools, ways[0]);
  if (first === undefined) return { ...nothing, unparsed: 1 };
  // The first way of writing scopes reports most, since some findings need a block to put in the place of what is there.
  if (first.messages.length === 0) return nothing;
  const { sourceType } = first;
  const subject: Subject = { ...tools, file, text, sourceType, seen: new Set(), together: new Set(), failures: [], errors: null };
  const fixes = new Set<string>();
  const suggestions = new Set<string>();
  for (const writing of ways) {
    const reading: Reading = { sourceType, writing, unsafeFixes: false };
    const messages = writing === ways[0] ? first.messages : tools.linter.verify(file, text, reading);
    const offers = offersOf(messages);
    if (isPython(file)) compileAhead([text, ...offers.map(({ edit }) => applyEdit(text, edit))]);
    for (const offer of offers) {
      (offer.isFix ? fixes : suggestions).add(applyEdit(text, offer.edit));
      checkOffer(subject, offer, messages, reading);
    }
    checkTogether(subject, reading);
    checkTogether(subject, { ...reading, unsafeFixes: true });
  }
  if (subject.seen.size === 0) return nothing;
  tools.project?.restore(file);
  return {
    fixes: fixes.size,
    suggestions: [...suggestions].filter(after => !fixes.has(after)).length,
    checked: subject.seen.size,
    together: subject.together.size,
    typed: tools.project === null ? 0 : subject.seen.size,
    unstrict: parseProblems(text, { filename: file, sourceType }).length > 0 ? 1 : 0,
    unparsed: 0,
    failures: subject.failures,
  };
}

/** The findings of the file in the first mode in which it parses; undefined when it parses in none. */
function firstReading(
  file: string,
  text: string,
  { linter }: EditTools,
  writing: Writing,
): { readonly sourceType: Reading["sourceType"]; readonly messages: readonly Linter.LintMessage[] } | undefined {
  for (const sourceType of ["module", "commonjs"] as const) {
    try {
      return { sourceType, messages: linter.verify(file, text, { sourceType, writing, unsafeFixes: false }) };
    } catch (error) {
      // A script may be no module; what fails in other ways than by its syntax is a crash, and is told as one.
      if (!(error instanceof UnparsedError)) throw error;
    }
  }
  return undefined;
}

/** An edit, with the finding that offers it. */
interface Offer {
  readonly message: Linter.LintMessage;
  readonly isFix: boolean;
  readonly name: string;
  readonly edit: TextEdit;
}

function offersOf(messages: readonly Linter.LintMessage[]): readonly Offer[] {
  return messages.flatMap(message => [
    ...(message.fix === undefined ? [] : [{ message, isFix: true, name: "fix", edit: message.fix }]),
    ...(message.suggestions ?? []).map(({ desc, fix }) => ({ message, isFix: false, name: `suggestion "${desc}"`, edit: fix })),
  ]);
}

function checkOffer(subject: Subject, offer: Offer, before: readonly Linter.LintMessage[], reading: Reading): void {
  const { seen, text } = subject;
  const { edit, message, name } = offer;
  const after = applyEdit(text, edit);
  if (seen.has(after)) return;
  seen.add(after);
  const breaches = [
    ...broken("range", checkRange(text, edit)),
    ...checkWritten(subject, after),
    ...checkReported(subject, { before, gone: [message], after, reading }, "the edit"),
    ...checkTyped(subject, after),
  ];
  conclude(subject, { line: message.line, rule: message.ruleId ?? "", edit: `${name}, ${reading.writing}`, breaches }, after);
}

function checkTogether(subject: Subject, reading: Reading): void {
  const { file, linter, seen, text } = subject;
  let after = linter.fix(file, text, reading);
  // ESLint stops after ten passes, and the user starts it again.
  let again = linter.fix(file, after, reading);
  for (let run = 0; run < mostRuns && again !== after; run += 1) {
    after = again;
    again = linter.fix(file, after, reading);
  }
  const isSettled = again === after;
  // Fixes that do not settle may pass through a text that was checked for something else.
  if (isSettled ? after === text || seen.has(after) : subject.together.has(after)) return;
  seen.add(after);
  subject.together.add(after);
  const before = linter.verify(file, text, reading);
  const gone = before.filter(({ fix }) => fix !== undefined);
  const breaches = [
    ...checkWritten(subject, after),
    ...checkReported(subject, { before, gone, after, reading }, "all fixes"),
    ...broken("findings", isSettled ? [] : ["the fixes do not settle: one more run changes the text"]),
    ...checkTyped(subject, after),
  ];
  const edit = `all fixes, ${reading.writing}${reading.unsafeFixes ? ", unsafe ones too" : ""}`;
  conclude(subject, { line: 0, rule: "", edit, breaches }, after);
}

function broken(promise: EditPromise, told: readonly string[]): readonly Breach[] {
  return told.map(one => ({ promise, told: one }));
}

function checkWritten({ file, sourceType, text }: Subject, after: string): readonly Breach[] {
  const options = { filename: file, sourceType };
  return [...broken("parses", checkSyntax(text, after, options)), ...broken("comments", checkComments(text, after, options))];
}

function checkReported(
  { file, linter }: Subject,
  { after, before, gone, reading }: {
    readonly before: readonly Linter.LintMessage[];
    readonly gone: readonly Linter.LintMessage[];
    readonly after: string;
    readonly reading: Reading;
  },
  cause: string,
): readonly Breach[] {
  try {
    return broken("findings", checkFindings({ before, gone, after: linter.verify(file, after, reading) }, cause));
  } catch (error) {
    if (!(error instanceof UnparsedError)) throw error;
    return broken("parses", [`after ${cause}: ${error.message}`]);
  }
}

function checkTyped(subject: Subject, after: string): readonly Breach[] {
  const { file, project, text } = subject;
  if (project === null) return [];
  subject.errors ??= project.errors(file, text);
  return broken("types", checkErrors(subject.errors, project.errors(file, after)));
}

function conclude(subject: Subject, failure: Omit<EditFailure, "diff">, after: string): void {
  subject.onStep?.();
  if (failure.breaches.length === 0) return;
  const patch = createTwoFilesPatch("before", "after", subject.text, after, undefined, undefined, { context: 3 });
  // Without the two lines of names and the rule above them.
  subject.failures.push({ ...failure, diff: patch.split("\n").slice(3).join("\n") });
}
