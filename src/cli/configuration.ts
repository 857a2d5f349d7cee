/** What configuration of ESLint does a file get, when the project's own is not read? */
import type { ESLint, Linter } from "eslint";
import { pythonExtensions, typescriptExtensions } from "./files.ts";

/** The prefix of this plugin's rules. */
export const rulePrefix = "async-lifecycle/";

/** How the files of one group are read. */
export interface ConfigurationOptions {
  readonly strict: boolean;
  readonly unsafeFixes: boolean;
  /** The parser for TypeScript; null where it cannot be loaded. */
  readonly parser: Linter.Parser | null;
  /** Folder of the tsconfig.json that gives types to all files of the group; null for files without types. */
  readonly typesFrom: string | null;
  /** Whether a `.js` file is read as a module or as a script of Node. */
  readonly sourceType: "module" | "commonjs";
}

/** The flat configuration for a group of files. */
export function configurationFor(plugin: ESLint.Plugin, options: ConfigurationOptions): Linter.Config[] {
  const { parser, sourceType, strict, typesFrom, unsafeFixes } = options;
  const rules = ["recommended", "python", ...(strict ? ["strict"] : [])].flatMap(name => configurationNamed(plugin, name));
  if (strict) rules.push(...strictInPython(plugin));
  const javascript: Linter.Config = {
    files: ["**/*.js", "**/*.mjs", "**/*.jsx", "**/*.cjs"],
    languageOptions: { ecmaVersion: "latest", sourceType, parserOptions: { ecmaFeatures: { jsx: true } } },
  };
  const languages: Linter.Config[] = [
    javascript,
    { files: ["**/*.mjs"], languageOptions: { sourceType: "module" } },
    { files: ["**/*.cjs"], languageOptions: { sourceType: "commonjs" } },
  ];
  if (parser !== null) languages.push(...typescriptConfiguration(parser, typesFrom));
  return [
    // The files were chosen already; what was given by name is linted wherever it lies.
    { ignores: ["!**/node_modules/", "!**/.git/"] },
    ...rules,
    ...(strict ? strictPython(plugin) : []),
    ...languages,
    {
      // Comments that switch off rules of other plugins would all count as unused here.
      linterOptions: { reportUnusedDisableDirectives: "off", reportUnusedInlineConfigs: "off" },
      ...(unsafeFixes ? { settings: { "async-lifecycle": { unsafeFixes: true } } } : {}),
    },
  ];
}

/** The strict rules for the files of Python, which the configuration `strict` does not name. */
function strictInPython(plugin: ESLint.Plugin): readonly Linter.Config[] {
  const rules = Object.assign({}, ...configurationNamed(plugin, "strict").map(part => part.rules ?? {})) as Linter.RulesRecord;
  return configurationNamed(plugin, "python").flatMap(({ files }) => (files === undefined ? [] : [{ files, rules }]));
}

/** Has the plugin the configuration? */
export function hasConfiguration(plugin: ESLint.Plugin, name: string): boolean {
  return plugin.configs !== undefined && Object.hasOwn(plugin.configs, name);
}

/** The strict configuration is for files of JavaScript; its rules hold for Python as well. */
function strictPython(plugin: ESLint.Plugin): readonly Linter.Config[] {
  if (!hasConfiguration(plugin, "python")) return [];
  const files = pythonExtensions.map(extension => `**/*${extension}`);
  return configurationNamed(plugin, "strict").map(({ rules = {} }) => ({ files, rules }));
}

function configurationNamed(plugin: ESLint.Plugin, name: string): readonly Linter.Config[] {
  const found = hasConfiguration(plugin, name) ? plugin.configs?.[name] : undefined;
  if (found === undefined) return [];
  const parts = (Array.isArray(found) ? found : [found]) as readonly Linter.Config[];
  // A file that was given is linted, though the configuration passes its folder over.
  return parts.map(({ ignores: _, ...part }) => part);
}

function typescriptConfiguration(parser: Linter.Parser, typesFrom: string | null): readonly Linter.Config[] {
  const typescript = typescriptExtensions.map(extension => `**/*${extension}`);
  // The parser would print its doubts about a version of TypeScript on stdout, among the findings.
  const quiet = { warnOnUnsupportedTypeScriptVersion: false };
  if (typesFrom === null) return [{ files: typescript, languageOptions: { parser, parserOptions: quiet } }];
  return [{
    files: [...typescript, "**/*.js", "**/*.mjs", "**/*.cjs", "**/*.jsx"],
    languageOptions: { parser, parserOptions: { ...quiet, projectService: true, tsconfigRootDir: typesFrom } },
  }];
}
