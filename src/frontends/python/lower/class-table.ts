/** Which classes does a file have, what are their members, and from which classes do they inherit? */
import type { ClassDef, Expression } from "../syntax.ts";
import { type Decoration, decorationOf, type Role } from "./decorators.ts";
import { type Asker, type Names, onlySite, tellingSites } from "./names.ts";
import { type Binding, type FunctionOutline, type Scope, type ScopeTree } from "./scopes.ts";

/** A function that is a member of a class. */
export interface Member {
  readonly outline: FunctionOutline;
  readonly decoration: Decoration;
}

/** A class of the file. */
export interface ClassOutline {
  readonly id: number;
  readonly name: string;
  readonly node: ClassDef;
  readonly scope: Scope;
}

/** What a class inherits from: a class of the file, or one from elsewhere by its dotted name. */
export type Base = ClassOutline | string | undefined;

/** They say nothing about what their subclasses do. */
const PLAIN_BASES: ReadonlySet<string> = new Set([
  "abc.ABC",
  "builtins.object",
  "typing.Generic",
  "typing.NamedTuple",
  "typing.Protocol",
  "typing_extensions.Protocol",
]);

/** They give back the class that they decorate, with more methods. */
const PLAIN_DECORATORS: ReadonlySet<string> = new Set([
  "attr.attrs",
  "attr.define",
  "attr.frozen",
  "attr.s",
  "attrs.define",
  "attrs.frozen",
  "attrs.mutable",
  "dataclasses.dataclass",
  "functools.total_ordering",
  "typing.final",
  "typing.runtime_checkable",
  "typing_extensions.final",
  "typing_extensions.runtime_checkable",
]);

const PLAIN_METACLASSES: ReadonlySet<string> = new Set(["abc.ABCMeta", "builtins.type"]);

const OBJECT_ROLES: ReadonlySet<Role> = new Set(["getter", "instance", "setter"]);

/** Whether an inherited class is known to add nothing. */
export function isPlainBase(base: Base): boolean {
  return typeof base === "string" && PLAIN_BASES.has(base);
}

/** The classes of a file. */
export class ClassTable {
  readonly classes: readonly ClassOutline[];
  readonly #names: Names;
  readonly #scopes: ScopeTree;
  readonly #byNode: ReadonlyMap<ClassDef, ClassOutline>;
  /** The first parameter of methods, by what it stands for. */
  readonly #objects = new Map<Binding, ClassOutline>();
  readonly #types = new Map<Binding, ClassOutline>();
  readonly #bases = new Map<ClassOutline, readonly Base[]>();
  readonly #classOf = new Map<FunctionOutline, ClassOutline>();
  readonly #decorations = new Map<FunctionOutline, Decoration>();
  #below: ReadonlyMap<ClassOutline, ReadonlySet<ClassOutline>> | undefined;

  constructor(scopes: ScopeTree, names: Names) {
    this.#names = names;
    this.#scopes = scopes;
    this.classes = scopes.classes.map(({ node, scope }, id) => ({ id, name: node.name, node, scope }));
    this.#byNode = new Map(this.classes.map((each) => [each.node, each]));
    const byScope = new Map(this.classes.map((each) => [each.scope, each]));
    for (const outline of scopes.functions) {
      const around = outline.scope.parent?.kind === "types" ? outline.scope.parent.parent : outline.scope.parent;
      const home = around && byScope.get(around);
      if (home) this.#addMethod(home, outline);
    }
  }

  /** The class that a function is a member of. */
  classOf(outline: FunctionOutline): ClassOutline | undefined {
    return this.#classOf.get(outline);
  }

  /** The class that a statement defines. */
  definedBy(node: ClassDef): ClassOutline | undefined {
    return this.#byNode.get(node);
  }

  /** The class of which a name is the object (`self`). */
  classOfObject(binding: Binding): ClassOutline | undefined {
    return this.#objects.get(binding);
  }

