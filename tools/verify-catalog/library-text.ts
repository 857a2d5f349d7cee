/** What does docs/catalog.md say of one library? What ran has a row each; names that were only looked up share a line. */
import { countOf, grouped, type JudgedClaim, type LibraryTally, reasonsOf, told } from "./tally.ts";
import type { Question, Standing } from "./verdict.ts";

/** What the page keeps of a library: its row in the table of its language, and the text below its heading. */
export interface LibraryPart {
  readonly library: string;
  readonly version: string;
  /** By {@link COLUMNS}. */
  readonly counts: readonly number[];
  /** The most frequent reasons why claims were not verified. */
  readonly why: string;
  readonly text: string;
}

/** The standings that are counted, in the order of the columns. */
export const COLUMNS: readonly Standing[] = ["ran", "present", "not verifiable", "wrong"];

/** Questions about names: unless one ran, all that is to be told is which names were there. */
const OF_NAMES: ReadonlySet<Question> = new Set(["closers", "exists"]);

/** A library with its verdicts as the page tells them. */
export function libraryPart({ claims, library, version }: LibraryTally): LibraryPart {
  const counts = COLUMNS.map((standing) => countOf(claims, standing));
  return { library, version, counts, why: reasonsOf(claims).slice(0, 2).join("; "), text: textOf(claims) };
}

/** A row of a table in Markdown. */
export function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll(/\s+/gu, " ").replaceAll("|", "\\|")).join(" | ")} |`;
}

function textOf(claims: readonly JudgedClaim[]): string {
  const isName = ({ standing, verdicts }: JudgedClaim): boolean => OF_NAMES.has(verdicts[0].question) && standing !== "ran" && standing !== "wrong";
  const rows = rowsOf(claims.filter((claim) => !isName(claim)));
  const names = namesOf(claims.filter(isName));
  const table = [row(["entry", "question", "the catalog says", "verified"]), row(["---", "---", "---", "---"]), ...rows];
  return [...(rows.length > 0 ? table : []), ...(rows.length > 0 && names.length > 0 ? [""] : []), ...names].join("\n");
}

/** Claims that say the same of several entries, and stand the same, share a row. */
function rowsOf(claims: readonly JudgedClaim[]): readonly string[] {
  const alike = grouped(claims, ({ verdicts }) => JSON.stringify([ownerOf(verdicts[0].entry), verdicts[0].question, verdicts[0].claim, told(verdicts, "**")]));
  return [...alike.values()].map((group) => {
    const [{ verdicts }] = group;
    return row([listOf(group), verdicts[0].question, verdicts[0].claim, told(verdicts, "**")]);
  });
}

/** A line for each way in which names stand. */
function namesOf(claims: readonly JudgedClaim[]): readonly string[] {
  return [...grouped(claims, ({ verdicts }) => told(verdicts))].map(([standing, group]) => `- ${standing.replaceAll(/\s+/gu, " ")}: ${listOf(group)}`);
}

/** The entries, once each; a member that follows one of the same class leaves the class out. */
function listOf(claims: readonly JudgedClaim[]): string {
  const entries = [...new Set(claims.map(({ verdicts }) => verdicts[0].entry))];
  return entries.map((entry, index) => {
    const owner = ownerOf(entry);
    return `\`${owner !== "" && owner === ownerOf(entries[index - 1] ?? "") ? entry.slice(owner.length) : entry}\``;
  }).join(", ");
}

/** The class of a member: `Pool` of `Pool#query`; nothing of an export. */
function ownerOf(entry: string): string {
  const [owner = ""] = entry.split("#", 1);
  return owner === entry ? "" : owner;
}
