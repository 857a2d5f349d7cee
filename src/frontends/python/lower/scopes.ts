/**
 * Which functions and scopes does a Python file have, and which names does each bind?
 *
 * A name belongs to the function that binds it anywhere; classes and comprehensions are scopes too, the ones invisible to
 * functions inside, the others with nothing but their targets. The walk is in no order, so nothing is resolved before it ends.
 */
import { childrenOf } from "../source-code.ts";
import type {
  Arg,
  Arguments,
  AsyncFunctionDef,
  Comprehension,
  Expression,
  FunctionDef,
  Lambda,
  Module,
  Node,
} from "../syntax.ts";

/** What has a flow graph. */
export type FunctionNode = AsyncFunctionDef | FunctionDef | Lambda | Module;

/** One function, or the module. */
export interface FunctionOutline {
  readonly id: number;
  readonly name: string;
  readonly node: FunctionNode;
  readonly parent: FunctionOutline | undefined;
  readonly scope: Scope;
  readonly isAsync: boolean;
  /** It has a `yield` of its own. */
  isGenerator: boolean;
}

/** How a name comes to be bound at one place. */
export type BindingSite =
  | { readonly kind: "class" | "other" | "parameter"; readonly node: Node }
  | { readonly kind: "function"; readonly node: AsyncFunctionDef | FunctionDef }
  /** The dotted name of what is imported; empty when it is relative. */
  | { readonly kind: "import"; readonly node: Node; readonly path: string }
  | { readonly kind: "value"; readonly node: Node; readonly value: Expression };

/** A name that is bound in a scope. */
export interface Binding {
  readonly name: string;
  readonly scope: Scope;
  readonly sites: BindingSite[];
  isCaptured: boolean;
  isWrittenElsewhere: boolean;
}

/** A region of the file with names of its own. */
export interface Scope {
  readonly kind: "class" | "comprehension" | "function" | "module";
  readonly parent: Scope | undefined;
  readonly bindings: Map<string, Binding>;
  /** Names that `global` and `nonlocal` send elsewhere. */
  readonly declared: Map<string, "global" | "nonlocal">;
  readonly owner: FunctionOutline;
}

/** The functions of a file, the module first, and the binding behind each node that names one. */
export interface ScopeTree {
  readonly functions: readonly FunctionOutline[];
  readonly outlineOf: ReadonlyMap<Node, FunctionOutline>;
  readonly bindingOf: ReadonlyMap<Node, Binding>;
}

interface Mention {
  readonly node: Node;
  readonly name: string;
  readonly scope: Scope;
  /** Absent for a read. */
  readonly site?: BindingSite;
}

/** Finds the scopes of a file. */
export function scopesOf(module: Module): ScopeTree {
  return new Walk().run(module);
}

class Walk {
  readonly #functions: FunctionOutline[] = [];
  readonly #outlineOf = new Map<Node, FunctionOutline>();
  readonly #mentions: Mention[] = [];
  readonly #pending: { readonly node: Node; readonly scope: Scope }[] = [];

  run(module: Module): ScopeTree {
    const top = this.#open("module", undefined, module, "(module)");
    this.#push(childrenOf(module), top);
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) this.#visit(next.node, next.scope);
    return { functions: this.#functions, outlineOf: this.#outlineOf, bindingOf: bind(this.#mentions, top) };
  }

