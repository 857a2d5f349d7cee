/** Does the project keep the conventions that its contributors rely on? */
import { basename } from "node:path";
import type { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../src/index.ts";
import { filesUnder, textOf } from "./project-files.ts";
import { undescribedOptions } from "./rule-options.ts";

const { meta, rules = {} }: ESLint.Plugin = plugin;
const RULE_FILES = filesUnder("src/rules").filter((file) => file.endsWith(".ts") && !file.endsWith(".generated.ts"));
const RULE_NAMES = RULE_FILES.map((file) => basename(file, ".ts"));
const OWN_CODE = ["src", "tests", "tools", "bench"].flatMap(filesUnder).filter((file) => /\.[cm]?[jt]s$/u.test(file));
const TESTS = OWN_CODE.filter((file) => file.endsWith(".test.ts"));

type RuleMeta = NonNullable<NonNullable<ESLint.Plugin["rules"]>[string]["meta"]>;

/** The meta data of a rule; throws when the plugin has no such rule. */
function metaOf(name: string): RuleMeta {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule?.meta === undefined) throw new Error(`The plugin has no rule ${name} with meta data.`);
  return rule.meta;
}

describe("the plugin", () => {
  it("has exactly the rules that have a file", () => {
    expect(RULE_NAMES.length).toBeGreaterThan(0);
    expect(Object.keys(rules).sort()).toEqual(RULE_NAMES);
  });

  it("has the name and the version of the package", () => {
    const { name, version } = JSON.parse(textOf("package.json")) as { name: string; version: string };
    expect(meta).toMatchObject({ name, version });
  });
});

describe.each(RULE_NAMES)("%s", (name) => {
  it("has a page, a test and an example", () => {
    expect(filesUnder("docs/rules")).toContain(`docs/rules/${name}.md`);
    expect(filesUnder("tests/rules")).toContain(`tests/rules/${name}.test.ts`);
    expect(filesUnder("examples/typescript").filter((file) => basename(file).startsWith(`${name}.`))).not.toEqual([]);
  });

  it("is specified by enough titled cases", () => {
    // `specify` counts what one file has, and that half of it is silent; here the files of the rule are counted together.
    const files = filesUnder("tests/rules").filter((file) => basename(file).startsWith(`${name}.`) && file.endsWith(".ts"));
    const cases = files.reduce((sum, file) => sum + (textOf(file).match(/\btitle: ["`]/gu) ?? []).length, 0);
    expect(cases).toBeGreaterThanOrEqual(40);
    const tests = files.filter((file) => file.endsWith(".test.ts") && !file.endsWith(".parity.test.ts"));
    expect(tests.filter((file) => !new RegExp(`\\bspecify\\(\\s*"${name}",`, "u").test(textOf(file)))).toEqual([]);
  });

  it("has messages of one line that end with a full stop", () => {
    // The title of an edit is a sentence that the edit gives, so the message that holds it is nothing but its place.
    const { repair, suppress, ...findings } = metaOf(name).messages ?? {};
    expect([repair, suppress]).toEqual(["{{title}}", "{{title}}"]);
    const messages = Object.values(findings);
    expect(messages).not.toEqual([]);
    // The problem matchers of build servers take two spaces for the end of a message.
    // What is to be done is a sentence that depends on the place.
    expect(messages.filter((message) => !/(?:\.| \{\{remedy\}\})$/u.test(message) || /\n| {2}/u.test(message))).toEqual([]);
  });

  it("says what it is and where it is documented", () => {
    const { defaultOptions, docs, fixable, schema, type } = metaOf(name);
    expect(docs?.description).toMatch(/^[a-z].*[^.]$/u);
    expect(docs?.url).toMatch(new RegExp(`^https://.*/docs/rules/${name}\\.md$`, "u"));
    expect(fixable).toBe("code");
    expect(type).toMatch(/^(?:problem|suggestion)$/u);
    expect(schema).toBeDefined();
    expect(undescribedOptions(schema)).toEqual([]);
    if (Array.isArray(schema) && schema.length > 0) {
      expect(defaultOptions).toHaveLength(schema.length);
    }
  });
});

describe("files", () => {
  it("say by their name what they are for", () => {
    const vague = /(?:^|[-.])(?:common|helpers?|misc|utils?)(?:[-.]|$)/u;
    // A second test file of a rule is named after what its cases are about, and "helpers" are the subject of some.
    const named = filesUnder("").filter((file) => !/^tests\/rules\/(?:__snapshots__\/)?[\w-]+\.helpers\.test\.ts(?:\.snap)?$/u.test(file));
    expect(named.filter((file) => file.split("/").some((part) => vague.test(part)))).toEqual([]);
  });

  it("open with the question that they answer", () => {
    const kept = OWN_CODE.filter((file) => !/^tests\/(?:executed|fixtures|valid-code)\//u.test(file));
    expect(kept.filter((file) => !/^(?:#!.*\n)?\/\*\*\s/u.test(textOf(file)))).toEqual([]);
  });

  it("hold no path of the machine that they were written on", () => {
    // The words are put together here, so that this file does not hold them either.
    const words = ["work", "tmp"].map((folder) => `/${folder}/`);
    const written = filesUnder("").filter((file) => !/\.(?:gif|ico|png|tgz|tsbuildinfo|webp|whl)$/u.test(file));
    expect(
      written.flatMap((file) => {
        const text = textOf(file);
        return words.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`);
      }),
    ).toEqual([]);
  });

  it("answer to something that exists", () => {
    const pages = filesUnder("docs/rules").map((file) => basename(file, ".md"));
    expect(pages.filter((name) => !RULE_NAMES.includes(name))).toEqual([]);
    const ruleTests = TESTS.filter((file) => file.startsWith("tests/rules/")).map((file) => basename(file).split(".")[0] ?? "");
    expect(ruleTests.filter((name) => !RULE_NAMES.includes(name))).toEqual([]);
    const snapshots = filesUnder("tests").filter((file) => file.endsWith(".snap"));
    expect(snapshots.filter((file) => !TESTS.includes(file.replace("__snapshots__/", "").replace(/\.snap$/u, "")))).toEqual([]);
  });
});

describe("tests", () => {
  it("all run", () => {
    const left = /\b(?:describe|it|suite|test)(?:\.\w+)*\.(?:fails|only|runIf|skip|skipIf|todo)\b|\bcontext\.skip\(/u;
    // They compare with what the machine may not have, and print so.
    const mayHaveNone = (text: string): boolean => /\bfindPython\b|\/(?:browser|executed-edits\/languages)\.ts"/u.test(text);
    // What a case lints may be a test that does not run; only the test's own code is asked.
    const found = TESTS.filter((file) => !mayHaveNone(textOf(file)) && left.test(withoutTemplates(textOf(file))));
    expect(found).toEqual([]);
  });
});

/** The text without what stands between backticks. */
function withoutTemplates(text: string): string {
  return text.replace(/`(?:[^`\\]|\\.)*`/gsu, "``");
}
