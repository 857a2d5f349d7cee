/** Do the examples show what they say: the findings at their marks, and what the edits leave? */
import { describe, expect, it } from "vitest";
import plugin from "../src/index.ts";
import { FOLDERS, markersOf, readExamples, withoutMarkers } from "../tools/example-markers.ts";

const languages = await Promise.all(
  FOLDERS.map(async ({ examples, fixed }) => ({
    folder: examples,
    examples: await readExamples(examples),
    fixedExamples: await readExamples(fixed),
  })),
);

describe.each(languages)("$folder", ({ examples, fixedExamples }) => {
  it("every rule has an example that it reports", () => {
    const shown = new Set(examples.flatMap(({ reported }) => reported.map((one) => one.replace(/^\d+: /u, ""))));
    expect([...shown].sort()).toEqual(Object.keys(plugin.rules ?? {}).sort());
  });

  describe.each(examples)("$name", ({ fixed, name, reported, text }) => {
    it("is reported at its marks and nowhere else", () => {
      expect(reported).toEqual(markersOf(text));
      expect(reported).not.toEqual([]);
    });

    it("is left by the edits as its fixed twin shows", () => {
      const twin = fixedExamples.find((other) => other.name === name);
      expect(fixed).toBe(withoutMarkers(twin?.text ?? ""));
      expect(twin?.reported).toEqual(markersOf(twin?.text ?? ""));
    });
  });

  it("the fixed examples are the twins of the examples", () => {
    expect(fixedExamples.map(({ name }) => name)).toEqual(examples.map(({ name }) => name));
  });
});
