/** What does the ledger say about the precision of the rules, as a page? */
import { isPython } from "../edit-checks/text.ts";
import { type LedgerEntry, sorted, type Verdict, verdicts } from "./ledger.ts";

/** The page that is written from the ledger, from the root of the project. */
export const precisionPage = "docs/precision.md";

const introduction = `# Precision

<!-- Written from tools/corpus/ledger.json by \`npm run generate\`; do not edit. -->

\`npm run corpus\` lints the published sources of the packages in \`tools/corpus/packages.json\` and
\`tools/corpus/python-packages.json\`, and the standard library of Python. Findings of it were read with the source open. Each
was found to be

- **true**: a defect or a real risk that a maintainer would take on,
- **debatable**: right in fact, and harmless where it stands (a test whose process ends anyway, a benchmark, a demo), or
- **false**: what the message claims is not so.

A false finding is repaired in the analysis or in the catalog where that is possible, and is gone then; the ledger keeps it,
so that it is noticed if it comes back. The first round of a language was read to find such causes, so what is left of it
flatters the rules. A later round is a fresh sample of what nobody had read, chosen by chance. At most five of a kind in a
package were read each time. The numbers of a round are given as they were read, before anything was changed for it; only the
configuration is always the one that reports the finding today.`;

/** What is to be known of the rounds of one language. */
const languages: readonly { readonly name: string; readonly isOf: (entry: LedgerEntry) => boolean; readonly about?: string }[] = [
  {
    name: "JavaScript and TypeScript",
    isOf: ({ file }) => !isPython(file),
    about: `The third round is what was left of \`recommended\` outside of tests, examples and benchmarks, and a few others. Unread bodies
of \`fetch\` were a part of \`recommended\` when they were read. The fourth is a cold look: all 17 findings of \`recommended\` in
fourteen packages that nobody had looked at, 484,000 lines; the six of them that have findings are a part of the corpus now. The fifth
is chosen from what the analysis had learnt to see in the meantime, most of it assertions that nobody awaits.

A later cold look at 370 other packages, about 35,600 files with 938 findings of \`recommended\`, is not in the tables, since these
packages are no part of the corpus. About 270 of the findings were read, and 66 were false: 19 in one file and 16 in another. They
had eleven causes, which are repaired, each with a case among the tests; a promise that only waits for an event is still reported
where no way at all waits for it.

A third cold look, at 308 further packages with about 10,000 files, had 452 findings. Read were all of a package with at most five of
a kind, and about half of the others; 25 were false. Eight came of one cause, that a helper's query or effect was taken for a plain
promise. It and five other causes are repaired, each with a case among the tests. Nine tell of a promise that cannot reject, where
nobody waits for it; those that only wait for a timer or an event are told in other words now, the others remain.`,
  },
  {
    name: "Python",
    isOf: ({ file }) => isPython(file),
    about: `The first round is of a run over 65 packages and the standard library: 29,582 files with 6,450,985 lines, in which
\`recommended\` reported 434 findings. Read were nearly all that are not of \`no-floating-tasks\`, without the limit of five, and
of \`no-floating-tasks\` those of most packages, with seven of the 255 findings of litellm. After the repairs that the reading
led to, the same run reported 366, without a crash or a hang; 8 files do not parse, of which CPython 3.11 refuses 6 as well.

The second round is in part what was left in those packages, chosen by chance: 119 findings of \`strict\`, and 8 of \`recommended\`, which
had little else unread but further findings of litellm. The rest is a cold look at 98 packages that nobody had looked at, 8,731,000
lines with 96 findings of \`recommended\`: of 29 of them, which are a part of the corpus now, the findings were read. Those that are not
are left out for their size.

A later cold look at 122 other packages, 24,412 files and 6,900,000 lines with 217 findings of \`recommended\`, is not in the tables
either. 210 of the findings were read, and 12 were false. They had ten causes, and nine of them are repaired, each with a case among the
tests. Left is a question of \`a or b\` whose answer is forgotten where more than eight ways meet.

A third cold look, at 85 further packages with 7,364 files, had 95 findings; all were read, and 2 were false, of one cause. Some 250
small programs of common idioms, written to find more, showed seven other causes that no package had shown. The causes are repaired,
each with a case among the tests. The third round of the table is what the analysis had learnt to see in the meantime.`,
  },
];

