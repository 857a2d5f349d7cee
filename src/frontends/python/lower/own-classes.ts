/**
 * Is a class of the file a resource, and how is it closed?
 *
 * It is one when a `with` block can hold it, or when it has a closing method that is asynchronous or closes a catalogued
 * field. Only one that opens such a field when it is made has to be closed: others are opened by entering or starting them.
 */
import type { Closer, Disposal, ResourceSpec } from "../../../core/effects.ts";
import type { Call, Node } from "../syntax.ts";
import { childrenOf } from "../source-code.ts";
import type { ClassOutline, Member } from "./class-table.ts";
import { type Classes, type Instance, isOfFile } from "./instances.ts";
import { onlySite } from "./names.ts";
import type { FunctionOutline } from "./scopes.ts";

const SYNC = "@@dispose";
const ASYNC = "@@asyncDispose";

/** Words of the core for methods that Python calls itself. */
const CORE_NAMES: ReadonlyMap<string, string> = new Map([
  ["__aexit__", ASYNC],
  ["__exit__", SYNC],
  ["__init__", "constructor"],
]);

/** Names of closing methods, the one that others call most likely first. */
const CLOSING: readonly string[] = ["aclose", "close", "__aexit__", "__exit__"];
/** They may as well end something that can begin again, so that only what they do makes them closers. */
const ENDING: readonly string[] = ["shutdown", "stop", "disconnect", "terminate", "cleanup", "dispose"];

/** The word of the core for a method. */
export function coreNameOf(name: string): string {
  return CORE_NAMES.get(name) ?? name;
}

/** Finds out what the classes of a file are. */
export class OwnClasses {
  readonly #parts: Classes;
  readonly #known = new Map<ClassOutline, ResourceSpec | undefined>();

  constructor(parts: Classes) {
    this.#parts = parts;
  }

  /** What the instances of a class are; undefined when they are no resources. */
  specOf(instance: Instance | undefined): ResourceSpec | undefined {
    if (!isOfFile(instance)) return instance;
    // A class that is made of itself is none while it is being found out.
    if (!this.#known.has(instance)) {
      this.#known.set(instance, undefined);
      this.#known.set(instance, this.#read(instance));
    }
    return this.#known.get(instance);
  }

  #read(outline: ClassOutline): ResourceSpec | undefined {
    const { instances, table } = this.#parts;
    const extended = instances.extended(outline);
    const bases = table.basesOf(outline).filter((base) => typeof base === "object");
    const base = extended ?? bases.map((each) => this.specOf(each)).find((spec) => spec !== undefined);
    const methods = [...CLOSING, ...ENDING].flatMap((name) => this.#methodIn(outline, name));
    // To override a closer of a catalogued class is to refine it; the facts about the class still hold.
    if (methods.length === 0 || (extended && methods.every(({ name }) => knows(extended, name)))) return base && this.#withOwnMethods(base, outline);
    const closers: Record<string, Closer> = { ...base?.closers };
    let isOwner = base?.obligation === "must";
    let isResource = base !== undefined;
    let hasNothing = base === undefined;
    for (const { isAsync, member, name } of methods) {
      const fields = this.#fieldsClosedBy(outline, member.outline);
      if (fields.length === 0 && ENDING.includes(name)) continue;
      closers[coreNameOf(name)] = isAsync ? { async: true } : {};
      isResource ||= isAsync || fields.length > 0 || name === "__exit__";
      hasNothing &&= name.endsWith("exit__") && fields.length === 0;
      isOwner ||= fields.some((field) => this.#isOpenedWhenMade(outline, field));
    }
    if (!isResource) return undefined;
    const closer = [...CLOSING, ...ENDING].find((name) => !name.startsWith("__") && Object.hasOwn(closers, name));
    return {
      name: outline.name,
      kind: "handle",
      closers,
      disposal: { symbol: symbolOf(closers), ...(closer !== undefined && { closer }) },
      // A block that closes nothing which is known (a timer, a recorder) leaves what its object has found out.
      reuse: { effect: hasNothing ? "works" : "unknown" },
      obligation: isOwner ? "must" : "may",
      source: "declared in this file",
    };
  }

  /** What a class does by a method of its own is told by that method; what the library knows of it is of the method that it replaces. */
  #withOwnMethods(base: ResourceSpec, outline: ClassOutline): ResourceSpec {
    const methods = Object.entries(base.methods ?? {}).filter(([name]) => this.#methodIn(outline, name).length === 0);
    return methods.length === Object.keys(base.methods ?? {}).length ? base : { ...base, methods: Object.fromEntries(methods) };
  }

  #methodIn(outline: ClassOutline, name: string): readonly { readonly name: string; readonly member: Member; readonly isAsync: boolean }[] {
    const members = this.#parts.table.membersIn(outline, name);
    const [member, ...others] = members === undefined || members === "other" ? [] : members;
    if (!member || others.length > 0 || member.decoration.role !== "instance") return [];
    return [{ name, member, isAsync: member.outline.isAsync && !member.outline.isGenerator }];
  }

