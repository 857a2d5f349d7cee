/**
 * Are findings and edits the same under a host that gives rules no more than what `source.ts` asks for?
 *
 * Oxlint is one: its source code is a plain object, what is not written is null in its trees, its scope manager has four
 * members, and it uses its objects for comments again for the next file. `npm run test:hosts` runs the real one; here ESLint
 * is made as poor, so that each change is held against it.
 */
import * as parser from "@typescript-eslint/parser";
import type { TSESTree } from "@typescript-eslint/utils";
import { Linter, type Rule } from "eslint";
import { expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { isPython } from "../../tools/edit-checks/text.ts";
import { collectCases } from "../situations/collect.ts";

/** What the host keeps from file to file. */
const usedAgain: TSESTree.Comment[] = [];

/** The source code of a file, as a poor host would give it. The tree itself is changed. */
function poor(source: Rule.RuleContext["sourceCode"]): object {
  const { ast, scopeManager, text, visitorKeys } = source;
  const program = ast as unknown as TSESTree.Program;
  withNulls(program);
  program.comments = (program.comments ?? []).map((comment, index) => {
    const { loc, range, type, value } = comment;
    const kept = (usedAgain[index] ??= {} as TSESTree.Comment);
    return Object.assign(kept, { loc, range, type, value });
  });
  return {
    ast,
    text,
    visitorKeys,
    parserServices: {},
    getCommentsInside: source.getCommentsInside.bind(source),
    getScope: source.getScope.bind(source),
    getText: source.getText.bind(source),
    getTokenAfter: source.getTokenAfter.bind(source),
    getTokenBefore: source.getTokenBefore.bind(source),
    scopeManager: {
      acquire: scopeManager.acquire.bind(scopeManager),
      getDeclaredVariables: scopeManager.getDeclaredVariables.bind(scopeManager),
      globalScope: scopeManager.globalScope,
      scopes: scopeManager.scopes,
    },
  };
}

function withNulls(value: unknown): void {
  if (Array.isArray(value)) value.forEach(withNulls);
  if (typeof value !== "object" || value === null || !("type" in value)) return;
  for (const [key, child] of Object.entries(value)) {
    if (key === "parent") continue;
    if (child === undefined) Reflect.set(value, key, null);
    else withNulls(child);
  }
}

const poorRules = Object.fromEntries(
  Object.entries(plugin.rules ?? {}).map(([name, rule]): [string, Rule.RuleModule] => [
    name,
    {
      ...rule,
      create(context: Rule.RuleContext) {
        let source: object | undefined;
        // The tree is asked for at the end of the file, when nobody else looks at it any more.
        return (rule as Rule.RuleModule).create(Object.create(context, { sourceCode: { get: () => (source ??= poor(context.sourceCode)) } }) as Rule.RuleContext);
      },
    },
  ]),
);

function findings(rules: Record<string, Rule.RuleModule>, one: Awaited<ReturnType<typeof collectCases>>[number]): readonly Linter.LintMessage[] {
  const { code, filename = "file.ts", options = [], settings = {}, sourceType = /\.c[jt]s$/u.test(filename) ? "commonjs" : "module" } = one.case;
  return new Linter().verify(
    code,
    [
      {
        files: ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"],
        plugins: { "async-lifecycle": { rules } },
        languageOptions: { parser, sourceType, parserOptions: { ecmaFeatures: { jsx: /\.[jt]sx$/u.test(filename) } } },
        linterOptions: { reportUnusedDisableDirectives: "off" },
        settings: { ...settings },
        rules: { [`async-lifecycle/${one.rule}`]: ["error", ...options] },
      },
    ],
    { filename },
  );
}

it("the cases of the rules are reported and repaired the same", async () => {
  const cases = (await collectCases()).filter(({ case: { filename = "file.ts", typed }, isReported, rule }) =>
    isReported && typed !== true && !isPython(filename) && Object.hasOwn(poorRules, rule));
  expect(cases.length).toBeGreaterThan(400);
  for (const one of cases) {
    expect(findings(poorRules, one), one.case.title).toEqual(findings(plugin.rules as Record<string, Rule.RuleModule>, one));
  }
}, 300_000);
