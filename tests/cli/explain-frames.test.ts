/** Are notes on source lines where they belong, whatever the lines and however wide the terminal? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frame, type FrameStyle, type Note, SourceLines } from "../../src/cli/explain/frames.ts";
import { colored, paintFor, plain } from "../../src/cli/explain/paint.ts";
import { columns, shown, widthOf, wrap } from "../../src/cli/explain/width.ts";

const style: FrameStyle = { paint: plain, width: 80, gutter: 2, role: "error" };

function note(text: string, what: string, words: string, number?: number): Note {
  const start = text.indexOf(what);
  return { start, end: start + what.length, words, isPrimary: number === undefined, ...(number !== undefined && { number }) };
}

const framed = (text: string, notes: readonly Note[], more: Partial<FrameStyle> = {}): string =>
  frame(new SourceLines(text, false), notes, { ...style, ...more }).join("\n");

describe("frames", () => {
  test("marks stand under what they are about, behind tabs and wide characters too", () => {
    const text = "\tconst a = open();\n\n\n/* 日本 */ close(a);\n";
    expect(framed(text, [note(text, "open()", "opened", 1), note(text, "close(a)", "closed")])).toMatchInlineSnapshot(`
      " 1 |   const a = open();
         |             ------ 1. opened
      ...
       4 | /* 日本 */ close(a);
         |            ^^^^^^^^ closed"
    `);
  });

  test("notes on one line are in the order of the way, each on its own line", () => {
    const text = "for (const a of list) use(a), close(a);";
    expect(framed(text, [note(text, "close(a)", "closed here", 1), note(text, "list", "the loop begins another round", 2), note(text, "use(a)", "used here")])).toMatchInlineSnapshot(`
      " 1 | for (const a of list) use(a), close(a);
         |                               -------- 1. closed here
         |                 ---- 2. the loop begins another round
         |                       ^^^^^^ used here"
    `);
  });

  test("one line between two notes is shown, more are left out", () => {
    const text = "a\nb\nc\nd\ne\nf\n";
    expect(framed(text, [note(text, "a", "first", 1), note(text, "c", "second", 2), note(text, "f", "third")])).toMatchInlineSnapshot(`
      " 1 | a
         | - 1. first
       2 | b
       3 | c
         | - 2. second
      ...
       6 | f
         | ^ third"
    `);
  });

  test("what is too long is cut around the note, and words are wrapped", () => {
    const text = `${"x".repeat(200)} = open(${"y".repeat(200)})`;
    const notes = [note(text, "open", "this is opened here, and there is a lot to say about that, more than fits on a line", 1)];
    expect(framed(text, notes, { width: 60 })).toMatchInlineSnapshot(`
      " 1 | …xxxxxxx = open(yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…
         |            ---- 1. this is opened here, and there is a
         |                    lot to say about that, more than
         |                    fits on a line"
    `);
  });

  test("a stretch of several lines is marked to the end of its first one; one without characters has one mark", () => {
    const text = "call(\n  a,\n);\n";
    expect(framed(text, [{ start: 0, end: 12, words: "here", isPrimary: true }])).toMatchInlineSnapshot(`
      " 1 | call(
         | ^^^^^ here"
    `);
    expect(framed("", [{ start: 0, end: 0, words: "nothing", isPrimary: true }])).toMatchInlineSnapshot(`
      " 1 |
         | ^ nothing"
    `);
  });

  test("no line is wider than asked for, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.nat(300), fc.nat(300), fc.integer({ min: 50, max: 120 }), (text, from, length, width) => {
        const start = Math.min(from, text.length);
        const notes = [{ start, end: Math.min(text.length, start + length), words: "some words about it", isPrimary: true }];
        return frame(new SourceLines(text, false), notes, { ...style, width }).every(line => widthOf(line) <= width);
      }),
    );
  });

  test("source cannot play tricks on the terminal", () => {
    expect(framed("a\u001B[31m\u202Eb", [{ start: 0, end: 1, words: "", isPrimary: true }])).toBe(" 1 | a\\x1b[31m\\u202eb\n   | ^");
  });
});

describe("width", () => {
  test("counts columns", () => {
    expect([widthOf("abc"), widthOf("日本"), widthOf("e\u0301"), widthOf("😀")]).toEqual([3, 4, 1, 2]);
    expect([columns("abcdef", 1, 3), columns("日本語", 1, 4), shown("\ta")]).toEqual(["bc", "本", "  a"]);
    expect(wrap("a few words that do not fit", 10)).toEqual(["a few", "words that", "do not fit"]);
  });
});

describe("colours", () => {
  const terminal = { isAllowed: true, isTerminal: true, environment: {} };

  test.each([
    ["on a terminal", terminal, true],
    ["not in a pipe", { ...terminal, isTerminal: false }, false],
    ["not with --no-color", { ...terminal, isAllowed: false, environment: { FORCE_COLOR: "1" } }, false],
    ["not with NO_COLOR", { ...terminal, environment: { NO_COLOR: "1" } }, false],
    ["with an empty NO_COLOR", { ...terminal, environment: { NO_COLOR: "" } }, true],
    ["not on a dumb terminal", { ...terminal, environment: { TERM: "dumb" } }, false],
    ["in a pipe with FORCE_COLOR", { ...terminal, isTerminal: false, environment: { FORCE_COLOR: "1" } }, true],
    ["not with FORCE_COLOR=0", { ...terminal, environment: { FORCE_COLOR: "0" } }, false],
  ])("%s", (_title, surroundings, isColored) => {
    expect(paintFor(surroundings)).toBe(isColored ? colored : plain);
  });

  test("marks and words have the colour of what they are", () => {
    const text = "open();";
    expect(framed(text, [note(text, "open()", "opened")], { paint: colored })).toBe(
      "\u001B[1;34m 1 |\u001B[0m open();\n\u001B[1;34m   |\u001B[0m \u001B[1;31m^^^^^^\u001B[0m \u001B[1;31mopened\u001B[0m",
    );
  });
});