  /** Fields that a method closes by a call such as `self.session.close()`. */
  #fieldsClosedBy(outline: ClassOutline, { node }: FunctionOutline): readonly string[] {
    const fields: string[] = [];
    const pending: Node[] = [node];
    for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
      if (each.nodeType === "Call") fields.push(...this.#fieldClosed(outline, each));
      if (each.nodeType !== "ClassDef") pending.push(...childrenOf(each));
    }
    return fields;
  }

  #fieldClosed(outline: ClassOutline, { func }: Call): readonly string[] {
    if (func.nodeType !== "Attribute") return [];
    const field = this.#fieldAt(func.value);
    const spec = field === undefined ? undefined : this.specOf(this.#parts.fields.classOf(outline, field));
    return field !== undefined && spec && knows(spec, func.attr) ? [field] : [];
  }

  /** `self.session`, or a name that is bound to it once. */
  #fieldAt(node: Node): string | undefined {
    const { scopes, table } = this.#parts;
    if (node.nodeType === "Name") {
      const binding = scopes.bindingOf.get(node);
      const site = binding && onlySite(binding);
      return site?.kind === "value" && site.value?.nodeType === "Attribute" ? this.#fieldAt(site.value) : undefined;
    }
    if (node.nodeType !== "Attribute" || node.value.nodeType !== "Name") return undefined;
    const object = scopes.bindingOf.get(node.value);
    return object && table.classOfObject(object) ? node.attr : undefined;
  }

  /** `__init__` opens what it puts into the field, as opposed to being given it. */
  #isOpenedWhenMade(outline: ClassOutline, field: string): boolean {
    const { fields, instances, scopes, table } = this.#parts;
    const found = table.find(outline, "__init__");
    const makers = new Set(found === undefined || found === "other" ? [] : found.map((each) => each.outline));
    return fields.givenTo(outline, field).some((given) => {
      if (given.kind !== "value" || given.value?.nodeType !== "Call") return false;
      const object = given.node.nodeType === "Attribute" ? scopes.bindingOf.get(given.node.value) : undefined;
      if (!object || !makers.has(object.scope.owner)) return false;
      const known = instances.entryOf(given.value.func);
      const effect = known?.entry.construct ?? known?.entry.call;
      return effect ? effect.returns?.borrowed !== true : this.specOf(instances.of(given.value))?.obligation === "must";
    });
  }
}

function knows(spec: ResourceSpec, name: string): boolean {
  const word = coreNameOf(name);
  return Object.hasOwn(spec.closers, word) || (word === ASYNC && spec.disposal.symbol !== "none" && spec.disposal.symbol !== "sync") || (word === SYNC && (spec.disposal.symbol === "sync" || spec.disposal.symbol === "both"));
}

function symbolOf(closers: Readonly<Record<string, Closer>>): Disposal["symbol"] {
  const sync = Object.hasOwn(closers, SYNC);
  const async = Object.hasOwn(closers, ASYNC);
  return sync && async ? "both" : sync ? "sync" : async ? "async" : "none";
}
