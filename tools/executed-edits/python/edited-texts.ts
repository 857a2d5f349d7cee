/** Which texts do the edits of a program leave? */
import { Linter } from "eslint";
import plugin from "../../../src/index.ts";
import { withoutSuppressions } from "../../edit-checks/repairs.ts";
import { applyEdit } from "../../edit-checks/text.ts";
import type { Program } from "../program.ts";
import { DEPOT } from "./depot.ts";

/** One text, and what has led to it. */
export interface EditedText {
  readonly text: string;
  /** `fix`, `suggestion: …`, `all fixes`, … */
  readonly cause: string;
  /** A fix alone has to leave every event where it was. */
  readonly isProven: boolean;
  /** Nothing of what the program's rule finds is left, so that the resources are all closed. */
  readonly isWhole: boolean;
}

/** What the rule of a program offers for it, and what that leaves. */
export interface Edited {
  readonly findings: number;
  readonly fixes: number;
  readonly suggestions: number;
  readonly texts: readonly EditedText[];
}

const ALL = Object.keys(plugin.rules ?? {}).map((name) => `async-lifecycle/${name}`);

/** Lints a program for one version of Python, and makes its edits. */
export function editedTexts(program: Program, pythonVersion: string): Edited {
  const own = `async-lifecycle/${program.rule}`;
  const lint = (text: string): Linter.LintMessage[] => withoutSuppressions(new Linter().verify(text, configuration(program, [own], pythonVersion, false), program.file));
  const fixed = (rules: readonly string[], unsafe: boolean): string =>
    new Linter().verifyAndFix(program.text, configuration(program, rules, pythonVersion, unsafe), { filename: program.file }).output;
  const messages = lint(program.text);
  const fatal = messages.find((message) => message.fatal === true);
  if (fatal) throw new Error(`${program.file}: ${fatal.message}`);
  const texts = new Map<string, Omit<EditedText, "isWhole">>();
  const add = (text: string, cause: string, isProven: boolean): void => {
    if (text !== program.text && !texts.has(text)) texts.set(text, { text, cause, isProven });
  };
  const single = messages.flatMap(({ fix, line, suggestions = [] }) => [
    ...(fix ? [{ edit: fix, cause: `the fix of line ${line}`, isFix: true }] : []),
    ...suggestions.map(({ desc, fix: edit }) => ({ edit, cause: `the suggestion of line ${line}, "${desc}"`, isFix: false })),
  ]);
  add(fixed([own], false), "all fixes of the rule", true);
  for (const { cause, edit, isFix } of single) add(applyEdit(program.text, edit), cause, isFix);
  add(fixed([own], true), "all fixes of the rule, unsafe ones too", false);
  add(fixed(ALL, false), "all fixes of all rules", true);
  add(fixed(ALL, true), "all fixes of all rules, unsafe ones too", false);
  return {
    findings: messages.length,
    fixes: single.filter(({ isFix }) => isFix).length,
    suggestions: single.filter(({ isFix }) => !isFix).length,
    texts: [...texts.values()].map((each) => ({ ...each, isWhole: lint(each.text).length === 0 })),
  };
}

function configuration({ options, settings }: Program, rules: readonly string[], pythonVersion: string, unsafeFixes: boolean): Linter.Config[] {
  return [
    {
      files: ["**/*.py"],
      language: "async-lifecycle/python",
      plugins: { "async-lifecycle": plugin },
      rules: Object.fromEntries(rules.map((name): [string, Linter.RuleEntry] => [name, rules.length === 1 ? ["error", ...options] : "error"])),
      settings: { "async-lifecycle": { libraries: [DEPOT], pythonVersion, unsafeFixes, ...settings } },
    },
  ];
}
