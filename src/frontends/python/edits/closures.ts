/** May a function between a name and the function that binds it still run when that one goes on? */
import type { FunctionNode } from "../lower/scopes.ts";
import type { FunctionDef, AsyncFunctionDef, Name, Node } from "../syntax.ts";
import { runnerOf } from "./position.ts";
import { type Verdict, worst } from "./verdicts.ts";
import { isWaitedFor } from "./waited.ts";
import type { WrittenFile } from "./written-file.ts";

/** Functions that use up what they are given before they return. */
const CONSUMING: ReadonlySet<string> = new Set([
  "asyncio.gather", "builtins.all", "builtins.any", "builtins.dict", "builtins.frozenset", "builtins.list", "builtins.max", "builtins.min", "builtins.set",
  "builtins.sorted", "builtins.sum", "builtins.tuple",
]);

/** The verdict about a name that a function inside, or a generator expression, may look at later. */
export function closureVerdict(file: WrittenFile, node: Name, home: FunctionNode): Verdict {
  const verdicts: Verdict[] = [];
  const runners = new Set<Node>();
  for (let at: Node = node; at.parent; at = at.parent) {
    const parent: Node = at.parent;
    if (parent.nodeType === "GeneratorExp" && parent.generators[0]?.iter !== at && !isConsumed(file, parent)) verdicts.push("unclear");
    if (parent === home) break;
    const runner = runnerOf(at);
    if (runner === home || runners.has(runner)) continue;
    runners.add(runner);
    // Other files may call every function of a module.
    if (home.nodeType === "Module") return "given-away";
    const isNamed = runner.nodeType === "FunctionDef" || runner.nodeType === "AsyncFunctionDef";
    verdicts.push(isNamed ? functionVerdict(file, runner) : "unclear");
  }
  return worst(verdicts);
}

function isConsumed(file: WrittenFile, { parent }: Node): boolean {
  const call = parent?.nodeType === "Starred" ? parent.parent : parent;
  return call?.nodeType === "Call" && CONSUMING.has(file.resolver.qualifiedName(call.func) ?? "");
}

/** A function that is only ever called where it is defined is over when its calls are. */
function functionVerdict(file: WrittenFile, node: AsyncFunctionDef | FunctionDef): Verdict {
  const binding = file.scopes.bindingOf.get(node);
  // Whoever decorates it may keep it.
  if (!binding || binding.sites.length > 1 || node.decorator_list.length > 0 || binding.isWrittenElsewhere) return "given-away";
  return worst(
    file.mentionsOf(binding).map((mention) => {
      if (mention === node) return "kept";
      const { parent } = mention;
      if (parent?.nodeType !== "Call" || parent.func !== mention) return parent?.nodeType === "Call" || parent?.nodeType === "Keyword" ? "unclear" : "given-away";
      if (runnerOf(mention) !== runnerOf(node)) return "unclear";
      return node.nodeType === "FunctionDef" || isWaitedFor(file, parent, node.range[1]) ? "kept" : "unclear";
    }),
  );
}
