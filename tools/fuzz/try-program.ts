/** Is the linter right about one program, and do its edits keep what the program does? */
import type { Linter } from "eslint";
import { checkFindings } from "../edit-checks/findings.ts";
import { applyEdit } from "../edit-checks/text.ts";
import { type Judgement, judge } from "./judge.ts";
import { type Disposal, type Finding, findingsIn, fixAll, type Language, verify } from "./lint.ts";
import type { Outcomes, Trace } from "./outcomes.ts";
import { printJavaScript } from "./print-javascript.ts";
import { printPython } from "./print-python.ts";
import type { Program } from "./program.ts";
import { repeatJavaScript, runJavaScript } from "./run-javascript.ts";
import type { PythonRuns } from "./run-python.ts";
import { causeOf, placesOf } from "./sites.ts";

/** With what programs are tried. */
export interface Trial {
  readonly language: Language;
  /** What runs Python; it is not asked for JavaScript. */
  readonly python: PythonRuns | undefined;
  /** Series of answers that are tried for each program. */
  readonly most: number;
  readonly disposal: Disposal;
  /** Run programs in which nothing is reported as well, to count what is missed. */
  readonly countsMissed: boolean;
  /** Run what edits leave, and compare. */
  readonly checksEdits: boolean;
}

/** What one program came to. */
export interface Verdict {
  readonly text: string;
  readonly judgements: readonly (Judgement & { readonly isMaybe: boolean })[];
  /** Edits that were run before and after. */
  readonly edits: number;
  /** Something that must not be, as a sentence; the first word says what kind of thing it is. */
  readonly problems: readonly string[];
  /** What happens on all ways and is not reported, by cause. */
  readonly missed: readonly string[];
  /** It was run, and nothing was ever wrong. */
  readonly isFaultless: boolean;
}

/** Runs a text on all ways, or with the answers of other runs. */
interface Runner {
  readonly run: (text: string, isForgiving: boolean) => Promise<Outcomes>;
  readonly repeat: (text: string, traces: readonly Trace[]) => Promise<readonly Trace[]>;
}

function runnerOf({ language, most, python }: Trial): Runner {
  if (language === "javascript") return { run: (text, isForgiving) => runJavaScript(text, isForgiving ? 4 * most : most, isForgiving), repeat: repeatJavaScript };
  if (python === undefined) throw new TypeError("Python is not there.");
  return { run: (text, isForgiving) => python.run(text, isForgiving ? 4 * most : most, isForgiving), repeat: (text, traces) => python.repeat(text, traces) };
}

/** The text of a program. */
export function textOf(program: Program, language: Language): string {
  return language === "python" ? printPython(program) : printJavaScript(program);
}

/** Lints it, runs it, and compares. */
export async function tryProgram(program: Program, trial: Trial): Promise<Verdict> {
  const { countsMissed, disposal, language } = trial;
  const text = textOf(program, language);
  const all = findingsIn(text, verify(text, language, "all", disposal));
  const quiet = { text, judgements: [], edits: 0, problems: [], missed: [], isFaultless: false };
  if (all.length === 0 && !countsMissed) return quiet;
  const runner = runnerOf(trial);
  const outcomes = await runner.run(text, false);
  const missed = outcomes.isCut ? [] : missedIn(program, outcomes, all);
  const isFaultless = outcomes.faultless === outcomes.runs;
  if (all.length === 0) return { ...quiet, missed, isFaultless };
  // The only option that makes a rule say more is one of this rule.
  const isSame = all.every(({ rule }) => rule !== "no-reuse-after-close");
  const usual = isSame ? all.map(({ original }) => original) : verify(text, language, "usual", disposal);
  const isMaybe = ({ original }: Finding): boolean =>
    !usual.some((one) => one.line === original.line && one.column === original.column && one.messageId === original.messageId);
  let forgiving: Outcomes | undefined;
  const places = placesOf(program);
  const judgements: (Judgement & { readonly isMaybe: boolean })[] = [];
  for (const finding of all) {
    let judgement = judge(finding, outcomes, isMaybe(finding), places);
    // Another mistake may hide it: what fails there ends the run.
    if (judgement.verdict !== "real" && judgement.reason !== "nothing tells") {
      judgement = judge(finding, (forgiving ??= await runner.run(text, true)), isMaybe(finding), places);
    }
    judgements.push({ ...judgement, isMaybe: isMaybe(finding) });
  }
  const problems = judgements.filter(({ verdict }) => verdict === "wrong").map(({ finding, reason }) => `finding: ${finding.rule} ${finding.messageId}, line ${finding.line}: ${reason}`);
  const edits = trial.checksEdits ? await checkEdits(program, text, usual, outcomes, runner, trial) : { count: 0, problems: [] };
  return { text, judgements, edits: edits.count, problems: [...problems, ...edits.problems], missed, isFaultless };
}

/** Runs of an edited text that are compared; the first differ most. */
const mostRepeated = 60;

