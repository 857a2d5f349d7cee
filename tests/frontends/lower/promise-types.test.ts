/** Do types tell which dropped values are promises? */
import { AST_NODE_TYPES } from "@typescript-eslint/utils";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Rule } from "eslint";
import { expect, it } from "vitest";
import { createCatalog } from "../../../src/catalog/catalog.ts";
import { printFile } from "../../../src/core/print.ts";
import { lowerFile, type Source } from "../../../src/frontends/typescript/lower.ts";
import { typesOf } from "../../../src/frontends/typescript/types.ts";
import { lintTyped, typedProgram } from "../typed-program.ts";

it("asks types where no function of the file decides", () => {
  const text = `
    declare const work: () => Promise<number>;
    declare const plain: () => number;
    function go(x: boolean, later: Promise<void>) { work(); plain(); x ? work() : plain(); later; return work(); }
  `;
  let printed = "";
  const rule: Rule.RuleModule = {
    create({ sourceCode }) {
      const source = sourceCode as unknown as Source;
      const types = typesOf(sourceCode.parserServices);
      expect(types).toBeDefined();
      expect((source.ast as TSESTree.Node).type).toBe(AST_NODE_TYPES.Program);
      const { ir } = lowerFile({ sourceCode: source, catalog: createCatalog([]), types });
      printed = printFile(ir, (graph) => graph.kind !== "module");
      return {};
    },
  };
  const messages = lintTyped(typedProgram(new Map([["typed.ts", text]])), "typed.ts", { probe: { rules: { lower: rule } } }, { "probe/lower": "error" });
  expect(messages).toEqual([]);
  expect(printed).toMatchInlineSnapshot(`
    "f1 go(x, later) [captures work, plain; called only here]
    entry:
      t1 = call work() promise
      drop t1 promise
      t2 = call plain()
      drop t2
      -> b4 if x, test x
      -> b5 if not x, not test x
      ~> raise
    b5:
      t3 = call plain()
      bind t4 = t3
      -> b3
      ~> raise
    b4:
      t5 = call work() promise
      bind t4 = t5
      -> b3
      ~> raise
    b3:
      drop t4 promise
      drop later promise
      t6 = call work() promise
      return t6 promise
      -> exit
      ~> raise"
  `);
});
