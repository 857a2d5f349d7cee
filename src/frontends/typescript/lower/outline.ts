/**
 * Which functions, classes and exported names does a file have, and who encloses whom?
 *
 * One walk over the tree, without recursion, since generated files nest deeper than the stack.
 */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { FlowGraph, FunctionId } from "../../../core/ir.ts";
import { shortened } from "../../../core/labels.ts";
import {
  constantKey,
  decoratorsOf,
  exportsOf,
  isClass,
  isFunction,
  memberName,
  nameOf,
  withoutWrappers,
  type ClassNode,
  type FunctionNode,
} from "./syntax.ts";
import { StartedWork } from "./started-work.ts";

/** Children by node type, as parsers give them. */
export type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

/** The class that `this` means, and whether it is the class itself or an instance. */
export interface SelfContext {
  readonly class: ClassOutline;
  readonly isStatic: boolean;
}

/** One function of the file, before it is lowered. */
export interface FunctionOutline {
  readonly id: FunctionId;
  readonly node: ClassNode | FunctionNode | TSESTree.Program;
  readonly kind: FlowGraph["kind"];
  readonly name: string;
  readonly parent: FunctionOutline | undefined;
  readonly async: boolean;
  readonly generator: boolean;
  /** What `this` means in it; arrow functions have that of their surroundings. */
  readonly self: SelfContext | undefined;
  /** The class that it is a member or initialiser of. */
  readonly member: SelfContext | undefined;
  /** The name that a declaration or `const` binds it to: its calls are found through that name. */
  readonly bound: TSESTree.Identifier | undefined;
  /** False when some `return` gives more than a literal or an operator's result. */
  returnsPlainValues: boolean;
}

/** One class of the file. */
export interface ClassOutline {
  readonly id: number;
  readonly node: ClassNode;
  readonly name: string;
  /** The function around it. */
  readonly owner: FunctionOutline;
  readonly methods: Map<string, FunctionOutline>;
  readonly privateFields: Set<string>;
  /** The function that runs the initialisers of instance fields. */
  initializer: FunctionOutline | undefined;
}

/** All functions and classes of a file. */
export interface Outline {
  /** The module body is the first. */
  readonly functions: readonly FunctionOutline[];
  readonly classes: readonly ClassOutline[];
  readonly functionOf: ReadonlyMap<TSESTree.Node, FunctionOutline>;
  readonly classOf: ReadonlyMap<TSESTree.Node, ClassOutline>;
  /** The function in which the initialiser of a class field is evaluated, by the initialiser. */
  readonly fieldValues: ReadonlyMap<TSESTree.Node, FunctionOutline>;
  /** Identifiers, functions and classes that other files can see. */
  readonly exported: ReadonlySet<TSESTree.Node>;
  /** Names of properties that the file assigns to anywhere. */
  readonly assignedProperties: ReadonlySet<string>;
  /** Whether an async function of the file may be started in it. */
  readonly startsWork: () => boolean;
}

interface Visit {
  readonly node: TSESTree.Node;
  readonly parent: TSESTree.Node | undefined;
  readonly owner: FunctionOutline;
  readonly self: SelfContext | undefined;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Keys under which only types stand, which have no events. */
const TYPE_KEYS: ReadonlySet<string> = new Set([
  "implements",
  "returnType",
  "superTypeArguments",
  "superTypeParameters",
  "typeAnnotation",
  "typeArguments",
  "typeParameters",
]);

const PLAIN: ReadonlySet<string> = new Set([
  Syntax.BinaryExpression,
  Syntax.Literal,
  Syntax.TemplateLiteral,
  Syntax.UnaryExpression,
  Syntax.UpdateExpression,
]);

/** Outlines the file. Functions are numbered in the order in which they begin in the source text. */
export function outlineOf(program: TSESTree.Program, visitorKeys: VisitorKeys): Outline {
  return new Outliner(visitorKeys).run(program);
}

class Outliner {
  readonly #visitorKeys: VisitorKeys;
  readonly #functions: Mutable<FunctionOutline>[] = [];
  readonly #classes: ClassOutline[] = [];
  readonly #functionOf = new Map<TSESTree.Node, FunctionOutline>();
  readonly #classOf = new Map<TSESTree.Node, ClassOutline>();
  readonly #fieldValues = new Map<TSESTree.Node, FunctionOutline>();
  readonly #exported = new Set<TSESTree.Node>();
  readonly #assigned = new Set<string>();
  readonly #work = new StartedWork();
  readonly #pending: Visit[] = [];

  constructor(visitorKeys: VisitorKeys) {
    this.#visitorKeys = visitorKeys;
  }

