/** How does a Python file fare in a real run of ESLint: places, comments, errors, and rules of other languages? */
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import js from "@eslint/js";
import { ESLint, Linter, type Rule } from "eslint";
import { describe, expect, it } from "vitest";
import type { Call, Node } from "../../../src/frontends/python/syntax.ts";
import plugin from "../../../src/index.ts";

/** ESLint's types know JavaScript alone. */
function listeners(of: object): Rule.RuleListener {
  return of as Rule.RuleListener;
}

/** Reports each call by its text, and can take it out. */
const calls: Rule.RuleModule = {
  meta: { fixable: "code", messages: { call: "{{text}}" }, schema: [] },
  create: (context) => listeners({
    Call(call: Call) {
      const node = call as never;
      const text = context.sourceCode.getText(node);
      context.report({ node, messageId: "call", data: { text }, fix: (fixer) => fixer.replaceText(node, `X${call.keywords.length}`) });
    },
  }),
};

/** Reports the way from the root to each `await`, by parents and by steps. */
const ancestry: Rule.RuleModule = {
  meta: { messages: { way: "{{way}}" }, schema: [] },
  create(context) {
    const way: string[] = [];
    return listeners({
      "*": ({ nodeType }: Node) => void way.push(nodeType),
      "*:exit": () => void way.pop(),
      Await(node: never) {
        const ancestors = context.sourceCode.getAncestors(node) as unknown as Node[];
        const byParents = ancestors.map(({ nodeType }) => nodeType).join(">");
        const bySteps = way.slice(0, -1).join(">");
        context.report({ node, messageId: "way", data: { way: byParents === bySteps ? byParents : `${byParents} or ${bySteps}` } });
      },
    });
  },
};

const probe: ESLint.Plugin = { rules: { calls, ancestry } };
const PROBED: Linter.Config[] = [
  plugin.configs.python,
  { files: ["**/*.py"], plugins: { probe }, rules: { "probe/calls": "error" } },
];

function lint(text: string, rules: Linter.RulesRecord = { "probe/calls": "error" }, more: Linter.Config = {}): Linter.LintMessage[] {
  return new Linter({ configType: "flat" }).verify(
    text,
    [plugin.configs.python, { files: ["**/*.py"], plugins: { probe }, rules }, { files: ["**/*.py"], ...more }],
    "file.py",
  );
}

/** Each message with its place, as `line:column-line:column text`. */
function places(messages: readonly Linter.LintMessage[]): string[] {
  return messages.map(({ line, column, endLine, endColumn, message }) => `${line}:${column}-${endLine ?? 0}:${endColumn ?? 0} ${message}`);
}

describe("places of nodes", () => {
  it.each([
    ["plain text", "x = f(a)\nif x:\n    g()\n", ["1:5-1:9 f(a)", "3:5-3:8 g()"]],
    ["carriage returns with line feeds", "x\r\nf(\r\n  a)\r\n", ["2:1-3:5 f(\r\n  a)"]],
    ["lone carriage returns", "x\rf()\ry; g()", ["2:1-2:4 f()", "3:4-3:7 g()"]],
    ["a byte order mark", "\uFEFFf()\n", ["1:1-1:4 f()"]],
    ["a form feed before code", "x\n\f\n\fif x:\n    f()\n", ["4:5-4:8 f()"]],
    ["tabs", "if x:\n\tif y:\n\t\tf(\ta)\n", ["3:3-3:8 f(\ta)"]],
    ["letters of two and three bytes", "'é€'; f(ß); g()\n", ["1:7-1:11 f(ß)", "1:13-1:16 g()"]],
    ["characters beyond the basic plane", "'😀'; f('😀'); g()\n", ["1:7-1:14 f('😀')", "1:16-1:19 g()"]],
    ["separators of Unicode, which end no line", "'\u2028'; f()\n", ["1:6-1:9 f()"]],
    ["a call behind a rewritten line", "match a, b:\n    case 1, f(): g()\n", ["2:18-2:21 g()"]],
    ["a call within a rewritten line", "match a, f():\n    case _: pass\n", ["1:10-1:13 f()"]],
    ["an f-string over several lines", "x = f'''é\n{\n f(a)}'''\n", ["3:2-3:6 f(a)"]],
  ])("are right for %s", (_title, text, expected) => {
    expect(places(lint(text))).toEqual(expected);
  });

  it("are right for fixes too", () => {
    const { output } = new Linter({ configType: "flat" }).verifyAndFix(
      "\uFEFF'😀é'; f(a=1)\r\nif x:\r\n\f    g()  # hi\r\n",
      PROBED,
      "file.py",
    );
    expect(output).toBe("\uFEFF'😀é'; X1\r\nif x:\r\n\f    X0  # hi\r\n");
  });

  it("exist for every node, and lie within those of the parent", () => {
    const outside: string[] = [];
    const check: Rule.RuleModule = {
      create: ({ sourceCode }) => listeners({
        "*"(node: Node) {
          const { nodeType, parent, range } = node;
          const [start, end] = sourceCode.getRange(node as never);
          const isWithin = start <= end && (!parent || (parent.range[0] <= start && end <= parent.range[1]));
          // Decorators stand before what CPython takes for the function.
          if (!isWithin && nodeType !== "Name") outside.push(`${nodeType} ${range.join("-")}`);
        },
      }),
    };
    const text = "@a\nasync def f(a, *b, c=1) -> d:\n    async with (e as g, h): return [i async for i in j if k]\nlambda: 0\ndef f(): pass\nmatch x:\n    case (1) if y: pass\n";
    const messages = new Linter({ configType: "flat" }).verify(text, [
      plugin.configs.python,
      { files: ["**/*.py"], plugins: { probe: { rules: { check } } }, rules: { "probe/check": "error" } },
    ], "file.py");
    expect([messages, outside]).toEqual([[], []]);
  });
});

