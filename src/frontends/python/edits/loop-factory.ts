/** How do runs say by themselves which kind of event loop they need, in place of a policy for the whole process? */
import type { Edit, Repair } from "../../../core/repairs.ts";
import type { Call, Expression, Node } from "../syntax.ts";
import { withoutStatement } from "./closing.ts";
import { importedName } from "./imports.ts";
import { insertion } from "./indentation.ts";
import { isWithin, statementOf } from "./position.ts";
import { edit, hasVersion, quoted, type WrittenFile } from "./written-file.ts";

type LoopFactory = Extract<Repair, { readonly kind: "loop-factory" }>;

/** Policies, and what makes the loops that they make. */
const FACTORIES: Readonly<Record<string, readonly [module: string, name: string]>> = {
  "asyncio.DefaultEventLoopPolicy": ["asyncio", "new_event_loop"],
  "asyncio.WindowsProactorEventLoopPolicy": ["asyncio", "ProactorEventLoop"],
  "asyncio.WindowsSelectorEventLoopPolicy": ["asyncio", "SelectorEventLoop"],
  "uvloop.EventLoopPolicy": ["uvloop", "new_event_loop"],
};

/** Writes `asyncio.run(main(), loop_factory=uvloop.new_event_loop)`, and takes the policy away. */
export function loopFactory(file: WrittenFile, { policy, runs }: LoopFactory): Edit | undefined {
  const call = policy.origin as Node;
  const statement = statementOf(call);
  if (call.nodeType !== "Call" || statement?.nodeType !== "Expr" || statement.value !== call || !hasVersion(file, "3.12")) return undefined;
  const kind = kindOf(file, call);
  const factory = kind && Object.hasOwn(FACTORIES, kind) ? FACTORIES[kind] : undefined;
  const removal = withoutStatement(file.lines, statement);
  const calls = runs.map(({ origin }) => origin as Node);
  const around = file.lines.blockOf(statement)?.statements ?? [];
  const rest = around.slice(around.indexOf(statement) + 1);
  // A policy in a branch holds for some runs, and one that comes later for none.
  const isSeen = (node: Node): boolean => rest.some((each) => isWithin(node, each)) || around === file.source.ast.body;
  if (!factory || !removal || calls.length === 0 || !calls.every((node) => isRun(file, node) && isSeen(node))) return undefined;
  const name = importedName(file, ...factory, call);
  if (!name) return undefined;
  const given = calls.map((node) => {
    const last = file.lines.tokenBefore(node.range[1] - 1);
    return insertion(last?.end ?? node.range[1] - 1, `${last?.type === "COMMA" ? " " : ", "}loop_factory=${name.name}`);
  });
  return edit(file, false, `Give the run its ${quoted("loop_factory")}.`, [...name.changes, ...removal, ...given]);
}

/** The kind of policy that is set, by `asyncio.set_event_loop_policy(…)` or `uvloop.install()`. */
function kindOf({ resolver }: WrittenFile, { args: [policy], func, ...call }: Call): string | undefined {
  const name = resolver.qualifiedName(func);
  if (name === "uvloop.install") return policy ? undefined : "uvloop.EventLoopPolicy";
  if (name !== "asyncio.set_event_loop_policy" || call.keywords.length > 0) return undefined;
  return policy?.nodeType === "Call" && policy.args.length + policy.keywords.length === 0 ? resolver.qualifiedName(policy.func) : undefined;
}

function isRun({ resolver }: WrittenFile, node: Node): node is Call {
  if (node.nodeType !== "Call" || resolver.qualifiedName(node.func) !== "asyncio.run" || node.args.length !== 1) return false;
  return node.keywords.every(({ arg }) => arg !== undefined && arg !== "loop_factory") && !isStarred(node.args[0]);
}

function isStarred(node: Expression | undefined): boolean {
  return node?.nodeType === "Starred";
}
