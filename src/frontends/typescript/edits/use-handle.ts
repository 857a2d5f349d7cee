/** How is the outer client replaced by the handle of the run (`tx` for `db`)? */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, Repair } from "../../../core/repairs.ts";
import { around, bare, isFunction } from "../resolve/syntax.ts";
import { edit, quoted, variableAt, type WrittenFile } from "./written-file.ts";

/** Replaces the client in the inner call; undefined when the handle's name means something else there. */
export function useHandle(file: WrittenFile, { handle, inner, outer }: Extract<Repair, { readonly kind: "use-handle" }>): Edit | undefined {
  const client = clientIn(file, inner.origin as TSESTree.Node, outer);
  if (!client || !isHandle(file, handle, client, outer)) return undefined;
  const isShorthand = client.parent?.type === "Property" && client.parent.shorthand;
  const text = isShorthand ? `${outer}: ${handle}` : handle;
  return edit(file, false, `Use ${quoted(handle)} instead of ${quoted(outer)}.`, [{ start: client.range[0], end: client.range[1], text }]);
}

/** The expression in the call that is written as the outer client. */
function clientIn(file: WrittenFile, origin: TSESTree.Node, outer: string): TSESTree.Node | undefined {
  let node = origin;
  for (;;) {
    if (file.text.slice(...node.range) === outer) return node;
    node = bare(node);
    switch (node.type) {
      case "AwaitExpression":
        node = node.argument;
        break;
      case "CallExpression":
        node = node.callee;
        break;
      case "MemberExpression":
        node = node.object;
        break;
      case "TaggedTemplateExpression":
        node = node.tag;
        break;
      default:
        return undefined;
    }
  }
}

/** Is the name, where the client stands, what the outer client's run hands its callback, or a constant that the client gave? */
function isHandle(file: WrittenFile, handle: string, client: TSESTree.Node, outer: string): boolean {
  const definition = variableAt(file, handle, client)?.defs[0];
  if (!definition) return false;
  const node = definition.node as TSESTree.Node;
  if (node.type === "VariableDeclarator") {
    const isConstant = node.parent.kind === "const";
    const isBefore = node.range[1] <= client.range[0];
    return isConstant && isBefore && node.id.type === "Identifier" && node.init !== null && isCallOn(file, node.init, outer);
  }
  if ((definition.type as string) !== "Parameter" || !isFunction(node)) return false;
  const { parent } = around(node);
  return parent !== undefined && isCallOn(file, parent, outer);
}

/** Is it a call of the outer client or of one of its methods, awaited or not? */
function isCallOn(file: WrittenFile, expression: TSESTree.Node, outer: string): boolean {
  let node = bare(expression);
  if (node.type === "AwaitExpression") node = bare(node.argument);
  if (node.type !== "CallExpression") return false;
  const callee = file.text.slice(...node.callee.range);
  return callee === outer || (callee.startsWith(outer) && /^\s*(?:\?\.|\.|\(|\[|!)/u.test(callee.slice(outer.length)));
}
