/**
 * Which import, or `require`, does nothing but one call use, and how does it go or become another one?
 *
 * An import that nobody uses is left where its going would be noticed: a module that is not Node's own may do something
 * when it is loaded.
 */
import { isBuiltin } from "node:module";
import type { TSESTree } from "@typescript-eslint/utils";
import type { TextChange } from "../../../core/repairs.ts";
import { bare } from "../resolve/syntax.ts";
import { withoutStatement } from "./closing.ts";
import { deletion, variableAt, type WrittenFile } from "./written-file.ts";

/** A name to import: what the module calls it, what the file is to call it, and the module. */
export interface NewName {
  readonly name: string;
  readonly local: string;
  readonly from: string;
}

/** The part of an import that only the call uses. */
export interface SoleImport {
  /** The name that it binds. */
  readonly name: string;
  readonly statement: TSESTree.ImportDeclaration | TSESTree.VariableDeclaration;
  /** What binds the name: `readFileSync` in `{ readFileSync, stat }`, or `fs` without braces. */
  readonly part: TSESTree.Node;
  /** All that the statement binds. */
  readonly parts: readonly TSESTree.Node[];
  /** The name of the module. */
  readonly source: TSESTree.StringLiteral;
}

/** Finds the import of the call's function, or of the module that it is taken from; undefined when anything else uses it. */
export function soleImportOf(file: WrittenFile, call: TSESTree.CallExpression): SoleImport | undefined {
  let root = bare(call.callee);
  while (root.type === "MemberExpression") root = bare(root.object);
  const variable = root.type === "Identifier" ? variableAt(file, root.name, root) : undefined;
  const definition = variable?.defs.length === 1 ? variable.defs[0] : undefined;
  if (!variable || !definition || variable.references.filter(({ init }) => init !== true).length !== 1) return undefined;
  if (isInJsdoc(file, variable.name)) return undefined;
  const found = partOf(definition.node, definition.name);
  return found && file.source.getCommentsInside(found.statement).length === 0 ? { ...found, name: variable.name } : undefined;
}

/** In JavaScript a comment may use the name in a type. */
function isInJsdoc(file: WrittenFile, name: string): boolean {
  return file.source.ast.comments.some(({ value }) => value.startsWith("*") && value.split(/[^\w$]+/u).includes(name));
}

function partOf(node: TSESTree.Node, name: TSESTree.Node): Omit<SoleImport, "name"> | undefined {
  const { parent } = node;
  if (parent?.type === "ImportDeclaration") {
    if (parent.attributes.length > 0) return undefined;
    return { statement: parent, part: node, parts: parent.specifiers, source: parent.source };
  }
  if (node.type !== "VariableDeclarator" || parent?.type !== "VariableDeclaration" || parent.declarations.length !== 1) return undefined;
  const source = requiredModule(node.init);
  if (!source) return undefined;
  if (node.id === name) return { statement: parent, part: name, parts: [name], source };
  if (node.id.type !== "ObjectPattern") return undefined;
  const { properties } = node.id;
  const part = properties.find((property) => property.type === "Property" && property.value === name);
  // What a rest takes depends on what is named before it.
  const hasRest = properties.some(({ type }) => type === "RestElement");
  return part && !hasRest ? { statement: parent, part, parts: properties, source } : undefined;
}

/** The module that an expression requires. */
export function requiredModule(node: TSESTree.Expression | null): TSESTree.StringLiteral | undefined {
  if (node?.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "require") return undefined;
  const [source] = node.arguments;
  return source?.type === "Literal" && typeof source.value === "string" ? source : undefined;
}

/** Takes the name out, with its statement when it is alone there; nothing where that would be noticed. */
export function withoutImport(file: WrittenFile, sole: SoleImport | undefined, kept: string): TextChange[] {
  if (!sole) return [];
  const { part, parts, source, statement } = sole;
  if (parts.length === 1) return isSilent(source.value, kept) ? (withoutStatement(file, statement) ?? []) : [];
  const index = parts.indexOf(part);
  const next = parts[index + 1];
  const before = parts[index - 1];
  if (part.type !== "ImportSpecifier" && part.type !== "Property") return [];
  if (next) return [deletion(part.range[0], next.range[0])];
  if (before?.type === part.type) return [deletion(before.range[1], part.range[1])];
  // Of `import fs, { readFileSync } from "fs"` the braces go too.
  const brace = file.source.getTokenAfter(part, ({ value }) => value === "}");
  return before && brace ? [deletion(before.range[1], brace.range[1])] : [];
}

/** Writes another name and module in the place of a statement that has nothing else; undefined when it has. */
export function replacedImport(file: WrittenFile, sole: SoleImport | undefined, { from, local, name }: NewName): TextChange[] | undefined {
  if (sole?.parts.length !== 1 || !isSilent(sole.source.value, from)) return undefined;
  const { part, source } = sole;
  const isImport = sole.statement.type === "ImportDeclaration";
  const written = local === name ? name : `${name}${isImport ? " as " : ": "}${local}`;
  const isInBraces = part.type === "ImportSpecifier" || part.type === "Property";
  const quote = file.text[source.range[0]] ?? '"';
  return [
    { start: part.range[0], end: part.range[1], text: isInBraces ? written : `{ ${written} }` },
    { start: source.range[0], end: source.range[1], text: `${quote}${from}${quote}` },
  ];
}

/** Is nothing noticed when a module is not loaded any more, and another one is? */
function isSilent(module: string, loaded: string): boolean {
  return isBuiltin(module) || module === loaded;
}
