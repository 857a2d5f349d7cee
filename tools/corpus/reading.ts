/** What is left to read in the corpus, and how does a run compare with what was read? */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { rulePrefix } from "../../src/cli/configuration.ts";
import {
  type Comparison, type Configuration, digestOf, type LedgerEntry, type Occurrence, verdicts,
} from "./ledger.ts";
import type { CorpusFinding } from "./pool.ts";
import { framed, type PackageReport, shuffled, table } from "./report.ts";

/** A finding of a run with its place in the corpus. */
export interface PlacedFinding extends Occurrence {
  readonly finding: CorpusFinding;
  /** The file that holds it. */
  readonly source: string;
}

/** Lines of source around a finding: enough to see most functions whole. */
const linesAround = 25;

/** All findings of a run, with the keys by which the ledger knows them. */
export async function findingsOf(packages: readonly PackageReport[]): Promise<readonly PlacedFinding[]> {
  const placed: PlacedFinding[] = [];
  for (const { name, version, folder, files } of packages) {
    for (const { file: source, findings } of files.filter(report => report.findings.length > 0)) {
      const lines = (await readFile(source, "utf8")).split("\n");
      const file = path.relative(folder, source).split(path.sep).join("/");
      placed.push(...findings.map(finding => ({
        package: name,
        version,
        file,
        line: finding.line,
        rule: finding.rule.slice(rulePrefix.length),
        messageId: finding.messageId,
        digest: digestOf(lines[finding.line - 1] ?? ""),
        finding,
        source,
      })));
    }
  }
  return placed;
}

/** The entries that a run over these packages could find again. */
export function entriesOf(
  ledger: readonly LedgerEntry[],
  packages: readonly PackageReport[],
  configuration: Configuration,
): readonly LedgerEntry[] {
  const names = new Set(packages.map(({ name }) => name));
  return ledger.filter(entry => names.has(entry.package) && (configuration === "strict" || entry.configuration === "recommended"));
}

/** Verdicts of what was found again, what is gone, and the number of what nobody has read. */
export function renderComparison({ kept, gone, unread }: Comparison<LedgerEntry, PlacedFinding>): readonly string[] {
  const rules = [...new Set([...kept.keys(), ...gone, ...unread].map(({ rule }) => rule))].sort();
  const rows = rules.map(rule => {
    const entries = [...kept.keys()].filter(entry => entry.rule === rule);
    const counts = verdicts.map(verdict => entries.filter(entry => entry.verdict === verdict).length);
    const missing = gone.filter(entry => entry.rule === rule);
    return [
      rule, ...counts, missing.length, missing.filter(({ verdict }) => verdict === "true").length,
      unread.filter(finding => finding.rule === rule).length,
    ].map(String);
  });
  return table(["read findings", ...verdicts, "gone", "gone and true", "unread"], rows);
}

/** Findings that nobody has read, chosen by the seed, each with a line that becomes its entry in the ledger. */
export async function renderUnread(
  unread: readonly PlacedFinding[],
  options: { readonly count: number; readonly seed: number; readonly rule: string | null; readonly configuration: Configuration },
): Promise<readonly string[]> {
  const candidates = unread.filter(({ rule }) => options.rule === null || rule === options.rule);
  const lines: string[] = [];
  for (const { finding, source, ...found } of shuffled(candidates, options.seed).slice(0, options.count)) {
    const text = await readFile(source, "utf8");
    const entry = { ...found, configuration: options.configuration, round: 0, verdict: "", why: "" };
    lines.push(`${found.rule} (${found.messageId})`);
    lines.push(...framed(finding, `${found.package}/${found.file}`, text, linesAround, linesAround));
    lines.push(`    ${JSON.stringify(entry)}`, "");
  }
  return lines;
}
