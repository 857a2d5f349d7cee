/** What does the linter say about the text of a program, and at which sites? */
import { Linter } from "eslint";
import plugin from "../../src/index.ts";
import { withoutSuppressions } from "../edit-checks/repairs.ts";
import { javascriptLibrary, pythonLibrary } from "./libraries.ts";

/** The language of a text. */
export type Language = "javascript" | "python";

/** How rules are set: as users get them, or so that they say all they know. */
export type Strictness = "all" | "usual";

/** A message, and the site that it is about. */
export interface Finding {
  readonly rule: string;
  readonly messageId: string;
  readonly message: string;
  readonly line: number;
  /** The site of the call at its place; undefined where there is none. */
  readonly site: number | undefined;
  readonly original: Linter.LintMessage;
}

const prefix = "async-lifecycle/";

const OPTIONS: Readonly<Record<string, object>> = {
  "no-reuse-after-close": { maybe: true },
};

const linter = new Linter();

const configurations = new Map<string, Linter.Config[]>();

function configurationOf(language: Language, strictness: Strictness, disposal: Disposal): Linter.Config[] {
  const key = `${language} ${strictness} ${disposal}`;
  const known = configurations.get(key);
  if (known !== undefined) return known;
  const rules = Object.keys(plugin.rules ?? {}).map((name): [string, Linter.RuleEntry] => {
    const options = strictness === "all" ? OPTIONS[name] : undefined;
    return [`${prefix}${name}`, options === undefined ? "error" : ["error", options]];
  });
  const common = {
    plugins: { "async-lifecycle": plugin },
    rules: Object.fromEntries(rules),
    settings: { "async-lifecycle": { libraries: [javascriptLibrary, pythonLibrary], disposal, pythonVersion: "3.11" } },
  };
  const made: Linter.Config[] =
    language === "python"
      ? [{ ...common, files: ["**/*.py"], language: "async-lifecycle/python" }]
      : [{ ...common, files: ["**/*.js"], languageOptions: { ecmaVersion: "latest", sourceType: "module" } }];
  configurations.set(key, made);
  return made;
}

/** How edits write a scope. */
export type Disposal = "try-finally" | "using";

/** The messages as ESLint gives them. */
export function verify(text: string, language: Language, strictness: Strictness, disposal: Disposal = "using"): readonly Linter.LintMessage[] {
  const filename = language === "python" ? "program.py" : "program.js";
  const messages = linter.verify(text, configurationOf(language, strictness, disposal), { filename, allowInlineConfig: false });
  const fatal = messages.find((message) => message.fatal === true);
  if (fatal !== undefined) throw new SyntaxError(`${fatal.message} (line ${fatal.line})`);
  return withoutSuppressions(messages);
}

/** What all fixes together leave. */
export function fixAll(text: string, language: Language, disposal: Disposal = "using"): string {
  const filename = language === "python" ? "program.py" : "program.js";
  return linter.verifyAndFix(text, configurationOf(language, "usual", disposal), { filename, allowInlineConfig: false }).output;
}

/** The messages with their sites. */
export function findingsIn(text: string, messages: readonly Linter.LintMessage[]): readonly Finding[] {
  const lines = text.split("\n");
  return messages.map((message) => ({
    rule: (message.ruleId ?? "").slice(prefix.length),
    messageId: (message.messageId ?? "").replace(/-in-python$/u, ""),
    message: message.message,
    line: message.line,
    site: siteIn((lines[message.line - 1] ?? "").slice(message.column - 1)) ?? siteIn(lines[message.line - 1] ?? ""),
    original: message,
  }));
}

/** The first site in a part of a line: the first argument of a call, or that of the opening in the name of a resource. */
function siteIn(part: string): number | undefined {
  const found = (/\((\d+)[,)]/u.exec(part) ?? /\b(?:channel|client|pool|session)(\d+)\b/u.exec(part))?.[1];
  return found === undefined ? undefined : Number(found);
}
