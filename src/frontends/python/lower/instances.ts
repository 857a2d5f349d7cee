/** Of which class is what an expression, a name or a field holds? */
import type { Catalog, Resolved } from "../../../catalog/catalog.ts";
import type { CallEffect, ResourceSpec } from "../../../core/effects.ts";
import type { Call, Expression } from "../syntax.ts";
import type { Annotations } from "./annotations.ts";
import type { Callees } from "./callees.ts";
import type { ClassOutline, ClassTable } from "./class-table.ts";
import type { Fields } from "./fields.ts";
import type { GivenValue } from "./given-values.ts";
import { isNone, type Names, tellingSites } from "./names.ts";
import type { Binding, BindingSite, ScopeTree } from "./scopes.ts";

/** Questions that lead to each other are followed this far. */
const MOST_ASKED = 100;

/** A class of the catalog, or one of the file. */
export type Instance = ClassOutline | ResourceSpec;

/** What the parts that find classes ask each other. */
export interface Classes {
  readonly scopes: ScopeTree;
  readonly names: Names;
  readonly table: ClassTable;
  readonly annotations: Annotations;
  readonly instances: Instances;
  readonly fields: Fields;
  readonly callees: Callees;
}

/** Whether the class is one of the file. */
export function isOfFile(instance: Instance | undefined): instance is ClassOutline {
  return instance !== undefined && "scope" in instance;
}

/** Finds classes by annotations, and by the values that are given. */
export class Instances {
  readonly #parts: Classes;
  readonly #catalog: Catalog;
  readonly #known = new Map<Binding | Expression, Instance | undefined>();
  readonly #awaited = new Map<Binding | Expression, Instance | undefined>();
  readonly #asked = new Set<Binding | Expression>();

  constructor(parts: Classes, catalog: Catalog) {
    this.#parts = parts;
    this.#catalog = catalog;
  }

  /**
   * The class of an expression's value.
   *
   * @param awaited The value is awaited on the spot, and what it gives then is asked for.
   */
  of(node: Expression, awaited = false): Instance | undefined {
    switch (node.nodeType) {
      case "Await":
        return this.of(node.value, true);
      case "NamedExpr":
        return this.of(node.value, awaited);
      case "Call":
        return this.#once(awaited ? this.#awaited : this.#known, node, () => this.#ofCall(node, awaited));
      case "Name": {
        const binding = this.#parts.scopes.bindingOf.get(node);
        return binding && this.ofBinding(binding);
      }
      case "Attribute": {
        const object = this.of(node.value);
        return isOfFile(object) ? this.#parts.fields.classOf(object, node.attr) : undefined;
      }
      case "BoolOp":
        return this.#join(node.values, awaited);
      case "IfExp":
        return this.#join([node.body, node.orelse], awaited);
      default:
        return undefined;
    }
  }

  /** The class of what a name holds, wherever it is read; undefined when its values differ. */
  ofBinding(binding: Binding): Instance | undefined {
    const object = this.#parts.table.classOfObject(binding);
    return object ?? this.#once(this.#known, binding, () => this.#readBinding(binding));
  }

  /** The class of what a target is given; `none` where that is `None`, which says nothing. */
  ofGiven(given: GivenValue): Instance | "none" | undefined {
    switch (given.kind) {
      case "value": {
        const said = given.annotation && this.named(given.annotation);
        if (said || !given.value) return said;
        return isNone(given.value) ? "none" : this.of(given.value);
      }
      case "entered":
        return this.entered(given.context);
      case "other":
        return undefined;
    }
  }

  /** The class of what a `with` block gets: mostly that of the context manager itself. */
  entered(context: Expression): Instance | undefined {
    const instance = this.of(context, true);
    return isOfFile(instance) ? this.#enteredOfFile(instance) : instance;
  }

  /** Whether a block that enters the value gets the value itself. */
  entersItself(instance: Instance): boolean {
    return !isOfFile(instance) || this.#enteredOfFile(instance) === instance;
  }

  /** The class that an annotation names. */
  named(annotation: Expression, self?: ClassOutline): Instance | undefined {
    const named = this.#parts.annotations.classIn(annotation, self);
    return typeof named === "string" ? this.#catalogued(named) : named;
  }

  /** The catalogued class that a class of the file extends. */
  extended(outline: ClassOutline): ResourceSpec | undefined {
    for (const base of this.#parts.table.basesOf(outline)) {
      const spec = typeof base === "string" ? this.#catalogued(base) : undefined;
      if (spec) return spec;
    }
    return undefined;
  }

