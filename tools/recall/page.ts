/** What did the mutants come to, as a page? */
import type { Mutant } from "./mutants.ts";
import { AIM, type Causes, keyOf, missesByCause, type Row, rowsOf, rulesOf, share, sumOf } from "./tally.ts";
import { OPERATORS } from "./operators.ts";
import { LANGUAGES } from "./sources.ts";

/** The page, from the root of the project. */
export const RECALL_PAGE = "docs/recall.md";

/** What a run took. */
export interface Taken {
  readonly sources: number;
  readonly seed: number;
  /** Functions by language. */
  readonly functions: ReadonlyMap<string, number>;
}

/** The whole page. */
export function recallText(mutants: readonly Mutant[], causes: Causes, { functions, seed, sources }: Taken): string {
  const rows = rowsOf(mutants);
  const definite = rows.filter(({ operator }) => operator.certainty === "definite");
  const counts = LANGUAGES.map((language) => `${functions.get(language) ?? 0} functions of ${language === "python" ? "Python" : "JavaScript and TypeScript"}`);
  const misses = missesByCause(mutants, causes);
  const explained = new Map(Object.entries(causes.causes));
  return [
    introduction(`npm run recall -- --sources ${sources} --seed ${seed} --write`),
    "",
    `This run took ${counts.join(" and ")}, and made ${mutants.length} mutants of them that parse.`,
    `Of the ${sumOf(definite).mutants} mutants of definite operators, ${sumOf(definite).reported} are reported: **${share(sumOf(definite))}**. The aim is ${AIM} %.`,
    "",
    "## By operator",
    "",
    "| operator | language | certainty | mutants | reported | share | by which rule |",
    "|---|---|---|---:|---:|---:|---|",
    ...rows.map(rowText),
    "",
    "A mutant that several rules report counts once for each of them.",
    "",
    "## What the operators do",
    "",
    "| operator | what it does | what it passes over |",
    "|---|---|---|",
    ...OPERATORS.map(({ does, name, passesOver }) => `| ${name} | ${does} | ${passesOver} |`),
    "",
    "## What is not reported, and why",
    "",
    ...[...misses].flatMap(([cause, group]) => [
      `### ${cause} (${group.length})`,
      "",
      explained.get(cause) ?? "Nobody has read these yet.",
      "",
      "```text",
      ...group.map((mutant) => `${keyOf(mutant)}  ${clipped(mutant.code)}`),
      "```",
      "",
    ]),
    REAL_REPAIRS,
  ].join("\n").replace(/\n*$/u, "\n");
}

const REAL_REPAIRS = `## Real repairs

Mutants are made up. What maintainers have repaired is another measure, which was taken once, by hand: neighbouring or evenly spaced
versions of about 100 packages of npm and 18 of PyPI were compared, and what looked like a repair of a lifetime was read.

| language | repairs whose mistake shows in its own file | reported before the repair |
|---|---:|---:|
| JavaScript and TypeScript | 49 | 33 |
| Python | 34 | 28 |

27 of the 34 of Python are tasks that nobody kept. They were looked for by what the rules say, in part, so their share says little.
Another 37 repairs of JavaScript and 19 of Python could not be expected to be seen: they need types, other files or options that are
off, or knowledge of a library that nobody has. No finding that is left in a repaired part was false.

Of what was missed, functions that an assignment puts into a property, TypeScript's namespaces, \`rejects\` of \`node:assert\`, further
coroutine methods of playwright, the servers of mcp and members that are read of a coroutine which is given away later are known
now. Missed still are \`.then(f)\` as a statement on a promise of unknown origin, what \`setInterval\` gets from a function that it
calls, promises in a property of an object that is returned, \`functools.partial\`, the two ends of a memory stream of anyio, and chokidar.`;

function introduction(command: string): string {
  return `# Mutation recall

<!-- Written by \`${command}\`; do not edit. -->

Does the plugin notice when correct code becomes wrong? \`npm run recall\` takes functions in which the strict configuration
reports no mistake, makes one mistake at a time in them, and lints each result. The functions are those of the fixed examples,
and a sample of published code: the packages of \`tools/corpus/packages.json\` and \`tools/corpus/python-packages.json\`, in pinned
versions, in an order that a seed decides. Half of the sample are functions that open and close a resource of the catalog; the
others only await something known.

- **Correct** is a function, with all functions inside of it, in which no rule reports anything but \`prefer-context-manager\`,
  whose findings are about style.
- **Reported** is a mutant in which such a rule reports something within the function. By which rule is in the table. What
  \`prefer-context-manager\` says does not count.
- **Definite** operators make a mistake on every run that reaches it. What an operator passes over is decided by the catalog and
  the flow graph of the original, before the mutant is linted. Some of these rules were added after misses of their kind
  had been read, because such a mutant is not wrong for certain: values that are only passed on, \`Promise.allSettled\`, runs
  marked \`awaited: false\`, closes by a function that may leave the resource open, and files of Python that name another
  library of event loops. Without them there would be more mutants, and more misses.
- Files are linted alone and without types, since what the packages depend on is not installed. With types more is known.
- The same analysis that looks for mistakes also says which calls open and close something. What it does not recognise at all is
  not mutated, so the figures are about code whose libraries are known.`;
}

function rowText(row: Row): string {
  const { language, mutants, operator: { certainty, name }, reported } = row;
  return `| ${[name, language, certainty, mutants, reported, share(row), rulesOf(row)].join(" | ")} |`;
}

function clipped(code: string): string {
  return code.length > 90 ? `${code.slice(0, 89)}…` : code;
}
