/**
 * Can the claims about Python's libraries be verified, and do Python's own modules do what the catalog says of them?
 * What has to be installed is asked by `npm run verify:catalog`.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PYTHON_LIBRARIES } from "../../src/catalog/python.generated.ts";
import type { Library } from "../../src/catalog/schema.ts";
import type { Outcome } from "../../src/core/effects.ts";
import { findPython } from "../../tools/cpython.ts";
import { asking } from "../../tools/verify-catalog/python/asking.ts";
import { claimsOf } from "../../tools/verify-catalog/python/claims.ts";
import { DISTRIBUTIONS, isStandard } from "../../tools/verify-catalog/python/classes.ts";
import { PROBES } from "../../tools/verify-catalog/python/probes.ts";
import { verdictsOn } from "../../tools/verify-catalog/python/verdicts.ts";
import type { Verdict } from "../../tools/verify-catalog/verdict.ts";
import { ROOT } from "../project-files.ts";

describe("without running anything", () => {
  it("opens each resource, or says why not", () => {
    const resources = PYTHON_LIBRARIES.flatMap(({ name: library, resources: all }) => all.map(({ name }) => `${library}/${name}`));
    expect(Object.keys(PROBES).toSorted()).toEqual(resources.toSorted());
    expect(Object.values(PROBES).filter((probe) => "why" in probe && probe.why === "")).toEqual([]);
  });

  it("has a program for each claim about a place", () => {
    const claims = PYTHON_LIBRARIES.flatMap((library) => claimsOf({ library, is: () => "call" }).map((claim) => ({ library: library.name, ...claim })));
    const nested = claims.filter(({ question }) => question === "nested run");
    expect(nested.length).toBeGreaterThan(10);
    expect(nested.filter(({ asks }) => asks.length === 0)).toEqual([]);
  });

  it("asks what a use does after each closer that has an answer of its own", () => {
    const library = PYTHON_LIBRARIES.find(({ name }) => name === "asyncpg");
    if (library === undefined) throw new Error("There is no asyncpg.");
    const claims = claimsOf({ library, is: () => "call" }).filter(({ question }) => question === "reuse");
    const asked = (entry: string): readonly unknown[] =>
      claims.filter((claim) => claim.entry === entry).map(({ asks, claim }) => [claim, asks.map(({ setup }) => setup.split("\n").at(-1))]);
    expect(asked("Connection#reset_type_codec")).toEqual([["rejects “connection is closed” after close", ["await settled(r.close())"]]]);
    expect(asked("Connection#fetch")).toEqual([["rejects “connection is closed”", ["await settled(r.close())", "r.terminate()"]]]);
  });

  it("installs the versions that the entries name", () => {
    const pinned = new Map(
      readFileSync(`${ROOT}/tools/python/requirements.txt`, "utf8")
        .split("\n")
        .map((line) => line.split("==") as [string, string?])
        .map(([name, version]) => [name.toLowerCase(), version]),
    );
    const installed = PYTHON_LIBRARIES.filter(({ name }) => !isStandard(name)).map(({ name, version }) => [name, version]);
    expect(installed.map(([name = ""]) => [name, pinned.get(DISTRIBUTIONS[name] ?? name)])).toEqual(installed);
  });
});

const python = findPython();
if ("missing" in python) {
  it("asks nothing of Python's own modules", (context) => {
    console.warn(`What Python's own modules do is not checked: ${python.missing}.`);
    context.skip(python.missing);
  });
} else {
  const [, minor] = python.version;
  const runtime = { minor, version: python.version.join(".") };
  const asked = asking(python.executable);
  const wrongOf = (verdicts: readonly Verdict[]): readonly string[] =>
    verdicts.filter(({ verdict }) => verdict === "wrong").map(({ claim, entry, why }) => `${entry}: ${claim}: ${why ?? ""}`);

  describe("Python's own modules", () => {
    it.each(PYTHON_LIBRARIES.filter(({ name }) => isStandard(name)).map((library) => [library.name, library] as const))("%s", async (_name, library) => {
      const verdicts = await verdictsOn(library, asked, runtime);
      expect(wrongOf(verdicts)).toEqual([]);
      expect(verdicts.some(({ verdict }) => verdict === "ran")).toBe(true);
    });
  });

  it("finds out what is not so", async () => {
    const works: Outcome = { effect: "works" };
    const entry = PYTHON_LIBRARIES.find(({ name }) => name === "sqlite3");
    const [connection] = entry?.resources ?? [];
    if (entry === undefined || connection === undefined) throw new Error("There is no sqlite3.");
    const resource = { ...connection, disposal: { symbol: "async" }, harmless: ["executes"], reuseOf: { commit: works } } as const;
    const library: Library = { ...entry, resources: [{ ...resource, closers: { close: { again: { effect: "throws", error: "x" } } } }], exports: { connects: {} } };
    const [wrong, others] = [wrongOf(await verdictsOn(library, asked, runtime)), ["connects", "Connection", "Connection#executes", "Connection#commit", "Connection#close"]];
    expect(others.filter((name) => !wrong.some((line) => line.startsWith(`${name}: `)))).toEqual([]);
  });
}
