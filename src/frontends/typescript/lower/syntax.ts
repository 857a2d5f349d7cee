/** What do small pieces of syntax mean: names of keys, wrappers without effect, exports? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";

/** A function with a body. */
export type FunctionNode =
  | TSESTree.ArrowFunctionExpression
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression;

/** A class, as a declaration or an expression. */
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** The decorators of a class or member. The standard parser has no such property. */
export function decoratorsOf(node: {
  readonly decorators?: readonly TSESTree.Decorator[] | undefined;
}): readonly TSESTree.Decorator[] {
  return node.decorators ?? [];
}

/** Is it a function with a body? Overloads and abstract methods are none. */
export function isFunction(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === Syntax.ArrowFunctionExpression ||
    node.type === Syntax.FunctionDeclaration ||
    node.type === Syntax.FunctionExpression
  );
}

/** Is it a class? */
export function isClass(node: TSESTree.Node): node is ClassNode {
  return node.type === Syntax.ClassDeclaration || node.type === Syntax.ClassExpression;
}

/** Takes type assertions away, which do nothing at run time. */
export function withoutWrappers(node: TSESTree.Node): TSESTree.Node {
  let bare = node;
  while (
    bare.type === Syntax.TSAsExpression ||
    bare.type === Syntax.TSNonNullExpression ||
    bare.type === Syntax.TSSatisfiesExpression ||
    bare.type === Syntax.TSTypeAssertion ||
    bare.type === Syntax.TSInstantiationExpression
  ) {
    bare = bare.expression;
  }
  return bare;
}

/** Takes type assertions and the frame around optional chains away. */
export function withoutFrames(node: TSESTree.Node): TSESTree.Node {
  let bare = withoutWrappers(node);
  while (bare.type === Syntax.ChainExpression) bare = withoutWrappers(bare.expression);
  return bare;
}

/** Name of the property that a member expression reads, when it is constant; `#x` keeps its sign. */
export function memberName(node: TSESTree.MemberExpression): string | undefined {
  if (node.property.type === Syntax.PrivateIdentifier) return `#${node.property.name}`;
  if (!node.computed) return node.property.name;
  return literalKey(node.property) ?? symbolKey(node.property);
}

/** Name of a property, method or field, when it is constant. Dispose symbols are `@@dispose` and `@@asyncDispose`. */
export function constantKey(member: {
  readonly key: TSESTree.Node;
  readonly computed: boolean;
}): string | undefined {
  const { key } = member;
  if (key.type === Syntax.PrivateIdentifier) return `#${key.name}`;
  if (!member.computed && key.type === Syntax.Identifier) return key.name;
  return literalKey(key) ?? symbolKey(key);
}

function literalKey(node: TSESTree.Node): string | undefined {
  if (node.type === Syntax.Literal && (typeof node.value === "string" || typeof node.value === "number")) {
    return String(node.value);
  }
  return node.type === Syntax.TemplateLiteral && node.expressions.length === 0
    ? (node.quasis[0]?.value.cooked ?? undefined)
    : undefined;
}

function symbolKey(node: TSESTree.Node): string | undefined {
  if (node.type !== Syntax.MemberExpression || node.computed) return undefined;
  if (node.object.type !== Syntax.Identifier || node.object.name !== "Symbol") return undefined;
  const { property } = node;
  if (property.type !== Syntax.Identifier) return undefined;
  return property.name === "dispose" || property.name === "asyncDispose" ? `@@${property.name}` : undefined;
}

/** Name of a function or class as the user would say it. */
export function nameOf(node: ClassNode | FunctionNode, parent: TSESTree.Node | undefined): string {
  if (node.id) return node.id.name;
  switch (parent?.type) {
    case Syntax.VariableDeclarator:
      return parent.id.type === Syntax.Identifier ? parent.id.name : "(anonymous)";
    case Syntax.Property:
      return (parent.value === node ? constantKey(parent) : undefined) ?? "(anonymous)";
    case Syntax.AssignmentExpression:
    case Syntax.AssignmentPattern:
      return targetName(parent.left);
    case Syntax.ExportDefaultDeclaration:
      return "default";
    default:
      return "(anonymous)";
  }
}

/** The name that an assignment gives to what is assigned. */
export function targetName(target: TSESTree.Node): string {
  if (target.type === Syntax.Identifier) return target.name;
  return (target.type === Syntax.MemberExpression ? memberName(target) : undefined) ?? "(anonymous)";
}

/** The identifiers, functions and classes that a statement or assignment makes visible to other files. */
export function exportsOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  switch (node.type) {
    case Syntax.ExportNamedDeclaration:
      if (node.declaration) return declaredBy(node.declaration);
      return node.source ? [] : node.specifiers.map((specifier) => specifier.local);
    case Syntax.ExportDefaultDeclaration:
      return exportedValue(node.declaration);
    case Syntax.TSExportAssignment:
      return exportedValue(node.expression);
    case Syntax.AssignmentExpression:
      return isExportTarget(node.left) ? exportedValue(node.right) : [];
    default:
      return [];
  }
}

/** Is the target `module.exports`, `exports.x` or `module.exports.x`? */
export function isExportTarget(target: TSESTree.Node): boolean {
  if (target.type !== Syntax.MemberExpression) return false;
  const { object } = target;
  if (object.type === Syntax.Identifier) {
    return object.name === "exports" || (object.name === "module" && memberName(target) === "exports");
  }
  return object.type === Syntax.MemberExpression && isModuleExports(object);
}

function isModuleExports(node: TSESTree.MemberExpression): boolean {
  return node.object.type === Syntax.Identifier && node.object.name === "module" && memberName(node) === "exports";
}

function exportedValue(node: TSESTree.Node): readonly TSESTree.Node[] {
  const value = withoutWrappers(node);
  if (value.type === Syntax.Identifier) return [value];
  if (isFunction(value) || isClass(value)) return value.id ? [value, value.id] : [value];
  if (value.type !== Syntax.ObjectExpression) return [];
  return value.properties.flatMap((property) => {
    if (property.type !== Syntax.Property) return [];
    const part = withoutWrappers(property.value);
    return part.type === Syntax.Identifier || isFunction(part) || isClass(part) ? [part] : [];
  });
}

function declaredBy(declaration: TSESTree.Node): readonly TSESTree.Node[] {
  if (declaration.type === Syntax.VariableDeclaration) {
    return declaration.declarations.flatMap((declarator) => [...namesIn(declarator.id)]);
  }
  if (isFunction(declaration) || isClass(declaration)) return declaration.id ? [declaration, declaration.id] : [declaration];
  return [];
}

/** The identifiers that a binding pattern declares. */
function* namesIn(pattern: TSESTree.Node): Generator<TSESTree.Identifier> {
  switch (pattern.type) {
    case Syntax.Identifier:
      yield pattern;
      break;
    case Syntax.ObjectPattern:
      for (const property of pattern.properties) {
        yield* namesIn(property.type === Syntax.RestElement ? property.argument : property.value);
      }
      break;
    case Syntax.ArrayPattern:
      for (const element of pattern.elements) if (element) yield* namesIn(element);
      break;
    case Syntax.AssignmentPattern:
      yield* namesIn(pattern.left);
      break;
    case Syntax.RestElement:
      yield* namesIn(pattern.argument);
      break;
    default:
      break;
  }
}
