/** What does the lowering of one function remember while it walks, and how does it write events? */
import type { TSESTree } from "@typescript-eslint/utils";
import { FlowBuilder, type PlaceTable } from "../../../core/build.ts";
import type { Answer, BlockId, FlowEvent, FunctionId, Place, Site } from "../../../core/ir.ts";
import type { FieldOwnership, Term, TermProblem } from "../../../core/terms.ts";
import type { CallEffect, Contract, ResourceSpec } from "../../../core/effects.ts";
import type { FunctionElsewhere } from "../../../core/summary.ts";
import type { Catalog } from "../../../catalog/catalog.ts";
import { isPromise } from "../promises.ts";
import type { Types } from "../types.ts";
import type { ScopeVariable } from "../source.ts";
import type { Names } from "./names.ts";
import { labelOf, type FunctionOutline, type Outline, type SelfContext } from "./outline.ts";
import type { ClassNode, FunctionNode } from "./syntax.ts";

/** What is said about a call, and the class of what it gives when that is spoken of. */
export interface CallContract {
  readonly contract: Contract;
  readonly gives?: ResourceSpec;
}

/** Finds the function of another file that a call runs; undefined where it is none, or may be another one. */
export type FindElsewhere = (node: TSESTree.CallExpression) => FunctionElsewhere | undefined;

/** What the lowering asks about names; `Resolver` answers it. */
export interface Resolution {
  callee(
    node: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression,
  ): { readonly effect: CallEffect; readonly library: string } | undefined;
  classOf(node: TSESTree.Expression): ResourceSpec | undefined;
  classOfCalled(callee: TSESTree.Expression): ResourceSpec | undefined;
  classOfVariable(variable: ScopeVariable): ResourceSpec | undefined;
  classOfField(node: ClassNode, property: string): ResourceSpec | undefined;
  ownClass(node: ClassNode): ResourceSpec | undefined;
  functions(node: TSESTree.CallExpression | TSESTree.NewExpression): readonly FunctionNode[];
  functionOf(node: TSESTree.Node): FunctionNode | undefined;
  fieldOwnership(node: ClassNode): ReadonlyMap<string, FieldOwnership>;
  terms(node: FunctionNode): readonly Term[];
  termProblems(): readonly TermProblem[];
  contract(node: TSESTree.CallExpression | TSESTree.NewExpression): CallContract | undefined;
}

/** What the lowerings of all functions of a file share. */
export class FileLowering {
  readonly text: string;
  readonly outline: Outline;
  readonly names: Names;
  readonly places: PlaceTable;
  readonly catalog: Catalog;
  readonly resolution: Resolution;
  readonly types: Types | undefined;
  /** Finds the function of another file that a call runs. */
  readonly elsewhere: FindElsewhere | undefined;
  /** Functions with callers that the file does not show. */
  readonly reachable = new Set<FunctionId>();
  /** What each function uses of those around it, by function. */
  readonly captures: readonly Set<Place>[];
  /** Whether the value of a place is a promise, as its making told. */
  readonly promises = new WeakMap<Place, Answer>();

  constructor(parts: {
    readonly text: string;
    readonly outline: Outline;
    readonly names: Names;
    readonly places: PlaceTable;
    readonly catalog: Catalog;
    readonly resolution: Resolution;
    readonly types: Types | undefined;
    readonly elsewhere: FindElsewhere | undefined;
  }) {
    this.text = parts.text;
    this.outline = parts.outline;
    this.names = parts.names;
    this.places = parts.places;
    this.catalog = parts.catalog;
    this.resolution = parts.resolution;
    this.types = parts.types;
    this.elsewhere = parts.elsewhere;
    this.captures = parts.outline.functions.map(() => new Set<Place>());
  }

  /** Identifiers of the functions of this file among these nodes. */
  idsOf(nodes: readonly TSESTree.Node[]): readonly FunctionId[] {
    return nodes.flatMap((node) => this.outline.functionOf.get(node)?.id ?? []);
  }
}

/** A loop that surrounds the current statement. */
export interface OpenLoop {
  readonly labels: readonly string[];
  /** The label by which `continue` leads to a block that is not the loop's header. */
  readonly continueLabel: string | undefined;
}

/** The state of lowering one function. */
export class Lowering {
  readonly builder = new FlowBuilder();
  readonly file: FileLowering;
  readonly outline: FunctionOutline;
  /** The loops around the current statement, the innermost last. */
  loops: readonly OpenLoop[] = [];
  /** What `this` means at this point; static parts of a class change it for their extent. */
  self: SelfContext | undefined;
  /** Where an optional chain leads when it meets null or undefined. */
  chainExit: BlockId | undefined;

