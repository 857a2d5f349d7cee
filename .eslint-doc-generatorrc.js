/** How are the heads of the rule pages and the table of rules in the README written? */

/** @type {import("eslint-doc-generator").GenerateOptions} */
export default {
  // `all` says nothing about a rule, because every rule is in it.
  ignoreConfig: ["all"],
  configEmoji: [
    ["python", "🐍"],
    ["recommended", "✅"],
    ["strict", "🔒"],
  ],
  ruleDocTitleFormat: "prefix-name",
  ruleDocNotices: ["deprecated", "configs", "fixableAndHasSuggestions"],
  ruleDocSectionInclude: [
    "What it reports",
    "Why",
    "Incorrect",
    "Correct",
    "What the fix does",
    "In Python",
    "Options",
    "When not to use it",
    "Known limits",
  ],
  // A rule without options has the section too, and says there that it has none; the tests of the pages look for the
  // name of each option.
  ruleDocSectionOptions: false,
  ruleListColumns: ["name", "description", "configsError", "configsWarn", "fixable", "hasSuggestions", "deprecated"],
};
