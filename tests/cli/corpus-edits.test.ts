/** Does the check of edits over the corpus notice every promise that an edit breaks, and no other? */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { checkEdits, type EditCounts } from "../../tools/corpus/edits.ts";
import { createEditLinter, type EditLinter } from "../../tools/corpus/edits-linter.ts";
import { openPackage } from "../../tools/corpus/edits-project.ts";
import { countEditFailures, type EditReport, renderEditFailures, renderEdits, renderPromises } from "../../tools/corpus/edits-report.ts";
import { findPython } from "../../tools/cpython.ts";
import { checkFindings } from "../../tools/edit-checks/findings.ts";

const FILE = path.join(tmpdir(), "sample.js");
const PROJECT = openPackage(tmpdir());

/** A linter that reports each `open()` and offers to replace it; `fixed` is what it makes of a text, `open()` replaced by default. */
function replacing(text: string, fix = (code: string): string => code.replaceAll("open()", text)): EditLinter {
  return {
    verify: (_file, code) => [...code.matchAll(/open\(\)/gu)].map(({ index }): Linter.LintMessage => ({
      ruleId: "async-lifecycle/sample",
      messageId: "found",
      message: "Found.",
      severity: 2,
      line: 1,
      column: index,
      fix: { range: [index, index + "open()".length], text },
    })),
    fix: (_file, code) => fix(code),
  };
}

function check(linter: EditLinter, code: string, withTypes = false): EditCounts {
  return checkEdits(FILE, code, { linter, project: withTypes ? PROJECT : null });
}

function breachesOf(linter: EditLinter, code: string, withTypes = false): readonly string[] {
  return check(linter, code, withTypes).failures.flatMap(({ breaches }) => breaches.map(({ told }) => told));
}

