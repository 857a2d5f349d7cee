/** What does the lowering of one Python function remember while it walks, and how does it write events? */
import type { Catalog } from "../../../catalog/catalog.ts";
import { FlowBuilder, PlaceTable } from "../../../core/build.ts";
import { shortened } from "../../../core/labels.ts";
import type { EscapeEvent, FlowEvent, Place, Site, Variable } from "../../../core/ir.ts";
import type { PythonSourceCode } from "../source-code.ts";
import type { Node } from "../syntax.ts";
import type { ClassOutline } from "./class-table.ts";
import { closersOf } from "./closers.ts";
import { Replacements } from "./replaced.ts";
import { Resolver } from "./resolver.ts";
import { type Binding, type FunctionOutline, scopesOf, type ScopeTree } from "./scopes.ts";
import { type AssignedAttributes, assignedAttributes } from "./stable-tests.ts";

/** With these in the file, a coroutine may run under another loop, or a loop inside of a loop. */
const OTHER_LOOPS = /\b(?:anyio|curio|nest_asyncio\w*|trio)\b/u;

/** What the lowerings of all functions of a file share. */
export class FileLowering {
  readonly source: PythonSourceCode;
  readonly catalog: Catalog;
  readonly scopes: ScopeTree;
  readonly resolver: Resolver;
  readonly replacements: Replacements;
  /** It speaks of other loops than those of asyncio. */
  readonly hasOtherLoops: boolean;
  readonly places = new PlaceTable();
  readonly captures: readonly Set<Place>[];
  /** Functions of which some call could not be followed. */
  readonly calledUnseen = new Set<number>();
  readonly #variables = new Map<Binding, Variable>();
  #assigned: AssignedAttributes | undefined;
  #closers: ReadonlySet<string> | undefined;
  #nextVariable = 0;
  readonly #bindings = new Map<Variable, Binding>();
  readonly #selves = new Map<ClassOutline, Variable>();
  readonly #classes = new Map<Variable, ClassOutline>();

  constructor(source: PythonSourceCode, catalog: Catalog) {
    this.source = source;
    this.hasOtherLoops = OTHER_LOOPS.test(source.text);
    this.catalog = catalog;
    this.scopes = scopesOf(source.ast);
    this.resolver = new Resolver(this.scopes, catalog);
    this.replacements = new Replacements(source.text, this.scopes, this.resolver);
    this.captures = this.scopes.functions.map(() => new Set<Place>());
  }