  /** What the catalog knows about an expression by its name. */
  entryOf(node: Expression): Resolved | undefined {
    const name = this.#parts.names.qualified(node);
    return name === undefined ? undefined : this.#entryNamed(name);
  }

  /** The class of what is called: by the catalog, as a class of the file, or by what a function of the file is said to return. */
  #ofCall(node: Call, awaited: boolean): Instance | undefined {
    const known = this.entryOf(node.func);
    const effect = known?.entry.construct ?? known?.entry.call;
    if (known && effect) return this.#result(known, effect, awaited);
    const { callees, table } = this.#parts;
    const made = table.named(node.func);
    if (made) return table.isConstructible(made) ? made : undefined;
    const called = callees.called(node)?.candidates ?? [];
    return this.#agreed(
      called.map(({ outline }) => {
        const { isAsync, isGenerator, node: definition } = outline;
        const isDefined = definition.nodeType === "FunctionDef" || definition.nodeType === "AsyncFunctionDef";
        const isReached = !isGenerator && (!isAsync || awaited);
        return isDefined && isReached && definition.returns ? this.named(definition.returns, table.classOf(outline)) : undefined;
      }),
    );
  }

  #result(known: Resolved, { returns }: CallEffect, awaited: boolean): ResourceSpec | undefined {
    if (returns?.resource === undefined || returns.at !== undefined || (returns.by === "promise" && !awaited)) return undefined;
    return this.#catalog.resource(known.library, returns.resource);
  }

  #readBinding(binding: Binding): Instance | undefined {
    // An annotation decides for all writes.
    for (const site of binding.sites) {
      const said = site.kind === "value" && site.annotation ? this.named(site.annotation) : undefined;
      if (said) return said;
    }
    return this.#agreed(tellingSites(binding).map((site) => this.#ofSite(site)));
  }

  #ofSite(site: BindingSite): Instance | "none" | undefined {
    switch (site.kind) {
      case "parameter":
        return site.node.annotation && this.named(site.node.annotation);
      case "entered":
      case "other":
      case "value":
        return this.ofGiven(site);
      default:
        return undefined;
    }
  }

  /** `return self` at the end of `__enter__`, or what its annotation says. */
  #enteredOfFile(outline: ClassOutline): Instance | undefined {
    const { callees, table } = this.#parts;
    const found = ["__aenter__", "__enter__"].map((name) => table.find(outline, name)).find((each) => each !== undefined);
    // What is inherited from elsewhere mostly gives the object itself.
    if (found === undefined || found === "other") return outline;
    const [member, ...others] = found;
    if (!member || others.length > 0) return undefined;
    if (callees.returnsSelf(member.outline)) return outline;
    const { node } = member.outline;
    const said = (node.nodeType === "FunctionDef" || node.nodeType === "AsyncFunctionDef") && node.returns;
    return said ? this.named(said) : undefined;
  }

  #catalogued(name: string): ResourceSpec | undefined {
    const known = this.#entryNamed(name);
    return known?.entry.instance === undefined ? undefined : this.#catalog.resource(known.library, known.entry.instance);
  }

  #entryNamed(name: string): Resolved | undefined {
    for (let dot = name.lastIndexOf("."); dot > 0; dot = name.lastIndexOf(".", dot - 1)) {
      const known = this.#catalog.exported(name.slice(0, dot), name.slice(dot + 1));
      if (known) return known;
    }
    return undefined;
  }

  #join(nodes: readonly Expression[], awaited: boolean): Instance | undefined {
    return this.#agreed(nodes.map((node) => (isNone(node) ? "none" : this.of(node, awaited))));
  }

  #agreed(found: readonly (Instance | "none" | undefined)[]): Instance | undefined {
    const [first, ...others] = new Set(found.filter((each) => each !== "none"));
    return others.length === 0 ? first : undefined;
  }

  /** A value that is asked about while it is being found out has no class. */
  #once(
    known: Map<Binding | Expression, Instance | undefined>,
    key: Binding | Expression,
    find: () => Instance | undefined,
  ): Instance | undefined {
    if (known.has(key)) return known.get(key);
    if (this.#asked.has(key) || this.#asked.size > MOST_ASKED) return undefined;
    this.#asked.add(key);
    const found = find();
    this.#asked.delete(key);
    known.set(key, found);
    return found;
  }
}
