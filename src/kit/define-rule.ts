/**
 * How does a rule that reads like its specification become a rule of ESLint's?
 *
 * A specification says what to find, how to word it, and what would repair it. The dull work is here: one listener on the
 * root, the cached analysis, the position, and the choice between a fix and suggestions.
 */
import type { Rule } from "eslint";
import type { Moment } from "../core/findings.ts";
import type { Site } from "../core/ir.ts";
import type { Edit, Repair } from "../core/repairs.ts";
import { explain } from "./explain.ts";
import { tell } from "./explaining.ts";
import { analysisOf, type FileAnalysis, silently } from "./run-analysis.ts";
import type { TracedFinding } from "./step-words.ts";

/** A rule of ESLint's, with the family that groups it in tables. */
export type DefinedRule = Rule.RuleModule & { readonly family: string; readonly name: string };

/** Where and how a finding is reported. */
export interface Report {
  readonly at: Site;
  /** Key of the rule's messages. */
  readonly message: string;
  readonly data: Readonly<Record<string, string>>;
}

/** An option of a rule: its JSON schema, with a description, and its default. */
export interface OptionSpecification {
  readonly schema: object;
  readonly default: unknown;
}

/** A rule, said. */
export interface RuleSpecification<Finding, Options> {
  readonly name: string;
  /** Groups the table of rules. */
  readonly family: string;
  readonly docs: {
    readonly description: string;
    /** The configuration that first has it. */
    readonly config: "recommended" | "strict";
  };
  readonly type: "problem" | "suggestion";
  /** One line each, without double spaces, ending with a full stop. */
  readonly messages: Readonly<Record<string, string>>;
  /** Messages that say it otherwise for Python, where the consequence is another one. */
  readonly inPython?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, OptionSpecification>>;
  readonly find: (analysis: FileAnalysis, options: Options) => readonly Finding[];
  readonly report: (finding: Finding, analysis: FileAnalysis) => Report;
  /** What knows the way to a finding, where that is not the finding itself. */
  readonly traced?: (finding: Finding) => TracedFinding | undefined;
  /** Intents in order of preference: the first that can be written and is proven becomes the fix. */
  readonly repair?: (finding: Finding, options: Options) => readonly { readonly intent: Repair; readonly at: Moment }[];
}

/** The message of a suggestion that repairs nothing and writes a comment against the finding. */
export const SUPPRESS = "suppress";

/** Ends the keys of messages for Python. */
const IN_PYTHON = "-in-python";

const DOCS = "https://github.com/async-lifecycle/eslint-plugin-async-lifecycle/blob/main/docs/rules";

/** Makes the rule. `Options` is what `find` gets: every option, with defaults filled in. */
export function defineRule<Finding, Options = Record<string, never>>(
  specification: RuleSpecification<Finding, Options>,
): DefinedRule {
  const { name, family, docs, type, messages, inPython = {}, find, report, repair, traced = hasTrace } = specification;
  const options = Object.entries(specification.options ?? {});
  const defaults = Object.fromEntries(options.map(([key, option]) => [key, option.default]));
  return {
    name,
    family,
    meta: {
      type,
      docs: {
        description: docs.description,
        recommended: docs.config === "recommended",
        url: `${DOCS}/${name}.md`,
      },
      fixable: "code",
      hasSuggestions: true,
      schema: [
        {
          type: "object",
          description: `Options of ${name}.`,
          properties: Object.fromEntries(options.map(([key, option]) => [key, option.schema])),
          additionalProperties: false,
        },
      ],
      defaultOptions: [defaults],
      // An edit says what it does in its own words.
      messages: { ...messages, ...pythonMessages(inPython), repair: "{{title}}", [SUPPRESS]: "{{title}}" },
      languages: ["js/js", "async-lifecycle/python"],
    } as Rule.RuleMetaData,
    create(context) {
      const chosen = { ...defaults, ...(context.options[0] as object | undefined) } as Options;
      const check = (): void => {
        const analysis = analysisOf(context);
        for (const finding of find(analysis, chosen)) {
          const { at, message, data } = report(finding, analysis);
          const messageId = analysis.language === "python" && Object.hasOwn(inPython, message) ? `${message}${IN_PYTHON}` : message;
          const edits = editsFor(analysis, repair?.(finding, chosen) ?? []);
          const { fix, suggest } = descriptorsOf(edits, analysis);
          const suppression = analysis.suppress(context.id, at.line);
          context.report({
            loc: locationOf(at),
            messageId,
            data,
            ...(fix && { fix }),
            // Last: to repair comes before to suppress.
            suggest: [...suggest, ...(suppression ? [suggestion(suppression, SUPPRESS)] : [])],
          });
          tell(() => {
            const { physicalFilename: file, sourceCode } = context;
            const title = fix && edits[0]?.title;
            const reported = { file, rule: name, messageId, at, finding: traced(finding), text: sourceCode.text };
            return silently(() => explain({ ...reported, ...(title !== undefined && { fix: title }) }, analysis), undefined);
          });
        }
      };
      // The roots of the two languages.
      return { "Module:exit": check, "Program:exit": check };
    },
  };
}

/** Most findings know the way to themselves. */
function hasTrace(finding: unknown): TracedFinding | undefined {
  return typeof finding === "object" && finding !== null && "trace" in finding ? (finding as TracedFinding) : undefined;
}

function pythonMessages(inPython: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(inPython).map(([id, text]) => [`${id}${IN_PYTHON}`, text]));
}

function locationOf(site: Site): { start: { line: number; column: number }; end: { line: number; column: number } } {
  return {
    start: { line: site.line, column: site.column },
    end: { line: site.endLine, column: site.endColumn },
  };
}

/** Whether the first of the edits is one that `--fix` may write. */
function isFixed([first]: readonly Edit[], { settings }: FileAnalysis): boolean {
  return first !== undefined && (first.proven || settings.unsafeFixes);
}

function editsFor(analysis: FileAnalysis, repairs: readonly { readonly intent: Repair; readonly at: Moment }[]): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { intent, at } of repairs) {
    const edit = analysis.editor.write(intent, at.origin);
    if (edit !== undefined && !edits.some((known) => isSame(known, edit))) edits.push(edit);
  }
  return edits;
}

function descriptorsOf(
  edits: readonly Edit[],
  analysis: FileAnalysis,
): { fix?: Rule.ReportFixer; suggest: Rule.SuggestionReportDescriptor[] } {
  const [first, ...others] = edits;
  if (first === undefined) return { suggest: [] };
  if (isFixed(edits, analysis)) return { fix: fixer(first), suggest: others.map((edit) => suggestion(edit)) };
  return { suggest: edits.map((edit) => suggestion(edit)) };
}

function suggestion(edit: Edit, messageId = "repair"): Rule.SuggestionReportDescriptor {
  return { messageId, data: { title: edit.title }, fix: fixer(edit) };
}

function fixer(edit: Edit): Rule.ReportFixer {
  return (write) => edit.changes.map((change) => write.replaceTextRange([change.start, change.end], change.text));
}

function isSame(left: Edit, right: Edit): boolean {
  return JSON.stringify(left.changes) === JSON.stringify(right.changes);
}