  #visit(node: Node, scope: Scope): void {
    switch (node.nodeType) {
      case "AsyncFunctionDef":
      case "FunctionDef":
        this.#bind(scope, node.name, node, { kind: "function", node });
        this.#push(node.decorator_list, scope);
        this.#function(node, scope, node.name);
        return;
      case "Lambda":
        this.#function(node, scope, "(lambda)");
        return;
      case "ClassDef": {
        this.#bind(scope, node.name, node, { kind: "class", node });
        this.#push([...node.decorator_list, ...node.bases, ...node.keywords], scope);
        this.#push(node.body, this.#nested("class", scope));
        return;
      }
      case "DictComp":
      case "GeneratorExp":
      case "ListComp":
      case "SetComp":
        this.#comprehension(node.generators, node, scope);
        return;
      case "Import":
        for (const alias of node.names) {
          const [first = ""] = alias.name.split(".");
          const path = alias.asname === undefined ? first : alias.name;
          this.#bind(scope, alias.asname ?? first, alias, { kind: "import", node: alias, path });
        }
        return;
      case "ImportFrom":
        for (const alias of node.names) {
          const path = node.level > 0 || node.module === undefined ? "" : `${node.module}.${alias.name}`;
          this.#bind(scope, alias.asname ?? alias.name, alias, { kind: "import", node: alias, path });
        }
        return;
      case "Global":
      case "Nonlocal":
        for (const name of node.names) scope.declared.set(name, node.nodeType === "Global" ? "global" : "nonlocal");
        return;
      case "Name":
        if (node.ctx.nodeType === "Load") this.#mentions.push({ node, name: node.id, scope });
        else this.#bind(this.#targetScope(node, scope), node.id, node, siteOfTarget(node));
        return;
      case "Yield":
      case "YieldFrom":
        scope.owner.isGenerator = true;
        break;
      case "ExceptHandler":
      case "MatchAs":
      case "MatchStar":
        if (node.name !== undefined) this.#bind(scope, node.name, node, { kind: "other", node });
        break;
      case "MatchMapping":
        if (node.rest !== undefined) this.#bind(scope, node.rest, node, { kind: "other", node });
        break;
      default:
        break;
    }
    this.#push(childrenOf(node), scope);
  }

  /** `:=` in a comprehension binds in the function around it. */
  #targetScope(node: Node, scope: Scope): Scope {
    let target = scope;
    while (node.parent?.nodeType === "NamedExpr" && target.kind === "comprehension" && target.parent) target = target.parent;
    return target;
  }

  #function(node: AsyncFunctionDef | FunctionDef | Lambda, scope: Scope, name: string): void {
    const inner = this.#open("function", scope, node, name);
    const { args } = node;
    for (const parameter of parametersOf(args)) {
      this.#bind(inner, parameter.arg, parameter, { kind: "parameter", node: parameter });
      if (parameter.annotation) this.#push([parameter.annotation], scope);
    }
    this.#push([...args.defaults, ...args.kw_defaults.filter((each) => each !== null)], scope);
    if (node.nodeType !== "Lambda" && node.returns) this.#push([node.returns], scope);
    this.#push(Array.isArray(node.body) ? (node.body as Node[]) : [node.body as Expression], inner);
  }

  #comprehension(generators: readonly Comprehension[], node: Node, scope: Scope): void {
    const inner = this.#nested("comprehension", scope);
    const [first] = generators;
    if (first) this.#push([first.iter], scope);
    for (const child of childrenOf(node)) {
      if (child.nodeType !== "Comprehension") this.#push([child], inner);
      else this.#push(childrenOf(child).filter((part) => part !== first?.iter), inner);
    }
  }

  #open(kind: "function" | "module", parent: Scope | undefined, node: FunctionNode, name: string): Scope {
    const isAsync = node.nodeType === "AsyncFunctionDef";
    const outline: Omit<FunctionOutline, "scope"> = { id: this.#functions.length, name, node, parent: parent?.owner, isAsync, isGenerator: false };
    const scope: Scope = { kind, parent, bindings: new Map(), declared: new Map(), owner: outline as FunctionOutline };
    this.#functions.push(Object.assign(scope.owner, { scope }));
    this.#outlineOf.set(node, scope.owner);
    return scope;
  }

  #nested(kind: "class" | "comprehension", parent: Scope): Scope {
    return { kind, parent, bindings: new Map(), declared: new Map(), owner: parent.owner };
  }

  #push(nodes: readonly Node[], scope: Scope): void {
    // What comes first is taken from the end first, so that functions are numbered as they stand.
    for (const node of nodes.toReversed()) this.#pending.push({ node, scope });
  }

  #bind(scope: Scope, name: string, node: Node, site: BindingSite): void {
    this.#mentions.push({ node, name, scope, site });
  }
}

/** All parameters, in the order in which positional arguments meet them. */
export function parametersOf({ posonlyargs, args, vararg, kwonlyargs, kwarg }: Arguments): Arg[] {
  return [...posonlyargs, ...args, ...(vararg ? [vararg] : []), ...kwonlyargs, ...(kwarg ? [kwarg] : [])];
}

function siteOfTarget(node: Node): BindingSite {
  const { parent } = node;
  if (parent?.nodeType === "Assign") return { kind: "value", node, value: parent.value };
  if (parent?.nodeType === "AnnAssign") return parent.value ? { kind: "value", node, value: parent.value } : { kind: "other", node };
  if (parent?.nodeType === "NamedExpr") return { kind: "value", node, value: parent.value };
  return { kind: "other", node };
}

function bind(mentions: readonly Mention[], top: Scope): Map<Node, Binding> {
  const found = new Map<Node, Binding>();
  const isSent = ({ name, scope }: Mention): boolean => scope.declared.has(name);
  const writes = mentions.filter(({ site }) => site !== undefined);
  // Where `nonlocal` leads is known once the others are bound.
  for (const mention of [...writes.filter((each) => !isSent(each)), ...writes.filter(isSent)]) {
    const { name, node, scope, site } = mention;
    const home = isSent(mention) ? homeOf(name, scope, top) : scope;
    let binding = home.bindings.get(name);
    if (!binding) home.bindings.set(name, (binding = { name, scope: home, sites: [], isCaptured: false, isWrittenElsewhere: false }));
    if (site) binding.sites.push(site);
    if (home.owner !== scope.owner) binding.isCaptured = binding.isWrittenElsewhere = true;
    found.set(node, binding);
  }
  for (const { name, node, scope, site } of mentions) {
    const binding = site ? undefined : lookUp(name, scope, top);
    if (!binding) continue;
    if (binding.scope.owner !== scope.owner) binding.isCaptured = true;
    found.set(node, binding);
  }
  return found;
}

function homeOf(name: string, scope: Scope, top: Scope): Scope {
  if (scope.declared.get(name) === "global") return top;
  return lookUp(name, scope.parent, top)?.scope ?? top;
}

function lookUp(name: string, from: Scope | undefined, top: Scope): Binding | undefined {
  for (let scope = from; scope; scope = scope.parent) {
    if (scope.declared.get(name) === "global") return top.bindings.get(name);
    const binding = scope.bindings.get(name);
    // The names of a class are seen by its own statements alone.
    if (binding && (scope.kind !== "class" || scope === from)) return binding;
  }
  return undefined;
}
