/** Do types decide what an edit writes, and does the result have no new type errors? */
import { expect, it } from "vitest";
import type { Edit } from "../../src/core/repairs.ts";
import { createEditor } from "../../src/frontends/typescript/edits.ts";
import { walk } from "../../src/frontends/typescript/resolve/syntax.ts";
import type { JavaScriptSource } from "../../src/frontends/typescript/source.ts";
import { typesOf } from "../../src/frontends/typescript/types.ts";
import type { TSESTree } from "@typescript-eslint/utils";
import { hold, SESSION } from "./edits-cases/resources.ts";
import { applied, type Find } from "./edits-cases/written.ts";
import { FIXTURE, lintTyped, typedProgram } from "./typed-program.ts";

const DECLARED = `
class Held {
  async query(): Promise<number> { return 1; }
  name(): string { return ""; }
  async close(): Promise<void> {}
  async [Symbol.asyncDispose](): Promise<void> {}
}
class Plain {
  async query(): Promise<number> { return 1; }
  name(): string { return ""; }
  async close(): Promise<string> { return "OK"; }
}
`;
const SINCE = { ...SESSION, disposal: { symbol: "async", since: "9.9.9", closer: "close" } } as const;

const CASES: readonly { readonly title: string; readonly opened: string; readonly body: string; readonly text: string }[] = [
  {
    title: "a symbol that the type has is used, whatever version is installed",
    opened: "new Held()",
    body: "const x = new Held();\n  await x.query();",
    text: "await using x = new Held();\n  await x.query();",
  },
  {
    title: "a symbol that the type has not is not used, and a result is dropped",
    opened: "new Plain()",
    body: "const x = new Plain();\n  await x.query();",
    text: "await using stack = new AsyncDisposableStack();\n  const x = stack.adopt(new Plain(), async (x) => { await x.close(); });\n  await x.query();",
  },
  {
    title: "a returned promise is awaited",
    opened: "new Held()",
    body: "const x = new Held();\n  return x.query();",
    text: "await using x = new Held();\n  return await x.query();",
  },
  {
    title: "a returned text is not",
    opened: "new Held()",
    body: "const x = new Held();\n  return x.name();",
    text: "await using x = new Held();\n  return x.name();",
  },
];

const codeOf = (body: string): string => `${DECLARED}\nexport async function f() {\n  ${body}\n}\n`;
const program = typedProgram(
  new Map(CASES.flatMap(({ body, text }, index) => [[`before-${index}.ts`, codeOf(body)] as const, [`after-${index}.ts`, codeOf(text)] as const])),
);

it.each(CASES.map((one, index) => ({ ...one, index })))("$title", ({ body, index, opened, text }) => {
  let edit: Edit | undefined;
  const messages = lintTyped(
    program,
    `before-${index}.ts`,
    {
      test: {
        rules: {
          write: {
            create(context) {
              const source = context.sourceCode as unknown as JavaScriptSource;
              const find: Find = (wanted) => nodeIn(source, wanted);
              const editor = createEditor({ sourceCode: source, types: typesOf(source.parserServices), disposal: "using", filename: "case.ts" });
              edit = editor.write(hold({ spec: SINCE, open: opened, library: "nobody-has-this" })(find), source.ast);
              return {};
            },
          },
        },
      },
    },
    { "test/write": "error" },
  );
  expect(messages).toEqual([]);
  expect(edit?.proven).toBe(true);
  expect(edit && applied(codeOf(body), edit)).toBe(codeOf(text));
  const after = program.getSourceFile(`${FIXTURE}/after-${index}.ts`);
  expect(program.getSemanticDiagnostics(after).map(({ messageText }) => messageText)).toEqual([]);
});

function nodeIn(source: JavaScriptSource, wanted: string): TSESTree.Node {
  let found: TSESTree.Node | undefined;
  walk(source.ast, (node) => {
    if (source.text.slice(...node.range) === wanted) found ??= node;
    return found === undefined;
  });
  if (!found) throw new Error(`There is no ${wanted} in the code.`);
  return found;
}
