/** Does a dropped promise float in the very cases in which it does for typescript-eslint, and nowhere else? */
import * as parser from "@typescript-eslint/parser";
import type { TSESTree } from "@typescript-eslint/utils";
import { Linter, type Rule } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";
import {
  DEFAULT_FLOATING_OPTIONS,
  floatingOptionsSchema,
  type FloatingOptions,
} from "../../src/frontends/typescript/promises/options.ts";
import { droppedBy, floating, isPromise } from "../../src/frontends/typescript/promises.ts";
import { typesOf } from "../../src/frontends/typescript/types.ts";
import { ALLOWED } from "./promises-cases/allowed.ts";
import { HANDLERS } from "./promises-cases/handlers.ts";
import { OPTION_SETS } from "./promises-cases/options.ts";
import { STATEMENTS } from "./promises-cases/statements.ts";
import { SUPPORT } from "./promises-cases/support.ts";
import { FIXTURE, lintTyped, typedProgram, typedSubjects } from "./typed-program.ts";

/** Reports what floats at the statement that drops it, as the original does. */
const ours: Rule.RuleModule = {
  meta: {
    schema: { type: "array" },
    messages: { floatingPromiseArray: "Array.", floating: "Promise.", floatingUselessRejectionHandler: "Handler." },
  },
  create(context) {
    const { sourceCode } = context;
    const types = typesOf(sourceCode.parserServices, node => sourceCode.getScope(node as never) as never);
    if (!types) throw new Error("There are no types.");
    const options = { ...DEFAULT_FLOATING_OPTIONS, ...(context.options[0] as Partial<FloatingOptions>) };
    const check = (node: Rule.Node): void => {
      const dropped = droppedBy(node as unknown as TSESTree.Node);
      const found = dropped && floating(dropped, types, options);
      if (!found) return;
      const handler = found.nonFunctionHandler ? "floatingUselessRejectionHandler" : "floating";
      const at = node.type === "ArrowFunctionExpression" ? node.body : node;
      context.report({ node: at, messageId: found.kind === "array" ? "floatingPromiseArray" : handler });
    };
    return { ArrowFunctionExpression: check, ExpressionStatement: check };
  },
};

const { rules: originals } = tseslint.plugin as { rules?: Record<string, Rule.RuleModule> };
const original = originals?.["no-floating-promises"];
if (!original) throw new Error("typescript-eslint has no rule `no-floating-promises`.");


const groups = [...STATEMENTS, ...HANDLERS, ...ALLOWED];

const cases = groups.flatMap(({ title, options, floats, handled, tsx }) =>
  [...floats.map(code => ({ code, floating: true })), ...handled.map(code => ({ code, floating: false }))].map(
    each => ({ ...each, title, options, extension: tsx ? "tsx" : "ts" }),
  ),
).map((each, index) => ({ ...each, file: `case-${String(index)}.${each.extension}` }));

const program = typedProgram(new Map([...SUPPORT, ...cases.map(({ file, code }) => [file, code] as const)]));

/** The same rule under as many names as there are sets of options, so that a snippet is parsed once for all of them. */
const setNames = OPTION_SETS.map((_, index) => `set-${String(index)}`);
const everySet = (rule: Rule.RuleModule) => ({ rules: Object.fromEntries(setNames.map(name => [name, rule])) });
const plugins = { ours: everySet(ours), original: everySet(original) };
const rules: Linter.RulesRecord = Object.fromEntries(
  OPTION_SETS.flatMap((options, index) =>
    ["ours", "original"].map(plugin => [`${plugin}/set-${String(index)}`, ["error", options]]),
  ),
);

function reported(messages: readonly Linter.LintMessage[], plugin: string, set: number): readonly string[] {
  return messages
    .filter(({ ruleId }) => ruleId === `${plugin}/set-${String(set)}`)
    .map(({ messageId, line, column, endLine, endColumn }) =>
      [messageId?.replace(/Void$/, ""), line, column, endLine, endColumn].join(":"),
    );
}

for (const { title } of groups) {
  describe(title, () => {
    for (const { code, file, options, floating: expected } of cases.filter(each => each.title === title)) {
      it(`${expected ? "floats" : "is handled"}: ${code}`, () => {
        const messages = lintTyped(program, file, plugins, rules);

        expect(messages.filter(({ fatal, ruleId }) => fatal === true || ruleId === null)).toEqual([]);
        for (const set of OPTION_SETS.keys()) {
          expect(reported(messages, "ours", set), JSON.stringify(OPTION_SETS[set])).toEqual(
            reported(messages, "original", set),
          );
        }
        const own = OPTION_SETS.findIndex(set => JSON.stringify(set) === JSON.stringify(options));
        expect(reported(messages, "ours", own).length > 0).toBe(expected);
      });
    }
  });
}

