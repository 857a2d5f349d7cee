/** Which statements need a resource, and so have to stand in the block that holds it? */
import type { Binding } from "../lower/scopes.ts";
import type { FunctionNode } from "../lower/scopes.ts";
import type { Node, Statement } from "../syntax.ts";
import { runnerOf, walk } from "./position.ts";
import type { WrittenFile } from "./written-file.ts";

/**
 * The last of some statements that mentions a name, or another name that may hold something that was made with it.
 *
 * Every name that such a statement binds, or calls a method of, may hold it. That takes in too much rather than too little.
 *
 * @returns Its index; -1 when none does.
 */
export function lastUse(file: WrittenFile, statements: readonly Statement[], binding: Binding, ignored: ReadonlySet<Node>): number {
  return lastUseOf(file, statements, new Set([binding]), ignored);
}

/** The same for several names. */
export function lastUseOf(file: WrittenFile, statements: readonly Statement[], bindings: ReadonlySet<Binding>, ignored: ReadonlySet<Node> = new Set()): number {
  const holding = new Set<Binding>(bindings);
  let last = -1;
  for (const [index, statement] of statements.entries()) {
    if (!mentions(file, statement, holding, ignored)) continue;
    last = index;
    for (const other of holders(file, statement, runnerOf(statement))) holding.add(other);
  }
  return last;
}

function mentions({ scopes }: WrittenFile, statement: Statement, holding: ReadonlySet<Binding>, ignored: ReadonlySet<Node>): boolean {
  let has = false;
  walk(statement, (node) => {
    const binding = scopes.bindingOf.get(node);
    has ||= binding !== undefined && holding.has(binding) && !ignored.has(node);
    return !has;
  });
  return has;
}

/** What a statement may put a value into: the names that it binds, and the objects whose methods or parts it uses. */
function holders({ scopes }: WrittenFile, statement: Statement, runner: FunctionNode): Set<Binding> {
  const found = new Set<Binding>();
  walk(statement, (node) => {
    const binding = scopes.bindingOf.get(node);
    if (!binding || binding.sites.every(({ kind }) => kind === "import")) return true;
    const isBound = node.nodeType !== "Name" || node.ctx.nodeType !== "Load";
    if (binding.scope.owner.node === runner && (isBound || isChanged(node))) found.add(binding);
    return true;
  });
  return found;
}

/** Is it the object of a method that is called, or of a part that is assigned? */
function isChanged(node: Node): boolean {
  let at = node;
  while ((at.parent?.nodeType === "Attribute" || at.parent?.nodeType === "Subscript") && at.parent.value === at) at = at.parent;
  if (at === node) return false;
  if (at.parent?.nodeType === "Call" && at.parent.func === at) return true;
  return "ctx" in at && at.ctx.nodeType !== "Load";
}

/** Does the function hand out values in the middle of some statements? */
export function yields(statements: readonly Statement[]): boolean {
  return statements.some((statement) => {
    const runner = runnerOf(statement);
    let has = false;
    walk(statement, (node) => {
      has ||= (node.nodeType === "Yield" || node.nodeType === "YieldFrom") && runnerOf(node) === runner;
      return !has;
    });
    return has;
  });
}
