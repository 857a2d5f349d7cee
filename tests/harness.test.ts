/** Does the harness notice a rule, an edit or a case that breaks its word? Small rules break one promise each. */
import type { ESLint, Rule } from "eslint";
import { describe, expect, it } from "vitest";
import realPlugin from "../src/index.ts";
import { findPython } from "../tools/cpython.ts";
import { compileAhead } from "../tools/edit-checks/python-text.ts";
import { checkEdit, checkTextEdit, parseProblems } from "../tools/edit-checks/text.ts";
import { checkInvalidCase, checkValidCase, type InvalidCase } from "./case-checks.ts";

/** A rule that reports calls of `open` and replaces them by a text. */
function replacing(text: string, how: "fix" | "suggest" = "fix"): Rule.RuleModule {
  return {
    meta: { type: "problem", fixable: "code", hasSuggestions: true, schema: [], messages: { found: "Found.", other: "Other." } },
    create: (context) => ({
      "CallExpression[callee.name='open']": (node: Rule.Node) => {
        const edit = (fixer: Rule.RuleFixer): Rule.Fix => fixer.replaceText(node, text);
        context.report({
          node,
          messageId: "found",
          ...(how === "fix" ? { fix: edit } : { suggest: [{ messageId: "other", fix: edit }] }),
        });
      },
      "CallExpression[callee.name='worse']": (node: Rule.Node) => {
        context.report({ node, messageId: "other" });
      },
    }),
  };
}

function pluginOf(rule: Rule.RuleModule, others: Record<string, Rule.RuleModule> = {}): ESLint.Plugin {
  return { rules: { sample: rule, ...others } };
}

function problemsOf(rule: Rule.RuleModule, code = "open();\n", others: Record<string, Rule.RuleModule> = {}): string[] {
  return checkInvalidCase(pluginOf(rule, others), "sample", { title: "a case", code }).problems;
}

describe("cases", () => {
  it("accepts a rule that keeps its promises", () => {
    const { problems, report } = checkInvalidCase(pluginOf(replacing("close()")), "sample", {
      title: "a case",
      code: "const a = 1; // kept\nopen(\n  a,\n);\n",
      errors: [{ messageId: "found", message: /^Found/u, line: 2, suggestions: 0 }],
      output: "const a = 1; // kept\nclose();\n",
    });
    expect(problems).toEqual([]);
    expect(report).toBe(
      [
        "Code:",
        "   1 | const a = 1; // kept",
        "   2 | open(",
        "     | ^^^^^ [1]",
        "   3 |   a,",
        "     |   ^^ [1]",
        "   4 | );",
        "     | ^ [1]",
        "   5 |",
        "",
        "[1] 2:1 found",
        "    Found.",
        "",
        "Output:",
        "   1 | const a = 1; // kept",
        "   2 | close();",
        "   3 |",
        "",
      ].join("\n"),
    );
  });

  it("shows what a suggestion leaves", () => {
    const plugin = pluginOf(replacing("close()", "suggest"));
    const { problems, report } = checkInvalidCase(plugin, "sample", { title: "a case", code: "open();", errors: ["Found."], output: null });
    expect(problems).toEqual([]);
    expect(report).toContain("Output: none\n\n[1] Suggestion: Other.\n   1 | close();\n");
  });

  it("notices a valid case that is reported and an invalid case that is not", () => {
    const plugin = pluginOf(replacing("close()"));
    expect(checkValidCase(plugin, "sample", { title: "a case", code: "open();" })).toEqual(["line 1 is reported: Found."]);
    expect(checkValidCase(plugin, "sample", { title: "a case", code: "close();" })).toEqual([]);
    expect(problemsOf(replacing("close()"), "close();")).toContain("nothing is reported");
  });

  it("notices other findings and another output than expected", () => {
    const plugin = pluginOf(replacing("close()"));
    const check = (expected: object): string[] =>
      checkInvalidCase(plugin, "sample", { title: "a case", code: "open();", ...expected }).problems;
    expect(check({ errors: 2 })).toEqual(["1 findings instead of 2: Found."]);
    expect(check({ errors: ["other"] })).toEqual(['"other" expected, reported: Found.']);
    expect(check({ errors: [{ line: 2, suggestions: 1, messageId: "other", message: "Other." }] })).toHaveLength(4);
    expect(check({ output: null })).toEqual(["no fix expected, fixed to:\nclose();"]);
    expect(check({ output: "open();" })).toEqual(["an output that is the input is written as null"]);
  });

  it("refuses text that does not parse and a rule that does not exist", () => {
    const plugin = pluginOf(replacing("close()"));
    expect(() => checkValidCase(plugin, "sample", { title: "a case", code: "open(" })).toThrow(/Parsing error/u);
    expect(() => checkValidCase(plugin, "toString", { title: "a case", code: "open()" })).toThrow("The plugin has no rule toString.");
  });
});

