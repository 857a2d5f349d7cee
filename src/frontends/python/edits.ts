/**
 * How are repairs written in Python?
 *
 * Each intent has a file of its own in `edits/`. A writer declines, by giving `undefined`, whenever the text would not
 * parse, would lose a comment, would change a string, or would mean something else.
 */
import type { Catalog } from "../../catalog/catalog.ts";
import type { Edit, Editor, Repair } from "../../core/repairs.ts";
import { asyncBlock } from "./edits/async-block.ts";
import { awaitBefore } from "./edits/await-before.ts";
import { awaitTask } from "./edits/await-task.ts";
import { callCloser } from "./edits/call-closer.ts";
import { callTwin, offload } from "./edits/call-twin.ts";
import { holdInScope } from "./edits/hold-in-scope.ts";
import { keepTask } from "./edits/keep-task.ts";
import { loopFactory } from "./edits/loop-factory.ts";
import { remove } from "./edits/remove.ts";
import { returnAfter } from "./edits/return-after.ts";
import { runInside } from "./edits/run-inside.ts";
import { groupTask } from "./edits/task-group.ts";
import { writtenFile, type WrittenFile } from "./edits/written-file.ts";
import type { PythonVersion } from "./python-version.ts";
import type { PythonSourceCode } from "./source-code.ts";
import type { Node } from "./syntax.ts";

/** What the edits of one file are written with. */
export interface EditorInput {
  readonly source: PythonSourceCode;
  readonly catalog: Catalog;
  /** The oldest Python that the program has to run on. */
  readonly version: PythonVersion;
}

/** Makes the writer of edits for a file. */
export function createEditor({ catalog, source, version }: EditorInput): Editor {
  const file = writtenFile(source, catalog, version);
  return { write: (repair, at) => write(file, repair, at as Node) };
}

function write(file: WrittenFile, repair: Repair, at: Node): Edit | undefined {
  switch (repair.kind) {
    case "async-block":
      return asyncBlock(file, repair);
    case "await-before":
      return awaitBefore(file, repair);
    case "await-task":
      return awaitTask(file, repair);
    case "call-closer":
      return callCloser(file, repair);
    case "call-twin":
      return callTwin(file, repair);
    case "group-task":
      return groupTask(file, repair);
    case "hold-in-scope":
      return holdInScope(file, repair, at);
    case "keep-task":
      return keepTask(file, repair);
    case "loop-factory":
      return loopFactory(file, repair);
    case "offload":
      return offload(file, repair);
    case "remove":
      return remove(file, repair);
    case "return-after":
      return returnAfter(file, repair, at);
    case "run-inside":
      return runInside(file, repair);
    case "leave-alone":
    case "use-handle":
    case "yield-task":
      // Nothing in Python says that a task is left alone, or hands work to the generator of a library.
      return undefined;
  }
}
