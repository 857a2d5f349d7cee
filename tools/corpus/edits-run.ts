/** Does every edit that is offered anywhere in the corpus, and in the examples, keep its promises? */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findFiles } from "../../src/cli/files.ts";
import { countEditFailures, type EditReport, type PackageEdits, renderEditFailures, renderEdits, renderPromises } from "./edits-report.ts";
import { lintInProcesses } from "./pool.ts";

/** A folder of sources, with a name for the report. */
export interface SourceFolder {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly string[];
}

/** Fixes are applied in up to ten passes, several times, where an ordinary run lints once. */
const patience = 20;

/** The examples of this project, which are there for their mistakes. */
export async function examples(): Promise<readonly SourceFolder[]> {
  const root = path.resolve(import.meta.dirname, "../../examples");
  const folders = [
    { name: "examples", folder: path.join(root, "typescript"), extension: ".ts" },
    { name: "examples in Python", folder: path.join(root, "python"), extension: ".py" },
  ];
  return Promise.all(folders.map(async ({ extension, folder, name }) =>
    ({ name, folder, files: (await findFiles(["."], folder, [extension])).files })));
}

/** How the folders are checked. */
export interface CheckOptions {
  /** A file hangs when twenty times as many milliseconds pass between two of its texts. */
  readonly limit: number;
  /** Is told what broke a promise as soon as a folder is done. */
  readonly onFailures: (lines: readonly string[]) => void;
}

/** Checks the edits of the folders, in processes that go from one folder to the next. */
export async function checkFolders(folders: readonly SourceFolder[], { limit, onFailures }: CheckOptions): Promise<readonly PackageEdits[]> {
  const packages = folders.map(({ folder, name }) => ({ folder, name, files: [] as EditReport[] }));
  const packageOf = new Map(folders.flatMap(({ files }, index) => files.map(file => [file, index] as const)));
  await lintInProcesses([...packageOf.keys()], {
    cwd: process.cwd(),
    rules: "strict",
    limit: limit * patience,
    worker: fileURLToPath(new URL("edits-worker.ts", import.meta.url)),
    onReport: report => {
      const index = packageOf.get(report.file) ?? -1;
      const [done, all] = [packages[index], folders[index]?.files.length ?? 0];
      if (done === undefined) return;
      done.files.push({ edits: null, ...report });
      if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${done.name}: ${done.files.length} of ${all}`);
      if (done.files.length < all) return;
      // Processes answer in any order; the report does not depend on it.
      done.files.sort((a, b) => (a.file < b.file ? -1 : 1));
      const edits = done.files.reduce((sum, one) => sum + (one.edits?.checked ?? 0), 0);
      // Where the line is not overwritten, as in a log, there is one for each package.
      process.stderr.write(process.stderr.isTTY ? "\r\u001B[2K" : `${done.name}: ${all} files, ${edits} texts checked\n`);
      onFailures(renderEditFailures(done));
    },
  });
  return packages;
}

/** The table of a run, and whether any edit failed. */
export function tellEdits(packages: readonly PackageEdits[]): { readonly lines: readonly string[]; readonly hasFailed: boolean } {
  const failures = countEditFailures(packages);
  return { lines: [...renderEdits(packages), "", ...renderPromises(packages), "", `${failures} failures.`], hasFailed: failures > 0 };
}
