/** Does a rule treat one test case as the case says, and do all its edits keep their promises? */
import type { ESLint, Linter } from "eslint";
import { describeCase } from "./case-report.ts";
import { compileAhead } from "../tools/edit-checks/python-text.ts";
import { applyEdit, checkEdit, checkTextEdit, isPython, parseProblems, type TextEdit } from "../tools/edit-checks/text.ts";
import { checkAllFixes, checkOneEdit, filenameOf, fix, lint, type FileChoice, type LintRequest } from "./lint-case.ts";
import { checkTypes } from "./type-diagnostics.ts";

/** Code on which the rule is silent. */
export interface ValidCase extends FileChoice {
  /** A sentence that names the one behaviour shown. `limit: …` marks an answer of today that ought to be better. */
  readonly title: string;
  readonly code: string;
  /** The rule's options, as they stand after the severity. */
  readonly options?: readonly unknown[];
  /** ESLint's `settings`, with the plugin's own under `async-lifecycle`. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** What a case expects of one finding; what it leaves out is shown by the snapshot alone. */
export interface ExpectedError {
  readonly message?: RegExp | string;
  readonly messageId?: string;
  /** Line of the finding, from 1. */
  readonly line?: number;
  /** Number of suggestions. */
  readonly suggestions?: number;
}

/** Code on which the rule reports. */
export interface InvalidCase extends ValidCase {
  /** Number of findings, or each of them in the order of the text; a string is a whole message or a message id. */
  readonly errors?: number | readonly (ExpectedError | string)[];
  /** Text that all fixes leave; `null` when there is none; left out when the snapshot suffices. */
  readonly output?: string | null;
  /** What no edit of the case may leave; for findings whose other edits are fine. */
  readonly never?: RegExp;
}

/** What is wrong with a case on which the rule has to be silent; empty when it is. */
export function checkValidCase(plugin: ESLint.Plugin, rule: string, testCase: ValidCase): string[] {
  return lint(requestOf(plugin, rule, testCase)).map(({ line, message }) => `line ${String(line)} is reported: ${message}`);
}

/** What is wrong with a case on which the rule has to report, and how the case reads in a snapshot. */
export function checkInvalidCase(
  plugin: ESLint.Plugin,
  rule: string,
  testCase: InvalidCase,
): { readonly problems: string[]; readonly report: string } {
  const request = requestOf(plugin, rule, testCase);
  const messages = lint(request);
  const fixed = fix(request);
  const problems = [
    ...checkExpectedErrors(messages, testCase.errors),
    ...checkOutput(request.code, fixed, testCase.output),
    ...checkNever(request.code, messages, testCase.never),
    ...messages.flatMap(({ message }) => (/\{\{.*\}\}/u.test(message) ? [`a placeholder is not filled in: ${message}`] : [])),
    ...checkEdits(request, messages, fixed),
  ];
  return { problems, report: describeCase(request.code, messages, fixed) };
}

function requestOf(plugin: ESLint.Plugin, rule: string, { title: _title, ...choice }: ValidCase): LintRequest {
  return { ...choice, filename: filenameOf(choice), plugin, rule };
}

function checkExpectedErrors(messages: readonly Linter.LintMessage[], expected: InvalidCase["errors"]): string[] {
  if (messages.length === 0) {
    return ["nothing is reported"];
  }
  if (expected === undefined) {
    return [];
  }
  const count = typeof expected === "number" ? expected : expected.length;
  if (count !== messages.length) {
    return [`${String(messages.length)} findings instead of ${String(count)}: ${messages.map(({ message }) => message).join(" ")}`];
  }
  return typeof expected === "number" ? [] : messages.flatMap((message, index) => checkExpectedError(message, expected[index] ?? {}));
}

function checkExpectedError(found: Linter.LintMessage, expected: ExpectedError | string): string[] {
  if (typeof expected === "string") {
    return expected === found.message || expected === found.messageId ? [] : [`"${expected}" expected, reported: ${found.message}`];
  }
  const { line, message, messageId, suggestions } = expected;
  const problems: string[] = [];
  if (message !== undefined && !(typeof message === "string" ? found.message === message : message.test(found.message))) {
    problems.push(`message ${String(message)} expected, reported: ${found.message}`);
  }
  if (messageId !== undefined && found.messageId !== messageId) {
    problems.push(`message id ${messageId} expected, reported: ${found.messageId ?? "none"}`);
  }
  if (line !== undefined && found.line !== line) {
    problems.push(`line ${String(line)} expected, reported: ${String(found.line)}`);
  }
  const offered = found.suggestions?.length ?? 0;
  if (suggestions !== undefined && offered !== suggestions) {
    problems.push(`${String(suggestions)} suggestions expected, offered: ${String(offered)}`);
  }
  return problems;
}

function checkOutput(code: string, fixed: string, expected: InvalidCase["output"]): string[] {
  if (expected === undefined) {
    return [];
  }
  if (expected === code) {
    return ["an output that is the input is written as null"];
  }
  return fixed === (expected ?? code) ? [] : [expected === null ? `no fix expected, fixed to:\n${fixed}` : `other output:\n${fixed}`];
}

function checkNever(code: string, messages: readonly Linter.LintMessage[], never: InvalidCase["never"]): string[] {
  if (never === undefined) return [];
  const edits = messages.flatMap(({ fix: edit, suggestions = [] }) => [edit, ...suggestions.map((one) => one.fix)]);
  const texts = edits.flatMap((edit) => (edit === undefined ? [] : [applyEdit(code, edit)]));
  return texts.filter((text) => never.test(text)).map((text) => `an edit leaves what it must not leave, ${String(never)}:\n${text}`);
}

/** Every fix and suggestion alone, then all fixes together. */
function checkEdits(request: LintRequest, messages: readonly Linter.LintMessage[], fixed: string): string[] {
  const edits = messages.flatMap((message) => [
    ...(message.fix === undefined ? [] : [{ message, name: "fix", edit: message.fix }]),
    ...(message.suggestions ?? []).map(({ desc, fix: edit }) => ({ message, name: `suggestion "${desc}"`, edit })),
  ]);
  if (edits.length === 0) {
    return [];
  }
  if (isPython(request.filename)) {
    compileAhead([request.code, fixed, ...edits.map(({ edit }) => applyEdit(request.code, edit))]);
  }
  const illegal = parseProblems(request.code, request).map(({ parser, problem }) => `${parser} cannot parse the input: ${problem}`);
  const breaches = edits.flatMap(({ edit, message, name }) =>
    checkSingleEdit(request, message, edit).map((breach) => `${name}, line ${String(message.line)}: ${breach}`),
  );
  if (fixed === request.code) {
    return [...illegal, ...breaches];
  }
  const together = [
    ...checkEdit(request.code, fixed, request),
    ...checkAllFixes(request, fixed),
    ...(request.typed === true ? checkTypes(request.filename, request.code, fixed) : []),
  ];
  return [...illegal, ...breaches, ...together.map((breach) => `all fixes: ${breach}`)];
}

function checkSingleEdit(request: LintRequest, message: Linter.LintMessage, edit: TextEdit): string[] {
  const breaches = checkTextEdit(request.code, edit, request);
  if (breaches.length > 0) {
    return breaches;
  }
  const after = applyEdit(request.code, edit);
  return [
    ...checkOneEdit(request, message, after),
    ...(request.typed === true ? checkTypes(request.filename, request.code, after) : []),
  ];
}
