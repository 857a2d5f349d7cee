/**
 * How do the parser's nodes get their places in the text?
 *
 * Lines and bytes of UTF-8 in the text that was parsed become a range in the text as written. Nodes without a position
 * (parameters as a whole, items of `with`, cases, comprehensions) get the range of their parts. What a rewrite has put in
 * comes out again, and names get the form under which Python compares them.
 */
import type { EditedText } from "./edited-text.ts";
import type { Restore } from "./lexical-edits.ts";
import { Lines } from "./lines.ts";
import type { Module, Range } from "../syntax.ts";
import { VISITOR_KEYS } from "../visitor-keys.ts";

/** A node while it is being completed. */
interface RawNode {
  nodeType: string;
  range?: Range;
  parent?: RawNode | undefined;
  lineno?: number;
  col_offset?: number;
  end_lineno?: number;
  end_col_offset?: number;
  [field: string]: unknown;
}

const KEYS: Readonly<Record<string, readonly string[] | undefined>> = VISITOR_KEYS;
const NOT_ASCII = /[^\0-\x7f]/u;
/** Fields that hold text of the program and no name. */
const TEXTS = new Set(["kind", "nodeType", "quote_style", "str", "type_comment", "value"]);
const LAST_COMMA = /^[ \t]*,/u;
const ENDS_WITH_ASYNC = /\basync[\s\\]*$/u;

/**
 * Completes the nodes of a tree in place and gives its root.
 *
 * @param restore Gives names and strings back what stood for something else in the edited text.
 */
export function placeNodes(root: object, edited: EditedText, restore?: Restore): Module {
  const module = root as RawNode;
  const text = edited.original;
  const lines = new Lines(edited.text);
  const hasNames = NOT_ASCII.test(text);
  const nodes = inOrder(module);
  for (const node of nodes) {
    if (hasNames || restore) completeNames(node, restore);
    const { lineno, col_offset, end_lineno, end_col_offset } = node;
    if (lineno === undefined || col_offset === undefined || end_lineno === undefined || end_col_offset === undefined) continue;
    node.range = [
      edited.originalOf(lines.offsetOf(lineno, col_offset)),
      edited.originalOf(lines.offsetOf(end_lineno, end_col_offset)),
    ];
  }
  module.range = [0, text.length];
  // Parts come after the whole in this order, so backwards they are complete when the whole is looked at.
  for (const node of nodes.toReversed()) {
    node.range ??= ownRange(node, text);
    if (node.nodeType === "Comprehension") completeComprehension(node, text);
    if (node.nodeType === "Yield") removeInserted(node);
    if (node.nodeType === "Delete") completeDelete(node, text);
    if (node.nodeType === "Subscript") completeSlice(node);
  }
  return module as unknown as Module;
}

/** All nodes, each before its parts; sets their parents. */
function inOrder(root: RawNode): RawNode[] {
  const nodes = [root];
  // The array grows while it is walked.
  for (const node of nodes) {
    for (const child of partsOf(node)) {
      child.parent = node;
      nodes.push(child);
    }
  }
  return nodes;
}

function partsOf(node: RawNode): RawNode[] {
  const parts: RawNode[] = [];
  for (const key of KEYS[node.nodeType] ?? []) {
    const value = node[key];
    for (const part of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isNode(part)) parts.push(part);
    }
  }
  return parts;
}

function isNode(value: unknown): value is RawNode {
  return typeof value === "object" && value !== null && "nodeType" in value;
}

/** The range of a node whose parts have theirs. */
function ownRange(node: RawNode, text: string): Range {
  let start = Infinity;
  let end = -1;
  for (const { range } of partsOf(node)) {
    if (range === undefined) continue;
    start = Math.min(start, range[0]);
    end = Math.max(end, range[1]);
  }
  if (end < 0) return emptyRange(node, text);
  if (node.nodeType === "MatchCase") start = text.lastIndexOf("case", start);
  return [start, end];
}

/** Where parameters would stand, if there were any. */
function emptyRange({ parent }: RawNode, text: string): Range {
  const start = parent?.range?.[0] ?? 0;
  if (parent?.nodeType === "Lambda") return [start + "lambda".length, start + "lambda".length];
  const typeParameters = (parent?.["type_params"] ?? []) as readonly RawNode[];
  const at = text.indexOf("(", typeParameters.at(-1)?.range?.[1] ?? start) + 1;
  return [at, at];
}

function completeComprehension(node: RawNode, text: string): void {
  const [first, end] = node.range ?? [0, 0];
  const start = text.lastIndexOf("for", first - 1);
  const before = ENDS_WITH_ASYNC.exec(text.slice(Math.max(0, start - 200), start));
  node["is_async"] = before ? 1 : 0;
  node.range = [before ? start - before[0].length : start, end];
}

function removeInserted(node: RawNode): void {
  const value = node["value"] as RawNode | undefined;
  if (value?.range && value.range[0] === value.range[1]) delete node["value"];
}

/** A last comma belongs to the statement. */
function completeDelete(node: RawNode, text: string): void {
  const [start, end] = node.range ?? [0, 0];
  const comma = LAST_COMMA.exec(text.slice(end, end + 200));
  if (comma) node.range = [start, end + comma[0].length];
}

/** What is unpacked in an index makes a tuple. */
function completeSlice(node: RawNode): void {
  const slice = node["slice"] as RawNode | undefined;
  if (slice?.nodeType !== "Starred") return;
  const { range, ctx } = slice;
  slice.parent = { nodeType: "Tuple", elts: [slice], ctx, parent: node, ...(range && { range }) };
  node["slice"] = slice.parent;
}

/** Python compares names in their compatibility form. */
function completeNames(node: RawNode, restore: Restore = (name) => name): void {
  const complete = (name: string): string => (NOT_ASCII.test(name) ? restore(name).normalize("NFKC") : name);
  for (const [field, value] of Object.entries(node)) {
    if (field === "value" && typeof value === "string") node[field] = restore(value);
    if (TEXTS.has(field)) continue;
    if (typeof value === "string") node[field] = complete(value);
    else if (Array.isArray(value) && typeof value[0] === "string") node[field] = (value as string[]).map(complete);
  }
}
