/**
 * Which cases do the test files of the rules declare?
 *
 * The test files are imported, and `specify` hands its cases over here in place of turning them into tests. So nothing
 * reads source text, and a case that no test runs is not found.
 */
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { InvalidCase, ValidCase } from "../case-checks.ts";
import { filesUnder, ROOT, textOf } from "../project-files.ts";

/** The cases of one call of `specify`. */
export interface DeclaredCases {
  readonly rule: string;
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
}

/** One case, where it stands, and whether its rule reports. */
export interface CollectedCase {
  readonly rule: string;
  /** Path of the test file from the root of the project. */
  readonly file: string;
  readonly case: InvalidCase;
  readonly isReported: boolean;
}

let collected: DeclaredCases[] | undefined;
/** A test file declares its cases when it is loaded, which happens once. */
let everything: Promise<readonly CollectedCase[]> | undefined;

/** Takes the cases over while test files are collected; false when they have to become tests. */
export function isCollected(declared: DeclaredCases): boolean {
  collected?.push(declared);
  return collected !== undefined;
}

/**
 * The cases of all test files of rules, file by file, in the order of the file.
 *
 * @throws Error when a test file declares no case, so that none is passed over.
 */
export function collectCases(): Promise<readonly CollectedCase[]> {
  return (everything ??= readCases());
}

async function readCases(): Promise<readonly CollectedCase[]> {
  const cases: CollectedCase[] = [];
  const files = ["tests/rules", "tests/situations"].flatMap(filesUnder).filter(hasCases);
  // The first test file of a rule comes before those that are named after a matter.
  files.sort((left, right) => (subjectOf(left) < subjectOf(right) ? -1 : 1));
  for (const file of files) {
    const found = await declaredIn(file);
    if (found.length === 0) throw new Error(`${file} declares no case that could be collected.`);
    for (const { invalid, rule, valid } of found) {
      cases.push(...valid.map((one) => ({ rule, file, case: one, isReported: false })));
      cases.push(...invalid.map((one) => ({ rule, file, case: one, isReported: true })));
    }
  }
  return cases;
}

function subjectOf(file: string): string {
  return file.slice(0, -".test.ts".length);
}

/** A parity test compares with another linter and has programs in place of cases. */
function hasCases(file: string): boolean {
  return file.endsWith(".test.ts") && (!basename(file).includes(".parity.") || textOf(file).includes("specify("));
}

async function declaredIn(file: string): Promise<readonly DeclaredCases[]> {
  const found: DeclaredCases[] = [];
  collected = found;
  try {
    // Under a name of its own: in a worker that runs the file as a test too, it is loaded once for each.
    await import(`${pathToFileURL(join(ROOT, file)).href}?collected`);
  } finally {
    collected = undefined;
  }
  return found;
}
