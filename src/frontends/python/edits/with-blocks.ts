/** How does a block that is there take in the statements behind it, which use what it has closed? */
import type { Edit, Repair } from "../../../core/repairs.ts";
import type { Node } from "../syntax.ts";
import { extentOfResource, yields } from "./extent.ts";
import { isBoundToFail } from "./failing-use.ts";
import { borderBefore, enclosed } from "./indentation.ts";
import { indexIn } from "./manual-finally.ts";
import { edit, quoted, type WrittenFile } from "./written-file.ts";

type HoldInScope = Extract<Repair, { readonly kind: "hold-in-scope" }>;

/** Moves what comes after `with open() as x:` into it, up to the last use; undefined where the block has not opened it. */
export function extendedBlock(file: WrittenFile, { closes, onlyFails, resource }: HoldInScope, at: Node): Edit | undefined {
  const opening = resource.opened?.origin as Node | undefined;
  const context = opening?.parent?.nodeType === "Await" ? opening.parent : opening;
  const item = context?.parent;
  const block = item?.nodeType === "WithItem" ? item.parent : undefined;
  if (item?.nodeType !== "WithItem" || (block?.nodeType !== "With" && block?.nodeType !== "AsyncWith") || !resource.spec) return undefined;
  const target = item.optional_vars;
  const binding = target?.nodeType === "Name" ? file.scopes.bindingOf.get(target) : undefined;
  const around = file.lines.blockOf(block);
  const [first] = block.body;
  const inner = first && file.lines.blockOf(first);
  if (!binding || !around || !inner || inner.isInline || binding.sites.length > 1) return undefined;
  // Another close than that of the block would be left inside of it.
  if (closes.some(({ origin }) => origin !== opening && origin !== context)) return undefined;
  const index = around.statements.indexOf(block);
  const rest = around.statements.slice(index + 1);
  const last = index + 1 + extentOfResource(file, rest, [binding], resource.spec).last;
  const use = indexIn(around, at);
  if (use <= index || last < use || yields(around.statements.slice(index + 1, last + 1)) || borderBefore(file.lines, around, last + 1)) return undefined;
  const changes = enclosed(file.lines, { block: around, first: index + 1, last, indent: inner.indent });
  const isProven = onlyFails && block.items.length === 1 && isBoundToFail(file, binding, resource.spec, block, at);
  return changes && edit(file, isProven, `Use ${quoted(binding.name)} inside of its block.`, changes);
}
