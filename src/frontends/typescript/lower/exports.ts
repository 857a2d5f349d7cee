/** What does an `export` make visible? Names are marked on their variables; only values without a name need an event. */
import { AST_NODE_TYPES as Syntax, type TSESTree } from "@typescript-eslint/utils";
import { declaration } from "./assignments.ts";
import { classDeclaration } from "./classes.ts";
import { evaluate } from "./expressions.ts";
import type { Lowering } from "./lowering.ts";
import { withoutWrappers } from "./syntax.ts";

type Export = TSESTree.ExportDefaultDeclaration | TSESTree.ExportNamedDeclaration | TSESTree.TSExportAssignment;

/** Lowers an export statement. */
export function exported(lowering: Lowering, node: Export): void {
  const value = node.type === Syntax.TSExportAssignment ? node.expression : node.declaration;
  if (!value) return;
  switch (value.type) {
    case Syntax.VariableDeclaration:
      declaration(lowering, value);
      break;
    case Syntax.ClassDeclaration:
      classDeclaration(lowering, value);
      break;
    case Syntax.FunctionDeclaration:
      break;
    default:
      if (node.type !== Syntax.ExportNamedDeclaration) exportValue(lowering, value);
      break;
  }
}

function exportValue(lowering: Lowering, value: TSESTree.Node): void {
  const place = evaluate(lowering, value);
  if (withoutWrappers(value).type !== Syntax.Identifier) lowering.escape(value, place, "export");
}
