/**
 * Which files does a new rule need? `npm run new-rule no-harm` writes them with the parts that are always the same: the
 * rule, its test, its page and its example. A file that exists is left alone.
 */
import { argv, exit } from "node:process";
import { writeNewFiles } from "./new-files.ts";

const name = argv[2];
if (name === undefined || !/^(?:no|prefer|require)(?:-[a-z0-9]+)+$/u.test(name)) {
  console.error("Give the rule's name in kebab-case: no-<harm>, prefer-<care> or require-<care>.");
  exit(1);
}

const rule = `/** Reports … */
import { defineRule } from "../kit/define-rule.ts";

export default defineRule({
  name: "${name}",
});
`;

const test = `/** What does \`${name}\` report, on what is it silent, and what do its edits leave? */
import { specify } from "../specify.ts";

specify("${name}", {
  valid: [{ title: "…", code: "" }],
  invalid: [{ title: "…", code: "", errors: 1 }],
});
`;

const page = `
## What it reports

## Why

## Incorrect

\`\`\`ts incorrect
\`\`\`

\`\`\`ts fixed
\`\`\`

## Correct

\`\`\`ts correct
\`\`\`

## What the fix does

## Options

## When not to use it

## Known limits
`;

const example = `/** What \`${name}\` reports in a program that one can run. */
`;

writeNewFiles([
  { path: `src/rules/${name}.ts`, text: rule },
  { path: `tests/rules/${name}.test.ts`, text: test },
  { path: `docs/rules/${name}.md`, text: page },
  { path: `examples/typescript/${name}.ts`, text: example },
]);
console.log("Then run `npm run generate` and, when the rule compiles, `npm run generate:docs`.");
