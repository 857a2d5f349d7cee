/** How is the method called that closes, in place of one that is meant to? */
import type { Edit, Repair } from "../../../core/repairs.ts";
import type { Node } from "../syntax.ts";
import { canAwait } from "./position.ts";
import { isAwaited, prefixed } from "./waiting.ts";
import { edit, quoted, type WrittenFile } from "./written-file.ts";

/** Writes `await client.aclose()` for `client.close()`. */
export function callCloser(file: WrittenFile, { call, isAsync, name }: Extract<Repair, { readonly kind: "call-closer" }>): Edit | undefined {
  const node = call.origin as Node;
  if (node.nodeType !== "Call" || node.func.nodeType !== "Attribute" || node.args.length + node.keywords.length > 0) return undefined;
  const needsAwait = isAsync && !isAwaited(node);
  if ((needsAwait && !canAwait(file, node)) || (!isAsync && isAwaited(node))) return undefined;
  const [, end] = node.func.range;
  const renamed = { start: end - node.func.attr.length, end, text: name };
  return edit(file, true, `Call ${quoted(`${name}()`)}.`, [...(needsAwait ? prefixed(file, node) : []), renamed]);
}
