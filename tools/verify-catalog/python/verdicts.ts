/** Do Python's libraries do what the catalog says of them? */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PYTHON_LIBRARIES } from "../../../src/catalog/python.generated.ts";
import type { Library } from "../../../src/catalog/schema.ts";
import { environmentOf } from "../../python/environment.ts";
import type { Verdict } from "../verdict.ts";
import { type Asked, asking, type Came, PATIENT_SECONDS, type Place, type Use } from "./asking.ts";
import { type Ask, type Claim, claimsOf } from "./claims.ts";
import { DISTRIBUTIONS, isStandard } from "./classes.ts";
import { pathsOf } from "./names.ts";
import { type Runtime, runtimes } from "./runtimes.ts";
import { sinceClaims } from "./since.ts";

const FOLDER = join(import.meta.dirname, "../../../.cache/catalog");

/** What is verified, where environments are kept, and who is told. */
export interface WantedOfPython {
  /** Default: one that is not kept. */
  readonly folder?: string;
  /** One library alone. */
  readonly library?: string;
  /** These libraries; all, where there is none. */
  readonly libraries?: readonly string[];
  readonly say?: (line: string) => void;
}

/** How many libraries are asked at a time. */
const WIDTH = 2;

/**
 * Installs the libraries for each CPython that is found, below the folder, and asks each library about its claims.
 *
 * @throws Error when a library cannot be installed.
 */
export async function verdictsOfPython({ folder = FOLDER, libraries: named = [], library, say = () => undefined }: WantedOfPython): Promise<Verdict[]> {
  const names = library === undefined ? named : [library];
  const wanted = PYTHON_LIBRARIES.filter(({ name }) => names.length === 0 || names.includes(name));
  if (wanted.length === 0) return [];
  mkdirSync(folder, { recursive: true });
  const verdicts: Verdict[] = [];
  for (const runtime of runtimes(say)) {
    say(`CPython ${runtime.version}: installing what is not there yet.`);
    const environment = join(folder, `python-3.${runtime.minor}`);
    const executable = environmentOf(runtime.executable, environment);
    const asked = asking(executable);
    const waiting = [...wanted];
    const found = new Map<Library, readonly Verdict[]>();
    const next = async (): Promise<void> => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        const since = await sinceClaims(one, executable, environment);
        found.set(one, await verdictsOn(one, asked, runtime, since));
        say(`CPython ${runtime.version}: ${one.name}.`);
      }
    };
    await Promise.all(Array.from({ length: WIDTH }, next));
    verdicts.push(...wanted.flatMap((one) => found.get(one) ?? []));
  }
  return verdicts;
}

/** The verdicts on one library, asked of one Python. */
export async function verdictsOn(
  library: Library,
  asked: Asked,
  { minor, version: python }: Pick<Runtime, "minor" | "version">,
  others: readonly Claim[] = [],
): Promise<readonly Verdict[]> {
  const installed = isStandard(library.name) ? python : await asked.version(DISTRIBUTIONS[library.name] ?? library.name);
  const members = await asked.members(pathsOf(library));
  const claims = [...claimsOf({ library, is: (path) => members.get(path) ?? "missing" }), ...others];
  const answers = await answersTo(claims.flatMap(({ asks }) => asks), asked);
  const about = { language: "python", library: library.name, version: installed ?? "not installed", runtime: `CPython 3.${minor}` } as const;
  return claims.map((claim) => ({ ...about, entry: claim.entry, question: claim.question, claim: claim.claim, ...standing(claim, answers) }));
}

async function answersTo(asks: readonly Ask[], asked: Asked): Promise<ReadonlyMap<Ask, Came>> {
  const answers = new Map<Ask, Came>();
  for (const place of ["asyncio", "none", "trio"] satisfies readonly Place[]) {
    const here = asks.filter((ask) => ask.place === place);
    if (here.length === 0) continue;
    await collect(here, answers, (uses) => asked.uses(place, uses));
    const hanging = here.filter((ask) => isLate(ask, answers.get(ask)));
    if (hanging.length > 0) await collect(hanging, answers, (uses) => asked.uses(place, uses, PATIENT_SECONDS));
  }
  return answers;
}

async function collect(asks: readonly Ask[], answers: Map<Ask, Came>, ask: (uses: readonly Use[]) => Promise<readonly Came[]>): Promise<void> {
  const came = await ask(asks.map(({ left = false, setup, use }) => ({ setup, use, left })));
  for (const [index, one] of asks.entries()) {
    const answer = came[index];
    if (answer !== undefined) answers.set(one, answer);
  }
}

/** Did the use, or what comes before it, take too long, and should not have? */
function isLate(ask: Ask, came: Came | undefined): boolean {
  if (came?.effect === "unprepared") return came.error === "it hangs";
  return came?.effect === "hangs" && ask.problem(came) !== undefined;
}

function standing({ asks, lookedUp, why }: Claim, answers: ReadonlyMap<Ask, Came>): Pick<Verdict, "verdict" | "why"> {
  const problems = lookedUp?.problem === undefined ? [] : [lookedUp.problem];
  const unprepared: string[] = [];
  for (const ask of asks) {
    const came = answers.get(ask);
    if (came === undefined || came.effect === "unprepared") unprepared.push(`its program does not get that far: ${came?.error ?? "no answer"}`);
    else {
      const problem = ask.problem(came);
      if (problem !== undefined) problems.push(`after ${JSON.stringify(ask.setup.split("\n").at(-1))}, ${ask.use}: ${problem}`);
    }
  }
  if (problems.length > 0) return { verdict: "wrong", why: [...new Set(problems)].join("; ") };
  if (unprepared.length > 0) return { verdict: "not verifiable", why: [...new Set(unprepared)].join("; ") };
  if (asks.length > 0) return { verdict: "ran" };
  if (lookedUp !== undefined) return { verdict: "present", ...(why !== undefined && { why }) };
  return { verdict: "not verifiable", why: why ?? "nothing was asked" };
}
