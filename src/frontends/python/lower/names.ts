/** Under which dotted name is an expression known outside of the file, and what does a name of the file stand for? */
import type { Expression, Node } from "../syntax.ts";
import { isOverload } from "./decorators.ts";
import type { Binding, BindingSite, Scope, ScopeTree } from "./scopes.ts";

/** Aliases of aliases are followed this far. */
const MAX_ALIASES = 5;

/** Exceptions that keep their names, whatever a star import brings. */
const FIXED: ReadonlySet<string> = new Set(["BaseException", "Exception"]);

const DOTTED_NAME = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

/** Who asks: the program as it runs, or an annotation, which also knows what stands under `if TYPE_CHECKING:`. */
export type Asker = "annotation" | "program";

/** Answers by imports and by the only value that a name is given. Whatever has two meanings has none. */
export class Names {
  readonly #scopes: ScopeTree;

  constructor(scopes: ScopeTree) {
    this.#scopes = scopes;
  }

  /** The dotted name (`asyncio.run`); names that nothing binds are Python's own (`builtins.print`). */
  qualified(node: Expression, asker: Asker = "program", depth = 0): string | undefined {
    if (node.nodeType === "Attribute") {
      const base = this.qualified(node.value, asker, depth);
      return base === undefined ? undefined : `${base}.${node.attr}`;
    }
    if (node.nodeType !== "Name" || depth > MAX_ALIASES) return undefined;
    const binding = this.#scopes.bindingOf.get(node);
    return binding ? this.#outside(binding, asker, depth) : this.#unbound(node.id);
  }

  /** The dotted name of what a text annotation names. */
  qualifiedText(text: string, scope: Scope): string | undefined {
    if (!DOTTED_NAME.test(text)) return undefined;
    const [first = "", ...rest] = text.split(".");
    const binding = this.#scopes.lookUp(first, scope);
    const base = binding ? this.#outside(binding, "annotation", 0) : this.#unbound(first);
    return base === undefined ? undefined : [base, ...rest].join(".");
  }

  /** The only thing that a name stands for. */
  siteOf(node: Node, asker: Asker = "program"): BindingSite | undefined {
    const binding = this.#scopes.bindingOf.get(node);
    return binding && onlySite(binding, asker);
  }

  #outside(binding: Binding, asker: Asker, depth: number): string | undefined {
    const site = onlySite(binding, asker);
    if (site?.kind === "import") return site.path === "" ? undefined : site.path;
    return site?.kind === "value" && site.value ? this.qualified(site.value, asker, depth + 1) : undefined;
  }

  #unbound(name: string): string | undefined {
    return this.#scopes.hasStarImport && !FIXED.has(name) ? undefined : `builtins.${name}`;
  }
}

/**
 * The bindings of a name that say something. `None` in place of a value (`try: import … except ImportError: … = None`)
 * does not, nor do mere annotations, the overloads of a function, nor, to the program, what stands under `if TYPE_CHECKING:`.
 */
export function tellingSites({ sites }: Binding, asker: Asker = "program"): readonly BindingSite[] {
  const telling = sites.filter((site) => {
    if (site.kind === "value") return site.value !== undefined && !isNone(site.value);
    return site.kind !== "function" || !isOverload(site.node);
  });
  const isAsked = asker === "annotation";
  const asked = telling.filter(({ isTyping = false }) => isTyping === isAsked);
  return asked.length > 0 ? asked : telling;
}

/** The only binding that says something. A module that is imported twice is one. */
export function onlySite(binding: Binding, asker: Asker = "program"): BindingSite | undefined {
  const [first, ...others] = tellingSites(binding, asker);
  const isSame = (site: BindingSite): boolean => first?.kind === "import" && site.kind === "import" && site.path === first.path;
  return others.every(isSame) ? first : undefined;
}

/** `None`, as written. */
export function isNone(node: Node | undefined): boolean {
  return node?.nodeType === "Constant" && node.value === null;
}