  /** The attributes that the file assigns to. */
  get assignedAttributes(): AssignedAttributes {
    return (this.#assigned ??= assignedAttributes(this.scopes));
  }

  /** Names of all methods that close something of a class that is known. */
  get closers(): ReadonlySet<string> {
    return (this.#closers ??= closersOf(this.catalog, this.resolver));
  }

  /** The place of the name that a node binds or reads; undefined for builtins. */
  placeOf(node: Node): Place | undefined {
    const binding = this.scopes.bindingOf.get(node);
    if (!binding) return undefined;
    const object = this.resolver.classes.classOfObject(binding);
    return object ? this.selfOf(object, binding.name) : this.places.variable(this.#variable(binding));
  }

  /** The place of the object that all methods of a class share. */
  selfOf(outline: ClassOutline, name = "self"): Place {
    let variable = this.#selves.get(outline);
    if (!variable) {
      const { owner } = outline.scope;
      variable = {
        id: this.#nextVariable++,
        name,
        owner: owner.id,
        role: "this",
        constant: true,
        exported: false,
        moduleLevel: owner.parent === undefined,
        captured: true,
        writtenElsewhere: false,
      };
      this.#selves.set(outline, variable);
      this.#classes.set(variable, outline);
    }
    return this.places.variable(variable);
  }

  /** The class of whose methods a variable is the object. */
  classOfSelf(variable: Variable): ClassOutline | undefined {
    return this.#classes.get(variable);
  }

  /** The place of a property. A field is one place for all classes that share it. */
  member(base: Place, property: string): Place {
    const outline = base.kind === "variable" && base.variable ? this.#classes.get(base.variable) : undefined;
    const home = outline && this.resolver.homeOfField(outline, property);
    return this.places.member(home && home !== outline ? this.selfOf(home) : base, property);
  }

  /** The binding behind a variable. */
  bindingBehind(variable: Variable): Binding | undefined {
    return this.#bindings.get(variable);
  }

  /** Where a node stands. */
  site({ range: [start, end] }: Pick<Node, "range">): Site {
    const from = this.source.textLines.positionOf(start);
    const to = this.source.textLines.positionOf(end);
    return { start, end, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  #variable(binding: Binding): Variable {
    let variable = this.#variables.get(binding);
    if (!variable) {
      const { isCaptured, isDeleted, isWrittenElsewhere, name, scope, sites } = binding;
      variable = {
        id: this.#nextVariable++,
        name,
        owner: scope.owner.id,
        role: sites.some(({ kind }) => kind === "import") ? "import" : sites.some(({ kind }) => kind === "parameter") ? "parameter" : "variable",
        constant: sites.length === 1 && !isDeleted,
        // Other files may import every name of a module.
        exported: scope.kind === "module",
        moduleLevel: scope.kind === "module",
        captured: isCaptured,
        writtenElsewhere: isWrittenElsewhere,
      };
      this.#variables.set(binding, variable);
      this.#bindings.set(variable, binding);
    }
    return variable;
  }
}

/** How a place comes to hold something. */
export interface HowBound {
  /** A declaration, as opposed to an assignment to what may hold a value already. */
  readonly declares: boolean;
  /** The value is `None`. */
  readonly absent?: boolean;
  /** The value is a truth, and is this one. */
  readonly truth?: boolean;
}

/** The state of lowering one function. */
export class Lowering {
  readonly builder = new FlowBuilder();
  readonly file: FileLowering;
  readonly outline: FunctionOutline;
  /** The statements here stand in a block that expects an exception. */
  expectsFailure = false;
  /** The statements here stand in a block whose handler takes care of calls in a wrong place or state. */
  hasFallback = false;
  /** The statements here stand in a block whose handler takes care of values that cannot do what is asked of them. */
  expectsMissing = false;
  constructor(file: FileLowering, outline: FunctionOutline) {
    this.file = file;
    this.outline = outline;
  }

  /** True when the function is beyond what can be lowered; its walk ends. */
  get over(): boolean {
    return this.builder.incomplete;
  }

  /** Goes one level down into the syntax. False when that is too deep: the function is given up. */
  down(): boolean {
    return this.builder.down();
  }

  /** Comes back up; the counterpart of `down`. */
  up(): void {
    this.builder.up();
  }

  /** Where a node stands. */
  site(node: Node): Site {
    return this.file.site(node);
  }

  /** Appends an event. */
  emit(event: FlowEvent): void {
    this.builder.emit(event);
  }

  /** The text of a node, for people. */
  label({ range }: Node): string {
    return shortened(this.file.source.text.slice(...range));
  }

  /** A new place for the result of an expression. */
  result(node: Node): Place {
    return this.file.places.result(this.label(node));
  }

  /** The place of the name that a node binds or reads. */
  variable(node: Node): Place | undefined {
    const place = this.file.placeOf(node);
    return place && this.touch(place);
  }

  /** Notes that this function uses a place, and those between it and the owner of the place. */
  touch(place: Place): Place {
    const owner = place.variable?.owner;
    if (owner === undefined) return place;
    for (let at: FunctionOutline | undefined = this.outline; at && at.id !== owner; at = at.parent) {
      this.file.captures[at.id]?.add(place);
    }
    return place;
  }

  /** Binds a place to what another holds, to `None`, or to something unknown. */
  bind(node: Node, target: Place, source: Place | undefined, how: HowBound): void {
    const constant = how.truth ?? (!source && node.nodeType === "Constant" ? node.value : undefined);
    this.emit({
      kind: "bind",
      site: this.site(node),
      origin: node,
      target,
      ...(source && { source }),
      value: source ? "alias" : how.absent === true ? "absent" : "unknown",
      ...(constant !== undefined && { truth: Boolean(constant) }),
      ...((typeof constant === "string" || typeof constant === "number") && { literal: constant }),
      declares: how.declares,
    });
  }

  /**
   * Notes that a value becomes reachable from elsewhere.
   *
   * @param into The container, when it is one of this function.
   */
  escape(node: Node, place: Place | undefined, to: EscapeEvent["to"], into?: Place): void {
    if (place) this.emit({ kind: "escape", site: this.site(node), origin: node, place, to, ...(into && { into }) });
  }

  /** Waits for a value, in a block that is entered also for an object; gives the place of what it settles to. */
  settle(node: Node, source: Place | undefined, enters = false): Place {
    const target = this.result(node);
    const event: FlowEvent = { kind: "settle", site: this.site(node), origin: node, source: source ?? this.result(node), target };
    this.emit(enters ? { ...event, enters } : event);
    return target;
  }
}
