/** Does the benchmark reckon right, cut texts that parse, and refuse what it could not measure? No time is measured here. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "espree";
import { afterAll, describe, expect, it } from "vitest";
import { factorsPerDoubling, judgeAdded, judgeAgainstPeers, judgeGrowth, judgeMemory } from "../../bench/aims.ts";
import { spendingOf } from "../../bench/cpu-profile.ts";
import { bundleOf, cutOfCompiler } from "../../bench/growth.ts";
import { readInput } from "../../bench/inputs.ts";
import { measureInTurns, median, mediansOf } from "../../bench/measure.ts";
import { insertBetweenMarkers, renderMarkdown, renderText } from "../../bench/render.ts";
import { memorySection, typedSection, untypedSection } from "../../bench/sections.ts";
import { textOf } from "../project-files.ts";

const folder = mkdtempSync(join(tmpdir(), "bench-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("the arithmetic", () => {
  it("takes the value in the middle", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 4])).toBe(4.5);
    expect(() => median([])).toThrow("no median");
  });

  it("takes the median of each figure by itself", () => {
    const sample = { wall: 1, user: 30, memory: 5, findings: 2 };
    const samples = [sample, { ...sample, wall: 2, user: 20 }, { ...sample, wall: 3, user: 10 }];
    expect(mediansOf(samples)).toEqual({ wall: 2, user: 20, memory: 5, findings: 2 });
  });

  it("spreads a growth over the doublings between two lengths", () => {
    expect(factorsPerDoubling([{ lines: 100, time: 1 }, { lines: 400, time: 4 }, { lines: 800, time: 12 }])).toEqual([2, 3]);
  });

  it("meets an aim up to its limit", () => {
    // The processor decides, however bad the clock looks.
    const clock = { none: 1, ours: 9, peers: 2 };
    const added = [150, 151].map((ours) => judgeAdded("x", { none: 100, ours, peers: 0 }, clock).isMet);
    const beside = [180, 181].map((ours) => judgeAgainstPeers("x", { none: 100, ours, peers: 180 }, clock).isMet);
    const growth = [22, 23].map((time) => judgeGrowth("x", [{ lines: 1, time: 10 }, { lines: 2, time }]).isMet);
    const memory = [130, 131].map((ours) => judgeMemory("x", 100, ours).isMet);
    expect([added, beside, growth, memory]).toEqual(Array.from({ length: 4 }, () => [true, false]));
  });

  it("lets the steepest step of a growth decide, wherever it is", () => {
    const points = [{ lines: 1, time: 10 }, { lines: 2, time: 30 }, { lines: 4, time: 31 }];
    expect(judgeGrowth("x", points)).toMatchObject({ isMet: false, figures: expect.stringContaining("3.00 times") as string });
  });
});

describe("the texts", () => {
  const compiler = readFileSync(createRequire(import.meta.url).resolve("typescript"), "utf8");

  it.each([1_000, 10_000])("hold about %i lines of the compiler, and parse", (length) => {
    const text = cutOfCompiler(compiler, length);
    const lines = text.split("\n").length;
    expect(lines).toBeLessThanOrEqual(length + 1);
    expect(lines).toBeGreaterThan(length * 0.9);
    expect(() => parse(text, { ecmaVersion: "latest", sourceType: "commonjs" }) as unknown).not.toThrow();
  });

  it("are not made of anything else than the compiler", () => {
    expect(() => cutOfCompiler("const a = 1;\n", 10)).toThrow("no longer one function");
  });

  it("hold modules as bundlers write them", () => {
    const text = bundleOf([{ name: "a.js", text: "#!/usr/bin/env node\nexports.a = 1;" }, { name: "b.js", text: "'use strict';\nreturn;" }]);
    expect(text.match(/\bexports\.a = 1;|\breturn;/gu)).toEqual(["exports.a = 1;", "return;"]);
    expect(() => parse(text, { ecmaVersion: "latest", sourceType: "script" }) as unknown).not.toThrow();
  });
});

describe("a profile", () => {
  it("gives the time to whoever called, not to the library that was called", () => {
    const frame = (functionName: string, file: string) => ({ functionName, url: new URL(`../../${file}`, import.meta.url).href, lineNumber: 6 });
    const parser = "node_modules/@typescript-eslint/typescript-estree/dist/parser.js";
    const compiler = "node_modules/typescript/lib/typescript.js";
    const profile = {
      nodes: [
        { id: 1, callFrame: { functionName: "(root)", url: "", lineNumber: -1 }, children: [2, 3, 9] },
        { id: 2, callFrame: { functionName: "(garbage collector)", url: "", lineNumber: -1 } },
        { id: 3, callFrame: frame("verify", "node_modules/eslint/lib/linter/linter.js"), children: [4, 6] },
        { id: 4, callFrame: frame("parse", parser), children: [5] },
        { id: 5, callFrame: frame("scan", compiler) },
        { id: 6, callFrame: frame("lowerFile", "dist/frontends/typescript/lower.js"), children: [7, 8] },
        { id: 7, callFrame: frame("getTypeAtLocation", compiler) },
        { id: 8, callFrame: frame("", "dist/frontends/typescript/resolve.js") },
        { id: 9, callFrame: { functionName: "(idle)", url: "", lineNumber: -1 } },
      ],
      samples: [2, 3, 5, 6, 7, 8, 8, 9],
      timeDeltas: [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 32_000, 64_000],
    };
    const { functions, parts, total } = spendingOf(profile);
    expect(total).toBe(95);
    expect(Object.fromEntries(parts)).toEqual({
      "garbage collection": 1,
      "ESLint itself": 2,
      "parsing, with scopes": 4,
      "our look at names, and our graphs": 72,
      "asking TypeScript for types": 16,
    });
    expect(functions).toEqual([
      ["(anonymous) frontends/typescript/resolve.js:7", 64],
      ["lowerFile frontends/typescript/lower.js:7", 8],
    ]);
  });
});

describe("a measurement", () => {
  it("counts what rules of others find, in a process of its own", async () => {
    const file = join(folder, "dropped.cjs");
    writeFileSync(file, "promise.then(() => 1);\n");
    const input = await readInput({ name: "dropped", cwd: folder, typesFrom: null, files: [{ file, sourceType: "commonjs" }] });
    expect(input).toMatchObject({ lines: 2, lookedAt: 1 });
    const [none, peers] = await measureInTurns([input], ["none", "peers"], 1);
    expect(none?.samples).toMatchObject([{ findings: 0 }]);
    expect(peers?.samples).toMatchObject([{ findings: 1 }]);
  });

  it("fails on a file that does not parse", async () => {
    const file = join(folder, "broken.cjs");
    writeFileSync(file, "return (;\n");
    const input = await readInput({ name: "broken", cwd: folder, typesFrom: null, files: [{ file, sourceType: "commonjs" }] });
    expect(input.lookedAt).toBe(0);
    await expect(measureInTurns([input], ["none"], 1)).rejects.toThrow(/^broken, none: [^]*broken\.cjs:1: Parsing error/u);
  });
});

describe("the tables", () => {
  const input = { name: "x 1.0.0", cwd: "", typesFrom: null, files: [{ file: "x.js", sourceType: "module" as const }], lines: 1_234, lookedAt: 1 };
  const measured = [["none", 1000], ["ours", 1400], ["peers", 1300], ["typedPeers", 1300]].map(([rules, user]) => ({
    input, rules: rules as "none", samples: [{ wall: 2000, user: user as number, memory: user as number, findings: 0 }],
  }));

  it("set each rule set beside the others", () => {
    expect(renderText(["About."], [untypedSection(measured)])).toBe([
      "About.",
      "",
      "(a) Without types",
      "",
      "input    lines         looked at     no rules    our seven  adds  promise + unicorn  adds",
      "x 1.0.0  1,234  100 % of 1 files  1.00 (2.00)  1.40 (2.00)  40 %        1.30 (2.00)  30 %",
      "",
      "  met: x 1.0.0: adds 40 %, aim: at most 50 % (by the clock: 0 %)",
      "",
    ].join("\n"));
  });

  it("say which aim is not met", () => {
    const text = renderText([], [typedSection(measured), memorySection([{ kind: "typed", measured }])]);
    expect(text).toContain("  NOT MET: x 1.0.0: adds 40 %, aim: at most the 30 % of the peers (by the clock: 0 % and 0 %)\n");
    expect(text).toContain("  NOT MET: x 1.0.0, typed: 1.40 times, aim: at most 1.3\n");
  });

  it("replace those that the page had", () => {
    const page = textOf("docs/performance.md");
    const command = "npm run bench -- --write";
    const figures = renderMarkdown(["About."], [untypedSection(measured)]);
    const written = insertBetweenMarkers(page, command, figures);
    expect(written).toContain("| x 1.0.0 | 1,234 | 100 % of 1 files | 1.00 (2.00) | 1.40 (2.00) | 40 % | 1.30 (2.00) | 30 % |");
    expect(insertBetweenMarkers(written, command, figures)).toBe(written);
    expect(written.split("About.")).toHaveLength(2);
    expect(() => insertBetweenMarkers("no markers", command, figures)).toThrow("The page needs");
  });
});
