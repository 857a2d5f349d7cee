/** Which statements need a resource, and so have to stand in the block that holds it? */
import type { ResourceSpec } from "../../../core/effects.ts";
import type { Binding, FunctionNode } from "../lower/scopes.ts";
import type { Node, Statement } from "../syntax.ts";
import { followersOf, isRunner, isStatement, runnerOf, walk } from "./position.ts";
import { isQuiet } from "./tail.ts";
import type { WrittenFile } from "./written-file.ts";

/** What some statements do with names. */
export interface Extent {
  /** Index of the last statement that needs them; -1 when none does. */
  readonly last: number;
  /** The names, and others that may hold something that was made with them. */
  readonly holding: ReadonlySet<Binding>;
}

/**
 * The last of some statements that mentions names, or other names that may hold something that was made with them.
 *
 * Every name that such a statement binds, or calls a method of, may hold it. That takes in too much rather than too little.
 */
export function extentOf(file: WrittenFile, statements: readonly Statement[], bindings: readonly Binding[], ignored: ReadonlySet<Node> = new Set()): Extent {
  const holding = new Set<Binding>(bindings);
  let last = -1;
  for (const [index, statement] of statements.entries()) {
    if (!mentions(file, statement, holding, ignored)) continue;
    last = index;
    for (const other of holders(file, statement, runnerOf(statement))) holding.add(other);
  }
  return { last, holding };
}

/**
 * The same for a resource of a class. What a stack has taken over (a lock that is held) lives on without a name, so
 * everything behind it may need it.
 */
export function extentOfResource(
  file: WrittenFile,
  statements: readonly Statement[],
  bindings: readonly Binding[],
  { kind }: ResourceSpec,
  ignored?: ReadonlySet<Node>,
): Extent {
  const extent = extentOf(file, statements, bindings, ignored);
  return kind === "stack" ? { ...extent, last: statements.length - 1 } : extent;
}

/** Does code of the same function run after the suite of a statement, that may need what a stack has taken over there? */
export function isSuiteFollowed(file: WrittenFile, statement: Statement): boolean {
  for (let at: Node | undefined = statement.parent; at && !isRunner(at); at = at.parent) {
    if (!isStatement(at)) continue;
    if ((at.nodeType === "Try" || at.nodeType === "TryStar") && at.body.includes(statement) && at.orelse.length > 0) return true;
    for (const next of followersOf(file, at)) {
      if (!isQuiet(next)) return true;
      if (next.nodeType === "Return" || next.nodeType === "Raise") return false;
    }
  }
  return false;
}

/** Is one of some names mentioned, but not between two statements of a block? */
export function areMentionedOutside(file: WrittenFile, names: Iterable<Binding>, first: Statement, last: Statement, ignored: ReadonlySet<Node> = new Set()): boolean {
  return [...names].some((name) => file.mentionsOf(name).some((node) => !ignored.has(node) && (node.range[0] < first.range[0] || node.range[1] > last.range[1])));
}

/** Is one of some names mentioned after the statements of a block: behind them, or in the next round of a loop around? */
export function areMentionedLater(file: WrittenFile, names: Iterable<Binding>, first: Statement, last: Statement): boolean {
  const from = roundStart(first);
  const isLater = ({ range: [start, end] }: Node): boolean => end > last.range[1] || (start < first.range[0] && start >= from);
  return [...names].some((name) => file.mentionsOf(name).some(isLater));
}

/** Where the outermost loop around a statement begins; the statement itself where there is none. */
function roundStart(statement: Statement): number {
  let [start] = statement.range;
  for (let at: Node | undefined = statement.parent; at && !isRunner(at); at = at.parent) {
    if (at.nodeType === "For" || at.nodeType === "AsyncFor" || at.nodeType === "While") [start] = at.range;
  }
  return start;
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
