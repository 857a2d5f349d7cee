/**
 * Does the packed plugin work with the oldest and the newest ESLint, on each line of Node, however it is set up?
 *
 * In each combination a fresh project lints a TypeScript file with types, a script, a Python file and a notebook: by
 * `eslint.config.mjs` with `defineConfig` and `extends`, by `eslint.config.cjs`, with the plugin under another name, and by
 * the command. What is found has to be the same everywhere, and so has what `--fix` writes.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { installed } from "./installed.ts";
import { COMPILERS, ESLINTS, NODES, TYPESCRIPT_ESLINT } from "./versions.ts";

const TYPED = `import { start } from "./task.js";

export function begin(): void {
  start();
}
`;

const SCRIPT = `const { Pool } = require("pg");

exports.report = async function report() {
  const pool = new Pool();
  await pool.end();
  return await pool.query("select 1");
};
`;

/** Without `using`, which the oldest Node that the project runs on does not have. */
const REPAIRED = `const { Pool } = require("pg");

exports.report = async function report() {
  const pool = new Pool();
  try {
    return await pool.query("select 1");
  } finally {
    await pool.end();
  }
};
`;

const PYTHON = `import asyncio


async def work():
    asyncio.sleep(1)
`;

/** A notebook of one cell, as Jupyter writes it. */
function notebookOf(source: string): string {
  const cell = { cell_type: "code", execution_count: null, id: "a", metadata: {}, outputs: [], source: source.split(/(?<=\n)/u) };
  return `${JSON.stringify({ cells: [cell], metadata: { language_info: { name: "python" } }, nbformat: 4, nbformat_minor: 5 }, undefined, 1)}\n`;
}

const FILES: Readonly<Record<string, string>> = {
  "package.json": `{ "private": true, "type": "module", "engines": { "node": ">=20" } }\n`,
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "target": "es2022", "module": "nodenext", "types": [] }, "include": ["*.ts"] }\n`,
  "task.ts": `export async function start(): Promise<void> {\n  await Promise.resolve();\n}\n`,
  "typed.ts": TYPED,
  "script.cjs": SCRIPT,
  "work.py": PYTHON,
  "notes.ipynb": notebookOf("import asyncio\n\nasyncio.run(asyncio.sleep(1))"),
};

/** What the rules have to find, whatever runs them: only types tell that `start` gives a promise. */
const FINDINGS = [
  "notes.ipynb no-nested-run",
  "script.cjs:6:16 no-reuse-after-close",
  "typed.ts:4:3 no-floating-tasks",
  "work.py:5:5 no-floating-tasks",
];

const CONFIGURATIONS: Readonly<Record<string, string>> = {
  "eslint.config.mjs": `import { defineConfig } from "eslint/config";
import asyncLifecycle from "eslint-plugin-async-lifecycle";
import tseslint from "typescript-eslint";