describe("promises about findings", () => {
  it.each(["fix", "suggest"] as const)("notices that the finding stays (%s)", (how) => {
    expect(problemsOf(replacing("open(1)", how)).join("\n")).toContain("the repaired async-lifecycle/sample (found) is still reported");
  });

  it.each(["fix", "suggest"] as const)("notices a new finding of the same rule (%s)", (how) => {
    expect(problemsOf(replacing("worse()", how)).join("\n")).toContain("async-lifecycle/sample (other) is reported 1 times, before 0 times");
  });

  it("notices a new finding of another rule", () => {
    const other: Rule.RuleModule = {
      create: (context) => ({
        "Identifier[name='close']": (node: Rule.Node) => {
          context.report({ node, message: "No." });
        },
      }),
    };
    expect(problemsOf(replacing("close()"), "open();", { other }).join("\n")).toContain("async-lifecycle/other (No.) is reported 1 times");
  });

  it("notices fixes that never settle", () => {
    expect(problemsOf(replacing("[open()]")).join("\n")).toContain("the fixes do not settle");
  });

  it("notices an edit that changes nothing", () => {
    expect(problemsOf(replacing("open()", "suggest")).join("\n")).toContain("the edit changes nothing");
  });
});

describe("the promise about types", () => {
  const check = (code: string): string[] =>
    checkInvalidCase(pluginOf(replacing('Number("1")')), "sample", { title: "a case", code, typed: true }).problems;

  it("accepts an edit after which the text type-checks", () => {
    expect(check("declare function open(): number;\nexport const a: number = open();")).toEqual([]);
  });

  it("notices a type error that the edit brings", () => {
    expect(check("declare function open(): string;\nexport const a: string = open();")).toEqual([
      "fix, line 2: the result does not type-check: TS2322: Type 'number' is not assignable to type 'string'.",
      "all fixes: the result does not type-check: TS2322: Type 'number' is not assignable to type 'string'.",
    ]);
  });

  it("does not blame the edit for an error of the input", () => {
    expect(check("declare function open(): boolean;\nexport const a: string = open();")).toEqual([]);
  });

  it("knows types when the rule asks for them", () => {
    const typed: Rule.RuleModule = {
      create: (context) => ({
        Program: (node) => {
          const { program } = context.sourceCode.parserServices as { readonly program?: object | null };
          if (program) context.report({ node, message: "Typed." });
        },
      }),
    };
    const plugin = pluginOf(typed);
    expect(checkValidCase(plugin, "sample", { title: "a case", code: "a();" })).toEqual([]);
    expect(checkValidCase(plugin, "sample", { title: "a case", code: "a();", typed: true })).toHaveLength(1);
    expect(checkValidCase(plugin, "sample", { title: "a case", code: "<a/>;", typed: true, filename: "react.tsx" })).toHaveLength(1);
  });
});

