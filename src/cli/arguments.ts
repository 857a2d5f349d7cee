/** What does the command line ask for? */
import { parseArgs } from "node:util";

/** The command line, understood. */
export interface Arguments {
  readonly paths: readonly string[];
  readonly fix: boolean;
  readonly unsafeFixes: boolean;
  readonly dryRun: boolean;
  readonly strict: boolean;
  readonly types: boolean;
  readonly color: boolean;
  readonly format: string;
  /** Number of warnings that are still no failure; null is any number. */
  readonly maxWarnings: number | null;
  /** Explain findings rather than list them. */
  readonly explain: boolean;
  /** The page to write the explanations to; null for the terminal. */
  readonly html: string | null;
  readonly version: boolean;
  readonly help: boolean;
}

/** The command line cannot be understood; the message is one line that names what is wrong. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What `--help` prints. */
export const help = `Usage: async-lifecycle [options] PATH...

Finds resources that are used after their close, closed while work still runs on
them, never closed, or run inside themselves, in JavaScript, TypeScript, Python
and Jupyter notebooks. PATH is a file, a folder or a quoted glob pattern. Needs
no configuration file and runs no code of the linted project.

Options:
  --fix               write the repairs that are proven safe
  --unsafe-fixes      also treat suggestions as repairs (they may change what
                      the program does); writes nothing without --fix
  --dry-run           with --fix: write nothing, print a unified diff on stdout
                      and the findings that remain on stderr
  --strict            use the strict configuration
  --no-types          do not use type information, even where a tsconfig.json
                      covers the file
  --format NAME       stylish (default), json, or any installed ESLint formatter
                      by name or path
  --max-warnings N    fail if there are more than N warnings
  --explain           show for each finding the way that leads to it, on the
                      lines of the source, and what its repairs would write;
                      PATH may end with :LINE, for the findings on that line
  --html FILE         with --explain: write it as a page, with the function's
                      flow graph
  --no-color          no colours
  --version           print the version
  --help              print this text

Exit code: 0 nothing found, 1 findings (an error, or more warnings than
--max-warnings allows), 2 a file or an argument that could not be processed.

Files that .gitignore names, node_modules, dist and, for Python, virtual
environments and copies that tools make of code (.tox, .nox, .eggs, build/lib,
.ipynb_checkpoints) are passed over, unless they are given as PATH.
`;

/**
 * Reads the arguments that follow the command's name.
 *
 * @throws UsageError if an option is unknown, lacks its value, or does not go with the others.
 */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const informs = values.help === true || values.version === true;
  if (!informs && positionals.length === 0) throw new UsageError("no path given; --help lists the options.");
  if (values["dry-run"] === true && values.fix !== true) throw new UsageError("--dry-run needs --fix.");
  if (values.html !== undefined && values.explain !== true) throw new UsageError("--html needs --explain.");
  // A source file by mistake would be overwritten.
  if (values.html !== undefined && !/\.html?$/iu.test(values.html)) throw new UsageError(`--html needs the name of an HTML file, not "${values.html}".`);
  const other = (["fix", "format", "max-warnings"] as const).find(name => values[name] !== undefined);
  if (values.explain === true && other !== undefined) throw new UsageError(`--explain does not go with --${other}.`);
  return {
    paths: positionals,
    fix: values.fix === true,
    unsafeFixes: values["unsafe-fixes"] === true,
    dryRun: values["dry-run"] === true,
    strict: values.strict === true,
    types: values["no-types"] !== true,
    color: values["no-color"] !== true,
    format: values.format ?? "stylish",
    maxWarnings: values["max-warnings"] === undefined ? null : countOf(values["max-warnings"]),
    explain: values.explain === true,
    html: values.html ?? null,
    version: values.version === true,
    help: values.help === true,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        fix: { type: "boolean" },
        "unsafe-fixes": { type: "boolean" },
        "dry-run": { type: "boolean" },
        strict: { type: "boolean" },
        "no-types": { type: "boolean" },
        "no-color": { type: "boolean" },
        format: { type: "string", short: "f" },
        "max-warnings": { type: "string" },
        explain: { type: "boolean" },
        html: { type: "string" },
        version: { type: "boolean", short: "v" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    // Node's message goes on with advice about positional arguments, which only makes the line long.
    const text = error instanceof Error ? error.message : String(error);
    const sentence = text.split(/\. |\n/u, 1)[0] ?? text;
    throw new UsageError(`${sentence.replace(/\.$/u, "")}; --help lists the options.`);
  }
}

function countOf(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new UsageError(`--max-warnings needs a whole number, not "${text}".`);
  return Number(text);
}
