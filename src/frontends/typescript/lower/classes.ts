/** What happens when a class is defined, and when its fields are initialised? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { ClassShape, Place } from "../../../core/ir.ts";
import { evaluate } from "./expressions.ts";
import { functionValue } from "./functions.ts";
import { siteOf, type FileLowering, type Lowering } from "./lowering.ts";
import type { ClassOutline } from "./outline.ts";
import { body } from "./statements.ts";
import { constantKey, decoratorsOf, withoutWrappers, type ClassNode } from "./syntax.ts";

/** Lowers a class declaration. */
export function classDeclaration(lowering: Lowering, node: TSESTree.ClassDeclaration): void {
  const place = (node.id && lowering.variable(node.id)) ?? lowering.result(node);
  define(lowering, node, place);
}

/** Lowers a class expression. */
export function classValue(lowering: Lowering, node: TSESTree.ClassExpression): Place {
  const outline = lowering.file.outline.classOf.get(node);
  const place = lowering.file.places.result(outline?.name ?? "(class)");
  define(lowering, node, place);
  return place;
}

function define(lowering: Lowering, node: ClassNode, place: Place): void {
  if (node.declare) return;
  const outline = lowering.file.outline.classOf.get(node);
  if (!outline) return;
  for (const decorator of decoratorsOf(node)) evaluate(lowering, decorator.expression);
  evaluate(lowering, node.superClass);
  for (const member of node.body.body) {
    if (member.type === Syntax.StaticBlock || member.type === Syntax.TSIndexSignature) continue;
    for (const decorator of decoratorsOf(member)) evaluate(lowering, decorator.expression);
    if (member.computed && constantKey(member) === undefined) evaluate(lowering, member.key);
  }
  // The methods see what is around the class, as closures do.
  for (const method of [outline.initializer, ...outline.methods.values()]) {
    if (method?.parent !== lowering.outline || method.kind === "function") continue;
    lowering.emit({
      kind: "closure",
      site: lowering.site(method.node),
      origin: method.node,
      target: place,
      function: method.id,
    });
  }
  staticParts(lowering, node, outline, place);
}

function staticParts(lowering: Lowering, node: ClassNode, outline: ClassOutline, place: Place): void {
  const outer = lowering.self;
  lowering.self = { class: outline, isStatic: true };
  for (const member of node.body.body) {
    if (member.type === Syntax.StaticBlock) {
      const done = lowering.builder.block();
      lowering.builder.withTarget({ labels: [], breakable: false, breakTo: done }, () => {
        body(lowering, member.body, member);
      });
      lowering.builder.enter(done);
    } else if (isField(member) && member.static && member.value) {
      field(lowering, member, member.value, place);
    }
  }
  lowering.self = outer;
}

/** Lowers the function that gives the fields of an instance their values. */
export function instanceFields(lowering: Lowering, node: ClassNode): void {
  const self = lowering.selfPlace();
  for (const member of node.body.body) {
    if (isField(member) && !member.static && member.value) field(lowering, member, member.value, self);
  }
}

function field(
  lowering: Lowering,
  member: TSESTree.AccessorProperty | TSESTree.PropertyDefinition,
  initializer: TSESTree.Expression,
  base: Place | undefined,
): void {
  const value = withoutWrappers(initializer);
  const place =
    value.type === Syntax.ArrowFunctionExpression || value.type === Syntax.FunctionExpression
      ? functionValue(lowering, value, false)
      : evaluate(lowering, initializer);
  const key = constantKey(member);
  const target = base && key !== undefined ? lowering.file.places.member(base, key) : undefined;
  if (target) lowering.bind(member, lowering.touch(target), place, { declares: true });
  else lowering.escape(member, place, "outer");
}

function isField(member: TSESTree.ClassElement): member is TSESTree.AccessorProperty | TSESTree.PropertyDefinition {
  return member.type === Syntax.PropertyDefinition || member.type === Syntax.AccessorProperty;
}

/** Members that code outside of the class can call; those are entered from where nobody knows. */
export function markReachableMembers(file: FileLowering, outline: ClassOutline): void {
  if (outline.initializer) file.reachable.add(outline.initializer.id);
  for (const [name, method] of outline.methods) {
    const bare = name.replace(/^(?:static )?(?:get |set )?/u, "");
    if (!outline.privateFields.has(bare)) file.reachable.add(method.id);
  }
}

/** The class as the core sees it. */
export function shapeOf(file: FileLowering, outline: ClassOutline): ClassShape {
  const { node } = outline;
  const instance = file.resolution.ownClass(node);
  const name = node.id && file.names.placeOf(node.id)?.variable;
  const base = node.superClass ? classOfFile(file, node.superClass) : undefined;
  return {
    id: outline.id,
    name: outline.name,
    site: siteOf(node),
    origin: node,
    self: file.names.selfOf(outline),
    methods: new Map([...outline.methods].map(([key, method]) => [key, method.id])),
    open: node.superClass !== null && base === undefined,
    ...(base && { base: base.id }),
    exported: file.outline.exported.has(node) || name?.exported === true,
    privateFields: outline.privateFields,
    fieldOwnership: file.resolution.fieldOwnership(node),
    ...(instance && { instance }),
  };
}

function classOfFile(file: FileLowering, expression: TSESTree.Node): ClassOutline | undefined {
  const node = withoutWrappers(expression);
  const definition = node.type === Syntax.Identifier ? file.names.scopeVariable(node)?.defs[0]?.node : undefined;
  return definition && file.outline.classOf.get(definition);
}
