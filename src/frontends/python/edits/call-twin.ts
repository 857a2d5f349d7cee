/** How is a blocking call awaited: by the twin of its function that waits, or in a thread? */
import type { Edit, Repair } from "../../../core/repairs.ts";
import type { Call, Node } from "../syntax.ts";
import { importedName } from "./imports.ts";
import { canAwait } from "./position.ts";
import { prefixed } from "./waiting.ts";
import { edit, hasVersion, quoted, type WrittenFile } from "./written-file.ts";

/** Writes `await asyncio.sleep(1)` for `time.sleep(1)`. */
export function callTwin(file: WrittenFile, { call, from, name }: Extract<Repair, { readonly kind: "call-twin" }>): Edit | undefined {
  const node = call.origin as Node;
  if (from === undefined || !isPlainCall(file, node)) return undefined;
  const twin = importedName(file, from, name.startsWith(`${from}.`) ? name.slice(from.length + 1) : name, node);
  if (!twin) return undefined;
  const [start, end] = node.func.range;
  return edit(file, false, `Await ${quoted(twin.name)} instead.`, [...twin.changes, ...prefixed(file, node), { start, end, text: twin.name }]);
}

/** Writes `await asyncio.to_thread(requests.get, url)` for `requests.get(url)`. */
export function offload(file: WrittenFile, { call }: Extract<Repair, { readonly kind: "offload" }>): Edit | undefined {
  const node = call.origin as Node;
  if (!isPlainCall(file, node) || !hasVersion(file, "3.9")) return undefined;
  const thread = importedName(file, "asyncio", "to_thread", node);
  const open = file.lines.tokenAfter(node.func.range[1]);
  const [first, ...others] = node.args;
  // A generator expression as the only argument needs no parentheses of its own.
  const isBare = first?.nodeType === "GeneratorExp" && others.length === 0 && node.keywords.length === 0;
  if (!thread || open?.type !== "LPAR" || isBare) return undefined;
  const isEmpty = node.args.length === 0 && node.keywords.length === 0;
  const [before, ...after] = prefixed(file, node);
  if (!before) return undefined;
  const [, end] = node.func.range;
  return edit(file, false, `Await it in a thread, with ${quoted(thread.name)}.`, [
    ...thread.changes,
    { ...before, text: `${before.text}${thread.name}(` },
    { start: end, end: open.end, text: isEmpty ? "" : /^[\r\n]/u.test(file.text.slice(open.end)) ? "," : ", " },
    ...after,
  ]);
}

/** A call that can be awaited where it stands, and whose result no block holds: that of the twin is closed in another way. */
function isPlainCall(file: WrittenFile, node: Node): node is Call {
  if (node.nodeType !== "Call" || !canAwait(file, node)) return false;
  if (node.parent?.nodeType === "WithItem" || node.parent?.nodeType === "Await") return false;
  let root: Node = node.func;
  while (root.nodeType === "Attribute") root = root.value;
  return root.nodeType === "Name";
}
