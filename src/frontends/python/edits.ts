/**
 * How are repairs written in Python?
 *
 * Each intent has a file of its own in `edits/`. A writer declines, by giving `undefined`, whenever the text would not
 * parse, would lose a comment, would change a string, or would mean something else.
 */
import type { Catalog } from "../../catalog/catalog.ts";
import type { Edit, Editor, Repair } from "../../core/repairs.ts";
import { holdInScope } from "./edits/hold-in-scope.ts";
import { writtenFile, type WrittenFile } from "./edits/written-file.ts";
import type { PythonSourceCode } from "./source-code.ts";
import type { Node } from "./syntax.ts";

/** What the edits of one file are written with. */
export interface EditorInput {
  readonly source: PythonSourceCode;
  readonly catalog: Catalog;
  /** The oldest Python that the program has to run on, as `"3.12"`; 3.11 by default. */
  readonly pythonVersion: string | undefined;
}

/** Makes the writer of edits for a file. */
export function createEditor({ catalog, pythonVersion, source }: EditorInput): Editor {
  const file = writtenFile(source, catalog, pythonVersion);
  return { write: (repair, at) => write(file, repair, at as Node) };
}

function write(file: WrittenFile, repair: Repair, at: Node): Edit | undefined {
  switch (repair.kind) {
    case "hold-in-scope":
      return holdInScope(file, repair, at);
    default:
      return undefined;
  }
}
