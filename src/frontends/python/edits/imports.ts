/** By which name is something of a module called at a place, and how is it imported where it is not yet? */
import type { TextChange } from "../../../core/repairs.ts";
import type { Binding, Scope } from "../lower/scopes.ts";
import type { Import, ImportFrom, Node, Statement } from "../syntax.ts";
import { insertion } from "./indentation.ts";
import { isRunner, runnerOf, walk } from "./position.ts";
import type { WrittenFile } from "./written-file.ts";

/** How something is called, and what has to be imported for it. */
export interface Imported {
  readonly name: string;
  readonly changes: readonly TextChange[];
}

/** The name of something that a module exports, at a node; undefined where the module's name means something else. */
export function importedName(file: WrittenFile, module: string, name: string, at: Node): Imported | undefined {
  const known = knownName(file, module, name, at);
  if (known !== undefined) return { name: known, changes: [] };
  const [first = module] = module.split(".");
  if (isTaken(file, first, at)) return undefined;
  return { name: `${module}.${name}`, changes: [importOf(file, module)] };
}

function knownName(file: WrittenFile, module: string, name: string, at: Node): string | undefined {
  for (const statement of importsBefore(at)) {
    for (const alias of statement.names) {
      const binding = file.scopes.bindingOf.get(alias);
      if (!binding || meaningAt(file, binding.name, at) !== binding) continue;
      const paths = new Set(binding.sites.map((site) => (site.kind === "import" ? site.path : "")));
      if (paths.size > 1) continue;
      if (statement.nodeType === "Import") {
        const isWhole = alias.asname === undefined ? alias.name === module : binding.sites.every((site) => site.kind === "import" && site.path === module);
        if (isWhole && alias.name === module) return `${alias.asname ?? module}.${name}`;
      } else if (paths.has(`${module}.${name}`)) return binding.name;
      else if (paths.has(module)) return `${binding.name}.${name}`;
    }
  }
  return undefined;
}

/** The imports at the top of the file, and those of the functions around a node that stand before it. */
function importsBefore(at: Node): (Import | ImportFrom)[] {
  const found: (Import | ImportFrom)[] = [];
  for (let runner = runnerOf(at); ; runner = runnerOf(runner)) {
    const { body } = runner;
    const isModule = runner.nodeType === "Module";
    for (const statement of runner.nodeType === "Lambda" ? [] : (body as readonly Statement[])) {
      const isImport = statement.nodeType === "Import" || statement.nodeType === "ImportFrom";
      const isDone = isModule ? runnerOf(at) !== runner || statement.range[1] <= at.range[0] : statement.range[1] <= at.range[0];
      if (isImport && isDone) found.push(statement);
    }
    if (isModule) return found;
  }
}

/** The binding that a name has at a node; `unclear` where a class or a comprehension around it may have one. */
export function meaningAt({ scopes }: WrittenFile, name: string, at: Node): Binding | "unclear" | undefined {
  for (let node: Node | undefined = at; node; node = node.parent) {
    if (node.nodeType === "ClassDef" || "generators" in node) {
      if (bindsInside(node, name)) return "unclear";
      continue;
    }
    if (!isRunner(node)) continue;
    // Parts of a function's head are evaluated around it, which only makes it more careful.
    const scope: Scope | undefined = scopes.outlineOf.get(node)?.scope;
    const binding = scope?.bindings.get(name);
    if (binding) return binding;
    if (scope?.declared.has(name)) return "unclear";
  }
  return undefined;
}

function bindsInside(node: Node, name: string): boolean {
  let binds = false;
  walk(node, (each) => {
    const isName = each.nodeType === "Name" && each.id === name && each.ctx.nodeType !== "Load";
    const isAlias = each.nodeType === "Alias" && (each.asname ?? each.name).split(".")[0] === name;
    binds ||= isName || isAlias || ("name" in each && each.name === name);
    return !binds;
  });
  return binds;
}

/** Would a name of the module mean something else at a node, or change what it means elsewhere in the file? */
function isTaken(file: WrittenFile, name: string, at: Node): boolean {
  if (meaningAt(file, name, at) !== undefined) return true;
  // A name that nobody binds may come from a `*`; to bind it would change what it means.
  let isMentioned = false;
  walk(file.source.ast, (node) => {
    isMentioned ||= node.nodeType === "Name" && node.id === name && !file.scopes.bindingOf.has(node);
    return !isMentioned;
  });
  return isMentioned;
}

/** `import module` behind the first imports of the file, or as its first statement that is one. */
function importOf(file: WrittenFile, module: string): TextChange {
  return behindImports(file, `import ${module}`, false);
}

/**
 * A statement behind the first imports of the file, or as its first one that does something.
 *
 * @param isApart An empty line sets it off from the imports.
 */
export function behindImports({ lines, source, text }: WrittenFile, written: string, isApart: boolean): TextChange {
  const { body } = source.ast;
  const isFuture = (statement: Statement): boolean => statement.nodeType === "ImportFrom" && statement.module === "__future__";
  const isDocstring = (statement: Statement, index: number): boolean =>
    index === 0 && statement.nodeType === "Expr" && statement.value.nodeType === "Constant" && typeof statement.value.value === "string";
  const isImport = ({ nodeType }: Statement): boolean => nodeType === "Import" || nodeType === "ImportFrom";
  let first = body.findIndex((statement, index) => !isDocstring(statement, index) && !isFuture(statement));
  if (first < 0) first = body.length;
  const behind = body.findIndex((statement, index) => index >= first && !isImport(statement));
  const end = behind < 0 ? body.length : behind;
  const after = body[end - 1];
  const next = body[first];
  if (after && (end > first || !next)) {
    const isAlone = lines.tokenAfter(after.range[1])?.type !== "SEMI";
    const gap = isApart ? lines.lineBreak : "";
    return isAlone ? insertion(lines.lineEnd(after.range[1]), `${lines.lineBreak}${gap}${written}`) : insertion(after.range[1], `; ${written}`);
  }
  if (!next) return insertion(text.length, written);
  // An empty line sets the import off from what was first.
  const gap = isImport(next) ? "" : lines.lineBreak;
  const start = lines.startOf(next);
  const head = after ? lines.nextLine(after.range[1]) : 0;
  const between = text.slice(head, start);
  // Comments right above a statement belong to it.
  const block = /(?:^|[\r\n])((?:#[^\r\n]*(?:\r\n|\r|\n))+)$/u.exec(between)?.[1] ?? "";
  const isHeader = block !== "" && !after && block.length === between.length;
  const at = isHeader ? start : start - block.length;
  return insertion(at, `${written}${lines.lineBreak}${gap}`);
}

/** A name like the wanted one that means nothing yet in the function of a node, nor in those inside. */
export function freshName({ scopes }: WrittenFile, wanted: string, at: Node): string {
  const taken = new Set<string>();
  walk(runnerOf(at), (node) => {
    if (node.nodeType === "Name") taken.add(node.id);
    else if (node.nodeType === "Global" || node.nodeType === "Nonlocal") for (const each of node.names) taken.add(each);
    else taken.add(scopes.bindingOf.get(node)?.name ?? "");
    return true;
  });
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
  return name;
}