  constructor(file: FileLowering, outline: FunctionOutline) {
    this.file = file;
    this.outline = outline;
    this.self = outline.kind === "module" ? undefined : outline.self;
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
  site(node: TSESTree.Node): Site {
    return siteOf(node);
  }

  /** Appends an event. */
  emit(event: FlowEvent): void {
    this.builder.emit(event);
  }

  /** The text of a node, for people. */
  label(node: TSESTree.Node): string {
    return labelOf(node, this.file.text);
  }

  /** A new place for the result of an expression. */
  result(node: TSESTree.Node): Place {
    return this.file.places.result(this.label(node));
  }

  /** Notes that this function uses a place, and those between it and the owner of the place. */
  touch(place: Place): Place {
    const owner = place.variable?.owner;
    if (owner === undefined) return place;
    for (
      let outline: FunctionOutline | undefined = this.outline;
      outline && outline.id !== owner;
      outline = outline.parent
    ) {
      const captures = this.file.captures[outline.id];
      if (!captures || captures.has(place)) break;
      captures.add(place);
    }
    return place;
  }

  /** The place of the variable that an identifier stands for. */
  variable(identifier: TSESTree.Node): Place | undefined {
    const place = this.file.names.placeOf(identifier);
    return place && this.touch(place);
  }

  /** The place of `this`. In static parts it is the class itself. */
  selfPlace(): Place | undefined {
    const { self } = this;
    if (!self) return undefined;
    if (!self.isStatic) return this.touch(this.file.names.selfOf(self.class));
    return self.class.node.id ? this.variable(self.class.node.id) : undefined;
  }

  /** A property of a place, when it is near enough to a name to be tracked. */
  member(base: Place, property: string): Place | undefined {
    const isShallow = base.kind !== "member" || base.base?.variable?.role === "this";
    if (!isShallow || (base.kind === "member" && base.base?.kind === "member")) return undefined;
    const place = this.touch(this.file.places.member(base, property));
    this.#noteMethodValue(base, property);
    return place;
  }

  /** Binds `target` to what `source` holds, or to something unknown, or to nothing. */
  bind(
    node: TSESTree.Node,
    target: Place,
    source: Place | undefined,
    how: { readonly declares: boolean; readonly absent?: boolean; readonly truth?: boolean },
  ): void {
    const value = source ? "alias" : how.absent ? "absent" : "unknown";
    const given = source ? undefined : literalGiven(node);
    const literal = given?.value;
    this.emit({
      kind: "bind",
      site: this.site(node),
      origin: node,
      target,
      ...(source && { source }),
      value,
      ...(given ? { truth: Boolean(literal) } : how.truth !== undefined && { truth: how.truth }),
      ...((typeof literal === "string" || typeof literal === "number") && { literal }),
      declares: how.declares,
    });
    const answer = source && this.file.promises.get(source);
    if (answer === undefined || target.kind !== "result") return;
    const other = this.file.promises.get(target) ?? answer;
    // A choice between a promise and something else has to be waited for.
    const joined = other === answer ? answer : other === "yes" || answer === "yes" ? "yes" : "unknown";
    this.file.promises.set(target, joined);
  }

  /** Notes that a value becomes reachable from elsewhere. */
  escape(
    node: TSESTree.Node,
    place: Place | undefined,
    to: "argument" | "closure" | "container" | "export" | "outer" | "throw" | "yield",
    into?: Place,
  ): void {
    if (!place) return;
    this.emit({ kind: "escape", site: this.site(node), origin: node, place, to, ...(into && { into }) });
  }

  /** Waits for a value; gives the place of what it settles to. */
  settle(node: TSESTree.Node, source: Place | undefined, origin: TSESTree.Node = node): Place {
    const target = this.result(node);
    this.emit({ kind: "settle", site: this.site(node), origin, source: source ?? this.result(node), target });
    this.file.promises.set(target, "no");
    return target;
  }

  /** Is the value of the expression a promise? How it was made decides before types are asked. */
  promise(node: TSESTree.Node, place: Place | undefined): Answer {
    const known = place && this.file.promises.get(place);
    if (known !== undefined && known !== "unknown") return known;
    return this.file.types ? isPromise(node, this.file.types) : "unknown";
  }

  /** A method of the class that is read as a value may be called by anybody. */
  #noteMethodValue(base: Place, property: string): void {
    if (base.variable?.role !== "this" || base.kind !== "variable") return;
    const method = this.file.names.classOfSelf(base.variable)?.methods.get(property);
    if (method) this.file.reachable.add(method.id);
  }
}

/** Whether a literal that is assigned is truthy. */
function literalGiven(node: TSESTree.Node): TSESTree.Literal | undefined {
  const given =
    node.type === "VariableDeclarator"
      ? node.init
      : node.type === "AssignmentExpression" && node.operator === "="
        ? node.right
        : undefined;
  return given?.type === "Literal" ? given : undefined;
}

/** Where a node stands. */
export function siteOf(node: TSESTree.Node): Site {
  const { start, end } = node.loc;
  return {
    start: node.range[0],
    end: node.range[1],
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
