/** Which of the Python files that the parser refuses does CPython refuse too? */
import { readFile } from "node:fs/promises";
import { isPython } from "../edit-checks/text.ts";
import { compileProblems, findPython } from "../cpython.ts";
import type { PackageReport } from "./report.ts";

/** What to say of them behind their number; nothing where there is none, or no Python to ask. */
export async function refusedByPython(packages: readonly PackageReport[]): Promise<string> {
  const reports = packages.flatMap(({ files }) => files);
  const files = reports.flatMap(({ failure, file }) => (failure?.kind === "unparsed" && isPython(file) ? [file] : []));
  const python = findPython();
  if (files.length === 0 || "missing" in python) return "";
  const texts = await Promise.all(files.map(file => readFile(file, "utf8")));
  const refused = compileProblems(python, texts).filter(problem => problem !== undefined).length;
  return `, ${files.length} of them in Python, of which CPython ${python.version.join(".")} refuses ${refused} as well`;
}
