/** Is there something to be done about each task that floats, wherever it stands, and is it a sentence? */
import { describe, expect, it } from "vitest";
import { remedyFor } from "../../src/kit/task-words.ts";
import rule from "../../src/rules/no-floating-tasks.ts";

const MESSAGES = Object.entries(rule.meta?.messages ?? {});

it("knows the messages", () => {
  expect(MESSAGES.length).toBeGreaterThan(10);
});

describe.each(["javascript", "python"] as const)("in %s", (language) => {
  const advised = MESSAGES.filter(([name, text]) => text.includes("{{remedy}}") && name.endsWith("-in-python") === (language === "python"));

  it.each(advised.map(([name]) => name.replace(/-in-python$/u, "")))("%s", (name) => {
    for (const runBy of ["async", "plain", "module"] as const) {
      for (const goesOn of [false, true]) expect(remedyFor(name, runBy, language, goesOn)).toMatch(/^[A-Z][^\n]*\.$/u);
    }
  });
});