it("reads type parameters that end with a comma, as Python 3.12 does", () => {
  const text = "def f[\n    T: int | str,\n    **P,\n](x: T): g()\nclass A[T,]: h()\ntype X[T,] = list[T,]\n";
  expect(places(lint(text))).toEqual(["4:10-4:13 g()", "5:14-5:17 h()"]);
});

it("visits nodes with their parents", () => {
  const text = "async def f():\n    async with a as b:\n        g(x=[await c])\n";
  expect(lint(text, { "probe/ancestry": "error" }).map(({ message }) => message)).toEqual([
    "Module>AsyncFunctionDef>AsyncWith>Expr>Call>Keyword>List",
  ]);
});

describe("syntax errors", () => {
  it.each([
    ["a missing colon", "x = 1\nif x\n    y\n", "2:5"],
    ["a stray name", "print 'x'\n", "1:7"],
    ["an open bracket", "x = (1,\n", "2:1"],
    ["an open string", "x = 1\ny = 'abc\n", "2:1"],
    ["an unknown character, after some of several bytes", "'😀é'; x = $\n", "1:12"],
    ["wrong indentation", "if x:\n    y\n  z\n", "3:1"],
    ["an indentation out of nothing", "  x = 1\n", "1:3"],
    ["an error in a file with a form feed", "x\n\f\nif x\n    y\n", "3:5"],
    ["an error behind a rewritten line", "match a, b:\n    case 1, 2: f(a b)\n", "2:20"],
    ["tabs that depend on their width", "if x:\n\ty\n        z\n", "3:1"],
  ])("are reported once, in the right place: %s", (_title, text, place) => {
    const messages = lint(text);
    expect(messages).toHaveLength(1);
    const [message] = messages;
    expect(message).toMatchObject({ fatal: true, severity: 2, ruleId: null });
    expect(message?.message).toMatch(/^Parsing error: \S.*[^.]\.$/u);
    expect(message?.message).not.toContain("limit of the parser");
    expect(`${message?.line ?? 0}:${message?.column ?? 0}`).toBe(place);
  });

  it.each([
    ["in a field of an f-string", "f'{x y}'\n"],
    ["in strings of a pattern", "match x:\n    case 'a' \"b\": pass\n"],
    ["at a letter", "x = \u{1d4b3} €\n"],
  ])("say that they may be the parser's own where that is known to happen: %s", (_title, text) => {
    expect(lint(text).map(({ message }) => message)).toEqual([expect.stringMatching(/\. If Python accepts this, it is a limit of the parser\.$/u)]);
  });

  it("never become a crash, whatever the text", () => {
    const texts = ["\0", "(".repeat(20_000), "x = ".repeat(3000), "f'{".repeat(500), "\\", "'''", "\uD800", "if x:\n".repeat(300), "a.".repeat(20_000)];
    for (const text of texts) expect(lint(text).filter(({ fatal }) => !fatal)).toEqual([]);
  });
});

