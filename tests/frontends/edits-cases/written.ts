/**
 * How do the tests of the edits write a repair for a piece of code, and hold the result against what edits promise?
 */
import * as typescriptParser from "@typescript-eslint/parser";
import type { TSESTree } from "@typescript-eslint/utils";
import { Linter } from "eslint";
import type { Closer, ResourceSpec } from "../../../src/core/effects.ts";
import type { Moment } from "../../../src/core/findings.ts";
import type { Edit, Repair } from "../../../src/core/repairs.ts";
import { createEditor } from "../../../src/frontends/typescript/edits.ts";
import { walk } from "../../../src/frontends/typescript/resolve/syntax.ts";
import type { JavaScriptSource } from "../../../src/frontends/typescript/source.ts";
import type { DisposalSetting } from "../../../src/frontends/typescript/target.ts";
import { checkEdit, type SourceType } from "../../../tools/edit-checks/text.ts";

/** How the code is read. */
export interface Reading {
  readonly filename?: string;
  readonly sourceType?: SourceType;
  readonly disposal?: DisposalSetting;
  /** What the finding is about; the whole file, when nothing depends on it. */
  readonly at?: string;
}

/** What came of a repair. */
export interface Written {
  readonly verdict: "declined" | "fix" | "suggestion";
  readonly title: string;
  readonly text: string;
}

/** Finds the node that is written like this; the `count`th, from 0, of the innermost ones. */
export type Find = (text: string, count?: number) => TSESTree.Node;

/** Reads code as ESLint does. */
export function sourceOf(code: string, { filename = "case.ts", sourceType = "module" }: Reading = {}): JavaScriptSource {
  let source: unknown;
  const isTypeScript = /\.[cm]?tsx?$/u.test(filename);
  const messages = new Linter().verify(
    code,
    {
      files: ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"],
      languageOptions: { sourceType, ...(isTypeScript ? { parser: typescriptParser } : {}) },
      plugins: {
        test: {
          rules: {
            take: {
              create(context) {
                source = context.sourceCode;
                return {};
              },
            },
          },
        },
      },
      rules: { "test/take": "error" },
    },
    { filename },
  );
  if (messages.length > 0) throw new Error(messages.map(({ message }) => message).join("\n"));
  return source as JavaScriptSource;
}

/** Writes the repair of some code, applies it, and throws when the result breaks a promise. */
export function written(code: string, repairOf: (find: Find) => Repair, reading: Reading = {}): Written {
  const { filename = "case.ts", sourceType = "module", disposal = "using" } = reading;
  const source = sourceOf(code, reading);
  const repair = repairOf((text, count = 0) => nodeIn(source, text, count));
  const edit = createEditor({ sourceCode: source, types: undefined, disposal, filename }).write(repair, reading.at === undefined ? source.ast : nodeIn(source, reading.at, 0));
  if (!edit) return { verdict: "declined", title: "", text: code };
  const text = applied(code, edit);
  const breaches = checkEdit(code, text, { filename, sourceType });
  if (breaches.length > 0) throw new Error(`${breaches.join("\n")}\n${text}`);
  return { verdict: edit.proven ? "fix" : "suggestion", title: edit.title, text };
}

/** The text with all changes of an edit. */
export function applied(code: string, { changes }: Edit): string {
  let text = "";
  let offset = 0;
  for (const change of changes) {
    if (change.start < offset) throw new Error("The changes overlap or are not in order.");
    text += code.slice(offset, change.start) + change.text;
    offset = change.end;
  }
  return text + code.slice(offset);
}

function nodeIn(source: JavaScriptSource, text: string, count: number): TSESTree.Node {
  const found: TSESTree.Node[] = [];
  walk(source.ast, (node) => {
    if (source.text.slice(...node.range) === text) found.push(node);
    return true;
  });
  // Of nodes with the same text, the innermost comes last: an expression statement without a semicolon, its expression.
  const innermost = found.filter((node) => !found.some((other) => other !== node && other.parent === node));
  const node = innermost[count];
  if (!node) throw new Error(`There is no ${text} in the code.`);
  return node;
}

/** A moment at a node. */
export function momentAt(node: TSESTree.Node): Moment {
  const { start, end } = node.loc;
  const [from, to] = node.range;
  const site = { start: from, end: to, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  return { site, origin: node, name: "task" };
}

/** A class of resources with what the edits look at. */
export function specWith(parts: Partial<ResourceSpec> & { readonly closers: Readonly<Record<string, Closer>> }): ResourceSpec {
  return {
    name: "Client",
    kind: "client",
    disposal: { symbol: "none" },
    reuse: { effect: "unknown" },
    obligation: "must",
    source: "made for the tests",
    ...parts,
  };
}
