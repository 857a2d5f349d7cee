/**
 * Does the linter tell the truth about small programs that nobody wrote?
 *
 * Programs of fixed seeds are linted and run on their ways; `npm run fuzz` does it with many more.
 */
import { describe, expect, it } from "vitest";
import { findPython } from "../tools/cpython.ts";
import { tryChunk } from "../tools/fuzz/chunk.ts";
import * as fc from "fast-check";
import { anyProgram } from "../tools/fuzz/generate.ts";
import type { Program } from "../tools/fuzz/program.ts";
import { printJavaScript } from "../tools/fuzz/print-javascript.ts";
import { printPython } from "../tools/fuzz/print-python.ts";
import { runJavaScript } from "../tools/fuzz/run-javascript.ts";
import { PythonRuns } from "../tools/fuzz/run-python.ts";
import type { Outcomes } from "../tools/fuzz/outcomes.ts";

const COUNT = 500;

/** Few series of answers each: the many programs make up for it. */
const MOST = 16;

const python = findPython();

describe("made-up programs", () => {
  it("in JavaScript are judged as they run", { timeout: 300_000 }, async () => {
    const report = await tryChunk({ language: "javascript", from: 1, count: COUNT, most: MOST, checksEdits: false });
    expect(report.failing).toEqual([]);
    // A generator that makes nothing to report would pass as well.
    expect(report.reporting).toBeGreaterThan(COUNT / 3);
    expect(realOf(report.findings)).toBeGreaterThan(COUNT / 3);
  });

  it("in Python are judged as they run", { timeout: 300_000 }, async (context) => {
    if ("missing" in python) {
      console.warn(`Made-up programs in Python are not run: ${python.missing}.`);
      context.skip(python.missing);
      return;
    }
    const report = await tryChunk({ language: "python", from: 1, count: COUNT, most: MOST, checksEdits: false });
    expect(report.failing).toEqual([]);
    expect(realOf(report.findings)).toBeGreaterThan(COUNT / 3);
  });

  it("do the same in both languages", { timeout: 300_000 }, async (context) => {
    if ("missing" in python) {
      context.skip(python.missing);
      return;
    }
    const runs = new PythonRuns();
    // A task begins to run later in Python.
    const programs = fc.sample(anyProgram, { numRuns: 60, seed: 1 }).filter((program) => !startsTasks(program));
    expect(programs.length).toBeGreaterThan(20);
    for (const program of programs) {
      const text = printJavaScript(program);
      const [here, there] = [await runJavaScript(text, MOST), await runs.run(printPython(program), MOST)];
      expect(seen(there), text).toEqual(seen(here));
    }
    runs.end();
  });
});

function realOf(findings: Readonly<Record<string, number>>): number {
  return Object.entries(findings).reduce((sum, [key, count]) => sum + (key.endsWith("\treal") ? count : 0), 0);
}

function startsTasks(program: Program): boolean {
  return /"is":"start"|"how":"(?:dropped|returned)"/u.test(JSON.stringify(program));
}

/** What has to be alike: how runs went and ended. */
function seen({ traces }: Outcomes): unknown {
  return traces.map(({ ending, left, steps }) => ({ ending, left, steps }));
}
