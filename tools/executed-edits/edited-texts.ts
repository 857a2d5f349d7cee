/** Which texts do the edits leave that a rule offers for a program: each alone, and all fixes together? */
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "../../src/index.ts";
import { checkFindings } from "../edit-checks/findings.ts";
import { withoutSuppressions } from "../edit-checks/repairs.ts";
import { applyEdit, checkEdit, checkTextEdit, isPython, sourceTypeOf } from "../edit-checks/text.ts";
import type { Program } from "./program.ts";
import type { Runtime } from "./runtime.ts";

/** What one edit, or all fixes together, leave of a program. */
export interface EditedText {
  readonly text: string;
  /** A text that two edits leave alike counts as that of the fix. */
  readonly kind: "fix" | "suggestion";
  /** The edit and the settings, for reports. */
  readonly name: string;
  /** Whether the rule has nothing left to report, so that the mistake ought to be gone on each way. */
  readonly isWhole: boolean;
  /** Promises about the text and the findings that it breaks. */
  readonly breaches: readonly string[];
}

/** What a rule says about a program, under all settings of a runtime. */
export interface Offer {
  /** The different texts. */
  readonly texts: readonly EditedText[];
  /** Most findings of the rule under any of the settings. */
  readonly findings: number;
}

const PREFIX = "async-lifecycle/";

/** The suggestion that repairs nothing, and says that the mistake is meant. */
const LEAVING = "left alone";

/** Runs of ESLint after which fixes that still change the text are taken to feed each other. */
const MOST_RUNS = 5;

/**
 * Lints a program as the runtime has it, and applies what is offered.
 *
 * @throws Error when the program does not parse.
 */
export function editedTexts(program: Program, runtime: Runtime): Offer {
  const texts = new Map<string, EditedText>();
  const keep = (edited: EditedText): void => {
    const known = texts.get(edited.text);
    if (edited.text !== program.text && (!known || (known.kind === "suggestion" && edited.kind === "fix"))) texts.set(edited.text, edited);
  };
  let findings = 0;
  for (const settings of runtime.settings) {
    const reader = readerOf(program, runtime, settings);
    const all = reader.lint(program.text);
    const own = all.filter(({ ruleId }) => ruleId === PREFIX + program.rule);
    findings = Math.max(findings, own.length);
    for (const message of own) {
      const edits = [
        ...(message.fix ? [{ kind: "fix" as const, name: "fix", edit: message.fix }] : []),
        ...(message.suggestions ?? []).map(({ desc, fix }) => ({ kind: "suggestion" as const, name: `suggestion "${desc}"`, edit: fix })),
      ];
      for (const { edit, kind, name } of edits) {
        const text = applyEdit(program.text, edit);
        if (texts.get(text)?.kind === "fix") continue;
        const breaches = [...checkTextEdit(program.text, edit, reader.source), ...reader.checkFindings(all, [message], text)];
        keep({ text, kind, breaches, isWhole: !name.includes(LEAVING) && !reader.reports(text), name: `${name}, line ${message.line}, ${told(settings)}` });
      }
    }
    for (const unsafeFixes of [false, true]) keep(together(program, readerOf(program, runtime, { ...settings, unsafeFixes }), unsafeFixes, told(settings)));
  }
  return { texts: [...texts.values()], findings };
}

/** What all fixes leave, in as many passes as it takes. */
function together(program: Program, reader: Reader, isUnsafe: boolean, settings: string): EditedText {
  let text = reader.fix(program.text);
  let again = reader.fix(text);
  for (let run = 0; run < MOST_RUNS && again !== text; run++) {
    text = again;
    again = reader.fix(text);
  }
  const all = reader.lint(program.text);
  const breaches = [
    ...checkEdit(program.text, text, reader.source),
    ...(text === program.text ? [] : reader.checkFindings(all, all.filter(({ fix }) => fix), text)),
    ...(again === text ? [] : ["the fixes do not settle: one more run changes the text"]),
  ];
  const kind = isUnsafe ? "suggestion" : "fix";
  return { text, kind, breaches, isWhole: !reader.reports(text), name: `all fixes${isUnsafe ? ", unsafe ones too" : ""}, ${settings}` };
}

/** A program under one set of settings. */
interface Reader {
  readonly source: { readonly filename: string; readonly sourceType: "commonjs" | "module" | "script" };
  readonly lint: (text: string) => readonly Linter.LintMessage[];
  readonly fix: (text: string) => string;
  /** Does the program's rule report anything in a text? It does in one that does not parse. */
  readonly reports: (text: string) => boolean;
  readonly checkFindings: (before: readonly Linter.LintMessage[], gone: readonly Linter.LintMessage[], text: string) => string[];
}

function readerOf(program: Program, runtime: Runtime, own: Readonly<Record<string, unknown>>): Reader {
  const filename = runtime.fileFor(program);
  const source = { filename, sourceType: sourceTypeOf({ filename }) };
  const configuration = configurationOf(program, source, { ...own, ...program.settings });
  const linter = new Linter({ cwd: "/" });
  const lint = (text: string): readonly Linter.LintMessage[] => {
    const messages = linter.verify(text, configuration, { filename });
    const fatal = messages.find((message) => message.fatal === true || message.ruleId === null);
    if (fatal) throw new Error(`${program.file}: ${fatal.message} (line ${fatal.line})`);
    return withoutSuppressions(messages);
  };
  return {
    source,
    lint,
    reports: (text) => linter.verify(text, configuration, { filename }).some(({ ruleId }) => ruleId === null || ruleId === PREFIX + program.rule),
    fix: (text) => linter.verifyAndFix(text, configuration, { filename }).output,
    checkFindings(before, gone, text) {
      try {
        return checkFindings({ before, gone, after: lint(text) }, "the edit");
      } catch (error) {
        return [error instanceof Error ? error.message : String(error)];
      }
    },
  };
}

function configurationOf(program: Program, { filename, sourceType }: Reader["source"], settings: Readonly<Record<string, unknown>>): Linter.Config[] {
  const names = Object.keys(plugin.rules ?? {});
  return [
    {
      files: ["**/*.{ts,mts,cts,js,mjs,cjs,py}"],
      plugins: { "async-lifecycle": plugin },
      linterOptions: { reportUnusedDisableDirectives: "off" },
      ...(isPython(filename) ? { language: "async-lifecycle/python" } : { languageOptions: { parser, sourceType } }),
      settings: { "async-lifecycle": settings },
      rules: Object.fromEntries(
        names.map((name): [string, Linter.RuleEntry] => [PREFIX + name, name === program.rule ? ["error", ...program.options] : "error"]),
      ),
    },
  ];
}

/** The settings in short; those that hold whole libraries are the runtime's own. */
function told(settings: Readonly<Record<string, unknown>>): string {
  return Object.entries(settings)
    .filter(([, value]) => typeof value === "string")
    .map(([key, value]) => `${key}: ${String(value)}`)
    .join(", ");
}