describe("promises about the text", () => {
  const module = { filename: "file.ts" };

  it("accepts types, decorators, JSX and declarations with using", () => {
    expect(parseProblems("@a class B<T> { constructor(private readonly c: T) {} }\nawait using d = new B<string>('');", module)).toEqual([]);
    expect(parseProblems("const a = <T,>(b: T) => <p>{b as string}</p>;", { filename: "file.tsx" })).toEqual([]);
    expect(parseProblems("const a = <p/>;", { filename: "file.jsx" })).toEqual([]);
    expect(parseProblems("import a = require('a');\nexport = a;", { filename: "file.cts" })).toEqual([]);
    expect(parseProblems("import type { A } from 'a';\nimport { b, type C } from 'a';\nexport type { A, C };\nb();", module)).toEqual([]);
    expect(parseProblems("const a = require('a'); return a;", { filename: "file.cjs" })).toEqual([]);
  });

  it.each([
    ["using in a bare case", "switch (a) { case 1: using b = c(); }"],
    ["an exported using", "export using a = b();"],
    ["using without a value", "{ using a; }"],
    ["a destructured using", "{ using { a } = b(); }"],
    ["a name declared twice", "function f() { const a = 1; const a = 2; }"],
    ["a name imported twice", "import { a } from 'a';\nimport { a } from 'b';"],
    ["an await outside async code", "function f() { await g(); }"],
    ["an open bracket", "f("],
  ])("notices %s", (_what, text) => {
    expect(parseProblems(text, module)).toHaveLength(1);
    expect(checkEdit("f();", text, module)).toHaveLength(1);
  });

  it("reads a script and a CommonJS file as what they are", () => {
    expect(parseProblems("using a = b();", { filename: "file.js", sourceType: "script" })).toHaveLength(1);
    expect(parseProblems("await a;", { filename: "file.cjs" })).toHaveLength(1);
  });

  it("does not blame an edit for what its input has already", () => {
    expect(checkEdit("switch (a) { case 1: using b = c(); }", "switch (a) { case 2: using b = c(); }", module)).toEqual([]);
  });

  it("counts comments, wherever they are indented to", () => {
    expect(checkEdit("// a\nf(); /* b\n * c */", "{\n  // a\n  f(); /* b\n     * c */\n}", module)).toEqual([]);
    expect(checkEdit("// a\nf(); // a", "f(); // a", module)).toEqual(['the comment "// a" is lost']);
    expect(checkEdit("f('// a'); // b", "f('// a'); '// b'", module)).toEqual(['the comment "// b" is lost']);
  });

  it("refuses a range outside the text", () => {
    expect(checkTextEdit("f();", { range: [2, 9], text: "" }, module)).toHaveLength(1);
    expect(checkTextEdit("f();", { range: [2, 1], text: "" }, module)).toHaveLength(1);
    expect(checkTextEdit("f();", { range: [-1, 0], text: "" }, module)).toHaveLength(1);
    expect(checkTextEdit("f();", { range: [0, 1], text: "g" }, module)).toEqual([]);
  });
});

describe("Python", () => {
  const python = { filename: "file.py" };
  // Without one the harness prints so, and asks the project's own parser alone.
  const hasPython = !("missing" in findPython());

  /** Replaces calls of `open` in a Python text. */
  function check(text: string, testCase: Omit<InvalidCase, "title">): string[] {
    const sample: Rule.RuleModule = {
      meta: { fixable: "code", schema: [], messages: { found: "Found." } },
      create: (context) => ({
        "Call[func.id='open']": (node: Rule.Node) => {
          context.report({ node, messageId: "found", fix: (fixer) => fixer.replaceText(node, text) });
        },
      }),
    };
    const plugin = { ...pluginOf(sample), languages: { ...realPlugin.languages } };
    return checkInvalidCase(plugin, "sample", { title: "a case", ...python, ...testCase }).problems;
  }

  it("is linted in its own language", () => {
    expect(check("close()", { code: "# kept\nopen(\n    1,\n)\n", errors: [{ line: 2, message: "Found." }], output: "# kept\nclose()\n" })).toEqual([]);
    expect(() => check("close()", { code: "open(\n" })).toThrow(/Unexpected token/u);
  });

  it("notices a finding that stays", () => {
    expect(check("open(1)", { code: "open()\n" }).join("\n")).toContain("the repaired async-lifecycle/sample (found) is still reported");
  });

  it("notices an edit that no parser takes", () => {
    expect(check("close(", { code: "open()\n" }).join("\n")).toMatch(/fix, line 1: py-ast cannot parse the result/u);
  });

  it("notices a lost comment and a changed string", () => {
    expect(check("close()", { code: "open(  # why\n)\n" })).toContain('fix, line 1: the comment "# why" is lost');
    expect(check("close('a')", { code: 'open("a")\n' })).toContain('fix, line 1: the string "\\"a\\"" is lost');
    expect(checkEdit('if a:\n  b = """c\n  d"""\n', 'b = """c\nd"""\n', python)).toEqual(['the string "\\"\\"\\"c\\n  d\\"\\"\\"" is lost']);
    expect(checkEdit("if a:\n  # b\n  c() # d\n", "# b\nc()  # d\n", python)).toEqual([]);
  });

  it.each([
    ["an await outside of a coroutine", "def f():\n    await g()\n"],
    ["a return from no function", "return 1\n"],
    ["a name that is global too late", "def f():\n    a = 1\n    global a\n"],
    ["a parameter that is there twice", "def f(a, a):\n    pass\n"],
    ["an `async with` outside of a coroutine", "def f():\n    async with g():\n        pass\n"],
  ])("asks CPython about %s", (_what, text) => {
    expect(parseProblems(text, python).some(({ parser }) => parser === "CPython")).toBe(hasPython);
    compileAhead([text, text]);
    expect(checkEdit("f()\n", text, python).some((breach) => breach.startsWith("CPython cannot parse the result: "))).toBe(hasPython);
    expect(checkEdit(text, `# a\n${text}`, python)).toEqual([]);
  });
});
