/** What does the plugin find in one text, without types and without touching the disk? */
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "../../src/index.ts";
import { configurationFor, rulePrefix } from "../../src/cli/configuration.ts";
import { withoutSuppressions } from "../edit-checks/repairs.ts";

/** Lints the text of a file. */
export type FileLinter = (file: string, text: string) => readonly Linter.LintMessage[];

/** Makes a linter with the recommended rules, all strict ones, or none (to measure what ESLint itself costs). */
export function createFileLinter(cwd: string, rules: "none" | "recommended" | "strict"): FileLinter {
  const linter = new Linter({ cwd });
  const configurations = (["module", "commonjs"] as const).map(sourceType => {
    const options = { strict: rules === "strict", unsafeFixes: false, parser, typesFrom: null, sourceType };
    const configuration = configurationFor(plugin, options);
    return rules === "none" ? configuration.map(part => ({ ...part, rules: {} })) : configuration;
  });
  return (file, text) => {
    let first: readonly Linter.LintMessage[] | null = null;
    for (const configuration of configurations) {
      // Comments of the corpus would switch on rules of ESLint itself.
      const messages = linter.verify(text, configuration, { filename: file, allowInlineConfig: false });
      // A file that is no module may still be a script.
      if (!messages.some(message => message.fatal === true)) {
        return withoutSuppressions(messages.filter(message => message.ruleId?.startsWith(rulePrefix) === true));
      }
      first ??= messages;
    }
    return first ?? [];
  };
}
