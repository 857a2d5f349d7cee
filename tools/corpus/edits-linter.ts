/** Which edits are offered for a text, and what is left of it when all fixes are applied, with every rule and option on? */
import path from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "../../src/index.ts";
import { configurationFor, rulePrefix } from "../../src/cli/configuration.ts";
import { withoutSuppressions } from "../edit-checks/repairs.ts";

/** How scopes are to be written; in Python, for which version. */
export type Writing = "auto" | "try-finally" | "using" | `Python ${string}`;

/** How a file is read and what is asked of it. */
export interface Reading {
  readonly sourceType: "commonjs" | "module";
  readonly writing: Writing;
  readonly unsafeFixes: boolean;
}

/** The ways of writing scopes that are tried, for each kind of file. */
export const writings: Readonly<Record<"javascript" | "python", readonly [Writing, ...Writing[]]>> = {
  javascript: ["using", "auto", "try-finally"],
  // Runners and task groups came with 3.11, and policies of loops go with 3.14.
  python: ["Python 3.14", "Python 3.11", "Python 3.8"],
};

/** The parser does not take a text. */
export class UnparsedError extends Error {
  override readonly name = "UnparsedError";
}

/** Lints and fixes the text of a file. */
export interface EditLinter {
  /**
   * The findings of all rules, with the suggestions that repair them.
   *
   * @throws UnparsedError when the text does not parse.
   */
  readonly verify: (file: string, text: string, reading: Reading) => readonly Linter.LintMessage[];
  /** The text that ESLint's own fixing in several passes leaves. */
  readonly fix: (file: string, text: string, reading: Reading) => string;
}

/** Options with which the rules report, and so repair, as much as they can. */
const widest: Readonly<Record<string, object>> = {
  "no-floating-tasks": { ignoreVoid: false, ignoreIIFE: false, checkThenables: true, checkStored: true },
  "no-reuse-after-close": { maybe: true },
  "no-undisposed-session": { exceptionPaths: true },
};

/** Makes a linter for files anywhere. */
export function createEditLinter(): EditLinter {
  const linter = new Linter({ cwd: path.parse(import.meta.dirname).root });
  const verify: EditLinter["verify"] = (file, text, reading) => {
    // Comments of the corpus would switch on rules of ESLint itself.
    const messages = linter.verify(text, configurationOf(reading), { filename: file, allowInlineConfig: false });
    const fatal = messages.find(message => message.fatal === true);
    if (fatal !== undefined) throw new UnparsedError(`${fatal.message} (line ${fatal.line})`);
    return withoutSuppressions(messages.filter(message => message.ruleId?.startsWith(rulePrefix) === true));
  };
  return {
    verify,
    fix: (file, text, reading) =>
      linter.verifyAndFix(text, configurationOf(reading), { filename: file, allowInlineConfig: false }).output,
  };
}

const configurations = new Map<string, Linter.Config[]>();

function configurationOf(reading: Reading): Linter.Config[] {
  const key = JSON.stringify(reading);
  const known = configurations.get(key);
  if (known !== undefined) return known;
  const { sourceType, unsafeFixes, writing } = reading;
  const way = writing.startsWith("Python ") ? { pythonVersion: writing.slice("Python ".length) } : { disposal: writing };
  const rules = Object.fromEntries(Object.keys(plugin.rules ?? {}).map((name): [string, Linter.RuleEntry] =>
    [rulePrefix + name, Object.hasOwn(widest, name) ? ["error", widest[name]] : "error"]));
  const configuration: Linter.Config[] = [
    ...configurationFor(plugin, { strict: true, unsafeFixes, parser, typesFrom: null, sourceType }),
    { rules, settings: { "async-lifecycle": { ...way, unsafeFixes } } },
  ];
  configurations.set(key, configuration);
  return configuration;
}
