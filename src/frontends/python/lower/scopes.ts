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
  Attribute,
  ClassDef,
  Comprehension,
  Expression,
  FunctionDef,
  If,
  Lambda,
  Module,
  Node,
  TypeParameter,
} from "../syntax.ts";
import { type GivenValue, givenTo } from "./given-values.ts";

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

interface Definition {
  /** It stands under `if TYPE_CHECKING:`, where nothing ever runs. */
  readonly isTyping?: boolean;
}

/** How a name comes to be bound at one place. */
export type BindingSite = Definition &
  (
    | GivenValue
    | { readonly kind: "parameter"; readonly node: Arg }
    | { readonly kind: "class"; readonly node: ClassDef }
    | { readonly kind: "function"; readonly node: AsyncFunctionDef | FunctionDef }
    /** The dotted name of what is imported; empty when it is relative. */
    | { readonly kind: "import"; readonly node: Node; readonly path: string }
  );

/** A name that is bound in a scope. */
export interface Binding {
  readonly name: string;
  readonly scope: Scope;
  readonly sites: BindingSite[];
  isCaptured: boolean;
  isWrittenElsewhere: boolean;
  /** Some `del` takes it away. */
  isDeleted: boolean;
  /** Its value is read, other than to be called on the spot. */
  isHandedOn: boolean;
}

/** A region of the file with names of its own. */
export interface Scope {
  /** `types` holds the type parameters of the function or class inside. */
  readonly kind: "class" | "comprehension" | "function" | "module" | "types";
  readonly parent: Scope | undefined;
  readonly bindings: Map<string, Binding>;
  /** Names that `global` and `nonlocal` send elsewhere. */
  readonly declared: Map<string, "global" | "nonlocal">;
  readonly owner: FunctionOutline;
}

/** A class and the scope of its statements. */
export interface ClassScope {
  readonly node: ClassDef;
  readonly scope: Scope;
}

/** The functions of a file, the module first, and the binding behind each node that names one. */
export interface ScopeTree {
  readonly functions: readonly FunctionOutline[];
  readonly classes: readonly ClassScope[];
  /** `name.field`, wherever it stands. */
  readonly attributes: readonly Attribute[];
  readonly outlineOf: ReadonlyMap<Node, FunctionOutline>;
  readonly bindingOf: ReadonlyMap<Node, Binding>;
  /** The scope in which an annotation is read. */
  readonly scopeOfAnnotation: ReadonlyMap<Node, Scope>;
  /** `from module import *` may bind every name that nothing else binds. */
  readonly hasStarImport: boolean;
  /** The binding that a name has in a scope. */
  lookUp(name: string, scope: Scope): Binding | undefined;
}

interface Mention {
  readonly node: Node;
  readonly name: string;
  readonly scope: Scope;
  /** Absent for a read, and for `del`. */
  readonly site?: BindingSite;
  readonly isDeletion?: boolean;
}

interface Pending {
  readonly node: Node;
  readonly scope: Scope;
  readonly isTyping: boolean;
}

/** Finds the scopes of a file. */
export function scopesOf(module: Module): ScopeTree {
  return new Walk().run(module);
}

class Walk {
  readonly #functions: FunctionOutline[] = [];
  readonly #outlineOf = new Map<Node, FunctionOutline>();
  readonly #mentions: Mention[] = [];
  readonly #pending: Pending[] = [];
  readonly #classes: ClassScope[] = [];
  readonly #attributes: Attribute[] = [];
  readonly #annotations = new Map<Node, Scope>();
  #isTyping = false;
  #hasStarImport = false;

