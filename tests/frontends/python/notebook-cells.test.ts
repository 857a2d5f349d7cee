/** What of a notebook is Python, and what is said where it cannot be read? */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cell, readNotebook } from "../../../src/frontends/python/notebook/cells.ts";
import { joinedTexts } from "../../../src/frontends/python/notebook/joined.ts";
import { JsonError, type JsonNode, readJson } from "../../../src/frontends/python/notebook/json.ts";
import { codeOfCell } from "../../../src/frontends/python/notebook/magics.ts";

/** The Python of a cell, with `<…>` around commands, and `«…»` around what is run by one; undefined for another language. */
function python(text: string): string | undefined {
  const code = codeOfCell(text);
  if (code.kind === "foreign") return undefined;
  const marks = { code: ["", ""], command: ["<", ">"], timed: ["«", "»"] } as const;
  return code.parts.map(({ kind, start, end }) => `${marks[kind][0]}${text.slice(start, end)}${marks[kind][1]}`).join("");
}

// What IPython 9.18 makes of each was read off its `TransformerManager`.
describe("in a cell, Python is", () => {
  it.each([
    ["all of it", "x = 1\ny = 2", "x = 1\ny = 2"],
    ["nothing of an empty one", "\n", "\n"],
    ["no magic of a line", "%matplotlib inline\nx = 1", "<%matplotlib inline>\nx = 1"],
    ["no magic in a block", "if x:\n    %load_ext a\n    y", "if x:\n    <%load_ext a>\n    y"],
    ["no line for the shell", "!pip install a; ls\nx", "<!pip install a; ls>\nx"],
    ["no line for the shell that goes on", "!ls \\\n  -l\nx", "<!ls \\\n  -l>\nx"],
    ["no command whose result is kept", "files = !ls\nx, y = %sql select 'a = %b'", "files = <!ls>\nx, y = <%sql select 'a = %b'>"],
    ["no command whose result is kept in a field", "a.b[0] = !ls\nc: int = !ls", "a.b[0] = <!ls>\nc: int = <!ls>"],
    ["no question", "?a\na.b?\na??\nx", "<?a>\n<a.b?>\n<a??>\nx"],
    ["no call with other brackets", ",f a b\n/f a\n;f a", "<,f a b>\n</f a>\n<;f a>"],
    ["what a magic runs once", "%time x = f()\nif y:\n    %timeit g()", "«x = f()»\nif y:\n    «g()»"],
    ["not what a magic runs with options", "%timeit -n 3 f()\n%prun -s cumulative f()", "<%timeit -n 3 f()>\n<%prun -s cumulative f()>"],
    ["a remainder", "x = 5 % 3\ny = (5\n% 3)\nz = 5 \\\n% 3", "x = 5 % 3\ny = (5\n% 3)\nz = 5 \\\n% 3"],
    ["a comparison", "a = b != c\nd %= e\nf(g!=h, i=!j)", "a = b != c\nd %= e\nf(g!=h, i=!j)"],
    ["a string with all of that", 's = """\n%foo\n!ls\n?\n"""\nt = "x = %s" % \'= !ls\'\nu = "?"', 's = """\n%foo\n!ls\n?\n"""\nt = "x = %s" % \'= !ls\'\nu = "?"'],
    ["a string that goes on", "s = 'a\\\n%foo'\n!ls", "s = 'a\\\n%foo'\n<!ls>"],
    ["a comment with all of that", "x  # = !ls ?\n# %foo\n#?", "x  # = !ls ?\n# %foo\n#?"],
    ["what stands below a magic of the cell", "%%time\nx = 1", "x = 1"],
    ["what stands below two magics of the cell", "\n%%capture out\n%%time\nx = 1", "x = 1"],
    ["not a magic of the cell below a comment", "# c\n%%time\nx", "# c\n<%%time>\nx"],
    ["what is indented as a whole", "  x = 1\n  if y:\n    z", "x = 1\nif y:\n  z"],
    ["what stands behind prompts", ">>> if x:\n...     y\n>>> z", "if x:\n    y\nz"],
    ["what stands behind prompts of IPython", "In [1]: if x:\n   ...:     y", "if x:\n    y"],
  ])("%s", (_title, text, expected) => {
    expect(python(text)).toBe(expected);
  });

  it.each([
    ["a script", "%%bash\nls", false],
    ["a page", "\n\n%%html\n<b>", false],
    ["a file that is written", "%%writefile a.py\nx = 1", false],
    ["Python of another process", "%%python3\nx = 1", false],
    ["another language of Databricks", "%md\n# Title", false],
    ["a query of Databricks", "%sql\nselect 1", false],
    ["something that nobody knows", "%%retry 3\nx = 1", true],
  ])("nothing of %s", (_title, text, mayBind) => {
    expect(codeOfCell(text)).toEqual({ kind: "foreign", mayBind });
  });
});

function notebook(fields: object, cells: readonly object[] = [{ cell_type: "code", source: "x" }]): string {
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5, ...fields });
}

function textsOf(raw: string): string[] {
  return readNotebook(raw).cells.map(({ text }: Cell) => text);
}

