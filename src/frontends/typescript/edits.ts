/**
 * How are repairs written in JavaScript and TypeScript?
 *
 * Each intent has a file of its own in `edits/`. A writer declines, by giving `undefined`, whenever the text would not
 * parse, would lose a comment, or would mean something else.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, Editor, Repair } from "../../core/repairs.ts";
import { awaitBefore } from "./edits/await-before.ts";
import { awaitTask } from "./edits/await-task.ts";
import { callTwin } from "./edits/call-twin.ts";
import { holdInScope } from "./edits/hold-in-scope.ts";
import { leaveAlone } from "./edits/leave-alone.ts";
import { remove } from "./edits/remove.ts";
import { returnAfter } from "./edits/return-after.ts";
import { runInside } from "./edits/run-inside.ts";
import { useHandle } from "./edits/use-handle.ts";
import { writtenFile, type WrittenFile } from "./edits/written-file.ts";
import { yieldTask } from "./edits/yield-task.ts";
import type { JavaScriptSource } from "./source.ts";
import { type DisposalSetting, usingAllowed } from "./target.ts";
import type { Types } from "./types.ts";

/** What the edits of one file are written with. */
export interface EditorInput {
  readonly sourceCode: JavaScriptSource;
  /** Type information, when the parser made a program. */
  readonly types: Types | undefined;
  readonly disposal: DisposalSetting;
  /** Name of the file on disk, from which package.json and tsconfig.json are found. */
  readonly filename: string;
}

/** Makes the writer of edits for a file. */
export function createEditor({ disposal, filename, sourceCode, types }: EditorInput): Editor {
  const target = usingAllowed(filename, types, { disposal });
  const file = writtenFile({ source: sourceCode, types, filename, target });
  return { write: (repair, at) => write(file, repair, at as TSESTree.Node) };
}

function write(file: WrittenFile, repair: Repair, at: TSESTree.Node): Edit | undefined {
  switch (repair.kind) {
    case "await-before":
      return awaitBefore(file, repair, at);
    case "await-task":
      return awaitTask(file, repair);
    case "call-twin":
      return callTwin(file, repair);
    case "async-block":
    case "call-closer":
    case "group-task":
    case "keep-task":
    case "loop-factory":
    case "offload":
      // JavaScript has neither groups nor policies, types tell of blocks and closers, and a worker needs a file of its own.
      return undefined;
    case "hold-in-scope":
      return holdInScope(file, repair, at);
    case "leave-alone":
      return leaveAlone(file, repair);
    case "remove":
      return remove(file, repair);
    case "return-after":
      return returnAfter(file, repair, at);
    case "run-inside":
      return runInside(file, repair);
    case "use-handle":
      return useHandle(file, repair);
    case "yield-task":
      return yieldTask(file, repair);
  }
}
