/** What does a name of a Python file stand for: something that a known library exports, or a function of the file? */
import type { Catalog, Resolved } from "../../../catalog/catalog.ts";
import type { CallEffect, ResourceSpec } from "../../../core/effects.ts";
import type { Arg, Call, Expression, Node } from "../syntax.ts";
import type { Binding, FunctionOutline, ScopeTree } from "./scopes.ts";

/** Aliases of aliases are followed this far. */
const MAX_ALIASES = 5;

/** Answers by names alone. Whatever has two meanings has none. */
export class Resolver {
  readonly #scopes: ScopeTree;
  readonly #catalog: Catalog;

  constructor(scopes: ScopeTree, catalog: Catalog) {
    this.#scopes = scopes;
    this.#catalog = catalog;
  }

  /** The dotted name under which an expression is known outside of the file (`asyncio.run`). */
  qualifiedName(node: Expression, depth = 0): string | undefined {
    if (node.nodeType === "Attribute") {
      const base = this.qualifiedName(node.value, depth);
      return base === undefined ? undefined : `${base}.${node.attr}`;
    }
    if (node.nodeType !== "Name" || depth > MAX_ALIASES) return undefined;
    const binding = this.#scopes.bindingOf.get(node);
    if (!binding) return `builtins.${node.id}`;
    const site = onlySite(binding);
    if (site?.kind === "import") return site.path === "" ? undefined : site.path;
    return site?.kind === "value" ? this.qualifiedName(site.value, depth + 1) : undefined;
  }

  /** What the catalog knows about the callee. */
  callee({ func }: Call): { readonly effect: CallEffect; readonly library: string } | undefined {
    const known = this.#entryOf(func);
    const effect = known?.entry.construct ?? known?.entry.call;
    return known && effect && { effect, library: known.library.name };
  }

  /** The function of this file that is called; one with a decorator may be anything. */
  functionCalled({ func }: Call): FunctionOutline | undefined {
    const binding = func.nodeType === "Name" ? this.#scopes.bindingOf.get(func) : undefined;
    const site = binding && onlySite(binding);
    if (site?.kind !== "function" || site.node.decorator_list.length > 0) return undefined;
    return binding?.scope.kind === "class" ? undefined : this.#scopes.outlineOf.get(site.node);
  }

  /** The class of what a name holds, by its annotation or by the only value that it is given. */
  classOf(binding: Binding, depth = 0): ResourceSpec | undefined {
    const site = onlySite(binding);
    if (site?.kind === "parameter") {
      const { annotation } = site.node as Arg;
      return annotation && this.#resource(this.#entryOf(annotation), "instance");
    }
    return site?.kind === "value" ? this.classOfValue(site.value, depth + 1) : undefined;
  }

  /** The class of what an expression makes or names. */
  classOfValue(node: Expression, depth = 0): ResourceSpec | undefined {
    if (node.nodeType === "Call") return this.#resource(this.#entryOf(node.func), "construct");
    const binding = node.nodeType === "Name" ? this.#scopes.bindingOf.get(node) : undefined;
    const isRead = node.nodeType === "Name" && node.ctx.nodeType === "Load";
    return binding && isRead && depth <= MAX_ALIASES ? this.classOf(binding, depth) : undefined;
  }

  #entryOf(node: Expression): Resolved | undefined {
    const name = this.qualifiedName(node);
    if (name === undefined) return undefined;
    for (let dot = name.lastIndexOf("."); dot > 0; dot = name.lastIndexOf(".", dot - 1)) {
      const known = this.#catalog.exported(name.slice(0, dot), name.slice(dot + 1));
      if (known) return known;
    }
    return undefined;
  }

  #resource(known: Resolved | undefined, by: "construct" | "instance"): ResourceSpec | undefined {
    const name = by === "instance" ? known?.entry.instance : known?.entry.construct?.returns?.resource;
    return known && name !== undefined ? this.#catalog.resource(known.library, name) : undefined;
  }
}

/** The only binding that says something: `None` in its place (`try: import … except ImportError: … = None`) says nothing. */
function onlySite({ sites }: Binding): Binding["sites"][number] | undefined {
  const [first, ...others] = sites.filter((site) => site.kind !== "value" || !isNone(site.value));
  return others.length === 0 ? first : undefined;
}

/** `None`, as written. */
export function isNone(node: Node | undefined): boolean {
  return node?.nodeType === "Constant" && node.value === null;
}
