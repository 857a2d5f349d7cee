/**
 * Which functions of libraries does a file put stand-ins in the place of, and where?
 *
 * `with patch.object(asyncio, "create_task")`, `monkeypatch.setattr("asyncio.run", fake)`, `asyncio.run = fake`: what is called there
 * under the name of the library is something else, of which nothing is known.
 */
import { childrenOf } from "../source-code.ts";
import type { Call, Expression, Node } from "../syntax.ts";
import type { Resolver } from "./resolver.ts";
import type { ScopeTree } from "./scopes.ts";

/** What puts a stand-in in place by the dotted name or by the object and the name: of unittest.mock, pytest, and the builtins. */
const REPLACING: ReadonlySet<string> = new Set(["object", "patch", "setattr"]);
/** Who does not say one of these words replaces nothing by a call. */
const MENTIONED = /\b(?:patch|setattr)\b/u;
/** A function that sees to its own stand-ins; others (fixtures, `setUp`) do so for whoever they are called by. */
const TEST = "test";

/** A name of a library, and where it means a stand-in. */
interface Replacement {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Finds the stand-ins of a file, once somebody asks. */
export class Replacements {
  readonly #text: string;
  readonly #scopes: ScopeTree;
  readonly #resolver: Resolver;
  #found: readonly Replacement[] | undefined;

  constructor(text: string, scopes: ScopeTree, resolver: Resolver) {
    this.#text = text;
    this.#scopes = scopes;
    this.#resolver = resolver;
  }

  /** Whether a call by the name of a library runs a stand-in. A name that was imported alone still means the library's own. */
  isReplaced({ func, range: [at] }: Call): boolean {
    this.#found ??= [...this.#assigned(), ...this.#patched()];
    if (this.#found.length === 0 || func.nodeType !== "Attribute") return false;
    const called = this.#resolver.qualifiedName(func);
    if (called === undefined) return false;
    return this.#found.some(({ end, name, start }) => start <= at && at < end && (name === called || name.endsWith(`.${called}`)));
  }

  #assigned(): readonly Replacement[] {
    return this.#scopes.attributes.flatMap((attribute) => {
      const name = attribute.ctx.nodeType === "Store" ? this.#resolver.qualifiedName(attribute) : undefined;
      return name === undefined ? [] : [{ name, ...this.#around(attribute) }];
    });
  }

  #patched(): readonly Replacement[] {
    const module = this.#scopes.functions[0]?.node;
    if (!MENTIONED.test(this.#text) || module === undefined) return [];
    const found: Replacement[] = [];
    const pending: Node[] = [module];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      pending.push(...childrenOf(node));
      const name = node.nodeType === "Call" ? this.#nameIn(node) : undefined;
      if (name !== undefined) found.push({ name, ...this.#around(node) });
    }
    return found;
  }

  #nameIn({ args: [first, second], func, keywords }: Call): string | undefined {
    const does = func.nodeType === "Attribute" ? func.attr : func.nodeType === "Name" ? func.id : "";
    // What wraps the library's own function does what that does.
    if (first === undefined || !REPLACING.has(does) || keywords.some(({ arg }) => arg === "wraps")) return undefined;
    const whole = textOf(first);
    if (whole !== undefined) return whole;
    const [owner, name] = [this.#resolver.qualifiedName(first), textOf(second)];
    return owner === undefined || name === undefined ? undefined : `${owner}.${name}`;
  }

  /** The test in which it stands, or whose decorator it is; what no test does alone holds in the whole file. */
  #around(node: Node): Pick<Replacement, "end" | "start"> {
    for (let around = node.parent; around; around = around.parent) {
      const isTest = (around.nodeType === "FunctionDef" || around.nodeType === "AsyncFunctionDef") && around.name.startsWith(TEST);
      const isOfAll = around.nodeType === "ClassDef" && around.decorator_list.some(({ range: [start, end] }) => start <= node.range[0] && node.range[0] < end);
      if (isTest || isOfAll) return { start: around.range[0], end: around.range[1] };
    }
    return { start: 0, end: this.#text.length };
  }
}

function textOf(node: Expression | undefined): string | undefined {
  return node?.nodeType === "Constant" && typeof node.value === "string" ? node.value : undefined;
}
