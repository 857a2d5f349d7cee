/**
 * What does it take to lint some files once, from a cold start, with one set of rules?
 *
 * `measure.ts` starts it. It is plain JavaScript and lints with the built plugin: a loader for TypeScript would add to the
 * time and to the memory that are measured. Only the rules of the one set are loaded, since what is loaded takes memory.
 */
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";

const ruleSets = {
  none: () => ({ plugins: {}, rules: {} }),
  ours: async () => {
    const { default: plugin } = await import("../dist/index.js");
    // All seven rules, with the option that reports more.
    return plugin.configs.strict;
  },
  peers: async () => {
    const { default: promise } = await import("eslint-plugin-promise");
    const { default: unicorn } = await import("eslint-plugin-unicorn");
    return {
      plugins: { promise, unicorn },
      rules: {
        ...promise.configs["flat/recommended"].rules,
        "unicorn/no-using-resource-escape": "error",
        "unicorn/prefer-dispose": "error",
      },
    };
  },
  typedPeers: async () => {
    const { plugin } = await import("typescript-eslint");
    return {
      plugins: { "@typescript-eslint": plugin },
      rules: {
        "@typescript-eslint/await-thenable": "error",
        "@typescript-eslint/no-floating-promises": "error",
        "@typescript-eslint/no-misused-promises": "error",
        "@typescript-eslint/return-await": "error",
      },
    };
  },
};

// eslint-plugin-unicorn asks for Node 22, for the sake of this method; the rules that are measured need nothing else of it.
Set.prototype.union ??= function union(other) {
  return new Set([...this, ...other.keys()]);
};

process.once("message", async job => {
  try {
    process.send({ sample: await lintOnce(job) });
  } catch (error) {
    process.send({ failure: error.stack });
  }
  process.disconnect();
});

async function lintOnce({ rules, cwd, files, typesFrom }) {
  const ruleSet = await ruleSets[rules]();
  // Without rules, Python still needs its language.
  const language = files.some(({ file }) => file.endsWith(".py")) ? (await import("../dist/index.js")).default : null;
  const linter = new Linter({ cwd });
  const sources = files.map(({ file, sourceType }) => ({
    file,
    text: readFileSync(file, "utf8"),
    configuration: file.endsWith(".py")
      ? python(ruleSet, language)
      : configurationFor(ruleSet, { isTypeScript: /\.[cm]?tsx?$/u.test(file), sourceType, typesFrom }),
  }));
  // Some plugins load a rule when it is first used. Rules that need types cannot run here; theirs are loaded already.
  if (typesFrom === null) for (const { file, configuration } of sources.slice(0, 1)) lint(linter, "", configuration, file);

  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  let findings = 0;
  for (const { file, text, configuration } of sources) findings += lint(linter, text, configuration, file);
  const wall = performance.now() - before;
  const user = process.cpuUsage(cpuBefore).user / 1000;
  return { wall, user, memory: process.resourceUsage().maxRSS / 1024, findings };
}

/** Gives the number of findings. */
function lint(linter, text, configuration, file) {
  // Comments in the files would switch rules on and off.
  const messages = linter.verify(text, configuration, { filename: file, allowInlineConfig: false });
  // A file that is not parsed, or not linted at all, would look fast.
  const problem = messages.find(message => message.ruleId === null);
  if (problem !== undefined) throw new Error(`${file}:${problem.line}: ${problem.message}`);
  return messages.length;
}

function python({ rules }, plugin) {
  return [{ files: ["**/*.py"], plugins: { "async-lifecycle": plugin }, language: "async-lifecycle/python", rules }];
}

function configurationFor({ plugins, rules }, { isTypeScript, sourceType, typesFrom }) {
  const types = typesFrom === null ? {} : { projectService: true, tsconfigRootDir: typesFrom };
  const typescript = { parser, parserOptions: { warnOnUnsupportedTypeScriptVersion: false, ...types } };
  return [{
    files: ["**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}"],
    plugins,
    rules,
    linterOptions: { reportUnusedDisableDirectives: "off" },
    languageOptions: { ecmaVersion: "latest", sourceType, ...(isTypeScript ? typescript : {}) },
  }];
}
