/**
 * What do the forms of the syntax that say the same thing have in common?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ClassNode, FunctionNode } from "./value.ts";

/** Removes what changes the type of an expression but not its value. */
export function bare(node: TSESTree.Node): TSESTree.Node {
  let inner = node;
  for (;;) {
    switch (inner.type) {
      case "ChainExpression":
      case "TSAsExpression":
      case "TSInstantiationExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
        inner = inner.expression;
        break;
      default:
        return inner;
    }
  }
}

/** The node around an expression, beyond forms that only change its type. */
export function around(node: TSESTree.Node): {
  readonly child: TSESTree.Node;
  readonly parent: TSESTree.Node | undefined;
} {
  let child = node;
  while (child.parent && child.parent.type !== "Program" && bare(child.parent) !== child.parent) child = child.parent;
  return { child, parent: child.parent };
}

/** The text of a string literal, or of a template without substitutions. */
export function textOf(node: TSESTree.Node | undefined): string | undefined {
  if (node?.type === "Literal") return typeof node.value === "string" ? node.value : undefined;
  if (node?.type === "TemplateLiteral" && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/**
 * The constant name of a property: `x.a`, `x["a"]`, `{ a: 1 }`. Private names keep their `#`; the two dispose symbols are
 * `@@dispose` and `@@asyncDispose`.
 */
export function keyOf(
  node: Readonly<{ computed: boolean }> & ({ readonly key: TSESTree.Node } | { readonly property: TSESTree.Node }),
): string | undefined {
  const key = "key" in node ? node.key : node.property;
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  if (!node.computed && key.type === "Identifier") return key.name;
  if (key.type === "Literal" && typeof key.value === "number") return String(key.value);
  return textOf(key) ?? disposeSymbol(key);
}

function disposeSymbol(key: TSESTree.Node): string | undefined {
  if (key.type !== "MemberExpression" || key.computed || key.object.type !== "Identifier") return undefined;
  if (key.object.name !== "Symbol" || key.property.type !== "Identifier") return undefined;
  const { name } = key.property;
  return name === "dispose" || name === "asyncDispose" ? `@@${name}` : undefined;
}

/** Is it a function of the file that has a body? */
export function isFunction(node: TSESTree.Node | null | undefined): node is FunctionNode {
  return (
    node?.type === "ArrowFunctionExpression" ||
    node?.type === "FunctionDeclaration" ||
    node?.type === "FunctionExpression"
  );
}

/** Is it a class? */
export function isClass(node: TSESTree.Node | null | undefined): node is ClassNode {
  return node?.type === "ClassDeclaration" || node?.type === "ClassExpression";
}

/** Keys under which no node stands that belongs to the tree below. */
const NO_CHILDREN: ReadonlySet<string> = new Set(["comments", "loc", "parent", "range", "tokens", "type"]);

/** Visits a node and all nodes below it, in the order of the text, until `visit` returns false for a subtree. */
export function walk(root: TSESTree.Node, visit: (node: TSESTree.Node) => boolean): void {
  // A stack of its own: source text may nest deeper than calls can.
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!visit(node)) continue;
    const children: TSESTree.Node[] = [];
    const fields = node as unknown as Readonly<Record<string, unknown>>;
    for (const key in fields) {
      if (NO_CHILDREN.has(key)) continue;
      const child = fields[key];
      if (Array.isArray(child)) {
        for (const item of child as unknown[]) if (isNode(item)) children.push(item);
      } else if (isNode(child)) {
        children.push(child);
      }
    }
    stack.push(...children.reverse());
  }
}

/** Whose `this` does a node see: of which class, and of the class itself or of its instances? Or of which object? */
export function selfAt(
  node: TSESTree.Node,
): { readonly node: ClassNode; readonly isStatic: boolean } | { readonly node: TSESTree.ObjectExpression } | undefined {
  for (let child: TSESTree.Node = node, parent = child.parent; parent; child = parent, parent = child.parent) {
    switch (parent.type) {
      case "AccessorProperty":
      case "PropertyDefinition":
        // A computed key and a decorator see the `this` around the class.
        if (parent.value !== child) break;
        return { node: parent.parent.parent, isStatic: parent.static };
      case "StaticBlock":
        return { node: parent.parent.parent, isStatic: true };
      case "FunctionDeclaration":
        return undefined;
      case "FunctionExpression": {
        const holder = parent.parent;
        if (holder.type === "MethodDefinition" && holder.value === parent) {
          return { node: holder.parent.parent, isStatic: holder.static };
        }
        const isMethod = holder.type === "Property" && holder.value === parent;
        return isMethod && holder.parent.type === "ObjectExpression" ? { node: holder.parent } : undefined;
      }
      default:
    }
  }
  return undefined;
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