export default defineConfig(
  { plugins: { "async-lifecycle": asyncLifecycle }, extends: ["async-lifecycle/recommended"] },
  { plugins: { "async-lifecycle": asyncLifecycle }, extends: ["async-lifecycle/python"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
);
`,
  "eslint.config.cjs": `const asyncLifecycle = require("eslint-plugin-async-lifecycle");
const tseslint = require("typescript-eslint");

module.exports = [
  asyncLifecycle.configs.recommended,
  asyncLifecycle.configs.python,
  {
    files: ["**/*.ts"],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
  },
];
`,
  "renamed.config.mjs": `import { defineConfig } from "eslint/config";
import asyncLifecycle from "eslint-plugin-async-lifecycle";
import tseslint from "typescript-eslint";

export default defineConfig(
  { plugins: { life: asyncLifecycle }, extends: ["life/recommended"] },
  { plugins: { life: asyncLifecycle }, extends: ["life/python"] },
  {
    files: ["**/*.ts"],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
);
`,
};

interface Combination {
  readonly eslint: string;
  readonly node: string;
}

const COMBINATIONS: readonly Combination[] = ESLINTS.flatMap((eslint) => NODES.map((node) => ({ eslint, node })));

const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** A fresh project, below what it needs. */
function projectWith(eslint: string): string {
  const host = installed(`eslint-${eslint}`, {
    eslint,
    typescript: COMPILERS.typescript,
    "typescript-eslint": TYPESCRIPT_ESLINT,
    "eslint-plugin-async-lifecycle": "packed",
  });
  const folder = mkdtempSync(path.join(host, "project-"));
  made.push(folder);
  for (const [name, text] of Object.entries({ ...FILES, ...CONFIGURATIONS })) writeFileSync(path.join(folder, name), text);
  return folder;
}

/** The binary of a version of Node, from a prefix of its own. */
function nodeBinary(version: string): string {
  return path.join(installed(`node-${version}`, { node: version }), "node_modules/node/bin/node");
}

/** Runs a program of the project's host with a version of Node. */
function run(folder: string, node: string, program: string, args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const bin = path.join(folder, "../node_modules", program);
  const { HOME, PATH, TMPDIR } = process.env;
  const env = { HOME, PATH, TMPDIR, ASYNC_LIFECYCLE_STRICT: "1" };
  const { status, stderr, stdout } = spawnSync(nodeBinary(node), [bin, ...args], { cwd: folder, encoding: "utf8", env });
  return { status, stderr, stdout };
}

interface Result {
  readonly filePath: string;
  readonly messages: readonly { readonly line: number; readonly column: number; readonly ruleId: string | null; readonly message: string }[];
}

const ESLINT = "eslint/bin/eslint.js";
const COMMAND = "eslint-plugin-async-lifecycle/dist/cli.js";

/** What a program finds, and says by `--format json`; the rules are without their prefix. */
function found(folder: string, node: string, program: string, args: readonly string[], prefix = "async-lifecycle/"): readonly string[] {
  const { status, stderr, stdout } = run(folder, node, program, ["--format", "json", ...args]);
  expect(stderr).toBe("");
  expect(status).toBe(1);
  return (JSON.parse(stdout) as readonly Result[])
    .flatMap(({ filePath, messages }) =>
      messages.map(({ column, line, message, ruleId }) => {
        const rule = ruleId?.startsWith(prefix) === true ? ruleId.slice(prefix.length) : `${ruleId ?? ""}: ${message}`;
        const file = path.basename(filePath);
        // Lines of a notebook are those of its JSON, which says nothing here.
        return file.endsWith(".ipynb") ? `${file} ${rule}` : `${file}:${line}:${column} ${rule}`;
      }),
    )
    .sort();
}

describe.each(COMBINATIONS)("ESLint $eslint on Node $node", ({ eslint, node }) => {
  const folder = projectWith(eslint);

  it("runs what it says", () => {
    expect(spawnSync(nodeBinary(node), ["--version"], { encoding: "utf8" }).stdout.trim()).toBe(`v${node}`);
    expect(run(folder, node, ESLINT, ["--version"]).stdout.trim()).toBe(`v${eslint}`);
  });

  it.each([
    { title: "eslint.config.mjs, with `defineConfig` and `extends`", configuration: "eslint.config.mjs", prefix: "async-lifecycle/" },
    { title: "eslint.config.cjs", configuration: "eslint.config.cjs", prefix: "async-lifecycle/" },
    { title: "another name of the plugin", configuration: "renamed.config.mjs", prefix: "life/" },
  ])("finds the same by $title", ({ configuration, prefix }) => {
    expect(found(folder, node, ESLINT, ["--config", configuration, "--ignore-pattern", "*.config.*", "."], prefix)).toEqual(FINDINGS);
  });

  it("finds the same by the command", () => {
    expect(found(folder, node, COMMAND, Object.keys(FILES).filter((name) => !name.endsWith(".json")))).toEqual(FINDINGS);
  });

  it("fixes what is proven, in each language, and nothing else", () => {
    const copy = path.join(folder, "fixed");
    mkdirSync(copy);
    for (const name of Object.keys({ ...FILES, ...CONFIGURATIONS })) cpSync(path.join(folder, name), path.join(copy, name));
    const { stderr } = run(folder, node, ESLINT, ["--config", "eslint.config.mjs", "--fix", "--ignore-pattern", "*.config.*", "fixed"]);
    expect(stderr).toBe("");
    const changed = Object.entries(FILES).flatMap(([name, text]) => {
      const left = readFileSync(path.join(copy, name), "utf8");
      return left === text ? [] : [[name, left] as const];
    });
    expect(Object.fromEntries(changed)).toEqual({
      "script.cjs": REPAIRED,
      "work.py": PYTHON.replace("asyncio.sleep(1)", "await asyncio.sleep(1)"),
      "notes.ipynb": notebookOf("import asyncio\n\nawait asyncio.sleep(1)"),
    });
    rmSync(copy, { recursive: true });
  });
});
