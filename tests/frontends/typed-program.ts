/**
 * How do tests get type information for many snippets at the cost of one program?
 *
 * All snippets are files of one program, made in memory next to the fixture's tsconfig.json, and each is linted with that
 * program. Typescript-eslint's native back end takes no program; for it (`npm run test:tsgo`) the files are written to disk.
 */
import * as parser from "@typescript-eslint/parser";
import { AST_NODE_TYPES, type TSESTree } from "@typescript-eslint/utils";
import { Linter } from "eslint";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { type Types, typesOf } from "../../src/frontends/typescript/types.ts";

/** The directory of the fixture project, without a slash at the end. */
export const FIXTURE = fileURLToPath(new URL("../fixtures/typed", import.meta.url));

/**
 * Makes a program of files that exist in memory only; names are relative to the fixture project.
 *
 * @param changes Options of the compiler that differ from the fixture's.
 */
export function typedProgram(files: ReadonlyMap<string, string>, changes: ts.CompilerOptions = {}): ts.Program {
  const absolute = new Map([...files].map(([name, text]) => [`${FIXTURE}/${name}`, text]));
  const { config } = ts.readConfigFile(`${FIXTURE}/tsconfig.json`, name => ts.sys.readFile(name)) as { config: unknown };
  const options = { ...ts.parseJsonConfigFileContent(config, ts.sys, FIXTURE).options, ...changes };
  const host = ts.createCompilerHost(options, true);
  const disk = {
    fileExists: host.fileExists.bind(host),
    readFile: host.readFile.bind(host),
    directoryExists: (name: string) => ts.sys.directoryExists(name),
  };
  host.fileExists = name => absolute.has(name) || disk.fileExists(name);
  host.readFile = name => absolute.get(name) ?? disk.readFile(name);
  host.directoryExists = name =>
    [...absolute.keys()].some(file => file.startsWith(`${name}/`)) || disk.directoryExists(name);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (name, language, onError, shouldCreate) => {
    const text = absolute.get(name);
    return text === undefined
      ? readSource(name, language, onError, shouldCreate)
      : ts.createSourceFile(name, text, language, true);
  };
  const roots = [...absolute.keys()].filter(name => !name.includes("/node_modules/"));
  const program = ts.createProgram({ rootNames: roots, options, host });
  filesOf.set(program, files);
  return program;
}

const filesOf = new WeakMap<ts.Program, ReadonlyMap<string, string>>();

/** How the parser comes to the types of a program, and the folder that its files are in then. */
interface Typing {
  readonly folder: string;
  readonly parserOptions: { readonly programs: ts.Program[] } | { readonly projectService: true; readonly tsconfigRootDir: string };
}

const typings = new WeakMap<ts.Program, Typing>();

function typingOf(program: ts.Program): Typing {
  if (process.env["TYPESCRIPT_ESLINT_EXPERIMENTAL_BACKEND"] !== "tsgo") return { folder: FIXTURE, parserOptions: { programs: [program] } };
  let typing = typings.get(program);
  if (typing === undefined) {
    const folder = writtenTo(filesOf.get(program) ?? new Map());
    typings.set(program, (typing = { folder, parserOptions: { projectService: true, tsconfigRootDir: folder } }));
  }
  return typing;
}

/** Writes the fixture and these files into a folder that is named after them, from which the packages of this project are found. */
function writtenTo(files: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256").update(JSON.stringify([...files])).digest("hex").slice(0, 12);
  const folder = fileURLToPath(new URL(`../../.cache/typed-${hash}`, import.meta.url));
  cpSync(FIXTURE, folder, { recursive: true });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Lints one file of such a program. */
export function lintTyped(
  program: ts.Program,
  name: string,
  plugins: NonNullable<Linter.Config["plugins"]>,
  rules: NonNullable<Linter.Config["rules"]>,
): readonly Linter.LintMessage[] {
  const text = program.getSourceFile(`${FIXTURE}/${name}`)?.text;
  if (text === undefined) throw new Error(`The program has no file ${name}.`);
  const { folder, parserOptions } = typingOf(program);
  return new Linter({ cwd: folder }).verify(
    text,
    [
      {
        files: ["**/*.ts", "**/*.tsx", "**/*.cjs"],
        languageOptions: { parser, parserOptions, ...(name.endsWith(".cjs") && { sourceType: "commonjs" }) },
        linterOptions: { reportUnusedDisableDirectives: "off" },
        plugins,
        rules,
      },
    ],
    { filename: `${folder}/${name}` },
  );
}

/** One expression of a snippet, ready to be asked about. */
export interface Subject {
  readonly expression: TSESTree.Expression;
  readonly text: string;
  readonly types: Types;
}

/** Makes one program of all snippets, and gives the expression of the last expression statement of each. */
export function typedSubjects(
  codes: readonly string[],
  support: ReadonlyMap<string, string> = new Map(),
): (code: string) => Subject {
  const fileOf = (code: string): string => `subject-${String(codes.indexOf(code))}.ts`;
  const program = typedProgram(new Map([...support, ...codes.map(code => [fileOf(code), code] as const)]));
  return code => {
    const { folder, parserOptions } = typingOf(program);
    const filePath = `${folder}/${fileOf(code)}`;
    const { ast, services } = parser.parseForESLint(code, { ...parserOptions, filePath, range: true, loc: true });
    const types = typesOf(services);
    const expression = lastExpression(ast);
    if (!types || !expression) throw new Error(`There is no typed expression statement in: ${code}`);
    return { expression, text: code, types };
  };
}

function lastExpression(node: TSESTree.Node): TSESTree.Expression | undefined {
  const children = Object.entries(node)
    .filter(([key]) => key !== "parent")
    .flatMap(([, value]: [string, unknown]) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter(isNode);
  const inner = children.map(lastExpression).findLast(found => found !== undefined);
  return inner ?? (node.type === AST_NODE_TYPES.ExpressionStatement ? node.expression : undefined);
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value && "range" in value;
}
