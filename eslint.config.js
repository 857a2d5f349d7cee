/**
 * How is this project's own code linted? The plugin's own rules are not in this file: `npm run lint:self` runs the
 * built command on the project, as a user would.
 */
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import tseslint from "typescript-eslint";

export default defineConfig(
  // Examples and fixtures show the mistakes that the rules are there for.
  globalIgnores(["dist/", "examples/", "node_modules/", ".corpus/", ".cache/", "coverage/", "tests/executed/", "tests/fixtures/", "tests/valid-code/"]),
  {
    linterOptions: {
      // A comment that switches a rule off hides a doubt; a rule is tuned here, with its reason, or the code is changed.
      noInlineConfig: true,
      reportUnusedDisableDirectives: "error",
    },
  },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A parameter or a part that is left out on purpose starts with an underscore, as TypeScript's own check has it.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // A `switch` over a union names every member, so that a new member is a compile error here and not a silent gap.
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // Numbers in messages are lines and counts; to wrap each in `String` says nothing.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Kinds of nodes are compared with their names (`node.type === "AwaitExpression"`), as everywhere in the world of
      // ESLint; the compiler refuses a name that does not exist, so nothing is lost.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      // `while (true)` with a budget inside is the plain form of a worklist.
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: "only-allowed-literals" }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      // Only types that are imported as types vanish from the build: that is how the layers stay apart at run time.
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
    },
  },
  {
    rules: {
      // A guard may stand on one line; a body on a line of its own has braces.
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "object-shorthand": "error",
      "prefer-template": "error",
      // House style: a longer file answers more than one question.
      "max-lines": ["error", { max: 400 }],
    },
  },
  {
    // The kit defines the rules for ESLint, and the files of rules hold their meta data.
    files: ["src/kit/**/*.ts", "src/rules/**/*.ts"],
    extends: [eslintPlugin.configs["rules-recommended"]],
    rules: {
      "eslint-plugin/require-meta-docs-description": "error",
      "eslint-plugin/require-meta-docs-url": "error",
    },
  },
  {
    files: ["tests/**/*.test.ts"],
    extends: [eslintPlugin.configs["tests-recommended"]],
  },
  {
    // Plain scripts are outside of `tsconfig.json`, so there are no types to ask.
    files: ["**/*.{js,mjs,cjs}"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { console: "readonly", process: "readonly", performance: "readonly", URL: "readonly" } },
  },
  {
    // What they open are globals of the platform.
    files: ["tools/verify-catalog/javascript/probes/*.mjs"],
    languageOptions: {
      globals: Object.fromEntries([
        "AbortController", "BroadcastChannel", "EventTarget", "Headers", "ReadableStream", "Request", "Response", "WritableStream",
      ].map((name) => [name, "readonly"])),
    },
  },
);
