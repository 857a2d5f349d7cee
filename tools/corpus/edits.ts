/** Which edits does the plugin offer for one file, and does each keep its promises, alone and together with the others? */
import { createTwoFilesPatch } from "diff";
import type { Linter } from "eslint";
import { checkFindings } from "../edit-checks/findings.ts";
import { applyEdit, checkEdit, checkTextEdit, parseProblems, type TextEdit } from "../edit-checks/text.ts";
import { checkErrors, type Project } from "../edit-checks/types.ts";
import { type Disposal, type EditLinter, type Reading, UnparsedError } from "./edits-linter.ts";

/** A promise that an edit of a file broke. */
export interface EditFailure {
  /** Line of the finding; 0 when all fixes were applied together. */
  readonly line: number;
  readonly rule: string;
  /** `fix`, `suggestion "…"` or `all fixes`, and the settings it was written with. */
  readonly edit: string;
  readonly breaches: readonly string[];
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
  /** Of these, the texts whose type errors were compared. */
  readonly typed: number;
  /** 1 when espree cannot read the file as it is, so that only TypeScript's parser was asked. */
  readonly unstrict: number;
  readonly failures: readonly EditFailure[];
}

/** What a file is checked with. */
export interface EditTools {
  readonly linter: EditLinter;
  /** The files of the package, as far as types tell; null to leave types out. */
  readonly project: Project | null;
}

const nothing: EditCounts = { fixes: 0, suggestions: 0, checked: 0, typed: 0, unstrict: 0, failures: [] };
const disposals: readonly [Disposal, ...Disposal[]] = ["using", "auto", "try-finally"];

/** Runs of ESLint after which fixes that still change the text are taken to feed each other. */
const mostRuns = 5;

/** One file under check. */
interface Subject extends EditTools {
  readonly file: string;
  readonly text: string;
  readonly sourceType: Reading["sourceType"];
  /** Texts that were checked already, so that what several settings give alike is checked once. */
  readonly seen: Set<string>;
  /** Texts that fixes still change, which may be a text that was checked for something else. */
  readonly restless: Set<string>;
  readonly failures: EditFailure[];
  /** Type errors of the file as it is, once they are needed. */
  errors: readonly string[] | null;
}

/** Checks every fix and every suggestion for a file alone, and all fixes together; a file without findings costs one lint. */
export function checkEdits(file: string, text: string, tools: EditTools): EditCounts {
  const first = firstReading(file, text, tools);
  // That a file does not parse is told by the ordinary run; and the first way of writing scopes reports most, since some
  // findings need a block to put in the place of what is there.
  if (first === undefined || first.messages.length === 0) return nothing;
  const { sourceType } = first;
  const subject: Subject = { ...tools, file, text, sourceType, seen: new Set(), restless: new Set(), failures: [], errors: null };
  const fixes = new Set<string>();
  const suggestions = new Set<string>();
  for (const disposal of disposals) {
    const reading: Reading = { sourceType, disposal, unsafeFixes: false };
    const messages = disposal === disposals[0] ? first.messages : tools.linter.verify(file, text, reading);
    for (const offer of offersOf(messages)) {
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
    typed: tools.project === null ? 0 : subject.seen.size,
    unstrict: parseProblems(text, { filename: file, sourceType }).length > 0 ? 1 : 0,
    failures: subject.failures,
  };
}

/** The findings of the file in the first mode in which it parses; undefined when it parses in none. */
function firstReading(
  file: string,
  text: string,
  { linter }: EditTools,
): { readonly sourceType: Reading["sourceType"]; readonly messages: readonly Linter.LintMessage[] } | undefined {
  for (const sourceType of ["module", "commonjs"] as const) {
    try {
      return { sourceType, messages: linter.verify(file, text, { sourceType, disposal: disposals[0], unsafeFixes: false }) };
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
  const { file, seen, sourceType, text } = subject;
  const { edit, message, name } = offer;
  const after = applyEdit(text, edit);
  if (seen.has(after)) return;
  seen.add(after);
  const breaches = [
    ...checkTextEdit(text, edit, { filename: file, sourceType }),
    ...checkReported(subject, { before, gone: [message], after, reading }, "the edit"),
    ...checkTyped(subject, after),
  ];
  fail(subject, { line: message.line, rule: message.ruleId ?? "", edit: `${name}, ${reading.disposal}`, breaches }, after);
}

function checkTogether(subject: Subject, reading: Reading): void {
  const { file, linter, seen, sourceType, text } = subject;
  let after = linter.fix(file, text, reading);
  // ESLint stops after ten passes, and the user starts it again.
  let again = linter.fix(file, after, reading);
  for (let run = 0; run < mostRuns && again !== after; run += 1) {
    after = again;
    again = linter.fix(file, after, reading);
  }
  const isSettled = again === after;
  if (isSettled ? after === text || seen.has(after) : subject.restless.has(after)) return;
  if (!isSettled) subject.restless.add(after);
  seen.add(after);
  const before = linter.verify(file, text, reading);
  const gone = before.filter(({ fix }) => fix !== undefined);
  const breaches = [
    ...checkEdit(text, after, { filename: file, sourceType }),
    ...checkReported(subject, { before, gone, after, reading }, "all fixes"),
    ...(isSettled ? [] : ["the fixes do not settle: one more run changes the text"]),
    ...checkTyped(subject, after),
  ];
  const edit = `all fixes, ${reading.disposal}${reading.unsafeFixes ? ", unsafe ones too" : ""}`;
  fail(subject, { line: 0, rule: "", edit, breaches }, after);
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
): readonly string[] {
  try {
    return checkFindings({ before, gone, after: linter.verify(file, after, reading) }, cause);
  } catch (error) {
    if (!(error instanceof UnparsedError)) throw error;
    return [`after ${cause}: ${error.message}`];
  }
}

function checkTyped(subject: Subject, after: string): readonly string[] {
  const { file, project, text } = subject;
  if (project === null) return [];
  subject.errors ??= project.errors(file, text);
  return checkErrors(subject.errors, project.errors(file, after));
}

function fail(subject: Subject, failure: Omit<EditFailure, "diff">, after: string): void {
  if (failure.breaches.length === 0) return;
  const patch = createTwoFilesPatch("before", "after", subject.text, after, undefined, undefined, { context: 3 });
  // Without the two lines of names and the rule above them.
  subject.failures.push({ ...failure, diff: patch.split("\n").slice(3).join("\n") });
}
