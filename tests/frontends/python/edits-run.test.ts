/** Do repaired programs do what they were meant to do, where before they failed, warned, or did it by hand? */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Linter } from "eslint";
import { afterAll, describe, expect, it } from "vitest";
import plugin from "../../../src/index.ts";
import { findPython } from "../../../tools/cpython.ts";
import { ROOT } from "../../project-files.ts";
import { type Program, PROGRAMS } from "./edit-cases/programs.ts";

const LIBRARIES = join(ROOT, ".corpus/python-libraries/bin/python");
const FAULTS = /Error|Warning|Unclosed|never awaited|was destroyed/u;

const python = findPython();
const folder = mkdtempSync(join(tmpdir(), "async-lifecycle-"));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What `--fix` leaves, with what is offered where the user takes it. */
function repaired({ code, isOffered = false, pythonVersion = "3.11" }: Program): string {
  const rules = Object.fromEntries(Object.keys(plugin.rules ?? {}).map((name): [string, Linter.RuleEntry] => [`async-lifecycle/${name}`, "error"]));
  const settings = { "async-lifecycle": { unsafeFixes: isOffered, pythonVersion } };
  const configuration = { files: ["**/*.py"], language: "async-lifecycle/python", plugins: { "async-lifecycle": plugin }, rules, settings };
  return new Linter().verifyAndFix(code, [configuration], { filename: "program.py" }).output;
}

function run(executable: string, code: string): { readonly said: string; readonly printed: string } {
  const file = join(folder, "program.py");
  writeFileSync(file, code);
  const { stdout, stderr } = spawnSync(executable, ["-I", "-W", "default", file], { encoding: "utf8", timeout: 30_000 });
  return { said: stderr, printed: stdout };
}

if ("missing" in python) {
  it("no program is run", (context) => {
    console.warn(`Repaired programs are not run: ${python.missing}.`);
    context.skip(python.missing);
  });
} else {
  describe("a program with", () => {
    it.for(PROGRAMS)("$title", { timeout: 60_000 }, (program, context) => {
      const { before, code, needs, output } = program;
      if (needs !== undefined && !existsSync(LIBRARIES)) {
        const reason = `${needs} is not installed; \`npm run python-libraries\` does that`;
        console.warn(`A repaired program is not run: ${reason}.`);
        context.skip(reason);
        return;
      }
      const executable = needs === undefined ? python.executable : LIBRARIES;
      const first = run(executable, code);
      if (before) expect(first.said).toMatch(before);
      else expect(first.said).not.toMatch(FAULTS);
      const text = repaired(program);
      expect(text).not.toBe(code);
      const second = run(executable, text);
      expect(second.said).not.toMatch(FAULTS);
      expect(second.printed).toBe(output);
      expect(text).toMatchSnapshot();
    });
  });
}
