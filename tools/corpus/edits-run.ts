/** Does every edit that is offered anywhere in the corpus, and in the examples, keep its promises? */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findFiles } from "../../src/cli/files.ts";
import { countEditFailures, type EditReport, type PackageEdits, renderEditFailures, renderEdits } from "./edits-report.ts";
import { lintInProcesses } from "./pool.ts";

/** A folder of sources, with a name for the report. */
export interface SourceFolder {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly string[];
}

/** A file has many edits to check where an ordinary run lints once. */
const patience = 20;

/** The examples of this project, which are there for their mistakes. */
export async function examples(): Promise<SourceFolder> {
  const folder = path.resolve(import.meta.dirname, "../../examples/typescript");
  const { files } = await findFiles(["."], folder, [".ts"]);
  return { name: "examples", folder, files };
}

/** How the folders are checked. */
export interface CheckOptions {
  /** A file that takes twenty times as many milliseconds hangs. */
  readonly limit: number;
  /** Is told what broke a promise as soon as a folder is done. */
  readonly onFailures: (lines: readonly string[]) => void;
}

/** Checks the edits of the folders, one after the other. */
export async function checkFolders(folders: readonly SourceFolder[], { limit, onFailures }: CheckOptions): Promise<readonly PackageEdits[]> {
  const packages: PackageEdits[] = [];
  for (const { files, folder, name } of folders) {
    const reports: EditReport[] = [];
    await lintInProcesses(files, {
      cwd: folder,
      rules: "strict",
      limit: limit * patience,
      worker: fileURLToPath(new URL("edits-worker.ts", import.meta.url)),
      onReport: report => {
        reports.push({ edits: null, ...report });
        if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${name}: ${reports.length} of ${files.length}`);
      },
    });
    if (process.stderr.isTTY) process.stderr.write("\r\u001B[2K");
    reports.sort((a, b) => (a.file < b.file ? -1 : 1));
    const done = { name, folder, files: reports };
    onFailures(renderEditFailures(done));
    packages.push(done);
  }
  return packages;
}

/** The table of a run, and whether any edit failed. */
export function tellEdits(packages: readonly PackageEdits[]): { readonly lines: readonly string[]; readonly hasFailed: boolean } {
  const failures = countEditFailures(packages);
  return { lines: [...renderEdits(packages), "", `${failures} failures.`], hasFailed: failures > 0 };
}
