/** How does a block hold what `using` and `await using` declare? */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import type { Place, Site } from "../../../core/ir.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";

/** A declaration whose values are disposed of at the end of their scope. */
export type HeldDeclaration = TSESTree.VariableDeclaration & { readonly kind: "await using" | "using" };

/** Is it a `using` or `await using` declaration? */
export function isHeld(node: TSESTree.Node): node is HeldDeclaration {
  return node.type === Syntax.VariableDeclaration && (node.kind === "using" || node.kind === "await using");
}

/** Lowers the declaration, and `rest` inside of the lifetime that it begins. Later declarators are released earlier. */
export function holdRest(
  lowering: Lowering,
  node: HeldDeclaration,
  scope: TSESTree.Node,
  rest: () => void,
): void {
  const next = (index: number): void => {
    const declarator = node.declarations[index];
    if (!declarator) {
      rest();
      return;
    }
    const place = evaluate(lowering, declarator.init);
    const target = lowering.variable(declarator.id);
    if (!target) {
      next(index + 1);
      return;
    }
    lowering.bind(declarator, target, place, { declares: true });
    hold(lowering, declarator, target, node.kind === "await using", scope, () => {
      next(index + 1);
    });
  };
  next(0);
}

/** Runs `rest` while `place` is held; whichever way it is left, a `scope-end` comes first. */
export function hold(
  lowering: Lowering,
  origin: TSESTree.Node,
  place: Place,
  async: boolean,
  scope: TSESTree.Node,
  rest: () => void,
): void {
  if (!lowering.down()) return;
  lowering.emit({ kind: "hold-in-scope", site: lowering.site(origin), origin, place, async });
  const site = endOf(lowering.site(scope));
  lowering.builder.withCleanup(() => {
    lowering.emit({ kind: "scope-end", site, origin, place, async });
  }, rest);
  lowering.up();
}

/** The last character of a scope, which is where its resources are released. */
function endOf(site: Site): Site {
  const column = Math.max(0, site.endColumn - 1);
  return { ...site, start: Math.max(site.start, site.end - 1), line: site.endLine, column };
}
