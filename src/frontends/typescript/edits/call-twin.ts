/**
 * How is the awaitable twin of a blocking call written, with its import?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, Repair, TextChange } from "../../../core/repairs.ts";
import { around, bare, keyOf } from "../resolve/syntax.ts";
import { isReadAsModule } from "../source.ts";
import { guarded } from "../types.ts";
import { canAwait } from "./position.ts";
import { type NewName, replacedImport, requiredModule, soleImportOf, withoutImport } from "./sole-import.ts";
import { prefixed } from "./waiting.ts";
import { edit, insertion, quoted, semicolonLike, tokensOf, variableAt, type WrittenFile } from "./written-file.ts";

type CallTwin = Extract<Repair, { readonly kind: "call-twin" }>;

/** How the twin is called, and what has to be imported for it. */
interface Twin {
  readonly callee: string;
  readonly changes: readonly TextChange[];
}

/** Writes `await readFile(a)` for `readFileSync(a)`; undefined where nothing can be awaited, or nobody exports a twin. */
export function callTwin(file: WrittenFile, { call, from, name }: CallTwin): Edit | undefined {
  const node = call.origin as TSESTree.Node;
  if (node.type !== "CallExpression" || node.parent.type === "ChainExpression" || node.parent.type === "AwaitExpression") return undefined;
  if (from === undefined || !/^[\w$]+$/u.test(name) || !canAwait(file, node)) return undefined;
  if (isHeld(node) || isGiven(file, node) || isOtherwiseDone(file, node)) return undefined;
  const twin = twinOf(file, name, from, node);
  if (!twin) return undefined;
  const { callee } = node;
  return edit(file, false, `Await ${quoted(name)} instead.`, [
    ...twin.changes,
    ...prefixed(file, node, "await"),
    { start: callee.range[0], end: callee.range[1], text: twin.callee },
  ]);
}

/** Is the result what a scope holds? The twin's is closed in another way. */
function isHeld(call: TSESTree.CallExpression): boolean {
  const { parent } = around(call);
  return parent?.type === "VariableDeclarator" && parent.parent.kind.endsWith("using");
}

/** Was the function, or the module that it is taken from, handed over? Then it may be another one at run time. */
function isGiven(file: WrittenFile, call: TSESTree.CallExpression): boolean {
  let root = bare(call.callee);
  while (root.type === "MemberExpression") root = bare(root.object);
  const definition = root.type === "Identifier" ? variableAt(file, root.name, root)?.defs[0] : undefined;
  return (definition?.type as string | undefined) === "Parameter";
}

/** Does the call do what its twin does not: read from a descriptor, or give nothing for a file that is not there? */
function isOtherwiseDone(file: WrittenFile, call: TSESTree.CallExpression): boolean {
  const callee = bare(call.callee);
  const name = callee.type === "MemberExpression" ? keyOf(callee) : importedName(file, callee);
  const [first, second] = call.arguments;
  if (/^l?statSync$/u.test(name ?? "") && second !== undefined) return !isPlainOptions(second);
  return /^(?:append|read|write)FileSync$/u.test(name ?? "") && first !== undefined && isDescriptor(file, first);
}

function isPlainOptions(node: TSESTree.Node): boolean {
  if (node.type !== "ObjectExpression") return false;
  return node.properties.every((property) => property.type === "Property" && keyOf(property) !== undefined && keyOf(property) !== "throwIfNoEntry");
}

/** The name that a function is exported by. */
function importedName(file: WrittenFile, callee: TSESTree.Node): string | undefined {
  if (callee.type !== "Identifier") return undefined;
  const node = variableAt(file, callee.name, callee)?.defs[0]?.node as TSESTree.Node | undefined;
  if (node?.type !== "ImportSpecifier") return callee.name;
  return node.imported.type === "Identifier" ? node.imported.name : node.imported.value;
}

/** May the first argument be a number? The functions that are awaited take names of files. */
function isDescriptor(file: WrittenFile, argument: TSESTree.Node): boolean {
  const node = bare(argument);
  const { types } = file;
  if (types) {
    const isNumber = guarded(() => (types.checker.getTypeAtLocation(types.toTs(node)).flags & types.typescript.TypeFlags.NumberLike) !== 0, false);
    if (isNumber) return true;
  }
  switch (node.type) {
    case "CallExpression":
      return /(?:^|\.)openSync$/u.test(file.text.slice(...node.callee.range));
    case "Identifier": {
      const definition = variableAt(file, node.name, node)?.defs[0]?.node as TSESTree.Node | undefined;
      const initial = definition?.type === "VariableDeclarator" ? definition.init : null;
      return /^fd$|Fd$|descriptor$/iu.test(node.name) || (initial?.type === "CallExpression" && isDescriptor(file, initial));
    }
    case "Literal":
      return typeof node.value === "number";
    case "MemberExpression":
      return keyOf(node) === "fd";
    default:
      return false;
  }
}