  run(program: TSESTree.Program): Outline {
    const module = this.#add({
      node: program,
      kind: "module",
      name: "(module)",
      parent: undefined,
      async: false,
      generator: false,
      self: undefined,
      member: undefined,
      bound: undefined,
    });
    this.#pushChildren({ node: program, parent: undefined, owner: module, self: undefined });
    for (let visit = this.#pending.pop(); visit !== undefined; visit = this.#pending.pop()) this.#visit(visit);
    this.#functions.sort((a, b) => a.node.range[0] - b.node.range[0] || Number(b === module) - Number(a === module));
    for (const [id, outline] of this.#functions.entries()) outline.id = id;
    return {
      functions: this.#functions,
      classes: this.#classes,
      functionOf: this.#functionOf,
      classOf: this.#classOf,
      fieldValues: this.#fieldValues,
      exported: this.#exported,
      assignedProperties: this.#assigned,
      startsWork: () => this.#work.isStarted(),
    };
  }

  #visit(visit: Visit): void {
    const { node } = visit;
    if (isFunction(node)) {
      this.#visitFunction(node, visit);
      return;
    }
    if (isClass(node)) {
      this.#visitClass(node, visit);
      return;
    }
    if (node.type === Syntax.ReturnStatement) noteReturn(node.argument, visit.owner);
    if (node.type === Syntax.AssignmentExpression) this.#noteTarget(node.left);
    if (node.type === Syntax.UpdateExpression) this.#noteTarget(node.argument);
    this.#work.visit(node);
    for (const exported of exportsOf(node)) this.#exported.add(exported);
    this.#pushChildren(visit);
  }

