/**
 * Which Python does a program have to run on, at the least?
 *
 * The settings say it, else the nearest pyproject.toml above the file. Nothing is executed. A file that cannot be read says
 * nothing; one that changes is read again, as an editor runs for days.
 */
import { readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { parse } from "smol-toml";

/** A version of Python: 3.11 is `[3, 11, 0]`. */
export type PythonVersion = readonly [major: number, minor: number, micro: number];

/** What is assumed where nothing is said. */
const DEFAULT: PythonVersion = [3, 11, 0];

const VERSION = /^(\d+)\.(\d+)(?:\.(\d+))?$/u;
/** A clause of PEP 440, or one of Poetry's. Versions before a release count as the release. */
const CLAUSE = /^(===|[~=!<>]=|[<>^~=])?v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.\d+)*(?:\.\*|[-_.]?[a-z]+[-_.]?\d*)*$/iu;

/** Reads a version as people write it (`"3.11"`, `"3.12.1"`); undefined for anything else. */
export function parsePythonVersion(text: string): PythonVersion | undefined {
  const found = VERSION.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)] : undefined;
}

/** Whether a version is another one, or a later one. The other is given as people write it. */
export function atLeast([major, minor, micro]: PythonVersion, since: string): boolean {
  const other = parsePythonVersion(since);
  if (other === undefined) return false;
  return (major - other[0] || minor - other[1] || micro - other[2]) >= 0;
}

/**
 * The lowest version that a file has to run on.
 *
 * @param setting What the settings say. It decides, if it is a version.
 */
export function pythonVersionOf(filename: string, setting?: string): PythonVersion {
  return (setting === undefined ? undefined : parsePythonVersion(setting)) ?? projectVersion(filename) ?? DEFAULT;
}

/** The lowest version that a specifier allows (`>=3.9,<4`, `^3.9 || ~3.12`); undefined when it has no lower bound. */
export function lowestOf(specifier: string): PythonVersion | undefined {
  let lowest: PythonVersion | undefined;
  for (const alternative of specifier.replace(/([~=!<>^])\s+/gu, "$1").split("||")) {
    const bound = alternative.trim().split(/[\s,]+/u).reduce<PythonVersion | undefined>((known, clause) => higher(known, boundOf(clause)), undefined);
    if (bound === undefined) return undefined;
    lowest = lowest === undefined || compare(bound, lowest) < 0 ? bound : lowest;
  }
  return lowest;
}

function higher(left: PythonVersion | undefined, right: PythonVersion | undefined): PythonVersion | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return compare(left, right) < 0 ? right : left;
}

/** The lowest version that one clause allows; undefined when it is no lower bound. */
function boundOf(clause: string): PythonVersion | undefined {
  const found = CLAUSE.exec(clause);
  const [, operator = "==", major, minor = "0", micro = "0"] = found ?? [];
  if (major === undefined || operator === "<" || operator === "<=" || operator === "!=") return undefined;
  return [Number(major), Number(minor), Number(micro)];
}

function compare(left: PythonVersion, right: PythonVersion): number {
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

/** What a pyproject.toml says, as of a time. */
interface Project {
  readonly modified: number;
  readonly size: number;
  /** It describes a project, so the files above it do not count. */
  readonly isProject: boolean;
  readonly version: PythonVersion | undefined;
}

const projects = new Map<string, Project>();

function projectVersion(filename: string): PythonVersion | undefined {
  // Text from standard input, and the snippets of tests, belong to no directory.
  if (!isAbsolute(filename)) return undefined;
  for (let directory = dirname(filename); ; directory = dirname(directory)) {
    const project = projectIn(directory);
    if (project?.isProject === true) return project.version;
    if (dirname(directory) === directory) return undefined;
  }
}

function projectIn(directory: string): Project | undefined {
  const path = join(directory, "pyproject.toml");
  try {
    const status = statSync(path, { throwIfNoEntry: false });
    if (!status) return undefined;
    const known = projects.get(path);
    if (known?.modified === status.mtimeMs && known.size === status.size) return known;
    const project = { modified: status.mtimeMs, size: status.size, ...read(path) };
    projects.set(path, project);
    return project;
  } catch {
    return undefined;
  }
}

function read(path: string): Pick<Project, "isProject" | "version"> {
  let root: unknown;
  try {
    root = parse(readFileSync(path, "utf8").replace(/^\ufeff/u, ""));
  } catch {
    // Broken while it is being written, perhaps; no reason to ask another project.
    return { isProject: true, version: undefined };
  }
  const poetry = at(root, "tool", "poetry");
  const required = at(root, "project", "requires-python") ?? poetryVersion(at(poetry, "dependencies", "python"));
  return {
    isProject: at(root, "project") !== undefined || poetry !== undefined,
    version: typeof required === "string" ? lowestOf(required) : undefined,
  };
}

function poetryVersion(dependency: unknown): unknown {
  return typeof dependency === "object" ? at(dependency, "version") : dependency;
}

function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = Reflect.get(found, key);
  }
  return found;
}
