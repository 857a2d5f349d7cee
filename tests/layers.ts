/**
 * Which layer may import which?
 *
 * The table is the architecture: it keeps the analyses free of syntax trees and the rules free of libraries. The imports
 * are read by the TypeScript parser, so that no way of importing is overlooked.
 */
import { builtinModules } from "node:module";
import { posix } from "node:path";
import ts from "typescript";

/** An import of a file. */
export interface ModuleReference {
  readonly specifier: string;
  /** True when nothing of it is left at run time. */
  readonly isTypeOnly: boolean;
}

/** What one layer may import: other layers, layers of which it may know the types only, and packages. */
interface Layer {
  readonly layers: readonly string[];
  readonly types?: readonly string[];
  /** Names of packages, a scope followed by `/`, or `node:` for the modules of Node. */
  readonly packages: readonly string[];
  /** Packages of which only types may be imported. */
  readonly packageTypes?: readonly string[];
}

/** A folder of `src` is a layer; each folder of a front end is one of its own; `entry` is what a user starts. */
const LAYERS: ReadonlyMap<string, Layer> = new Map<string, Layer>([
  ["core", { layers: [], packages: [] }],
  ["catalog", { layers: [], types: ["core"], packages: [] }],
  ["frontends", { layers: ["core", "catalog"], packages: ["node:"] }],
  [
    "frontends/typescript",
    { layers: ["core", "catalog", "frontends"], packages: ["@typescript-eslint/", "semver", "typescript", "node:"] },
  ],
  [
    "frontends/python",
    { layers: ["core", "catalog", "frontends"], packages: ["@eslint/", "py-ast", "smol-toml", "node:"], packageTypes: ["eslint"] },
  ],
  [
    "kit",
    {
      layers: ["core", "catalog", "frontends", "frontends/typescript", "frontends/python"],
      packages: ["@eslint/"],
      packageTypes: ["eslint"],
    },
  ],
  ["rules", { layers: ["kit"], types: ["core"], packages: [] }],
]);

/** The layer of a file under `src`, or undefined when it is in none. */
export function layerOf(file: string): string | undefined {
  const [first = "", second = "", ...rest] = posix.relative("src", file).split("/");
  if (second === "") return first === "index.ts" || first === "cli.ts" ? "entry" : undefined;
  if (first === "cli") return "entry";
  const name = first === "frontends" && rest.length > 0 ? `${first}/${second}` : first;
  return LAYERS.has(name) ? name : undefined;
}

/**
 * The imports of a file that its layer may not have, each as `file -> import`.
 *
 * @param file Path from the project's root, under `src`.
 */
export function breachesOf(file: string, text: string): string[] {
  const name = layerOf(file);
  if (name === undefined) return [`${file} is in no layer`];
  const layer = LAYERS.get(name);
  // What a user starts puts the parts together and may know them all.
  if (layer === undefined) return [];
  return modulesOf(file, text)
    .filter((reference) => !isAllowed(file, name, layer, reference))
    .map(({ isTypeOnly, specifier }) => `${file} -> ${specifier}${isTypeOnly ? " (type)" : ""}`);
}

function isAllowed(file: string, name: string, layer: Layer, { isTypeOnly, specifier }: ModuleReference): boolean {
  if (!specifier.startsWith(".")) {
    const allowed = isTypeOnly ? [...layer.packages, ...(layer.packageTypes ?? [])] : layer.packages;
    return allowed.some((known) => isFromPackage(specifier, known));
  }
  const target = posix.join(posix.dirname(file), specifier);
  const other = layerOf(target);
  if (other === undefined) return false;
  if (other === name) {
    // What two rules share is an analysis, and has its own place; only the generated list knows the rules.
    return name !== "rules" || file.endsWith(".generated.ts");
  }
  return layer.layers.includes(other) || (isTypeOnly && (layer.types ?? []).includes(other));
}

function isFromPackage(specifier: string, known: string): boolean {
  if (known === "node:") return specifier.startsWith("node:") || builtinModules.includes(specifier);
  return known.endsWith("/") ? specifier.startsWith(known) : specifier === known || specifier.startsWith(`${known}/`);
}

/** Every module that a text names: by `import`, `export … from`, `import()`, `import type`, `require` or `import x =`. */
export function modulesOf(file: string, text: string): ModuleReference[] {
  const references: ModuleReference[] = [];
  const visit = (node: ts.Node): void => {
    const reference = moduleOf(node);
    if (reference !== undefined) references.push(reference);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return references;
}

function moduleOf(node: ts.Node): ModuleReference | undefined {
  if (ts.isImportDeclaration(node)) {
    return reference(node.moduleSpecifier, isTypeOnlyImport(node.importClause));
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return reference(node.moduleSpecifier, node.isTypeOnly || isTypeOnlyExport(node.exportClause));
  }
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    return reference(node.moduleReference.expression, node.isTypeOnly);
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return reference(node.argument.literal, true);
  }
  if (ts.isCallExpression(node) && isLoader(node.expression)) {
    return reference(node.arguments[0], false);
  }
  return undefined;
}

/** A module named by anything but a literal cannot be checked, so it belongs to no layer. */
function reference(specifier: ts.Node | undefined, isTypeOnly: boolean): ModuleReference {
  const isLiteral = specifier !== undefined && ts.isStringLiteralLike(specifier);
  return { specifier: isLiteral ? specifier.text : `a computed name: ${specifier?.getText() ?? ""}`, isTypeOnly };
}

/** With `verbatimModuleSyntax`, `import { type A }` still loads the module, but it brings no value into the layer. */
function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
}

function isTypeOnlyExport(clause: ts.NamedExportBindings | undefined): boolean {
  return (
    clause !== undefined &&
    ts.isNamedExports(clause) &&
    clause.elements.length > 0 &&
    clause.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
}

function isLoader(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  return ts.isIdentifier(callee) && callee.text === "require";
}
