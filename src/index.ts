/** What does the plugin give to ESLint? Its rules, its languages, its configurations, and who it is. */
import type { ESLint, Linter } from "eslint";
import { python } from "./frontends/python/language.ts";
import { notebook } from "./frontends/python/notebook.ts";
import type { DefinedRule } from "./kit/define-rule.ts";
import { RULES } from "./rules/index.generated.ts";
import { version } from "./kit/version.generated.ts";

const NAMESPACE = "async-lifecycle";

const rules: Record<string, DefinedRule> = Object.fromEntries(RULES.map((rule) => [rule.name, rule]));

const meta = { name: "eslint-plugin-async-lifecycle", version, namespace: NAMESPACE };

// Without `Omit` every name would do for a configuration.
const plugin: Omit<ESLint.Plugin, "configs"> & { readonly configs: Record<"all" | "python" | "recommended" | "strict", Linter.Config> } = {
  meta,
  rules,
  languages: { python },
  processors: { notebook },
  configs: { all: {}, python: {}, recommended: {}, strict: {} },
};

/** Files of JavaScript and TypeScript. */
const FILES = ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"];

function configuration(name: string, entries: Linter.RulesRecord): Linter.Config {
  return {
    name: `${NAMESPACE}/${name}`,
    files: FILES,
    plugins: { [NAMESPACE]: plugin },
    rules: Object.fromEntries(Object.entries(entries).map(([rule, entry]) => [`${NAMESPACE}/${rule}`, entry])),
  };
}

const recommended: Linter.RulesRecord = {
  "no-close-while-running": "error",
  "no-floating-tasks": "error",
  "no-nested-run": "error",
  "no-reuse-after-close": "error",
  "no-undisposed-session": "error",
};

const strict: Linter.RulesRecord = {
  ...recommended,
  "no-blocking-in-async": "error",
  "no-reuse-after-close": ["error", { maybe: true }],
  "no-undisposed-session": ["error", { classesWithoutClose: true, untilCollected: true }],
  "prefer-context-manager": "error",
};

Object.assign(plugin.configs, {
  recommended: configuration("recommended", recommended),
  strict: configuration("strict", strict),
  python: {
    ...configuration("python", recommended),
    files: ["**/*.py", "**/*.pyi", "**/*.ipynb"],
    // Jupyter keeps copies of what it saves.
    ignores: ["**/.ipynb_checkpoints/**"],
    language: `${NAMESPACE}/python`,
    processor: `${NAMESPACE}/notebook`,
  },
  all: configuration("all", Object.fromEntries(RULES.map((rule) => [rule.name, "error"] as const))),
});

// Types only, so that `require` gives nothing but the plugin.
export type { Library } from "./catalog/schema.ts";
export type { Disposal, GivenSettings as Settings } from "./kit/settings.ts";
export type * from "./rules/options.generated.ts";
export default plugin;
export { plugin as "module.exports" };
