/** What do the names of a Python file mean: which entry of the catalog, which function, which class? */
import type { Catalog } from "../../../catalog/catalog.ts";
import type { CallEffect, ResourceSpec } from "../../../core/effects.ts";
import type { Call, Expression } from "../syntax.ts";
import { Annotations } from "./annotations.ts";
import { type Called, Callees } from "./callees.ts";
import { type ClassOutline, ClassTable } from "./class-table.ts";
import type { Lending } from "./decorators.ts";
import { Fields } from "./fields.ts";
import { type Classes, Instances } from "./instances.ts";
import { Names } from "./names.ts";
import { OwnClasses } from "./own-classes.ts";
import type { Binding, FunctionOutline, ScopeTree } from "./scopes.ts";

export { isNone } from "./names.ts";

/** Answers by names alone. Whatever has two meanings has none. */
export class Resolver {
  readonly classes: ClassTable;
  readonly #names: Names;
  readonly #instances: Instances;
  readonly #fields: Fields;
  readonly #callees: Callees;
  readonly #own: OwnClasses;

  constructor(scopes: ScopeTree, catalog: Catalog) {
    this.#names = new Names(scopes);
    this.classes = new ClassTable(scopes, this.#names);
    const annotations = new Annotations(scopes, this.#names, this.classes);
    const parts = { scopes, names: this.#names, table: this.classes, annotations } as Classes;
    // Each of them asks the others, once all are there.
    this.#instances = new Instances(parts, catalog);
    this.#fields = new Fields(parts);
    this.#callees = new Callees(parts);
    Object.assign(parts, { instances: this.#instances, fields: this.#fields, callees: this.#callees });
    this.#own = new OwnClasses(parts);
  }

  /** The dotted name under which an expression is known outside of the file (`asyncio.run`). */
  qualifiedName(node: Expression): string | undefined {
    return this.#names.qualified(node);
  }

  /** What the catalog knows about the callee. */
  callee({ func }: Call): { readonly effect: CallEffect; readonly library: string } | undefined {
    const known = this.#instances.entryOf(func);
    const effect = known?.entry.construct ?? known?.entry.call;
    return known && effect && { effect, library: known.library.name };
  }

  /** The functions of this file that a call may run, and the class that it makes an object of. */
  called(node: Call): Called | undefined {
    return this.#callees.called(node);
  }

  /** Whether an expression names coroutine functions of the file, and nothing else. */
  isCoroutineFunction(node: Expression): boolean {
    return this.#callees.isCoroutineFunction(node);
  }

  /** The class whose method on its base classes a call asks for (`super().close()`). */
  classOfSuper(node: Call): ClassOutline | undefined {
    return this.#callees.classOfSuper(node);
  }

  /** To whom the `yield` of a function lends what it gives. */
  lendingOf(outline: FunctionOutline): Lending | undefined {
    return this.classes.decorationOf(outline).lends;
  }

  /** The class of what a name holds, by its annotation or by the values that it is given. */
  classOf(binding: Binding): ResourceSpec | undefined {
    return this.#own.specOf(this.#instances.ofBinding(binding));
  }

  /** The class of what an expression makes or names. */
  classOfValue(node: Expression): ResourceSpec | undefined {
    return this.#own.specOf(this.#instances.of(node, true));
  }

  /** Whether an expression gives an object of a known class at once, rather than work that is yet to be done. */
  isObject(node: Expression): boolean {
    const isWork = node.nodeType === "Call" && this.callee(node)?.effect.task !== undefined;
    return !isWork && this.#instances.of(node) !== undefined;
  }

  /** Whether a `with` block gets what it enters, as opposed to something that this opens or has. */
  entersItself(context: Expression): boolean {
    const instance = this.#instances.of(context, true);
    return !instance || this.#instances.entersItself(instance);
  }

  /** What the instances of a class of the file are, when they can be closed. */
  ownClass(outline: ClassOutline): ResourceSpec | undefined {
    return this.#own.specOf(outline);
  }

  /** The class of what a field holds. */
  classOfField(outline: ClassOutline, name: string): ResourceSpec | undefined {
    return this.#own.specOf(this.#fields.classOf(outline, name));
  }

  /** The names of the fields that the methods of a class mention. */
  fieldNamesOf(outline: ClassOutline): readonly string[] {
    return this.#fields.namesByClass().get(outline) ?? [];
  }

  /** The class in whose name the family of a class keeps a field. */
  homeOfField(outline: ClassOutline, name: string): ClassOutline {
    return this.#fields.homeOf(outline, name);
  }
}
