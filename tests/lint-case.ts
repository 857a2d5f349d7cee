/**
 * What does one rule of a plugin report on one text, and do the edits it offers keep their promises about findings?
 *
 * The text is linted by ESLint's own `Linter` with nothing but the plugin: a file of Python in the plugin's language, any
 * other with the TypeScript parser. The plugin is a parameter, so that the harness itself is tested with small rules that
 * break a promise on purpose.
 */
import { join } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter, type ESLint } from "eslint";
import { checkFindings } from "../tools/edit-checks/findings.ts";
import { withoutSuppressions } from "../tools/edit-checks/repairs.ts";
import { isPython, sourceTypeOf, type SourceOptions, type SourceType } from "../tools/edit-checks/text.ts";
import { TYPED_FIXTURE } from "./type-diagnostics.ts";

/** Prefix of the plugin's rules in the configuration of every test. */
const NAMESPACE = "async-lifecycle";

/** ESLint's number of passes, after which it gives up on fixes that feed each other. */
const MOST_PASSES = 10;

/** One text and the way it is linted. */
export interface LintRequest extends SourceOptions {
  readonly plugin: ESLint.Plugin;
  /** Name of the rule without prefix. */
  readonly rule: string;
  readonly code: string;
  /** The rule's options, as they stand after the severity. */
  readonly options?: readonly unknown[];
  /** ESLint's `settings`, with the plugin's own under `async-lifecycle`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** True when the file is in the typed fixture and linted with type information. */
  readonly typed?: boolean;
}

/** What a case says about its file; everything else has a default. */
export interface FileChoice {
  /** Name of the file; `file.ts` by default. A name such as `file.py` makes it Python. A typed case names a file of the fixture. */
  readonly filename?: string;
  readonly sourceType?: SourceType;
  readonly typed?: boolean;
}

/** Name under which a case is linted: inside the typed fixture when it asks for types. */
export function filenameOf({ filename = "file.ts", typed = false }: FileChoice): string {
  return typed ? join(TYPED_FIXTURE, filename) : filename;
}

/**
 * The rule's findings, in the order of the text, with the suggestions that repair them.
 *
 * @throws Error when the text does not parse, the rule does not exist or the configuration is refused.
 */
export function lint(request: LintRequest): Linter.LintMessage[] {
  return verify(request, [request.rule]);
}

/**
 * The text that `--fix` leaves: the rule's fixes applied until nothing changes, in at most ten passes.
 *
 * @throws Error as {@link lint} does.
 */
export function fix(request: LintRequest): string {
  verify(request, [request.rule]);
  const linter = new Linter();
  return linter.verifyAndFix(request.code, configuration(request, [request.rule]), { filename: request.filename }).output;
}

/** Breaches by the result of all fixes: what was fixed is not reported, nothing new is, and a second run changes nothing. */
export function checkAllFixes(request: LintRequest, fixed: string): string[] {
  const before = everyFinding(request);
  const ownId = `${NAMESPACE}/${request.rule}`;
  const gone = before.filter(({ ruleId, fix: edit }) => ruleId === ownId && edit !== undefined);
  const breaches = compare(request, before, gone, fixed, "all fixes");
  const again = new Linter();
  const second = again.verifyAndFix(fixed, configuration(request, [request.rule]), { filename: request.filename });
  if (second.output !== fixed) {
    const passes = again.getFixPassCount();
    breaches.push(`the fixes do not settle: a second run changes the text in ${String(passes)} of at most ${String(MOST_PASSES)} passes`);
  }
  return breaches;
}

/** Breaches by the result of one edit: the finding that offered it is gone and no rule of the plugin reports anything new. */
export function checkOneEdit(request: LintRequest, offer: Linter.LintMessage, after: string): string[] {
  return compare(request, everyFinding(request), [offer], after, "the edit");
}

function compare(
  request: LintRequest,
  before: readonly Linter.LintMessage[],
  gone: readonly Linter.LintMessage[],
  after: string,
  cause: string,
): string[] {
  let found: Linter.LintMessage[];
  try {
    found = everyFinding({ ...request, code: after });
  } catch (error) {
    return [`after ${cause}: ${error instanceof Error ? error.message : String(error)}`];
  }
  return checkFindings({ before, gone, after: found }, cause);
}

/** The findings of all rules of the plugin: an edit by one rule must not give another rule something to report. */
function everyFinding(request: LintRequest): Linter.LintMessage[] {
  return verify(request, Object.keys(request.plugin.rules ?? {}));
}

function verify(request: LintRequest, rules: readonly string[]): Linter.LintMessage[] {
  if (!Object.hasOwn(request.plugin.rules ?? {}, request.rule)) {
    throw new Error(`The plugin has no rule ${request.rule}.`);
  }
  const messages = new Linter().verify(request.code, configuration(request, rules), { filename: request.filename });
  const fatal = messages.find((message) => message.fatal === true || message.ruleId === null);
  if (fatal !== undefined) {
    throw new Error(`${fatal.message} (line ${String(fatal.line)})`);
  }
  return withoutSuppressions(messages);
}

function configuration(request: LintRequest, rules: readonly string[]): Linter.Config[] {
  const { filename, options = [], plugin, rule, settings = {}, typed = false } = request;
  return [
    {
      files: ["**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py,pyi}"],
      plugins: { [NAMESPACE]: plugin },
      linterOptions: { reportUnusedDisableDirectives: "off" },
      ...(isPython(filename)
        ? { language: `${NAMESPACE}/python` }
        : {
            languageOptions: {
              parser,
              sourceType: sourceTypeOf(request),
              parserOptions: {
                ecmaFeatures: { jsx: /\.[jt]sx$/u.test(filename) },
                ...(typed && { projectService: true, tsconfigRootDir: TYPED_FIXTURE }),
              },
            },
          }),
      settings: { ...settings },
      rules: Object.fromEntries(
        rules.map((name): [string, Linter.RuleEntry] => [`${NAMESPACE}/${name}`, name === rule ? ["error", ...options] : "error"]),
      ),
    },
  ];
}
