/**
 * How do the tests of Python's edits write a repair for a piece of code, and hold the result against what edits promise?
 */
import { createCatalog } from "../../../../src/catalog/catalog.ts";
import { PYTHON_LIBRARIES } from "../../../../src/catalog/python.generated.ts";
import type { Moment } from "../../../../src/core/findings.ts";
import type { Edit, Repair } from "../../../../src/core/repairs.ts";
import { createEditor } from "../../../../src/frontends/python/edits.ts";
import { pythonVersionOf } from "../../../../src/frontends/python/python-version.ts";
import { parseText } from "../../../../src/frontends/python/parser/parse.ts";
import { childrenOf, PythonSourceCode } from "../../../../src/frontends/python/source-code.ts";
import type { Node } from "../../../../src/frontends/python/syntax.ts";

/** What came of a repair. */
export interface Written {
  readonly verdict: "declined" | "fix" | "suggestion";
  readonly title: string;
  readonly text: string;
}

/** Finds the innermost node that is written like this; the `count`th, from 0. */
export type Find = (text: string, count?: number) => Node;

/** How the code is read. */
export interface Reading {
  readonly pythonVersion?: string;
  readonly runsInLoop?: boolean;
  /** What the finding is about; the whole file, when nothing depends on it. */
  readonly at?: string;
}

const CATALOG = createCatalog(PYTHON_LIBRARIES);

/** Reads code as ESLint does. */
export function sourceOf(code: string, runsInLoop = false): PythonSourceCode {
  const parsed = parseText(code);
  if (!parsed.ok) throw new Error(`${parsed.problem.message} (line ${String(parsed.problem.line)})\n${code}`);
  return new PythonSourceCode(code, parsed, { runsInLoop });
}

/** Writes the repair of some code, applies it, and throws when the result loses a comment or a string, or does not parse. */
export function written(code: string, repairOf: (find: Find) => Repair, { pythonVersion, runsInLoop = false, at }: Reading = {}): Written {
  const source = sourceOf(code, runsInLoop);
  const find: Find = (text, count = 0) => nodeIn(source, text, count);
  const edit = createEditor({ source, catalog: CATALOG, version: pythonVersionOf("/file.py", pythonVersion) }).write(repairOf(find), at === undefined ? source.ast : find(at));
  if (!edit) return { verdict: "declined", title: "", text: code };
  const text = applied(code, edit);
  const lost = lostTokens(source, sourceOf(text, runsInLoop));
  if (lost.length > 0) throw new Error(`Lost: ${lost.join(", ")}\n${text}`);
  return { verdict: edit.proven ? "fix" : "suggestion", title: edit.title, text };
}

/** The text with all changes of an edit. */
export function applied(code: string, { changes }: Pick<Edit, "changes">): string {
  let text = "";
  let offset = 0;
  for (const change of changes) {
    if (change.start < offset) throw new Error("The changes overlap or are not in order.");
    text += code.slice(offset, change.start) + change.text;
    offset = change.end;
  }
  return text + code.slice(offset);
}

/** Comments and strings of one text that another one has not, or fewer times. */
export function lostTokens(before: PythonSourceCode, after: PythonSourceCode): string[] {
  const left = new Map<string, number>();
  for (const text of keptIn(after)) left.set(text, (left.get(text) ?? 0) + 1);
  return keptIn(before).filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

function keptIn(source: PythonSourceCode): string[] {
  return source.getAllTokens().flatMap(({ type, start, end }) => (type === "COMMENT" || type === "STRING" ? [source.text.slice(start, end)] : []));
}

function nodeIn(source: PythonSourceCode, text: string, count: number): Node {
  const found: Node[] = [];
  const walk = (node: Node): void => {
    if (source.text.slice(...node.range) === text) found.push(node);
    for (const child of childrenOf(node)) walk(child);
  };
  walk(source.ast);
  // Of nodes with the same text the innermost comes last: a statement that is an expression, and that expression.
  const innermost = found.filter((node) => !found.some((other) => other !== node && other.parent === node));
  const node = innermost[count];
  if (!node) throw new Error(`There is no ${text} in the code.`);
  return node;
}

/** A moment at a node. */
export function momentAt(node: Node): Moment {
  const [start, end] = node.range;
  return { site: { start, end, line: 1, column: 0, endLine: 1, endColumn: 0 }, origin: node, name: "task" };
}
