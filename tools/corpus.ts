/**
 * What does the plugin say about published code, what of it has been read, does anything crash or hang on it, and do
 * the edits keep their word?
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { checkFolders, examples, type SourceFolder, tellEdits } from "./corpus/edits-run.ts";
import { recordOf, writeEditRecord } from "./corpus/edits-record.ts";
import { renderDifference } from "./corpus/difference.ts";
import { compare, readLedger, updated, writeLedger } from "./corpus/ledger.ts";
import { type FileReport, lintInProcesses } from "./corpus/pool.ts";
import { entriesOf, findingsOf, renderComparison, renderUnread } from "./corpus/reading.ts";
import {
  type PackageReport, renderFailures, renderPackages, renderRules, renderSample, renderSlowest,
} from "./corpus/report.ts";
import { corpusSources, languageNamed } from "./corpus/selection.ts";
import type { CorpusSources } from "./corpus/sources.ts";
import { refusedByPython } from "./corpus/unparsed.ts";
import { readUnread, updatedUnread, writeUnread } from "./corpus/unread.ts";

const usage = `Usage: npm run corpus -- [options]

  --package NAME   only this package (may be repeated)
  --language NAME  only python, or only javascript, which includes TypeScript
  --strict         the strict configuration instead of the recommended one
  --sample N       print N findings chosen by chance, with their source lines
  --unread N       print N findings that nobody has read, with their source lines and a line for the ledger
  --seed N         another choice (1)
  --rule NAME      choose only from this rule
  --update-ledger  take the findings of this run for those that the next is held against: write to the ledger which of
                   its findings are gone, and the new lines of the others, and keep what nobody has read
  --limit SECONDS  a file that takes longer hangs (30)
  --json FILE      write all findings, times and failures to a file
  --edits          check instead every fix and suggestion that any rule offers, alone and all fixes together
  --record         with --edits, over all packages: keep the counts in tools/corpus/edits.json
`;

const { values } = parseArgs({
  options: {
    package: { type: "string", multiple: true },
    language: { type: "string" },
    strict: { type: "boolean" },
    sample: { type: "string" },
    unread: { type: "string" },
    "update-ledger": { type: "boolean" },
    seed: { type: "string" },
    rule: { type: "string" },
    limit: { type: "string" },
    json: { type: "string" },
    edits: { type: "boolean" },
    record: { type: "boolean" },
    help: { type: "boolean" },
  },
});

if (values.help === true) process.stdout.write(usage);
else process.exitCode = values.edits === true ? await checkEdits() : await main();

/** Answers with the exit code: 1 if an edit broke a promise, or a file crashed or hung. */
async function checkEdits(): Promise<number> {
  const isWhole = values.package === undefined && values.language === undefined;
  if (values.record === true && !isWhole) throw new Error("--record keeps a whole run; leave --package and --language out.");
  const folders: SourceFolder[] = isWhole ? [...await examples()] : [];
  for (const entry of await chosen()) {
    await fetchMissing(entry);
    folders.push({ name: `${entry.name}@${entry.version}`, folder: entry.folder, files: await entry.files() });
  }
  const limit = Number(values.limit ?? 30) * 1000;
  const packages = await checkFolders(folders, { limit, onFailures: section });
  const { hasFailed, lines } = tellEdits(packages);
  section(lines);
  if (values.record === true) writeEditRecord(recordOf(packages));
  return hasFailed ? 1 : 0;
}

/** Answers with the exit code: 1 if a file crashed or hung. */
async function main(): Promise<number> {
  const packages: PackageReport[] = [];
  for (const entry of await chosen()) {
    await fetchMissing(entry);
    packages.push(await lintPackage(entry));
  }
  section(renderPackages(packages));
  section(renderRules(packages));
  section(renderSlowest(packages));
  section(renderFailures(packages));
  const [seed, rule] = [Number(values.seed ?? 1), values.rule ?? null];
  if (values.sample !== undefined) section(await renderSample(packages, { count: Number(values.sample), seed, rule }));
  const configuration = values.strict === true ? "strict" : "recommended";
  const ledger = readLedger();
  const comparison = compare(entriesOf(ledger, packages, configuration), await findingsOf(packages));
  section(renderComparison(comparison));
  const names = new Set(packages.map(({ name }) => name));
  const known = readUnread();
  // Of the strict configuration only what was read is kept.
  const others = values.strict === true ? undefined : compare(known.filter(finding => names.has(finding.package)), comparison.unread);
  section(renderDifference(comparison, others));
  if (values.unread !== undefined) {
    section(await renderUnread(comparison.unread, { count: Number(values.unread), seed, rule, configuration }));
  }
  if (values["update-ledger"] === true) {
    writeLedger(updated(ledger, comparison));
    if (others !== undefined) writeUnread(updatedUnread(known, names, comparison.unread));
  }
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(portable(packages), null, 1)}\n`);
  const failures = packages.flatMap(({ files }) => files.map(({ failure }) => failure?.kind));
  const crashes = failures.filter(kind => kind === "crash").length;
  const hangs = failures.filter(kind => kind === "hang").length;
  const unparsed = failures.filter(kind => kind === "unparsed").length;
  process.stdout.write(`${crashes} crashes, ${hangs} hangs, ${unparsed} files with syntax errors${await refusedByPython(packages)}.\n`);
  return crashes + hangs > 0 ? 1 : 0;
}

function chosen(): Promise<readonly CorpusSources[]> {
  return corpusSources({ names: values.package ?? [], language: languageNamed(values.language) });
}

async function fetchMissing(entry: CorpusSources): Promise<void> {
  if (await entry.isFetched()) return;
  process.stderr.write(`fetching ${entry.name}@${entry.version}\n`);
  await entry.fetch();
}

async function lintPackage(entry: CorpusSources): Promise<PackageReport> {
  const { folder } = entry;
  const sources = await entry.files();
  const files: FileReport[] = [];
  await lintInProcesses(sources, {
    cwd: folder,
    rules: values.strict === true ? "strict" : "recommended",
    limit: Number(values.limit ?? 30) * 1000,
    onReport: report => {
      files.push(report);
      if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${entry.name}: ${files.length} of ${sources.length}`);
    },
  });
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[2K");
  // Processes answer in any order; the report does not depend on it.
  files.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { name: entry.name, version: entry.version, folder, files };
}

/** The reports with file names that mean the same on every machine. */
function portable(packages: readonly PackageReport[]) {
  return packages.map(({ name, version, folder, files }) => ({
    name,
    version,
    files: files.map(report => ({ ...report, file: path.relative(folder, report.file) })),
  }));
}

function section(lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${lines.join("\n")}\n\n`);
}