  /** What the decorators of a function make of it. */
  decorationOf(outline: FunctionOutline): Decoration {
    let known = this.#decorations.get(outline);
    if (!known) {
      const { node } = outline;
      const isDefined = node.nodeType === "FunctionDef" || node.nodeType === "AsyncFunctionDef";
      known = isDefined ? decorationOf(node, this.#names) : { role: "static", isPlain: true };
      this.#decorations.set(outline, known);
    }
    return known;
  }

  /** The class of the file that an expression names: `Service`, `Service[int]`, `cls`, `type(self)`. */
  named(node: Expression, asker: Asker = "program", depth = 0): ClassOutline | undefined {
    switch (node.nodeType) {
      case "Name": {
        const binding = this.#scopes.bindingOf.get(node);
        const type = binding && this.#types.get(binding);
        return type ?? (binding && this.#bound(binding, asker, depth));
      }
      case "Subscript":
        return this.named(node.value, asker, depth);
      case "Attribute":
        return node.attr === "__class__" ? this.#ofObject(node.value) : undefined;
      case "Call": {
        const [object, ...others] = node.args;
        const isType = object && others.length === 0 && this.#names.qualified(node.func) === "builtins.type";
        return isType ? this.#ofObject(object) : undefined;
      }
      default:
        return undefined;
    }
  }

  /** The class that a name has in a scope; for annotations that are written as text. */
  namedText(text: string, scope: Scope): ClassOutline | undefined {
    const binding = this.#scopes.lookUp(text, scope);
    return binding && this.#bound(binding, "annotation", 0);
  }

  /** What a class inherits from, in order. */
  basesOf(outline: ClassOutline): readonly Base[] {
    let bases = this.#bases.get(outline);
    if (!bases) {
      bases = outline.node.bases.map((base) => {
        const named = base.nodeType === "Starred" ? undefined : base.nodeType === "Subscript" ? base.value : base;
        return named && (this.named(named) ?? this.#names.qualified(named));
      });
      this.#bases.set(outline, bases);
    }
    return bases;
  }

  /** The classes of the file that a class inherits from, the nearest first. */
  above(outline: ClassOutline): readonly ClassOutline[] {
    const found = new Set<ClassOutline>([outline]);
    // A set grows while it is walked, which makes this the transitive closure.
    for (const each of found) for (const base of this.basesOf(each)) if (typeof base === "object") found.add(base);
    found.delete(outline);
    return [...found];
  }

  /** The classes of the file that inherit from a class. */
  below(outline: ClassOutline): ReadonlySet<ClassOutline> {
    if (!this.#below) {
      const below = new Map<ClassOutline, Set<ClassOutline>>();
      for (const each of this.classes) {
        for (const base of this.above(each)) below.set(base, (below.get(base) ?? new Set()).add(each));
      }
      this.#below = below;
    }
    return this.#below.get(outline) ?? new Set();
  }

  /** The functions behind a name in the statements of the class; `other` when it is something else, too. */
  membersIn(outline: ClassOutline, name: string): readonly Member[] | "other" | undefined {
    const binding = outline.scope.bindings.get(name);
    return binding && this.#membersOf(outline, binding, 0);
  }

  /** What a name means on an object of the class: the nearest members, or `other` where that is not known. */
  find(outline: ClassOutline, name: string): readonly Member[] | "other" | undefined {
    return this.#find(outline, name, new Set());
  }

  /** What a name means on the bases of a class (`super().name`). */
  findAbove(outline: ClassOutline, name: string): readonly Member[] | "other" | undefined {
    return this.#findAbove(outline, name, new Set([outline]));
  }

  /** A call of the class makes a new object of it, as far as decorators, metaclasses and `__new__` tell. */
  isConstructible(outline: ClassOutline): boolean {
    return [outline, ...this.above(outline)].every((each) => this.#isPlain(each));
  }

  #addMethod(home: ClassOutline, outline: FunctionOutline): void {
    this.#classOf.set(outline, home);
    const { node, scope } = outline;
    if (node.nodeType === "Module" || node.nodeType === "Lambda") return;
    const first = [...node.args.posonlyargs, ...node.args.args].at(0);
    const binding = first && scope.bindings.get(first.arg);
    if (binding?.sites.length !== 1 || binding.isDeleted) return;
    const { role } = this.decorationOf(outline);
    if (OBJECT_ROLES.has(role)) this.#objects.set(binding, home);
    else if (role === "class" || node.name === "__new__") this.#types.set(binding, home);
  }

  #bound(binding: Binding, asker: Asker, depth: number): ClassOutline | undefined {
    const site = onlySite(binding, asker);
    if (site?.kind === "class") return this.#byNode.get(site.node);
    const aliased = site?.kind === "value" && depth < 3 ? site.value : undefined;
    return aliased?.nodeType === "Name" ? this.named(aliased, asker, depth + 1) : undefined;
  }

  #ofObject(node: Expression): ClassOutline | undefined {
    const binding = node.nodeType === "Name" ? this.#scopes.bindingOf.get(node) : undefined;
    return binding && this.#objects.get(binding);
  }

  #membersOf(outline: ClassOutline, binding: Binding, depth: number): readonly Member[] | "other" {
    const members: Member[] = [];
    for (const site of tellingSites(binding)) {
      const aliased = site.kind === "value" && site.value?.nodeType === "Name" ? outline.scope.bindings.get(site.value.id) : undefined;
      if (aliased && aliased !== binding && depth < 3) {
        // `aclose = close`
        const found = this.#membersOf(outline, aliased, depth + 1);
        if (found === "other") return found;
        members.push(...found);
        continue;
      }
      const member = site.kind === "function" ? this.#scopes.outlineOf.get(site.node) : undefined;
      if (!member) return "other";
      members.push({ outline: member, decoration: this.decorationOf(member) });
    }
    return members.length > 0 ? members : "other";
  }

  #find(outline: ClassOutline, name: string, seen: Set<ClassOutline>): readonly Member[] | "other" | undefined {
    if (seen.has(outline)) return undefined;
    seen.add(outline);
    return this.membersIn(outline, name) ?? this.#findAbove(outline, name, seen);
  }

  #findAbove(outline: ClassOutline, name: string, seen: Set<ClassOutline>): readonly Member[] | "other" | undefined {
    for (const base of this.basesOf(outline)) {
      if (isPlainBase(base)) continue;
      const found = typeof base === "object" ? this.#find(base, name, seen) : "other";
      if (found) return found;
    }
    return undefined;
  }

  #isPlain({ node, scope }: ClassOutline): boolean {
    const isMeta = node.keywords.some(({ arg, value }) => {
      return arg === undefined || (arg === "metaclass" && !PLAIN_METACLASSES.has(this.#names.qualified(value) ?? ""));
    });
    const isDecorated = node.decorator_list.some((each) => {
      return !PLAIN_DECORATORS.has(this.#names.qualified(each.nodeType === "Call" ? each.func : each) ?? "");
    });
    return !isMeta && !isDecorated && !scope.bindings.has("__new__");
  }
}
