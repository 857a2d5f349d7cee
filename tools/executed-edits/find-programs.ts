/** Which programs are there? */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Program, type ProgramLanguage, readProgram } from "./program.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../tests/executed");

/** Folders beside those of the rules. */
const NO_RULES: ReadonlySet<string> = new Set(["files"]);

/**
 * The programs of a language, by rule and name.
 *
 * @throws Error when the header of one cannot be read.
 */
export function findPrograms(language: ProgramLanguage): Program[] {
  const folder = path.join(FOLDER, language);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((rule) => !NO_RULES.has(rule))
    .sort()
    .flatMap((rule) =>
      readdirSync(path.join(folder, rule))
        .filter((name) => /\.(?:[cm]?[jt]s|py)$/u.test(name))
        .sort()
        .map((name) => readProgram(path.join(folder, rule, name), readFileSync(path.join(folder, rule, name), "utf8"))),
    );
}
