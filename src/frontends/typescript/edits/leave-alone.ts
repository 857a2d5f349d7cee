/** How does a program say that a task is left alone on purpose? */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, Repair } from "../../../core/repairs.ts";
import { prefixed, wholeChain } from "./waiting.ts";
import { edit, type WrittenFile } from "./written-file.ts";

/** Writes `void` in front of a dropped task; undefined when the value is not dropped. */
export function leaveAlone(file: WrittenFile, { task }: Extract<Repair, { readonly kind: "leave-alone" }>): Edit | undefined {
  const origin = task.origin as TSESTree.Node;
  const node = origin.type === "ExpressionStatement" ? origin.expression : wholeChain(origin);
  if (node.parent?.type !== "ExpressionStatement") return undefined;
  return edit(file, false, "Mark it as left alone with `void`.", prefixed(file, node, "void"));
}
