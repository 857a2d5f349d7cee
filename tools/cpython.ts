/** Which CPython is installed, and which texts does it compile? */
import { spawnSync } from "node:child_process";

/** A Python that is installed. */
export interface Python {
  readonly version: readonly [major: number, minor: number];
  /** The interpreter itself, absolute: what stands on the path may be a script that looks for one. */
  readonly executable: string;
  /** Folder of the standard library. */
  readonly library: string;
}

const ASK = "import json, os, sys; print(json.dumps([sys.version_info[:2], sys.executable, os.path.dirname(os.__file__)]))";

/** Compiles each text of a list, and answers with one problem or null for each. */
const COMPILE = `
import json, sys, warnings
warnings.simplefilter("ignore")
def problem(text):
    try:
        compile(text.encode(), "file.py", "exec", dont_inherit=True)
    except SyntaxError as error:
        return f"{error.msg} (line {error.lineno})"
    except (MemoryError, OverflowError, RecursionError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
json.dump([problem(text) for text in json.load(sys.stdin)], sys.stdout)
`;

let found: Python | { readonly missing: string } | undefined;

/**
 * The `python3` on the path, or the reason why there is none that can be asked.
 *
 * @throws Error when there is none and the variable `CI` is set: there, what needs CPython has to run.
 */
export function findPython(): Python | { readonly missing: string } {
  found ??= lookForPython();
  if ("missing" in found && (process.env["CI"] ?? "") !== "") throw new Error(`Python is needed here, and ${found.missing}.`);
  return found;
}

function lookForPython(): Python | { readonly missing: string } {
  const { status, stdout, error } = spawnSync("python3", ["-I", "-c", ASK], { encoding: "utf8" });
  if (status !== 0) return { missing: `no python3 runs (${error?.message ?? `status ${status}`})` };
  const [version, executable, library] = JSON.parse(stdout) as [[number, number], string, string];
  if (version[0] !== 3 || version[1] < 11) return { missing: `python3 is ${version.join(".")}, older than 3.11` };
  return { version, executable, library };
}

/** For each text why CPython refuses it, or undefined where it does not. All are compiled by one process, none is run. */
export function compileProblems({ executable }: Python, texts: readonly string[]): (string | undefined)[] {
  if (texts.length === 0) return [];
  const { status, stdout, stderr } = spawnSync(executable, ["-I", "-S", "-c", COMPILE], {
    input: JSON.stringify(texts),
    encoding: "utf8",
    maxBuffer: 2 ** 31 - 1,
  });
  if (status !== 0) throw new Error(`CPython did not answer: ${stderr}`);
  return (JSON.parse(stdout) as (string | null)[]).map((problem) => problem ?? undefined);
}
