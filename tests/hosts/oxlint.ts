/** What do oxlint and ESLint find in the same files, by the same rules of the packed plugin, without types? */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";
import { installed } from "./installed.ts";
import { COMPILERS, ESLINTS, OXLINT } from "./versions.ts";

/** The folder that oxlint and the packed plugin are installed in. */
export const HOST = installed("oxlint", {
  oxlint: OXLINT,
  eslint: ESLINTS[1],
  typescript: COMPILERS.typescript,
  "eslint-plugin-async-lifecycle": "packed",
});

const { default: packed } = (await import(
  pathToFileURL(path.join(HOST, "node_modules/eslint-plugin-async-lifecycle/dist/index.js")).href
)) as { default: ESLint.Plugin };

/** The rules with severities and options, as both hosts take them. */
export type Rules = Readonly<Record<string, Linter.RuleEntry>>;

/** How files are linted. */
export interface HowToLint {
  readonly rules: Rules;
  /** Rules of some folders, by their names. */
  readonly inFolders?: Readonly<Record<string, Rules>>;
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
}

/** The plugin's own findings in some files: `file:line:column rule message`. */
export interface Found {
  readonly findings: readonly string[];
  /** Files that were linted. */
  readonly files: number;
  readonly milliseconds: number;
}

/** What the configuration `recommended` of the packed plugin switches on. */
export function recommendedRules(): Rules {
  return rulesOf("recommended");
}

/** What its configuration `strict` switches on: every rule. */
export function strictRules(): Rules {
  return rulesOf("strict");
}

function rulesOf(name: string): Rules {
  const { rules = {} } = packed.configs?.[name] as Linter.Config;
  return rules as Rules;
}

/** Runs the `oxlint` of the host in a folder. */
export function oxlint(cwd: string, args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const bin = path.join(HOST, "node_modules/oxlint/bin/oxlint");
  const env = { ...process.env, ASYNC_LIFECYCLE_STRICT: "1" };
  const { status, stderr, stdout } = spawnSync(process.execPath, [bin, ...args], { cwd, encoding: "utf8", env, maxBuffer: 2 ** 28 });
  return { status, stderr, stdout };
}

/** Writes oxlint's configuration into a folder: the plugin's rules and nothing else. */
export function configure(folder: string, { rules, inFolders = {}, settings }: HowToLint): void {
  const configuration = {
    plugins: [],
    categories: { correctness: "off" },
    jsPlugins: ["eslint-plugin-async-lifecycle"],
    rules,
    overrides: Object.entries(inFolders).map(([name, own]) => ({ files: [`${name}/**`], rules: own })),
    ...(settings && { settings }),
  };
  writeFileSync(path.join(folder, ".oxlintrc.json"), JSON.stringify(configuration));
}

interface Diagnostic {
  readonly message: string;
  readonly code?: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
}

/**
 * Lints a folder that has been configured.
 *
 * @throws When oxlint prints no list of findings, with what it printed.
 */
export function findByOxlint(folder: string): Found {
  const start = performance.now();
  const { stderr, stdout } = oxlint(folder, ["--format", "json", "."]);
  const milliseconds = performance.now() - start;
  let parsed: { readonly diagnostics: readonly Diagnostic[]; readonly number_of_files: number };
  try {
    parsed = JSON.parse(stdout) as typeof parsed;
  } catch {
    throw new Error(`oxlint printed no findings in ${folder}:\n${stdout}\n${stderr}`);
  }
  const findings = parsed.diagnostics.map(({ code, filename, labels: [label], message }) => {
    const rule = /\((?<name>.*)\)/u.exec(code ?? "")?.groups?.["name"] ?? "syntax";
    return rule === "syntax" ? `${filename} syntax` : `${filename}:${label?.span.line}:${label?.span.column} ${rule} ${message}`;
  });
  return { findings: findings.sort(), files: parsed.number_of_files, milliseconds };
}

/** Lints the same files by ESLint, without types: TypeScript by its parser, a script of Node where a module does not parse. */
export async function findByEslint(folder: string, how: HowToLint): Promise<Found> {
  const start = performance.now();
  const results = await lintByEslint(folder, how, { fix: false });
  const milliseconds = performance.now() - start;
  const findings = results.flatMap(({ filePath, messages }) => {
    const file = path.relative(folder, filePath);
    return messages.flatMap(({ column, fatal, line, message, ruleId }) => {
      if (fatal === true) return [`${file} syntax`];
      return ruleId?.startsWith("async-lifecycle/") === true ? [`${file}:${line}:${column} ${ruleId.slice("async-lifecycle/".length)} ${message}`] : [];
    });
  });
  return { findings: findings.sort(), files: results.length, milliseconds };
}

/** What ESLint's `--fix` leaves of each file, by its path in the folder. */
export async function fixByEslint(folder: string, how: HowToLint): Promise<ReadonlyMap<string, string>> {
  const results = await lintByEslint(folder, how, { fix: true });
  return new Map(results.map(({ filePath, output }) => [path.relative(folder, filePath), output ?? readFileSync(filePath, "utf8")]));
}

async function lintByEslint(folder: string, { rules, inFolders = {}, settings = {} }: HowToLint, { fix }: { readonly fix: boolean }): Promise<readonly ESLint.LintResult[]> {
  const linterFor = (sourceType: "commonjs" | "module"): ESLint =>
    new ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: [
        // As oxlint reads them: these comments are for ESLint's own configuration.
        { linterOptions: { reportUnusedDisableDirectives: "off" } },
        { files: ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"], plugins: { "async-lifecycle": packed }, rules, settings: { ...settings } },
        ...Object.entries(inFolders).map(([name, own]) => ({ files: [`${name}/**`], rules: own })),
        { files: ["**/*.{ts,mts,cts,tsx}"], languageOptions: { parser } },
        { files: ["**/*.{js,jsx}"], languageOptions: { sourceType, parserOptions: { ecmaFeatures: { jsx: true } } } },
        { files: ["**/*.cjs"], languageOptions: { sourceType: "commonjs" } },
      ],
      ruleFilter: ({ ruleId }) => ruleId.startsWith("async-lifecycle/"),
      fix,
    });
  const results = await linterFor("module").lintFiles(["."]);
  const unparsed = results.flatMap(({ fatalErrorCount, filePath }) => (fatalErrorCount > 0 && /\.jsx?$/u.test(filePath) ? [filePath] : []));
  if (unparsed.length === 0) return results;
  const again = await linterFor("commonjs").lintFiles(unparsed);
  return results.map((result) => again.find(({ filePath }) => filePath === result.filePath) ?? result);
}
