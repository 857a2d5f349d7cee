/**
 * Which fields do the objects of a class have, and what do they hold?
 *
 * A field is written on the object (`self.session = …`), in any method. Classes of one family that mention a field of the
 * same name mean the same one: what a class opens, the class that it inherits from may close.
 */
import type { Attribute } from "../syntax.ts";
import type { ClassOutline } from "./class-table.ts";
import { type GivenValue, givenTo } from "./given-values.ts";
import { type Classes, type Instance, isOfFile } from "./instances.ts";

/** Finds the homes and the classes of fields. */
export class Fields {
  readonly #parts: Classes;
  /** Classes that mention a field of a name in their methods, and the values that they give it. */
  readonly #mentions = new Map<string, Map<ClassOutline, GivenValue[]>>();
  /** Writes of a field of a name to anything but the object of a method. */
  readonly #elsewhere = new Map<string, Attribute[]>();
  readonly #homes = new Map<string, ReadonlyMap<ClassOutline, ClassOutline>>();
  readonly #known = new Map<string, Map<ClassOutline, Instance | undefined>>();
  #names: ReadonlyMap<ClassOutline, readonly string[]> | undefined;
  #lines: readonly (readonly ClassOutline[])[] | undefined;

  constructor(parts: Classes) {
    this.#parts = parts;
    const { scopes, table } = parts;
    for (const node of scopes.attributes) {
      const binding = scopes.bindingOf.get(node.value);
      const outline = binding && table.classOfObject(binding);
      const isWrite = node.ctx.nodeType === "Store";
      if (!outline) {
        if (isWrite) addTo(this.#elsewhere, node.attr, node);
        continue;
      }
      let mentions = this.#mentions.get(node.attr);
      if (!mentions) this.#mentions.set(node.attr, (mentions = new Map<ClassOutline, GivenValue[]>()));
      let given = mentions.get(outline);
      if (!given) mentions.set(outline, (given = []));
      if (isWrite) given.push(givenTo(node));
    }
  }

  /** The names of the fields that the methods of each class mention. */
  namesByClass(): ReadonlyMap<ClassOutline, readonly string[]> {
    if (!this.#names) {
      const names = new Map<ClassOutline, string[]>();
      for (const [name, mentions] of this.#mentions) for (const each of mentions.keys()) addTo(names, each, name);
      this.#names = names;
    }
    return this.#names;
  }

  /** What the methods of a class, or of those that it inherits from, put into a field of the object. */
  givenTo(outline: ClassOutline, name: string): readonly GivenValue[] {
    const mentions = this.#mentions.get(name);
    return [outline, ...this.#parts.table.above(outline)].flatMap((each) => mentions?.get(each) ?? []);
  }

  /** Whether something in the file may put a value into a field of this name, on an object of the class. */
  isWritten(outline: ClassOutline, name: string): boolean {
    const { instances, table } = this.#parts;
    const family = new Set([outline, ...table.above(outline), ...table.below(outline)]);
    for (const [each, given] of this.#mentions.get(name) ?? []) if (given.length > 0 && family.has(each)) return true;
    return (this.#elsewhere.get(name) ?? []).some(({ value }) => {
      const object = table.named(value) ?? instances.of(value);
      return object === undefined || (isOfFile(object) && family.has(object));
    });
  }

  /** The class in whose name a family keeps a field. */
  homeOf(outline: ClassOutline, name: string): ClassOutline {
    const homes = this.#homesOf(name);
    for (const each of [outline, ...this.#parts.table.above(outline)]) {
      const home = homes.get(each);
      if (home) return home;
    }
    return outline;
  }

  /** The class of what a field holds; undefined when its values differ, or when it is a method. */
  classOf(outline: ClassOutline, name: string): Instance | undefined {
    const home = this.homeOf(outline, name);
    let known = this.#known.get(name);
    if (!known) this.#known.set(name, (known = new Map<ClassOutline, Instance | undefined>()));
    // While it is being found out it has none.
    if (!known.has(home)) {
      known.set(home, undefined);
      known.set(home, this.#read(home, name));
    }
    return known.get(home);
  }

  #read(home: ClassOutline, name: string): Instance | undefined {
    const { instances, table } = this.#parts;
    const homes = this.#homesOf(name);
    const family = new Set([home, ...table.above(home), ...[...homes.keys()].filter((each) => homes.get(each) === home)]);
    const given: GivenValue[] = [];
    for (const each of family) {
      for (const site of each.scope.bindings.get(name)?.sites ?? []) {
        if (site.kind === "function" || site.kind === "class" || site.kind === "import" || site.kind === "parameter") return undefined;
        given.push(site);
      }
      given.push(...(this.#mentions.get(name)?.get(each) ?? []));
    }
    for (const node of this.#elsewhere.get(name) ?? []) {
      const object = instances.of(node.value);
      if (isOfFile(object) && family.has(object)) given.push(givenTo(node));
    }
    // An annotation decides for all writes; those of subclasses may each say something else.
    const said = new Set(given.flatMap((each) => (each.kind === "value" && each.annotation ? (instances.named(each.annotation) ?? []) : [])));
    if (said.size > 0) return said.size === 1 ? [...said][0] : undefined;
    const [first, ...others] = new Set(given.map((each) => instances.ofGiven(each)).filter((each) => each !== "none"));
    return others.length === 0 ? first : undefined;
  }

  #homesOf(name: string): ReadonlyMap<ClassOutline, ClassOutline> {
    let homes = this.#homes.get(name);
    if (!homes) {
      homes = this.#findHomes(new Set(this.#mentions.get(name)?.keys()));
      this.#homes.set(name, homes);
    }
    return homes;
  }

  /** Joins the classes that mention a field and have a subclass, or each other, in common. */
  #findHomes(mentioning: ReadonlySet<ClassOutline>): ReadonlyMap<ClassOutline, ClassOutline> {
    const homes = new Map<ClassOutline, ClassOutline>([...mentioning].map((each) => [each, each]));
    if (mentioning.size < 2) return homes;
    for (const line of this.#linesOfDescent()) {
      const [first, ...others] = line.filter((each) => mentioning.has(each)).map((each) => homes.get(each));
      if (!first || others.length === 0) continue;
      const joined = new Set([first, ...others]);
      for (const [each, home] of homes) if (joined.has(home)) homes.set(each, first);
    }
    return homes;
  }

  /** Each class that inherits from one of the file, with all from which it does, the first of them first. */
  #linesOfDescent(): readonly (readonly ClassOutline[])[] {
    const { table } = this.#parts;
    this.#lines ??= table.classes.map((each) => [...table.above(each).toReversed(), each]).filter(({ length }) => length > 1);
    return this.#lines;
  }
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