describe("of a notebook, Python is", () => {
  it.each([
    ["all code, where nothing says otherwise", notebook({}), ["x"]],
    ["all code of a kernel for Python", notebook({ metadata: { kernelspec: { language: "python" } } }), ["x"]],
    ["all code of a notebook of Colab", notebook({ metadata: { kernelspec: { name: "python3" }, language_info: { name: "python" } } }), ["x"]],
    ["nothing of a kernel for R", notebook({ metadata: { kernelspec: { language: "R" } } }), []],
    ["nothing of a kernel for Julia", notebook({ metadata: { language_info: { name: "julia" } } }), []],
    ["no text", notebook({}, [{ cell_type: "markdown", source: "a" }, { cell_type: "raw", source: "b" }, { cell_type: "code", source: ["c"] }]), ["c"]],
    ["no cell that the editor takes for another language", notebook({}, [{ cell_type: "code", metadata: { vscode: { languageId: "sql" } }, source: "a" }]), []],
    ["what version 3 calls input", JSON.stringify({ nbformat: 3, worksheets: [{ cells: [{ cell_type: "code", language: "python", input: ["a\n", "b"] }] }] }), ["a\nb"]],
    ["nothing of version 2, whose lines have no ends", JSON.stringify({ nbformat: 2, worksheets: [{ cells: [{ cell_type: "code", input: ["a", "b"] }] }] }), []],
    ["nothing of a file that is empty", " \n", []],
    ["nothing of other JSON", "[1, null, {}]", []],
    ["nothing of cells of another shape", notebook({}, [{ cell_type: "code" }, { cell_type: "code", source: [1] }, { cell_type: 1, source: "a" }]), []],
  ])("%s", (_title, raw, expected) => {
    expect(textsOf(raw)).toEqual(expected);
  });

  it("what runs in a loop, but for kernels that hand it on", () => {
    expect(readNotebook(notebook({})).hasLoop).toBe(true);
    expect(readNotebook(notebook({ metadata: { kernelspec: { name: "pysparkkernel", language: "python" } } })).hasLoop).toBe(false);
  });
});

describe("cells become", () => {
  const joined = (...sources: readonly string[]): [string, string][] =>
    joinedTexts(readNotebook(notebook({}, sources.map((source) => ({ cell_type: "code", source }))))).map(({ filename, text }) => [filename, text]);

  it.each([
    ["one file", ["x = 1", "y = 2\n"], [["notebook.py", "x = 1\n\ny = 2\n\n"]]],
    ["a file without those that hold no Python", ["x", "%%bash\ny=1"], [["notebook.py", "x\n\n"]]],
    ["a file in which commands are names", ["!ls\nx = !ls"], [["notebook.py", "_command_1\nx = _command_2\n\n"]]],
    ["a file with names that are free", ["_command_ = !ls"], [["notebook.py", "_command_ = __command_1\n\n"]]],
    ["a file of its own each, where they cannot be parsed", ["x = 1", "if x", "z"], [["notebook.py", "x = 1\n\nz\n\n"], ["notebook-cell-2.py", "if x\n\n"]]],
    ["names alone, where they cannot be parsed and bind some", ["if x:", "    a = b = 1\n", "def f(): pass\nfor g in h: print i"], [
      ["notebook.py", "a = b = 1\n\nf = g = _command_1\n\n"],
      ["notebook-cell-1.py", "if x:\n\n"],
      ["notebook-cell-3.py", "def f(): pass\nfor g in h: print i\n\n"],
    ]],
    ["names alone, where nobody knows what is done with them", ["%%retry\nimport a as b\nasync def f(x=1): c, d = e = g == h"], [["notebook.py", expect.stringMatching(/^(?:\w+ = )+_command_1\n\n$/u)]]],
    ["nothing, where there are none", [], []],
  ])("%s", (_title, sources, expected) => {
    expect(joined(...sources)).toEqual(expected);
  });
});

describe("JSON", () => {
  it("is read as JavaScript reads it", () => {
    const value = (raw: string): unknown => {
      const plain = (node: JsonNode): unknown => {
        if (node.kind === "array") return node.elements.map(plain);
        if (node.kind === "object") return Object.fromEntries([...node.members].map(([name, member]) => [name, plain(member)]));
        return JSON.parse(raw.slice(node.start, node.end));
      };
      return plain(readJson(raw));
    };
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 1, "\t"), (json, indent) => {
        const raw = JSON.stringify(JSON.parse(json), null, indent);
        expect(JSON.stringify(value(raw))).toBe(JSON.stringify(JSON.parse(raw)));
      }),
    );
  });

  it("is refused where JavaScript refuses it", () => {
    const character = fc.constantFrom(...Array.from("{}[]\",:0123456789-+.eEtruefalsn\\u \n\tx\u0001\u007fé"));
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.array(character, { maxLength: 3 }), (json, at, inserted) => {
        const raw = json.slice(0, at % (json.length + 1)) + inserted.join("") + json.slice((at % (json.length + 1)) + inserted.length % 2);
        expect(isAccepted(() => readJson(raw)), raw).toBe(isAccepted(() => JSON.parse(raw)));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["a conflict", '{\n<<<<<<< HEAD\n', "a name in quotes was expected", 2],
    ["a missing comma", '[1 2]', '"," or "]" was expected', 3],
    ["a file that was cut off", '{"a": "b', "the end of the string was expected", 8],
    ["two values", "1 2", "the end of the file was expected", 2],
    ["an unknown escape", '"\\q"', "an escape that JSON knows was expected", 1],
    ["depth without end", "[".repeat(100_000), "it nests too deeply", 501],
  ])("that is %s is refused where that begins", (_title, raw, message, offset) => {
    expect(() => readJson(raw)).toThrow(Object.assign(new JsonError(message, offset)));
    try {
      readJson(raw);
    } catch (error) {
      expect((error as JsonError).offset).toBe(offset);
    }
  });
});

function isAccepted(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