  run(module: Module): ScopeTree {
    const top = this.#open("module", undefined, module, "(module)");
    this.#push(childrenOf(module), top);
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      this.#isTyping = next.isTyping;
      this.#visit(next.node, next.scope);
    }
    return {
      functions: this.#functions,
      classes: this.#classes,
      attributes: this.#attributes,
      outlineOf: this.#outlineOf,
      bindingOf: bind(this.#mentions, top),
      scopeOfAnnotation: this.#annotations,
      hasStarImport: this.#hasStarImport,
      lookUp: (name, scope) => lookUp(name, scope, top),
    };
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
        this.#push(node.decorator_list, scope);
        const around = this.#typeParameters(node.type_params, scope);
        this.#push([...node.bases, ...node.keywords], around);
        const inside = this.#nested("class", around);
        this.#classes.push({ node, scope: inside });
        this.#push(node.body, inside);
        return;
      }
      case "If":
        this.#conditional(node, scope);
        return;
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
          if (alias.name === "*") {
            this.#hasStarImport = true;
            continue;
          }
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
        else if (node.ctx.nodeType === "Del") this.#mentions.push({ node, name: node.id, scope, isDeletion: true });
        else this.#bind(this.#targetScope(node, scope), node.id, node, givenTo(node));
        return;
      case "Attribute":
        if (node.value.nodeType === "Name") this.#attributes.push(node);
        break;
      case "AnnAssign":
        this.#annotations.set(node.annotation, scope);
        break;
      case "TypeAlias":
        this.#push([node.name], scope);
        this.#push([node.value], this.#typeParameters(node.type_params, scope));
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
    const around = node.nodeType === "Lambda" ? scope : this.#typeParameters(node.type_params, scope);
    const inner = this.#open("function", around, node, name);
    const { args } = node;
    for (const parameter of parametersOf(args)) {
      this.#bind(inner, parameter.arg, parameter, { kind: "parameter", node: parameter });
      if (parameter.annotation) this.#annotation(parameter.annotation, around);
    }
    this.#push([...args.defaults, ...args.kw_defaults.filter((each) => each !== null)], scope);
    if (node.nodeType !== "Lambda" && node.returns) this.#annotation(node.returns, around);
    this.#push(Array.isArray(node.body) ? (node.body as Node[]) : [node.body as Expression], inner);
  }

  #annotation(node: Expression, scope: Scope): void {
    this.#annotations.set(node, scope);
    this.#push([node], scope);
  }

  /** `def f[T]`, `class A[T]`: a scope with the type parameters, when there are any. */
  #typeParameters(parameters: readonly TypeParameter[], scope: Scope): Scope {
    if (parameters.length === 0) return scope;
    const inner = this.#nested("types", scope);
    for (const each of parameters) {
      this.#bind(inner, each.name, each, { kind: "other", node: each });
      this.#push(childrenOf(each), inner);
    }
    return inner;
  }

  /** What is defined under `if TYPE_CHECKING:` is known to annotations alone. */
  #conditional(node: If, scope: Scope): void {
    const isTyping = this.#isTyping;
    this.#push(node.orelse, scope);
    this.#isTyping ||= isTypeChecking(node.test);
    this.#push(node.body, scope);
    this.#isTyping = isTyping;
    this.#push([node.test], scope);
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

  #nested(kind: "class" | "comprehension" | "types", parent: Scope): Scope {
    return { kind, parent, bindings: new Map(), declared: new Map(), owner: parent.owner };
  }

  #push(nodes: readonly Node[], scope: Scope): void {
    // What comes first is taken from the end first, so that functions are numbered as they stand.
    const isTyping = this.#isTyping;
    for (const node of nodes.toReversed()) this.#pending.push({ node, scope, isTyping });
  }

  #bind(scope: Scope, name: string, node: Node, site: BindingSite): void {
    this.#mentions.push({ node, name, scope, site: this.#isTyping ? { ...site, isTyping: true } : site });
  }
}

/** `TYPE_CHECKING`, `typing.TYPE_CHECKING`: false whenever the program runs. */
export function isTypeChecking(test: Expression): boolean {
  const name = test.nodeType === "Name" ? test.id : test.nodeType === "Attribute" ? test.attr : undefined;
  return name === "TYPE_CHECKING";
}

/** All parameters, in the order in which positional arguments meet them. */
export function parametersOf({ posonlyargs, args, vararg, kwonlyargs, kwarg }: Arguments): Arg[] {
  return [...posonlyargs, ...args, ...(vararg ? [vararg] : []), ...kwonlyargs, ...(kwarg ? [kwarg] : [])];
}

function bind(mentions: readonly Mention[], top: Scope): Map<Node, Binding> {
  const found = new Map<Node, Binding>();
  const isSent = ({ name, scope }: Mention): boolean => scope.declared.has(name);
  const writes = mentions.filter(isWrite);
  // Where `nonlocal` leads is known once the others are bound.
  for (const mention of [...writes.filter((each) => !isSent(each)), ...writes.filter(isSent)]) {
    const { name, node, scope, site } = mention;
    const home = isSent(mention) ? homeOf(name, scope, top) : scope;
    let binding = home.bindings.get(name);
    if (!binding) {
      binding = { name, scope: home, sites: [], isCaptured: false, isWrittenElsewhere: false, isDeleted: false, isHandedOn: false };
      home.bindings.set(name, binding);
    }
    if (site) binding.sites.push(site);
    else binding.isDeleted = true;
    if (home.owner !== scope.owner) binding.isCaptured = binding.isWrittenElsewhere = true;
    found.set(node, binding);
  }
  for (const mention of mentions) {
    const { name, node, scope } = mention;
    const binding = isWrite(mention) ? undefined : lookUp(name, scope, top);
    if (!binding) continue;
    if (binding.scope.owner !== scope.owner) binding.isCaptured = true;
    if (node.parent?.nodeType !== "Call" || node.parent.func !== node) binding.isHandedOn = true;
    found.set(node, binding);
  }
  return found;
}

function isWrite({ isDeletion, site }: Mention): boolean {
  return site !== undefined || isDeletion === true;
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
    const isSeen = scope.kind !== "class" || scope === from || (from?.kind === "types" && scope === from.parent);
    if (binding && isSeen) return binding;
  }
  return undefined;
}
