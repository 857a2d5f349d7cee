/** How does a resource that is used where it is opened, without a name, come into a block? */
import type { Edit, Repair } from "../../../core/repairs.ts";
import type { Binding } from "../lower/scopes.ts";
import type { Call, Expression, Node, Statement } from "../syntax.ts";
import { areMentionedLater, extentOfResource, isSuiteFollowed, yields } from "./extent.ts";
import { freshName } from "./imports.ts";
import { enclosed } from "./indentation.ts";
import { canAwait, statementOf } from "./position.ts";
import { usageOfValue } from "./usage.ts";
import { edit, quoted, type WrittenFile } from "./written-file.ts";

type HoldInScope = Extract<Repair, { readonly kind: "hold-in-scope" }>;

const STATEMENTS: ReadonlySet<string> = new Set(["AnnAssign", "Assign", "Expr", "Return"]);

/** Writes `async with Session() as session:` around `await Session().get(url)`, and what needs its result. */
export function namedInBlock(file: WrittenFile, { closes, resource }: HoldInScope): Edit | undefined {
  const call = resource.opened?.origin as Node | undefined;
  const { spec } = resource;
  const statement = call && statementOf(call);
  if (call?.nodeType !== "Call" || call.parent?.nodeType !== "Attribute" || !spec || !statement || closes.length > 0) return undefined;
  const { disposal } = spec;
  const isUsable = disposal.symbol !== "none" && disposal.unsafe === undefined && disposal.since === undefined && file.resolver.entersItself(call);
  const isAsync = disposal.symbol !== "sync";
  if (!isUsable || !isFirst(call, statement) || (isAsync && !canAwait(file, call))) return undefined;
  const usage = usageOfValue(file, call, spec);
  const block = file.lines.blockOf(statement);
  if (usage === "given-away" || !block || block.owner.nodeType === "Module" || block.owner.nodeType === "ClassDef") return undefined;
  const first = block.statements.indexOf(statement);
  const rest = block.statements.slice(first + 1);
  const extent = extentOfResource(file, rest, boundBy(file, statement), spec);
  if (spec.kind === "stack" && isSuiteFollowed(file, statement)) return undefined;
  const last = first + 1 + extent.last;
  const stop = block.statements[last] ?? statement;
  const isLeft = areMentionedLater(file, extent.holding, statement, stop);
  if (yields(block.statements.slice(first, last + 1))) return undefined;
  const name = freshName(file, nameFor(spec.name), call);
  const opened = file.text.slice(...call.range);
  const header = `${isAsync ? "async with" : "with"} ${opened} as ${name}:`;
  // What is opened over several lines would stand at other columns.
  const changes = /[\r\n]/u.test(opened) ? undefined : enclosed(file.lines, { block, first, last, header });
  const [start, end] = call.range;
  return changes && edit(file, usage === "kept" && !isLeft && spec.kind !== "stack", `Hold it with ${isAsync ? "`async with`" : "`with`"}, as ${quoted(name)}.`, [...changes, { start, end, text: name }]);
}

/** Is the resource opened before anything else in a statement happens? */
function isFirst(call: Call, statement: Statement): boolean {
  if (!STATEMENTS.has(statement.nodeType)) return false;
  let at: Node = call;
  while (at.parent && at.parent !== statement) {
    const parent: Node = at.parent;
    const isRoot =
      parent.nodeType === "Await" ||
      ((parent.nodeType === "Attribute" || parent.nodeType === "Subscript") && parent.value === at) ||
      (parent.nodeType === "Call" && parent.func === at);
    if (!isRoot) return false;
    at = parent;
  }
  return (statement as { readonly value?: Expression }).value === at;
}

/** The names that a statement binds. */
function boundBy({ scopes }: WrittenFile, statement: Statement): Binding[] {
  const targets = statement.nodeType === "Assign" ? statement.targets : statement.nodeType === "AnnAssign" ? [statement.target] : [];
  const parts = targets.flatMap((target) => (target.nodeType === "Tuple" ? target.elts : [target]));
  return parts.flatMap((part) => scopes.bindingOf.get(part) ?? []);
}

/** `session` for `ClientSession`: the last word of the class. */
function nameFor(className: string): string {
  const word = /[A-Z]?[a-z0-9]+$/u.exec(className)?.[0] ?? "resource";
  return word.toLowerCase();
}
