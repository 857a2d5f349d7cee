/** Does the project's own tree of a Python text say the same as CPython's `ast`? */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Module } from "../../../src/frontends/python/syntax.ts";
import type { Python } from "../../../tools/cpython.ts";

const SCRIPT = join(import.meta.dirname, "cpython_ast.py");
const SKIPPED_FIELDS = new Set(["ctx", "kind", "parent", "quote_style", "range", "simple", "str", "type_comment"]);
/** Nodes to which CPython gives no place. */
const PLACELESS = new Set(["Arguments", "Comprehension", "MatchCase", "Module", "WithItem"]);

/** The Python files below a folder, sorted, without those that are installed beside the standard library. */
export function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".py") && !file.includes("site-packages"))
    .map((file) => join(folder, file))
    .sort();
}

/** For each file the lines that describe CPython's tree, or null where CPython refuses it. */
export function cpythonTrees(files: readonly string[]): (readonly string[] | null)[] {
  if (files.length === 0) return [];
  const { status, stdout, stderr } = spawnSync("python3", ["-I", SCRIPT], {
    input: files.join("\n"),
    encoding: "utf8",
    maxBuffer: 2 ** 31 - 1,
  });
  if (status !== 0) throw new Error(`The script for CPython failed: ${stderr}`);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as readonly string[] | null);
}

interface AnyNode {
  readonly nodeType: string;
  readonly range?: readonly [number, number];
}

/** The same lines for a tree of ours. */
export function describeTree(root: Module, { version }: Pick<Python, "version">): string[] {
  const lines: string[] = [];
  const stack: AnyNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const parts = [node.nodeType];
    if (node.range && !PLACELESS.has(node.nodeType)) parts.push(node.range.join("-"));
    const children: AnyNode[] = [];
    for (const [field, value] of Object.entries(node).sort(([left], [right]) => (left < right ? -1 : 1))) {
      if (SKIPPED_FIELDS.has(field) || field === "nodeType") continue;
      for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (isNode(each)) children.push(each);
        else if (field !== "value" && typeof each === "string") parts.push(`${field}=${each}`);
        else if (typeof each === "number" && (field === "is_async" || field === "level") && each) parts.push(`${field}=${each}`);
      }
    }
    lines.push(parts.join(" "));
    if (version[1] >= 12 || node.nodeType !== "JoinedStr") stack.push(...children.reverse());
  }
  return lines;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "nodeType" in value;
}

/** Compares the trees of pairs of texts, and answers with whether each pair is the same but for places. */
const COMPARE = `
import ast, json, sys, warnings
warnings.simplefilter("ignore")
def tree(text):
    try:
        return ast.dump(ast.parse(text.removeprefix("\\ufeff").encode()))
    except SyntaxError as error:
        return f"{error.msg}"
json.dump([tree(before) == tree(after) for before, after in json.load(sys.stdin)], sys.stdout)
`;

/** Those of the later texts of pairs that CPython reads as another program than the earlier one. */
export function changedTrees({ executable }: Python, pairs: readonly (readonly [before: string, after: string])[]): string[] {
  const { status, stdout, stderr } = spawnSync(executable, ["-I", "-S", "-c", COMPARE], {
    input: JSON.stringify(pairs),
    encoding: "utf8",
    maxBuffer: 2 ** 31 - 1,
  });
  if (status !== 0) throw new Error(`CPython did not answer: ${stderr}`);
  const same = JSON.parse(stdout) as boolean[];
  return pairs.flatMap(([, after], index) => (same[index] === true ? [] : [after]));
}