  #visitFunction(node: FunctionNode, visit: Visit): void {
    const isArrow = node.type === Syntax.ArrowFunctionExpression;
    const name = nameOf(node, visit.parent);
    this.#work.declare(node, name);
    const outline = this.#add({
      node,
      kind: "function",
      name,
      parent: visit.owner,
      async: node.async,
      generator: node.generator,
      self: isArrow ? visit.self : undefined,
      member: undefined,
      bound: boundName(node, visit.parent),
    });
    if (isArrow && node.body.type !== Syntax.BlockStatement) noteReturn(node.body, outline);
    this.#pushChildren({ ...visit, owner: outline, self: outline.self });
  }

  #visitClass(node: ClassNode, visit: Visit): void {
    const outline: ClassOutline = {
      id: this.#classes.length,
      node,
      name: nameOf(node, visit.parent),
      owner: visit.owner,
      methods: new Map(),
      privateFields: new Set(),
      initializer: undefined,
    };
    this.#classes.push(outline);
    this.#classOf.set(node, outline);
    const visits: Visit[] = [];
    const later = (child: TSESTree.Node | null | undefined, owner = visit.owner, self = visit.self): void => {
      if (child) visits.push({ node: child, parent: node, owner, self });
    };
    for (const decorator of decoratorsOf(node)) later(decorator);
    later(node.superClass);
    const instance: SelfContext = { class: outline, isStatic: false };
    const ofClass: SelfContext = { class: outline, isStatic: true };
    for (const member of node.body.body) {
      if (member.type === Syntax.StaticBlock) {
        for (const statement of member.body) later(statement, visit.owner, ofClass);
        continue;
      }
      if (member.type === Syntax.TSIndexSignature) continue;
      for (const decorator of decoratorsOf(member)) later(decorator);
      if (member.computed) later(member.key);
      if (!member.value) continue;
      const context = member.static ? ofClass : instance;
      if (member.type === Syntax.MethodDefinition) {
        if (isFunction(member.value)) this.#visitMethod(member, member.value, context, visit);
        continue;
      }
      this.#visitField(member, member.value, context, visit.owner);
    }
    for (let index = visits.length - 1; index >= 0; index--) {
      const child = visits[index];
      if (child) this.#pending.push(child);
    }
  }

  #visitMethod(member: TSESTree.MethodDefinition, node: FunctionNode, context: SelfContext, visit: Visit): void {
    const key = constantKey(member) ?? "(computed)";
    this.#work.declare(node, key);
    const shown = member.kind === "get" || member.kind === "set" ? `${member.kind} ${key}` : key;
    const outline = this.#add({
      node,
      kind: "method",
      name: `${context.class.name}.${shown}`,
      parent: visit.owner,
      async: node.async,
      generator: node.generator,
      self: context,
      member: context,
      bound: undefined,
    });
    context.class.methods.set(context.isStatic ? `static ${shown}` : shown, outline);
    if (isPrivate(member)) context.class.privateFields.add(key);
    for (const parameter of node.params) {
      if (parameter.type !== Syntax.TSParameterProperty || parameter.accessibility !== "private") continue;
      const name = parameter.parameter.type === Syntax.Identifier ? parameter.parameter : parameter.parameter.left;
      context.class.privateFields.add(name.name);
    }
    this.#pushChildren({ node, parent: member, owner: outline, self: context });
  }

  #visitField(
    member: Exclude<TSESTree.ClassElement, TSESTree.MethodDefinition | TSESTree.StaticBlock | TSESTree.TSIndexSignature>,
    value: TSESTree.Node,
    context: SelfContext,
    owner: FunctionOutline,
  ): void {
    const key = constantKey(member);
    const runner = context.isStatic ? owner : this.#initializer(context, owner);
    this.#fieldValues.set(value, runner);
    if (key !== undefined && isPrivate(member)) context.class.privateFields.add(key);
    if (!isFunction(value)) {
      this.#pending.push({ node: value, parent: member, owner: runner, self: context });
      return;
    }
    const isArrow = value.type === Syntax.ArrowFunctionExpression;
    this.#work.declare(value, key ?? "(computed)");
    const outline = this.#add({
      node: value,
      kind: "function",
      name: `${context.class.name}.${key ?? "(computed)"}`,
      parent: runner,
      async: value.async,
      generator: value.generator,
      self: isArrow ? context : undefined,
      member: context,
      bound: undefined,
    });
    if (isArrow && value.body.type !== Syntax.BlockStatement) noteReturn(value.body, outline);
    if (key !== undefined) context.class.methods.set(context.isStatic ? `static ${key}` : key, outline);
    this.#pushChildren({ node: value, parent: member, owner: outline, self: outline.self });
  }

  #initializer(context: SelfContext, owner: FunctionOutline): FunctionOutline {
    return (context.class.initializer ??= this.#add({
      node: context.class.node,
      kind: "class-initializer",
      name: `${context.class.name}.(fields)`,
      parent: owner,
      async: false,
      generator: false,
      self: context,
      member: context,
      bound: undefined,
    }));
  }

  #add(outline: Omit<FunctionOutline, "id" | "returnsPlainValues">): FunctionOutline {
    const added = { ...outline, id: this.#functions.length, returnsPlainValues: true };
    this.#functions.push(added);
    // The initialiser of a class has the class for its syntax; the class itself is no function.
    if (added.kind !== "class-initializer") this.#functionOf.set(outline.node, added);
    return added;
  }

  #noteTarget(target: TSESTree.Node): void {
    const bare = withoutWrappers(target);
    const name = bare.type === Syntax.MemberExpression ? memberName(bare) : undefined;
    if (name !== undefined) this.#assigned.add(name);
  }

  #pushChildren({ node, owner, self }: Visit): void {
    const keys = this.#visitorKeys[node.type] ?? [];
    for (let index = keys.length - 1; index >= 0; index--) {
      const key = keys[index];
      if (key === undefined || TYPE_KEYS.has(key)) continue;
      const child = (node as unknown as Readonly<Record<string, unknown>>)[key];
      if (Array.isArray(child)) {
        for (let position = child.length - 1; position >= 0; position--) {
          const element: unknown = child[position];
          if (isNode(element)) this.#pending.push({ node: element, parent: node, owner, self });
        }
      } else if (isNode(child)) {
        this.#pending.push({ node: child, parent: node, owner, self });
      }
    }
  }
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function noteReturn(value: TSESTree.Node | null, owner: FunctionOutline): void {
  if (value !== null && !PLAIN.has(value.type)) owner.returnsPlainValues = false;
}

function isPrivate(member: TSESTree.ClassElement): boolean {
  if (!("key" in member)) return false;
  return member.key.type === Syntax.PrivateIdentifier || member.accessibility === "private";
}

function boundName(node: FunctionNode, parent: TSESTree.Node | undefined): TSESTree.Identifier | undefined {
  if (node.type === Syntax.FunctionDeclaration) return node.id ?? undefined;
  if (parent?.type !== Syntax.VariableDeclarator || parent.init !== node) return undefined;
  return parent.id.type === Syntax.Identifier ? parent.id : undefined;
}

/** Comments between the lines of an expression; one that follows no space may be a part of a text (`"https://…"`). */
const COMMENTS = /(?<=\s)\/\/[^\n]*|(?<=\s)\/\*[^]*?\*\//gu;

/** The text of a node on one line, short enough for a message. */
export function labelOf(node: TSESTree.Node, text: string): string {
  const code = text.slice(node.range[0], Math.min(node.range[1], node.range[0] + 240));
  return shortened(code.includes("\n") ? code.replace(COMMENTS, "") : code);
}