describe("what floats", () => {
  const questions: readonly (readonly [code: string, promise: string])[] = [
    ["flag ? plain() : task();", "task()"],
    ["plain(), service.start(), plain();", "service.start()"],
    ["void task();", "task()"],
    ["task().finally(() => {});", "task().finally(() => {})"],
    ["flag && [task()];", "[task()]"],
    ["maybeService?.start();", "maybeService?.start()"],
  ];
  const parsed = typedSubjects(questions.map(([code]) => code), SUPPORT);

  it.each(questions)("is named by its own node: %s", (code, promise) => {
    const { expression, types, text } = parsed(code);
    const found = floating(expression, types, { ...DEFAULT_FLOATING_OPTIONS, ignoreVoid: false });
    expect(found && text.slice(...found.node.range)).toBe(promise);
  });

  it("is nothing when the type checker throws", () => {
    const { expression, types } = parsed("void task();");
    const toTs = (): never => {
      throw new Error("Debug failure.");
    };
    expect(floating(expression, { ...types, toTs }, { ...DEFAULT_FLOATING_OPTIONS, ignoreVoid: false })).toBeUndefined();
    expect(isPromise(expression, { ...types, toTs })).toBe("unknown");
  });
});

describe("isPromise", () => {
  const GENERIC = "function run<Value>(value: Value) { value; }";
  const answers: readonly (readonly [code: string, answer: string])[] = [
    ["promise;", "yes"],
    ["maybePromise;", "yes"],
    ["branded;", "yes"],
    ["deepPromise;", "yes"],
    ["maybeService?.start();", "yes"],
    ["(<Value extends Promise<void>>(value: Value) => value)(task());", "yes"],
    ["plain();", "no"],
    ["numbers;", "no"],
    ["promises;", "no"],
    ["singleThenable;", "no"],
    ["undefined;", "no"],
    ["anything;", "unknown"],
    ["anything.start();", "unknown"],
    ["something;", "unknown"],
    ["unresolved();", "unknown"],
    ["like;", "unknown"],
    ["thenable;", "unknown"],
    ["({} as object);", "unknown"],
  ];
  const parsed = typedSubjects([...answers.map(([code]) => code), GENERIC], SUPPORT);

  it.each(answers)("%s is a promise: %s", (code, answer) => {
    const { expression, types } = parsed(code);
    expect(isPromise(expression, types)).toBe(answer);
  });

  it("is unknown for a type parameter that may be anything", () => {
    const { expression, types } = parsed(GENERIC);
    expect(isPromise(expression, types)).toBe("unknown");
  });
});

describe("the options", () => {
  it("have the defaults of the original", () => {
    expect(original).toHaveProperty("defaultOptions", [DEFAULT_FLOATING_OPTIONS]);
  });

  it("have the schema of the original, and describe every option", () => {
    expect([withoutDescriptions(floatingOptionsSchema)]).toEqual(withoutDescriptions(original.meta?.schema));
    for (const property of Object.values(floatingOptionsSchema.properties)) {
      expect(property.description).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe("typesOf", () => {
  const lint = (languageOptions: NonNullable<Linter.Config["languageOptions"]>): readonly unknown[] => {
    const rule: Rule.RuleModule = {
      create: context => ({
        Program(node) {
          const found = typesOf(context.sourceCode.parserServices);
          context.report({ node, message: found ? found.checker.typeToString(found.checker.getAnyType()) : "none" });
        },
      }),
    };
    return new Linter({ cwd: FIXTURE })
      .verify("export {};", [{ files: ["**/*.ts"], plugins: { own: { rules: { rule } } }, rules: { "own/rule": 2 }, languageOptions }], {
        filename: `${FIXTURE}/file.ts`,
      })
      .map(({ message }) => message);
  };

  it("finds the program of a project service", () => {
    expect(lint({ parser, parserOptions: { projectService: true, tsconfigRootDir: FIXTURE } })).toEqual(["any"]);
  });

  it("finds none without a project, with another parser, and in other services", () => {
    expect(lint({ parser })).toEqual(["none"]);
    expect(lint({})).toEqual(["none"]);
    for (const services of [undefined, null, 1, {}, { program: null }, { program: {}, esTreeNodeToTSNodeMap: {} }]) {
      expect(typesOf(services)).toBeUndefined();
    }
  });
});

/** Descriptions are words of their own; only what a schema accepts has to be the same. */
function withoutDescriptions(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === "description" ? undefined : value)));
}
