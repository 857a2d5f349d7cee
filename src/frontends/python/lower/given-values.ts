/** What does a name or a field get, at a place where it is written? */
import type { Assign, Expression, Node } from "../syntax.ts";

/** Where a name gets a value, or a field does. */
export type GivenValue =
  /** With `annotation` the value may be missing. */
  | { readonly kind: "value"; readonly node: Node; readonly value?: Expression; readonly annotation?: Expression }
  /** What a `with` block enters. */
  | { readonly kind: "entered"; readonly node: Node; readonly context: Expression; readonly isAsync: boolean }
  | { readonly kind: "other"; readonly node: Node };

/** What a target of an assignment, or of a block, is given. */
export function givenTo(node: Expression): GivenValue {
  const { parent } = node;
  switch (parent?.nodeType) {
    case "Assign":
    case "NamedExpr":
      return { kind: "value", node, value: parent.value };
    case "AnnAssign": {
      const { annotation, value } = parent;
      return { kind: "value", node, annotation, ...(value && { value }) };
    }
    case "WithItem":
      return { kind: "entered", node, context: parent.context_expr, isAsync: parent.parent?.nodeType === "AsyncWith" };
    case "List":
    case "Tuple":
      return partGivenTo(node, parent.elts, parent.parent);
    default:
      return { kind: "other", node };
  }
}

/** `a, b = c, d`. */
function partGivenTo(node: Expression, targets: readonly Expression[], assignment: Node | undefined): GivenValue {
  const values = assignment?.nodeType === "Assign" ? partsOf(assignment) : undefined;
  const isPlain = values?.length === targets.length && [...targets, ...values].every(({ nodeType }) => nodeType !== "Starred");
  const value = isPlain ? values[targets.indexOf(node)] : undefined;
  return value ? { kind: "value", node, value } : { kind: "other", node };
}

function partsOf({ value }: Assign): readonly Expression[] | undefined {
  return value.nodeType === "Tuple" || value.nodeType === "List" ? value.elts : undefined;
}
