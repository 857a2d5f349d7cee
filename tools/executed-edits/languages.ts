/** Which languages have programs that are run, and on what? */
import { installedRuntimes, programsAtHand } from "./javascript/runtimes.ts";
import type { Program, ProgramLanguage } from "./program.ts";
import { installedPythons, pythonAtHand } from "./python/runtimes.ts";
import type { Runtime } from "./runtime.ts";

/** What runs here, and which programs need nothing else. */
export interface ProgramsAtHand {
  readonly runtime: Runtime;
  readonly canRun: (program: Program) => boolean;
}

/** A language, and where its programs run. */
export interface ExecutedLanguage {
  readonly language: ProgramLanguage;
  /**
   * All runtimes, with the packages that programs import; what is missing is installed.
   *
   * @throws Error when that fails, with what was printed.
   */
  readonly installed: () => readonly Runtime[];
  /** What runs programs without anything being installed; `missing` says why there is nothing. */
  readonly atHand: () => ProgramsAtHand | { readonly missing: string };
}

/** The languages, in the order of the table. */
export const EXECUTED_LANGUAGES: readonly ExecutedLanguage[] = [
  {
    language: "javascript",
    installed: installedRuntimes,
    atHand: programsAtHand,
  },
  {
    language: "python",
    installed: installedPythons,
    atHand: pythonAtHand,
  },
];
