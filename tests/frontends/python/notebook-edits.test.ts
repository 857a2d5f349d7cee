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

/** The file after a change of its Python text, where the first `before` becomes `after`; undefined when it is not written. */
function edit(raw: string, before: string, after: string): string | undefined {
  const joined = open(raw);
  const start = joined.text.indexOf(before);
  expect(start, "the text is there").toBeGreaterThanOrEqual(0);
  const change = writeBack(raw, joined, { range: [start, start + before.length], text: after });
  return change && apply(raw, change);
}

const LINES: Style = { indent: 1, source: "lines", escapes: false };

describe("bytes", () => {
  const raw = '{"cells":[{"cell_type":"code",\n   "source": [\n    "a(1)\\n",\n    "b(\\"\\u00e9\\")\\n",\n    "c()"\n   ]}]}\n';

  it.each([
    ["a part of a line", "(1)", "(2)", raw.replace("a(1)", "a(2)")],
    ["an escape that stays as it is written", 'b("é")', 'await b("é")', raw.replace("b(\\", "await b(\\")],
    ["a new line before another", "c()", "x\nc()", raw.replace('"c()"', '"x\\n",\n    "c()"')],
    ["a new line at the end", "c()\n", "c()\nx\n", raw.replace('"c()"', '"c()\\n",\n    "x"')],
    ["a line that goes", "a(1)\n", "", raw.replace('"a(1)\\n",\n    ', "")],
    ["the last line, which goes", "c()\n", "", raw.replace('\\n",\n    "c()"', '"')],
    ["a line that becomes two with the rest of another", '1)\nb("é', '1)\n2\nb("e', raw.replace('"b(\\"\\u00e9', '"2\\n",\n    "b(\\"e')],
    ["lines that become one", ')\nb("é")\nc', ") + c", raw.replace(')\\n",\n    "b(\\"\\u00e9\\")\\n",\n    "c', ") + c")],
    ["a block around lines", 'a(1)\nb("é")\n', 'with x:\n    a(1)\n    b("é")\n', raw.replace('"a(1)', '"with x:\\n",\n    "    a(1)').replace('"b(', '"    b(')],
    ["characters that JSON escapes", "a(1)", 'a("\\t")\t', raw.replace("a(1)", 'a(\\"\\\\t\\")\\t')],
    ["characters beyond ASCII where the file has none", "a(1)", "a('ä😀')", raw.replace("a(1)", "a('\\u00e4\\ud83d\\ude00')")],
  ])("of %s", (_title, before, after, expected) => {
    expect(edit(raw, before, after)).toBe(expected);
  });

  it("of a source that is one string", () => {
    const whole = '{"cells":[{"cell_type":"code","source":"a()\\nb()"}]}';
    expect(edit(whole, "b()", "x\nb()")).toBe(whole.replace("\\nb", "\\nx\\nb"));
  });

  it("of an array on one line", () => {
    const short = '{"cells":[{"cell_type":"code","source":["a()"]}]}';
    expect(edit(short, "a()", "a()\nb()")).toBe(short.replace('"a()"', '"a()\\n", "b()"'));
  });

  it("of a file with characters beyond ASCII", () => {
    const wide = '{"cells":[{"cell_type":"code","source":["a(\'ö\')"]}]}';
    expect(edit(wide, "a('ö')", "await a('ö', 'ü😀')")).toBe(wide.replace("a('ö')", "await a('ö', 'ü😀')"));
  });
});

describe("commands", () => {
  const raw = write(["for i in x:\n    !ls {i} \\\n      -l\n    a()\nfiles = %sql select 1\nc()\n%time b()\nh()", "%%time\nd()", "%%capture\ne()"], LINES);

  it.each([
    ["are carried along", "for i in x:\n    _command_1\n    a()\n", "with y:\n    for i in x:\n        _command_1\n        a()\n", "    !ls {i} \\\n      -l\n"],
    ["stay where something is written before them", "    _command_1", "    g()\n    _command_1", "    g()\n    !ls {i}"],
    ["stay where something is written behind them", "\n    a()", "\n    g()\n    a()", "-l\n    g()\n    a()"],
    ["stay what is assigned", "files = _command_2\n", "if x:\n    files = _command_2\n", "if x:\n    files = %sql select 1\n"],
    ["that only say how a cell is run leave it as it is", "e()", "await e()", "%%capture\nawait e()"],
  ])("%s", (_title, before, after, expected) => {
    expect(cellsOf(edit(raw, before, after) ?? "{}").join("\n\n")).toContain(expected);
  });

  it.each([
    ["they would go", "    _command_1\n", ""],
    ["they would move within their line", "    _command_1", "    x = _command_1"],
    ["they would be doubled", "_command_1\n", "_command_1\n    _command_1\n"],
    ["they would get company", "_command_1\n    a()", "_command_1; a()"],
    ["they run a statement", "b()", "await b()"],
    ["they run a statement that something is written before", "b()", "g()\nb()"],
    ["they run the whole cell without a loop", "d()", "await d()"],
    ["they make a cell without Python", "h()\n\nd()", "h()"],
  ])("let nothing be written where %s", (_title, before, after) => {
    expect(edit(raw, before, after)).toBeUndefined();
  });
});
