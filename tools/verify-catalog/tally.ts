/** How do the verdicts of several runtimes on one claim come together, and how many claims of each kind are there? */
import type { Standing, Verdict } from "./verdict.ts";

/** One claim with the verdicts of each runtime on it. */
export interface JudgedClaim {
  readonly verdicts: readonly [Verdict, ...Verdict[]];
  /** What counts: wrong on any runtime, else the best that one of them could do. */
  readonly standing: Standing;
}

/** The claims on one library. */
export interface LibraryTally {
  readonly language: Verdict["language"];
  readonly library: string;
  /** Those that were asked: the current one, and each that an entry names as its first. */
  readonly version: string;
  readonly claims: readonly JudgedClaim[];
}

/** From the one that decides to the one that any other replaces. */
const BY_WEIGHT: readonly Standing[] = ["wrong", "ran", "present", "not verifiable"];

/** Libraries in the order of the verdicts, each with its claims. */
export function tallies(verdicts: readonly Verdict[]): readonly LibraryTally[] {
  return [...grouped(verdicts, ({ language, library }) => `${language} ${library}`).values()].map((of) => {
    const [{ language, library }] = of;
    const version = [...new Set(of.map((verdict) => verdict.version))].join(", ");
    const claims = grouped(of, ({ entry, question, claim }) => JSON.stringify([entry, question, claim]));
    return { language, library, version, claims: [...claims.values()].map(judged) };
  });
}

/** How many of the claims stand so. */
export function countOf(claims: readonly JudgedClaim[], standing: Standing): number {
  return claims.filter((claim) => claim.standing === standing).length;
}

/** The reasons why claims could not be verified, the most frequent first. */
export function reasonsOf(claims: readonly JudgedClaim[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { standing, verdicts } of claims) {
    // What the newest runtime says; an older one may refuse the whole library.
    const why = standing === "not verifiable" ? verdicts.at(-1)?.why : undefined;
    if (why !== undefined) counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([why]) => why);
}

/** The verdicts by what they say, each with the runtimes that say it. */
export function told(verdicts: readonly Verdict[], emphasis = ""): string {
  const alike = grouped(verdicts, ({ verdict, why }) => JSON.stringify([verdict, why ?? ""]));
  return [...alike.values()].map((of) => {
    const [{ verdict, why }] = of;
    const word = verdict === "wrong" ? `${emphasis}wrong${emphasis}` : verdict;
    return `${word} (${of.map(({ runtime }) => lineOf(runtime)).join(", ")})${why === undefined ? "" : `: ${why}`}`;
  }).join("; ");
}

/** `Node 20` of `Node 20.20.2`: a line of the page need not change with each release. */
function lineOf(runtime: string): string {
  return runtime.replace(/^(Node \d+)\..*$/u, "$1");
}

/** Items by key, in the order in which the keys came up. */
export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly [Item, ...Item[]]> {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function judged(verdicts: readonly [Verdict, ...Verdict[]]): JudgedClaim {
  const standing = BY_WEIGHT.find((one) => verdicts.some(({ verdict }) => verdict === one));
  return { verdicts, standing: standing ?? "not verifiable" };
}