async function checkEdits(
  program: Program,
  text: string,
  usual: readonly Linter.LintMessage[],
  outcomes: Outcomes,
  runner: Runner,
  { disposal, language }: Trial,
): Promise<{ readonly count: number; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const seen = new Map<string, { readonly name: string; readonly isFix: boolean; readonly gone: readonly Linter.LintMessage[] }>();
  for (const message of usual) {
    const rule = message.ruleId ?? "";
    if (message.fix !== undefined) seen.set(applyEdit(text, message.fix), { name: `fix of ${rule} ${message.messageId ?? ""}`, isFix: true, gone: [message] });
    for (const { desc, fix } of message.suggestions ?? []) {
      const after = applyEdit(text, fix);
      if (!seen.has(after)) seen.set(after, { name: `suggestion of ${rule} ${message.messageId ?? ""} "${desc.replaceAll(/\d+/gu, "")}"`, isFix: false, gone: [message] });
    }
  }
  if (usual.some(({ fix }) => fix !== undefined)) {
    const after = fixAll(text, language, disposal);
    if (!seen.has(after)) seen.set(after, { name: "all fixes", isFix: true, gone: [] });
  }
  const places = placesOf(program);
  // What the program did wrong before as well was there to be found, and where it never came nothing goes wrong now.
  const isOld = (text: string) => (message: Linter.LintMessage): boolean =>
    findingsIn(text, [message]).some((finding) => ["real", "unreached"].includes(judge(finding, outcomes, true, places).verdict));
  const breachesIn = (after: string, gone: readonly Linter.LintMessage[], reported: readonly Linter.LintMessage[]): readonly string[] => {
    const breaches = checkFindings({ before: usual, gone, after: reported }, "it");
    if (breaches.length === 0) return breaches;
    const isNew = checkFindings({ before: usual.filter((one) => !isOld(text)(one)), gone: [], after: reported.filter((one) => !isOld(after)(one)) }, "it");
    return [...breaches.filter((one) => one.includes(" repaired ")), ...isNew];
  };
  const traces = outcomes.traces.filter((one) => isComparable(one, outcomes)).slice(0, mostRepeated);
  for (const [after, { gone, isFix, name }] of seen) {
    try {
      const reported = verify(after, language, "usual", disposal);
      // A mistake that fails hides what comes after it, and its repair shows that.
      const hides = gone.some(({ ruleId }) => ruleId?.endsWith("/no-reuse-after-close") === true);
      if (gone.length > 0 && !hides) problems.push(...breachesIn(after, gone, reported).map((told) => `edit: ${name}: ${told}`));
      const repeated = await runner.repeat(after, traces);
      if (!isFix) continue;
      for (const [index, before] of traces.entries()) {
        const told = repeated[index] === undefined ? "it was not run" : difference(before, repeated[index]);
        if (told === undefined) continue;
        problems.push(`edit: ${name}: ${told}\n${JSON.stringify(before)}\n${JSON.stringify(repeated[index])}\n${after}`);
        break;
      }
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      problems.push(`edit: ${name}: it does not parse: ${error.message}\n${after}`);
    }
  }
  return { count: seen.size, problems };
}

/** A run that worked; where a close failed, it may stand elsewhere afterwards and then does not. */
function isComparable({ answers, isFaulty, unawaited }: Trace, { closes }: Outcomes): boolean {
  if (isFaulty || unawaited.length > 0) return false;
  return !Object.keys(answers).some((key) => key.startsWith("failure:") && Object.hasOwn(closes, key.split(":")[1] ?? ""));
}

/** What a run of the edited text does otherwise, where it must not. */
function difference(before: Trace, after: Trace): string | undefined {
  if (after.ending !== before.ending) return `a run that ${before.ending} now ${after.ending}`;
  if (after.steps.join() !== before.steps.join()) return "the calls come in another order";
  if (after.isFaulty) return "a run that worked now uses something too late";
  // A run that failed did not work before; work that is awaited first may fail before the close now.
  if (before.ending !== "failed" && after.left.some((site) => !before.left.includes(site))) return "what was closed is left open";
  if (after.again > before.again) return "what was closed once is closed twice";
  return undefined;
}

function missedIn(program: Program, outcomes: Outcomes, all: readonly Finding[]): readonly string[] {
  const places = placesOf(program);
  const reported = new Set(all.map(({ site }) => site));
  const missed: string[] = [];
  for (const [what, met] of [["use", outcomes.uses], ["second close", outcomes.closes]] as const) {
    for (const [key, { closed, closedBy, open }] of Object.entries(met)) {
      const site = Number(key);
      const place = places.get(site);
      if (closed === 0 || open > 0 || reported.has(site) || place === undefined) continue;
      // The classes whose names say so may be closed twice.
      if (what === "second close" && !isFailing(program, site)) continue;
      missed.push(`${what} ${causeOf(places, site, closedBy)}`);
    }
  }
  for (const [key, { closed, handedOn, leaked }] of Object.entries(outcomes.leaks)) {
    const place = places.get(Number(key));
    if (leaked > 0 && closed === 0 && handedOn === 0 && !reported.has(Number(key))) missed.push(`leak in ${place?.inside ?? "main"} (${place?.is ?? ""})`);
  }
  for (const [key, { left, started }] of Object.entries(outcomes.tasks)) {
    const place = places.get(Number(key));
    if (left > 0 && left === started && !reported.has(Number(key))) missed.push(`task left in ${place?.inside ?? "main"} (${place?.is ?? ""})`);
  }
  return missed;
}

function isFailing({ helpers, main }: Program, site: number): boolean {
  const text = JSON.stringify([helpers.map(({ body }) => body), main]);
  const found = new RegExp(`"is":"close","site":${site},"name":"[^"]+","kind":"(\\w+)"`, "u").exec(text)?.[1];
  return found === "channel" || found === "pool";
}
