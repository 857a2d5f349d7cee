/** Is what is printed safe to print, and as other programs read it? */
import { applyPatch } from "diff";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeLine, escapeText } from "../../src/cli/escape.ts";
import { renderProblem, unifiedDiff } from "../../src/cli/render.ts";
import { sourceFrame, wrap } from "../../tools/source-frame.ts";

describe("escaping", () => {
  test("control characters become text, and everything else stays", () => {
    expect(escapeText("a\u001B[31m\t\n\u009B\u202Eb é 日本 😀")).toBe("a\\x1b[31m\\x09\\x0a\\x9b\\u202eb é 日本 😀");
    expect(escapeLine("\ta\u0007")).toBe("\ta\\x07");
  });

  test("no text gets a control character through", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), text => !/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(escapeText(text))));
  });

  test("a problem is one line with the path as the user would write it", () => {
    const position = { line: 3, column: 7 };
    expect(renderProblem({ path: "/project/src/a.ts", position, message: "Unexpected token." }, "/project"))
      .toBe("async-lifecycle: src/a.ts:3:7: Unexpected token.");
    expect(renderProblem({ path: "/other/a\n.ts", position: null, message: "Permission denied." }, "/project"))
      .toBe("async-lifecycle: /other/a\\x0a.ts: Permission denied.");
    expect(renderProblem({ path: null, position: null, message: "Told." }, "/project")).toBe("async-lifecycle: Told.");
  });
});

describe("diffs", () => {
  test("equal texts have none", () => {
    expect(unifiedDiff("a.ts", "same\n", "same\n")).toBe("");
  });

  test("lines, ends of lines and a missing last end come back when the patch is applied", () => {
    const line = fc.constantFrom("a", "b", "", "\tc");
    const text = fc.tuple(fc.array(line), fc.constantFrom("\n", "\r\n"), fc.constantFrom("", "end"))
      .map(([lines, end, rest]) => lines.map(part => part + end).join("") + rest);
    fc.assert(fc.property(text, text, (before, after) => {
      const patch = unifiedDiff("a.ts", before, after);
      return patch === "" ? before === after : applyPatch(before, patch, { autoConvertLineEndings: false }) === after;
    }));
  });
});

describe("source frames", () => {
  test("carets stand under the finding, also behind tabs", () => {
    expect(sourceFrame("one\n\ttwo(three);\nfour", { line: 2, column: 2, endLine: 2, endColumn: 5 }, 1, 1)).toEqual([
      "  1 | one",
      "> 2 |   two(three);",
      "    |   ^^^",
      "  3 | four",
    ]);
  });

  test("a finding of several lines is marked to the end of its first one", () => {
    expect(sourceFrame("f(\n  a,\n);", { line: 1, column: 1, endLine: 3, endColumn: 2 }, 0, 0)).toEqual(["> 1 | f(", "    | ^^"]);
  });

  test("no line is wider than asked for", () => {
    const frame = sourceFrame("x".repeat(500), { line: 1, column: 1, endLine: 1, endColumn: 501 }, 0, 0, 80);
    expect(frame.map(line => line.length)).toEqual([80, 80]);
    expect(wrap("a few words that do not fit", 10)).toEqual(["a few", "words that", "do not fit"]);
  });
});