function twinOf(file: WrittenFile, name: string, from: string, call: TSESTree.CallExpression): Twin | undefined {
  const imports = file.source.ast.body.filter((node) => node.type === "ImportDeclaration");
  const requires = requiresOf(file);
  const same = imports.filter((node) => plain(node.source.value) === plain(from) && node.importKind !== "type");
  const known = [
    ...same.map((node) => imported(file, node, name, call)),
    ...requires.map((node) => requiredAlready(file, node, { name, from }, call)),
  ].find((callee) => callee !== undefined);
  const sole = soleImportOf(file, call);
  if (known !== undefined) {
    // The twin may be taken from the very import that the call uses.
    const isShared = sole !== undefined && known.split(".")[0] === sole.name;
    return { callee: known, changes: isShared ? [] : withoutImport(file, sole, from) };
  }
  const local = [name, `${name}Async`].find((candidate) => isFree(file, candidate, call));
  if (local === undefined) return undefined;
  const extended = same.map((node) => lastNamed(node)).find((last) => last !== undefined);
  const replaced = replacedImport(file, sole, { name, local, from });
  if (replaced && (!extended || extended.parent === sole?.statement)) return { callee: local, changes: replaced };
  const gone = withoutImport(file, sole, from);
  if (imports.length === 0 && (requires.length > 0 || !isModule(file))) return required(file, { name, local, from }, requires, gone);
  const specifier = local === name ? name : `${name} as ${local}`;
  if (extended) return { callee: local, changes: [...gone, insertion(extended.range[1], `, ${specifier}`)] };
  const last = imports.at(-1);
  const quote = quoteOf(file, last?.source);
  const written = `import { ${specifier} } from ${quote}${from}${quote}`;
  return { callee: local, changes: [...gone, atTop(file, last, written)] };
}

/** The twin in an import that is there already. */
function imported(file: WrittenFile, node: TSESTree.ImportDeclaration, name: string, call: TSESTree.Node): string | undefined {
  for (const specifier of node.specifiers) {
    const local = specifier.local.name;
    // A name that is shadowed at the call is no way to the module.
    if (variableAt(file, local, call)?.identifiers[0] !== specifier.local) continue;
    if (specifier.type !== "ImportSpecifier") return `${local}.${name}`;
    const isNamed = specifier.imported.type === "Identifier" && specifier.imported.name === name;
    if (isNamed && specifier.importKind !== "type") return local;
  }
  return undefined;
}

/** The twin in a `require` that is there already. */
function requiredAlready(
  file: WrittenFile,
  { declarations }: TSESTree.VariableDeclaration,
  { from, name }: Omit<NewName, "local">,
  call: TSESTree.Node,
): string | undefined {
  const [declarator, ...others] = declarations;
  const source = others.length === 0 ? requiredModule(declarator.init) : undefined;
  if (!source || plain(source.value) !== plain(from) || declarator.range[1] > call.range[0]) return undefined;
  const isSeen = (local: TSESTree.Identifier): boolean => variableAt(file, local.name, call)?.identifiers[0] === local;
  if (declarator.id.type === "Identifier") return isSeen(declarator.id) ? `${declarator.id.name}.${name}` : undefined;
  if (declarator.id.type !== "ObjectPattern") return undefined;
  for (const property of declarator.id.properties) {
    if (property.type !== "Property" || property.value.type !== "Identifier" || keyOf(property) !== name) continue;
    if (isSeen(property.value)) return property.value.name;
  }
  return undefined;
}

function lastNamed(node: TSESTree.ImportDeclaration): TSESTree.ImportSpecifier | undefined {
  const last = node.specifiers.at(-1);
  return last?.type === "ImportSpecifier" ? last : undefined;
}

function required(file: WrittenFile, { from, local, name }: NewName, requires: readonly TSESTree.Statement[], gone: readonly TextChange[]): Twin {
  const last = requires.at(-1);
  const quote = quoteOf(file, undefined);
  const pattern = local === name ? name : `${name}: ${local}`;
  return { callee: local, changes: [...gone, atTop(file, last, `const { ${pattern} } = require(${quote}${from}${quote})`)] };
}

/** Writes a statement after another one, or else as the first that is no directive. */
function atTop(file: WrittenFile, after: TSESTree.Node | undefined, written: string): TextChange {
  const { ast } = file.source;
  const [first] = ast.body;
  const semicolon = first ? semicolonLike(file, after ?? first) : ";";
  const directives = ast.body.filter((node) => node.type === "ExpressionStatement" && typeof node.directive === "string");
  const anchor = after ?? directives.at(-1);
  if (anchor) return insertion(anchor.range[1], `${file.lineBreak}${written}${semicolon}`);
  return insertion(first?.range[0] ?? 0, `${written}${semicolon}${file.lineBreak}`);
}

/** The declarations at the top that `require` something. */
function requiresOf(file: WrittenFile): readonly TSESTree.VariableDeclaration[] {
  return file.source.ast.body.filter((node): node is TSESTree.VariableDeclaration => {
    if (node.type !== "VariableDeclaration") return false;
    const initial = node.declarations[0].init && bare(node.declarations[0].init);
    let call = initial;
    while (call?.type === "MemberExpression") call = bare(call.object);
    return call?.type === "CallExpression" && call.callee.type === "Identifier" && call.callee.name === "require";
  });
}

function isModule(file: WrittenFile): boolean {
  return !/\.c[jt]s$/u.test(file.filename) && isReadAsModule(file.source);
}

/** Does the name mean nothing yet, at the call and at the top of the file, and is it no global that is used? */
function isFree(file: WrittenFile, name: string, call: TSESTree.Node): boolean {
  if (variableAt(file, name, call)) return false;
  return !file.source.scopeManager.scopes.some(
    (scope) => scope.through.some(({ identifier }) => identifier.name === name) || (scope.block.type === "Program" && scope.set.get(name)?.defs.length),
  );
}

function quoteOf(file: WrittenFile, near: TSESTree.Node | undefined): string {
  if (near) return file.text[near.range[0]] ?? '"';
  const first = tokensOf(file.source).find(({ type, value }) => type === "String" && !value.includes("`"));
  return first?.value[0] ?? '"';
}

function plain(specifier: string): string {
  return specifier.replace(/^node:/u, "");
}
