/**
 * Which cells of a notebook hold Python, and where does each character of them stand in the file?
 *
 * The format is that of https://nbformat.readthedocs.io; version 3 had its cells in worksheets.
 */
import { type JsonNode, readJson, stringAt } from "./json.ts";

/** One string of a cell's source: what it covers of the cell's text, and the place of what is between its quotes. */
export interface SourceString {
  readonly start: number;
  readonly end: number;
  readonly rawStart: number;
  readonly rawEnd: number;
}

/** The source of one code cell. */
export interface Cell {
  /** Counted from 1 over all cells of the notebook, text included. */
  readonly number: number;
  readonly text: string;
  /** For each UTF-16 unit of the text, where it begins and ends in the file. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Where the source stands in the file, for what has no character of its own. */
  readonly rawStart: number;
  /** The strings in order, or one. */
  readonly strings: readonly SourceString[];
  /** The source is an array, whose strings are lines. */
  readonly isArrayOfLines: boolean;
  /** Its author says that it raises an exception. */
  readonly isExpectedToFail: boolean;
}

/** A notebook as far as it is Python. */
export interface Notebook {
  readonly raw: string;
  readonly cells: readonly Cell[];
  /** An event loop runs where the cells run. */
  readonly hasLoop: boolean;
}

const PYTHON = /^(?:i|x)?python[\d.]*$/iu;
const ESCAPE = /\\(?:u[\dA-Fa-f]{4}|[^u])/uy;

/**
 * Reads a notebook. There are no cells when its kernel speaks another language, or when the file holds something else.
 *
 * @param raw The text of the file, without a byte order mark.
 * @throws JsonError
 */
export function readNotebook(raw: string): Notebook {
  const nothing = { raw, cells: [], hasLoop: true };
  // Editors make a new notebook as an empty file.
  if (raw.trim() === "") return nothing;
  const root = readJson(raw);
  // Before version 3 lines had no ends; nobody has written such notebooks since 2012.
  const version = memberOf(root, "nbformat");
  if (version && Number(raw.slice(version.start, version.end)) < 3) return nothing;
  const language = textOf(raw, root, "metadata", "language_info", "name") ?? textOf(raw, root, "metadata", "kernelspec", "language");
  if (language !== undefined && !PYTHON.test(language)) return nothing;
  const nodes = [root, ...elementsOf(memberOf(root, "worksheets"))].flatMap((sheet) => elementsOf(memberOf(sheet, "cells")));
  const cells = nodes.flatMap((node, index) => {
    const cell = isPythonCell(raw, node) ? readCell(raw, node, index + 1) : undefined;
    return cell ? [cell] : [];
  });
  // Kernels that hand the code on to a cluster run it there, without a loop.
  const kernel = textOf(raw, root, "metadata", "kernelspec", "name") ?? "";
  return { raw, cells, hasLoop: !/spark/iu.test(kernel) };
}

function isPythonCell(raw: string, node: JsonNode): boolean {
  if (textOf(raw, node, "cell_type") !== "code") return false;
  const language = textOf(raw, node, "metadata", "vscode", "languageId") ?? textOf(raw, node, "language");
  return language === undefined || PYTHON.test(language);
}

function readCell(raw: string, node: JsonNode, number: number): Cell | undefined {
  const source = memberOf(node, "source") ?? memberOf(node, "input");
  if (source === undefined) return undefined;
  const isArray = source.kind === "array";
  const nodes = isArray ? source.elements : [source];
  if (nodes.some(({ kind }) => kind !== "string")) return undefined;
  let text = "";
  const strings: SourceString[] = [];
  for (const each of nodes) {
    const start = text.length;
    text += stringAt(raw, each);
    strings.push({ start, end: text.length, rawStart: each.start + 1, rawEnd: each.end - 1 });
  }
  const { from, to } = placesOf(raw, text.length, strings);
  const tags = elementsOf(memberOf(memberOf(node, "metadata"), "tags"));
  return {
    number,
    text,
    from,
    to,
    rawStart: source.start + 1,
    strings,
    isArrayOfLines: isArray && strings.every(({ start, end }, index) => isLine(text.slice(start, end), index === strings.length - 1)),
    isExpectedToFail: tags.some((tag) => tag.kind === "string" && stringAt(raw, tag) === "raises-exception"),
  };
}

function isLine(text: string, isLast: boolean): boolean {
  const newline = text.indexOf("\n");
  return newline < 0 ? isLast : newline === text.length - 1;
}

function placesOf(raw: string, length: number, strings: readonly SourceString[]): Pick<Cell, "from" | "to"> {
  const from = new Int32Array(length);
  const to = new Int32Array(length);
  for (const { start, end, rawStart } of strings) {
    let at = rawStart;
    for (let unit = start; unit < end; unit++) {
      from[unit] = at;
      ESCAPE.lastIndex = at;
      at = ESCAPE.test(raw) ? ESCAPE.lastIndex : at + 1;
      to[unit] = at;
    }
  }
  return { from, to };
}

function memberOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return node?.kind === "object" ? node.members.get(name) : undefined;
}

function elementsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === "array" ? node.elements : [];
}

function textOf(raw: string, node: JsonNode, ...path: readonly string[]): string | undefined {
  let found: JsonNode | undefined = node;
  for (const name of path) found = memberOf(found, name);
  return found?.kind === "string" ? stringAt(raw, found) : undefined;
}
