/** How does a block become one that waits for the close of what it holds? */
import type { Edit, Repair } from "../../../core/repairs.ts";
import type { Expression, Node } from "../syntax.ts";
import { insertion } from "./indentation.ts";
import { canAwait } from "./position.ts";
import { edit, type WrittenFile } from "./written-file.ts";

/** Writes `async with` for `with`, where it holds nothing else. */
export function asyncBlock(file: WrittenFile, { block }: Extract<Repair, { readonly kind: "async-block" }>): Edit | undefined {
  const context = block.origin as Expression;
  const item: Node | undefined = context.parent;
  const statement = item?.parent;
  if (item?.nodeType !== "WithItem" || statement?.nodeType !== "With" || statement.items.length !== 1 || !canAwait(file, context)) return undefined;
  return edit(file, true, "Write `async with`.", [insertion(statement.range[0], "async ")]);
}