const elsewhere = `## Functions of other files

With type information, calls of functions of other files are [followed](settings.md#with-types-functions-of-other-files). Twelve packages
of the corpus with 1,944 files (netlify-cli, @platformatic/runtime, artillery, pm2, @directus/api, n8n-core, testcontainers,
@strapi/core, migrate-mongo, pg-boss, agenda, graphile-worker) were linted by all rules as programs of all their files, with it and
without: the findings were the same, none new and none gone, and for the four smallest packages both took 12 seconds of processor time.
The packages are published JavaScript, whose CommonJS exports are not followed, and their dependencies were not installed; so
this shows that nothing is lost by it, and little of what it gives in a program of TypeScript.`;

/** Folders whose programs end soon, and fail where somebody looks. */
const passing = /(?:^|\/)(?:__tests__|_tests|benchmarks?|docs_src|examples?|integration\.test|samples|testing|tests?)\//u;

/** The whole page. */
export function precisionText(ledger: readonly LedgerEntry[]): string {
  return [
    introduction,
    ...languages.flatMap(({ about, isOf, name }) => ["", `## ${name}`, ...textOf(ledger.filter(isOf), about)]),
    "",
    elsewhere,
    "",
    "## The findings",
    "",
    "~~Struck~~ lines of source are no longer reported.",
    ...rulesOf(ledger).flatMap((rule) => ["", `### ${rule}`, "", ...listing(ledger.filter((entry) => entry.rule === rule))]),
    "",
  ].join("\n");
}

/** What was read in one language. */
function textOf(ledger: readonly LedgerEntry[], about: string | undefined): readonly string[] {
  if (ledger.length === 0) return ["", "Nothing was read yet."];
  const rounds = [...new Set(ledger.map(({ round }) => round))].sort((a, b) => a - b);
  const found = ledger.filter((entry) => entry.isGone !== true);
  return [
    ...(about === undefined ? [] : ["", about]),
    "",
    `${ledger.length} findings of ${new Set(ledger.map((entry) => entry.package)).size} packages were read; ${
      ledger.length - found.length} of them are gone. Those that are still found:`,
    "",
    ...tally(found),
    "",
    "Those of them that stand in no test, example or benchmark:",
    "",
    ...tally(found.filter(({ file }) => !passing.test(file))),
    ...rounds.flatMap((round) => ["", `### Round ${round}, as it was read`, "", ...tally(ledger.filter((entry) => entry.round === round))]),
  ];
}

/** Verdicts by rule, with what is reported only in the strict configuration apart. */
function tally(ledger: readonly LedgerEntry[]): readonly string[] {
  const rows = rulesOf(ledger).flatMap((rule) =>
    (["recommended", "strict"] as const).flatMap((configuration) => {
      const entries = ledger.filter((entry) => entry.rule === rule && entry.configuration === configuration);
      return entries.length === 0 ? [] : [row([rule, configuration], entries)];
    }));
  return [
    "| rule | configuration | read | true | debatable | false | false of all |",
    "|---|---|---:|---:|---:|---:|---:|",
    ...rows,
    ...(["recommended", "strict"] as const).flatMap((configuration) => {
      const entries = ledger.filter((entry) => entry.configuration === configuration);
      return entries.length === 0 ? [] : [row(["all", configuration], entries)];
    }),
  ];
}

function row(names: readonly string[], entries: readonly LedgerEntry[]): string {
  const counts = verdicts.map((verdict) => entries.filter((entry) => entry.verdict === verdict).length);
  const share = `${Math.round((100 * (counts[2] ?? 0)) / entries.length)} %`;
  return `| ${[...names, entries.length, ...counts, share].join(" | ")} |`;
}

function listing(entries: readonly LedgerEntry[]): readonly string[] {
  return sorted(entries).map((entry) => {
    const place = `${entry.package}@${entry.version} \`${entry.file}:${entry.line}\``;
    return `- **${labelOf(entry.verdict)}** ${entry.isGone === true ? `~~${place}~~` : place} ${entry.messageId}: ${escapeMarkdown(entry.why)}`;
  });
}

function labelOf(verdict: Verdict): string {
  return verdict;
}

function rulesOf(ledger: readonly LedgerEntry[]): readonly string[] {
  return [...new Set(ledger.map((entry) => entry.rule))].sort();
}

/** Text with code spans as they are, and without what Markdown or HTML would take for its own. */
function escapeMarkdown(text: string): string {
  return text.split("`").map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[<>*_[\]|~]/gu, "\\$&"))).join("`");
}
