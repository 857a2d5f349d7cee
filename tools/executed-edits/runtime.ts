/**
 * What does a language give so that its programs can be run, and what is known of one run?
 *
 * What happens in a run is one list of events in order: the printed lines, and the openings and closings that the
 * instrumented libraries write down. They write them, and the printed lines, as lines of JSON to the file that the
 * environment variable {@link TRACE_VARIABLE} names, at once, so that nothing is lost when a process is killed.
 */
import type { Program } from "./program.ts";

/** Name of the environment variable that holds the path of the list of events. */
export const TRACE_VARIABLE = "LIFETIME_TRACE";

/** One thing that happened in a run. */
export type LifetimeEvent =
  /** A line, or part of one, that the program printed to standard output. */
  | { readonly event: "printed"; readonly text: string }
  /** A resource came into being; `FileHandle 2` is the second of its class. */
  | { readonly event: "opened"; readonly resource: string }
  /** A closer of it was called: the first one, or one more. */
  | { readonly event: "closed"; readonly resource: string }
  /** It was used after its close. */
  | { readonly event: "misused"; readonly resource: string };

/** What one run came to. */
export interface RunResult {
  readonly events: readonly LifetimeEvent[];
  /** All that was printed to standard output. */
  readonly output: string;
  /** All that was printed to standard error. */
  readonly complaints: string;
  /** `null` when the process did not end in time and was killed. */
  readonly exitCode: number | null;
}

/** One way of running the programs of a language. */
export interface Runtime {
  /** Short name, as in `runtime:` of a header and in the table: `node24`. */
  readonly name: string;
  /** Full name with the version that was found. */
  readonly title: string;
  /** Settings of the plugin, each of which may write edits in another way. */
  readonly settings: readonly Readonly<Record<string, unknown>>[];
  /** Path under which the text of a program is linted and run; the folder has the package.json, pyproject.toml, … of the runtime. */
  readonly fileFor: (program: Program) => string;
  /** What is written to standard error of a mistake that fails nothing; absent where nothing is. */
  readonly reproach?: RegExp;
  /** Runs a text as this program. Each call has a folder of its own to write to. */
  readonly run: (program: Program, text: string, request: RunRequest) => Promise<RunResult>;
}

/** How a text is run. */
export interface RunRequest {
  readonly args: readonly string[];
  /** Milliseconds after which the process is killed. */
  readonly limit: number;
}