describe("comments", () => {
  it.each([
    ["disable the next line", "# eslint-disable-next-line probe/calls -- it is fine\nf()\ng()\n", ["3:1-3:4 g()"]],
    ["disable their line", "f()  # eslint-disable-line probe/calls\ng()\n", ["2:1-2:4 g()"]],
    ["disable their line for all rules, without a space", "f()  #eslint-disable-line\n", []],
    ["disable a part of the file", "f()\n# eslint-disable probe/calls\ng()\n# eslint-enable probe/calls\nh()\n", ["1:1-1:4 f()", "5:1-5:4 h()"]],
    ["disable the rest of the file", "# eslint-disable\nf()\n", []],
    ["work within brackets", "x = [\n  f(),  # eslint-disable-line\n  # eslint-disable-next-line probe/calls\n  g(),\n]\n", []],
    ["work behind other comments", "f()  # noqa: E501  # eslint-disable-line probe/calls\n", []],
    ["work after lone carriage returns and form feeds", "x\r\f\rf() # eslint-disable-line\r", []],
    ["configure rules", "# eslint probe/calls: off\nf()\n", []],
    ["configure rules, with quotes", '# eslint "probe/calls": ["off"]\nf()\n', []],
    ["are none in strings", "x = '# eslint-disable'\nf()\n", ["2:1-2:4 f()"]],
    ["may be prose about the linter", "# eslint is a linter: we use it\n# eslint-disabled is no word\nf()\n", ["3:1-3:4 f()"]],
  ])("%s", (_title, text, expected) => {
    expect(places(lint(text))).toEqual(expected);
  });

  it("keep their justification", () => {
    const [message] = new Linter({ configType: "flat" }).verify("f()  # eslint-disable-line -- see #12\n", [plugin.configs.python], "file.py");
    expect(message?.message).toBe("Unused eslint-disable directive (no problems were reported).");
    const linter = new Linter({ configType: "flat" });
    linter.verify("f()  # eslint-disable-line -- see #12\n", PROBED, "file.py");
    // The types of ESLint leave this method out.
    const { getSuppressedMessages } = linter as unknown as { getSuppressedMessages: () => unknown };
    expect(getSuppressedMessages.call(linter)).toMatchObject([{ suppressions: [{ kind: "directive", justification: "see #12" }] }]);
  });

  it("that disable nothing are reported, and taken out", () => {
    const { messages, output } = new Linter({ configType: "flat" }).verifyAndFix(
      "x = 1  # noqa  # eslint-disable-line probe/calls\ny = 2  # eslint-disable-line probe/calls, probe/ancestry\n",
      PROBED,
      "file.py",
    );
    expect(messages).toEqual([]);
    expect(output).toBe("x = 1  # noqa   \ny = 2   \n");
  });

  it("that configure what cannot be read are reported where they stand", () => {
    expect(places(lint("x\n  # eslint probe/calls: [\n", {}))).toEqual([expect.stringMatching(/^2:3-2:26 Failed to parse JSON/u)]);
  });

  it("that name an unknown rule are reported where they stand", () => {
    expect(places(lint("# eslint probe/other: off\n", {}))).toEqual([expect.stringMatching(/^1:1-1:26 Definition for rule/u)]);
  });

  it("have no effect under noInlineConfig, which says so", () => {
    const messages = lint("f()  # eslint-disable-line\n", undefined, { linterOptions: { noInlineConfig: true } });
    expect(messages.map(({ message }) => message)).toEqual(["f()", expect.stringContaining("'# eslint-disable-line' has no effect")]);
  });
});

it("finds, fixes and caches files in a folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "async-lifecycle-"));
  try {
    writeFileSync(join(folder, "a.py"), "\uFEFFx = f()\r\n");
    writeFileSync(join(folder, "b.pyi"), "def f() -> int: ...\n");
    writeFileSync(join(folder, "c.txt"), "f()\n");
    const run = async (): Promise<ESLint.LintResult[]> => {
      const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: PROBED, fix: true, cache: true });
      const results = await eslint.lintFiles(["."]);
      await ESLint.outputFixes(results);
      return results;
    };
    const [first, second] = [await run(), await run()];
    expect(first.map(({ filePath, messages }) => [basename(filePath), messages])).toEqual([["a.py", []], ["b.pyi", []]]);
    expect(second).toHaveLength(2);
    expect(readFileSync(join(folder, "a.py"), "utf8")).toBe("\uFEFFx = X0\r\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe("rules of other languages", () => {
  const text = "# a\nimport os\n\nx = 1\nclass A(B):\n    # b\n    y: int = 2\n\n    def z(self): return self.y\ntry:\n\tlambda: 0\nexcept E: raise\nasync def f(a, b=1):\n    '''doc'''\n    with g(a) as c:  # why\n        return [await c for _ in range(3)]\n";

  it("find nothing and stop nothing when ESLint's recommended ones are on for all files", () => {
    const messages = new Linter({ configType: "flat" }).verify(text, [
      js.configs.recommended,
      { languageOptions: { globals: { window: "readonly" }, ecmaVersion: 2022, sourceType: "module" } },
      plugin.configs.python,
    ], "file.py");
    expect(messages).toEqual([]);
  });

  it("find nothing and stop nothing, each of ESLint's own", () => {
    const failing: string[] = [];
    // The deprecated ones are among them; they are still switched on in many places.
    const { builtinRules } = createRequire(import.meta.url)("eslint/use-at-your-own-risk") as { builtinRules: ReadonlyMap<string, unknown> };
    const names = [...builtinRules.keys()];
    expect(names.length).toBeGreaterThan(280);
    for (const name of names) {
      try {
        expect(lint(text, { [name]: "error" }), name).toEqual([]);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        failing.push(name);
      }
    }
    expect(failing).toEqual([]);
  });

  it("of this plugin work on both, in one run", () => {
    const linter = new Linter({ configType: "flat" });
    const config: Linter.Config[] = [plugin.configs.recommended, plugin.configs.python];
    const python = linter.verify("import asyncio\nasync def f():\n    asyncio.run(g())\n", config, "file.py");
    expect(python.map(({ ruleId }) => ruleId)).toEqual(["async-lifecycle/no-nested-run"]);
    const script = "import { Pool } from 'pg';\nexport async function f() { const p = new Pool(); await p.end(); await p.query('x'); }\n";
    expect(linter.verify(script, config, "file.js").map(({ ruleId }) => ruleId)).toEqual(["async-lifecycle/no-reuse-after-close"]);
  });
});
