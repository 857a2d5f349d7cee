/** Does a change of a notebook's Python come out as the same change of the file, and of nothing else in it? */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNotebook } from "../../../src/frontends/python/notebook/cells.ts";
import { join, type JoinedText, rawEndOf, rawStartOf } from "../../../src/frontends/python/notebook/joined.ts";
import { writeBack } from "../../../src/frontends/python/notebook/write-back.ts";

const PREFIX = "_command_";

/** How a notebook may be written. */
interface Style {
  readonly indent: number | string;
  /** Strings are arrays of lines, or one string, or arrays of anything. */
  readonly source: "lines" | "string" | "torn";
  readonly escapes: boolean;
}

function sourceOf(text: string, { source }: Style): unknown {
  if (source === "string") return text;
  if (source === "torn") return text.match(/[^]{1,5}/gu) ?? [];
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
}

function write(cells: readonly string[], style: Style): string {
  const notebook = {
    cells: cells.map((text) => ({ cell_type: "code", metadata: {}, source: sourceOf(text, style), outputs: ["\u00e9\u2028"] })),
    metadata: { kernelspec: { language: "python" } },
  };
  const json = `${JSON.stringify(notebook, null, style.indent)}\n`;
  if (!style.escapes) return json;
  return json.replace(/[\u007f-\uffff]/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).replace(/[^\0-\x7f]/gu, (wide) =>
    Array.from({ length: wide.length }, (_, at) => `\\u${wide.charCodeAt(at).toString(16)}`).join(""));
}

function open(raw: string): JoinedText {
  return join("notebook.py", readNotebook(raw).cells, new Set(), PREFIX);
}

function apply(text: string, { range: [start, end], text: inserted }: { range: [number, number]; text: string }): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

/** The Python text as its author wrote it: with the commands. */
function expanded(text: string, { prefix, sections, text: joined }: JoinedText): string {
  const commands = new Map(
    sections.flatMap(({ cell, pieces }) =>
      pieces.flatMap(({ kind, start, end, from, to }) => (kind === "name" ? [[joined.slice(start, end), cell.text.slice(from, to)] as const] : [])),
    ),
  );
  return text.replace(new RegExp(`${prefix}\\d+`, "gu"), (name) => commands.get(name) ?? name);
}

function cellsOf(raw: string): string[] {
  return readNotebook(raw).cells.map(({ text }) => text);
}

const style = fc.record({
  indent: fc.constantFrom(1, 2, 4, "\t", 0),
  source: fc.constantFrom<Style["source"]>("lines", "string", "torn"),
  escapes: fc.boolean(),
});
const line = fc.constantFrom(
  "x = f('é\"\\t😀')", "# \u2028 \\n \\\\n", "f(1)", "", "    pass", "!ls \\", "  files = !ls -l", "%matplotlib inline", "name?", "\ty = '\\u00e9/'", "s = '''", "a\r",
);
// Indentation of a first line would be taken off all.
const cell = fc.array(line, { maxLength: 5 }).map((lines) => (/^\s/u.test(lines.join("\n")) ? ["g()", ...lines] : lines).join("\n"));
const notebook = fc.tuple(fc.array(cell, { minLength: 1, maxLength: 4 }), style);

describe("whatever the notebook", () => {
  it("each character of the Python text is the one that stands at its place in the file", () => {
    fc.assert(
      fc.property(notebook, ([cells, how]) => {
        const raw = write(cells, how);
        const joined = open(raw);
        for (const { pieces } of joined.sections) {
          for (const piece of pieces) {
            if (piece.kind !== "same") continue;
            for (let at = piece.start; at < piece.end; at++) {
              const written = raw.slice(rawStartOf(joined, at), rawEndOf(joined, at + 1));
              expect(written.length > 1 ? JSON.parse(`"${written}"`) : written).toBe(joined.text[at]);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("a change is the same in the file, nothing else changes, and lines stay lines", () => {
    let written = 0;
    const inserted = fc.array(fc.constantFrom("g('é😀\\n')", "\n", "    ", "# \u2028\"", "\t", `${PREFIX}1`), { maxLength: 4 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(notebook, inserted, fc.nat(), fc.nat(), ([cells, how], text, from, length) => {
        const raw = write(cells, how);
        const joined = open(raw);
        const start = from % (joined.text.length + 1);
        const end = Math.min(joined.text.length, start + (length % 12));
        const change = writeBack(raw, joined, { range: [start, end], text });
        if (change === undefined) return;
        written++;
        const after = apply(raw, change);
        const expected = expanded(apply(joined.text, { range: [start, end], text }), joined);
        const found = cellsOf(after).map((each) => `${each}\n`).join("\n");
        expect(found.replace(/\n+/gu, "\n").trimEnd()).toBe(expected.replace(/\n+/gu, "\n").trimEnd());
        const touched = readNotebook(raw).cells.findIndex((_, index) => cellsOf(after)[index] !== cells[index]);
        for (const [index, each] of cells.entries()) if (index !== touched) expect(cellsOf(after)[index]).toBe(each);
        if (how.source === "lines") expect(readNotebook(after).cells.every(({ isArrayOfLines }) => isArrayOfLines)).toBe(true);
        // What is not code is as it was, byte by byte.
        expect(after.replace(/"source":[^]*?(?="outputs")/gu, "")).toBe(raw.replace(/"source":[^]*?(?="outputs")/gu, ""));
      }),
      { numRuns: 2000 },
    );
    expect(written).toBeGreaterThan(300);
  });
});
