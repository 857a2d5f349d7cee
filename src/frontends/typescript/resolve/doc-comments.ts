/**
 * Which documentation comment stands before a piece of syntax?
 */
import type { TSESTree } from "@typescript-eslint/utils";

/** The comments of a file that begin with two stars, in source order. */
export class DocComments {
  readonly all: readonly TSESTree.Comment[];
  readonly #text: string;

  constructor(source: { readonly ast: TSESTree.Program; readonly text: string }) {
    this.#text = source.text;
    this.all = (source.ast.comments ?? []).filter(
      (comment) => (comment.type as string) === "Block" && comment.value.startsWith("*"),
    );
  }

  /** The comment that stands directly before a node or before the declaration that the node begins. */
  before(node: TSESTree.Node): TSESTree.Comment | undefined {
    if (this.all.length === 0) return undefined;
    for (let at: TSESTree.Node | undefined = node; at; at = widened(at)) {
      const comment = this.endingBefore(at.range[0]);
      if (comment) return comment;
    }
    return undefined;
  }

  /** The comment behind which nothing but white space stands before an offset. */
  endingBefore(start: number): TSESTree.Comment | undefined {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.range[1] ?? Infinity) <= start) low = middle + 1;
      else high = middle;
    }
    const comment = this.all[low - 1];
    return comment && this.#text.slice(comment.range[1], start).trim() === "" ? comment : undefined;
  }
}

/** The declaration or statement that a node is the subject of; a comment before it is about the node. */
function widened(node: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = node;
  switch (parent?.type) {
    case "AssignmentExpression":
    case "ExportDefaultDeclaration":
    case "ExportNamedDeclaration":
    case "ExpressionStatement":
    case "MethodDefinition":
    case "Property":
    case "PropertyDefinition":
    case "VariableDeclarator":
      return parent;
    case "VariableDeclaration":
      return parent.declarations[0] === node ? parent : undefined;
    default:
      return undefined;
  }
}