describe("the edits of a file", () => {
  it("are counted once, however many settings give them", () => {
    const counts = check(replacing("close()"), "open();\n");
    expect(counts).toEqual({ fixes: 1, suggestions: 0, checked: 1, together: 0, typed: 0, unstrict: 0, unparsed: 0, failures: [] });
  });

  it("are checked alone and together", () => {
    expect(check(replacing("close()"), "open(); open();\n")).toMatchObject({ checked: 3, together: 1 });
  });

  it("are those of a file that parses; another one is counted", () => {
    expect(checkEdits(FILE, "open(;\n", { linter: createEditLinter(), project: null })).toMatchObject({ checked: 0, unparsed: 1 });
  });

  it("cost nothing where there are none", () => {
    expect(check(replacing("close()"), "close();\n")).toMatchObject({ checked: 0, failures: [] });
  });

  it.each([
    ["a result that does not parse", "close(", "open();\n", /^espree cannot parse|^typescript cannot parse/u],
    ["a comment that is lost", "close()", "/* kept */ open();\n", null],
    ["a finding that stays", "void open()", "open();\n", /is still reported$/u],
    ["findings that are new", "open() + open()", "open();\n", /is reported 2 times, before 1 times$/u],
    ["an edit that changes nothing", "open()", "open();\n", /^the edit changes nothing$/u],
  ])("notices %s", (_what, text, code, breach) => {
    const breaches = breachesOf(replacing(text), code);
    if (breach === null) expect(breaches).toEqual([]);
    else expect(breaches.some(told => breach.test(told)), breaches.join("\n")).toBe(true);
  });

  it("notices a comment in the range of an edit", () => {
    const linter = replacing("close()", code => code.replaceAll("/* lost */ open()", "close()"));
    expect(breachesOf(linter, "/* lost */ open();\n")).toEqual(['the comment "/* lost */" is lost']);
  });

  it("notices fixes that do not settle", () => {
    const linter = replacing("close()", code => code.replace("open()", "close()").concat("// more\n"));
    expect(breachesOf(linter, "open();\n")).toContain("the fixes do not settle: one more run changes the text");
  });

  it("notices fixes that do not settle though each text was seen before", () => {
    const linter = replacing("close()", code => (code.startsWith("open") ? code.replace("open()", "close()") : "open();\n"));
    expect(breachesOf(linter, "open();\n")).toContain("the fixes do not settle: one more run changes the text");
  });

  it("notices a type error, and does not blame an edit for those of the input", () => {
    const code = 'import { missing } from "not-installed";\n/** @param {() => string} open */\nexport const f = (open) => missing(open());\n';
    expect(breachesOf(replacing("shut()"), code, true)).toEqual(["the result does not type-check: TS2304: Cannot find name 'shut'."]);
    expect(breachesOf(replacing("open"), code, true)).toEqual([]);
  });

  it("are held to what CPython compiles, and to the strings that are there, in a file of Python", () => {
    const python = (text: string, code: string): EditCounts =>
      checkEdits(path.join(tmpdir(), "sample.py"), code, { linter: replacing(text), project: null });
    const toldOf = ({ failures }: EditCounts): string => failures.flatMap(({ breaches }) => breaches.map(({ told }) => told)).join("\n");
    expect(python("close()", 'open()\nx = """a\n  b"""\n')).toMatchObject({ fixes: 1, checked: 1, typed: 0, failures: [] });
    expect(toldOf(python("close(", "open()\n"))).toContain("py-ast cannot parse the result");
    const isAsked = !("missing" in findPython());
    expect(toldOf(python("return", "open()\n")).includes("CPython cannot parse the result: 'return' outside function")).toBe(isAsked);
    const moved = replacing("close()", code => code.replace("open()", "close()").replace("  b", "b"));
    const counts = checkEdits(path.join(tmpdir(), "sample.py"), 'open()\nx = """a\n  b"""\n', { linter: moved, project: null });
    expect(toldOf(counts)).toContain("the string");
  });

  it("says where, which edit and what it did", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "edits-"));
    try {
      const file = path.join(folder, "a.js");
      await writeFile(file, "open();\n");
      const edits = checkEdits(file, "open();\n", { linter: replacing("void open()"), project: null });
      const base = { lines: 1, milliseconds: 1, findings: [] };
      const files: EditReport[] = [
        { ...base, file, failure: null, edits },
        { ...base, file: path.join(folder, "b.js"), failure: { kind: "hang", text: "No answer." }, edits: null },
      ];
      const report = { name: "p@1.0.0", folder, files };
      const told = renderEditFailures(report).join("\n");
      expect(told).toContain("p@1.0.0/a.js:1 async-lifecycle/sample fix, using\n");
      expect(told).toContain("    -open();\n    +void open();\n");
      // Applied together and again, the fix adds a word in each run, which is a failure of its own.
      expect(told).toContain("p@1.0.0/a.js:0 all fixes, using\n");
      expect(told).toContain("hang: p@1.0.0/b.js\n  No answer.");
      expect(told).toContain("\n  findings: after the edit the repaired");
      expect(countEditFailures([report])).toBe(3);
      expect(renderPromises([report]).map(row => row.replaceAll(/ +/gu, " "))).toEqual([
        "promise broken alone broken together", "parses 0 0", "types 0 0", "findings 1 1", "comments 0 0", "range 0 0", "texts checked 1 1",
      ]);
      expect(renderEdits([report]).at(-1)).toMatch(/^all +2 +1 .* 3$/u);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe("the rules", () => {
  it("offer edits for a mistake, which keep their promises under each way of writing scopes", () => {
    const code = `import { Client } from "undici";
export async function read(url) {
  const client = new Client(url);
  const other = new Client(url);
  await (await client.request({ path: "/", method: "GET" })).body.dump();
  await (await other.request({ path: "/", method: "GET" })).body.dump();
}
`;
    const counts = checkEdits(FILE, code, { linter: createEditLinter(), project: PROJECT });
    expect(counts.failures).toEqual([]);
    expect(counts.fixes).toBeGreaterThanOrEqual(4);
  });
});

describe("findings after an edit", () => {
  const finding = (messageId: string, ruleId = "p/a"): Linter.LintMessage => ({ ruleId, messageId, message: "", severity: 2, line: 1, column: 1 });
  const [here, there] = [finding("here"), finding("there")];

  it("may be told in other words, as long as no more of the rule stay than were to", () => {
    expect(checkFindings({ before: [here, here], gone: [here], after: [there] }, "the edit")).toEqual([]);
    expect(checkFindings({ before: [here, here], gone: [here], after: [there, here] }, "the edit")).toHaveLength(1);
    expect(checkFindings({ before: [here], gone: [here], after: [there] }, "the edit")).toHaveLength(1);
    expect(checkFindings({ before: [here, here], gone: [here], after: [finding("here", "p/b")] }, "the edit")).toHaveLength(1);
  });
});
