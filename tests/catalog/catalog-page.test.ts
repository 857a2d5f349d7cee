/** Does docs/catalog.md speak of everything that the catalog has? A new entry asks for a new run of `npm run verify:catalog`. */
import { describe, expect, it } from "vitest";
import type { Library } from "../../src/catalog/schema.ts";
import { claimsOf as claimsOfJavaScript } from "../../tools/verify-catalog/javascript/claims.ts";
import { catalogPage, pageText, type Whole } from "../../tools/verify-catalog/page.ts";
import { claimsOf as claimsOfPython } from "../../tools/verify-catalog/python/claims.ts";
import { isStandard } from "../../tools/verify-catalog/python/classes.ts";
import { tallies } from "../../tools/verify-catalog/tally.ts";
import type { Verdict } from "../../tools/verify-catalog/verdict.ts";
import { textOf } from "../project-files.ts";
import { libraryFiles } from "./library-files.ts";

const page = textOf(catalogPage);

/** Everything that the entry claims, whatever programs there are and whatever a name stands for. */
const ENTRIES = {
  javascript: (library: Library) => claimsOfJavaScript(library, { uses: {}, nested: [] }).map(({ entry }) => entry).filter((entry) => !entry.endsWith("#any method")),
  python: (library: Library) => claimsOfPython({ library, is: () => "call" }).map(({ entry }) => entry),
} as const;
const LIBRARIES = {
  javascript: (await libraryFiles("javascript")).map(({ library }) => library),
  python: (await libraryFiles("python")).map(({ library }) => library),
} as const;

describe.each(["javascript", "python"] as const)(`${catalogPage} on %s`, (language) => {
  const libraries = LIBRARIES[language];
  const [table = "", ...sections] = partOf(page, language).split(/^### /mu);
  const sectionOf = ({ name }: Library): string => sections.find((section) => section.split(" ", 1)[0] === name) ?? "";

  it.each(libraries)("has every entry of $name", (library) => {
    const section = sectionOf(library);
    expect(section).not.toBe("");
    const named = namesIn(section);
    expect(ENTRIES[language](library).filter((entry) => !named.has(entry))).toEqual([]);
  });

  it("was asked of the versions that the entries name", () => {
    const others = libraries.filter((library) => !isOfRuntime(library) && !sectionOf(library).split("\n", 1)[0]?.split(/,? /u).includes(library.version));
    expect(others.map(({ name, version }) => `${name} ${version}`)).toEqual([]);
  });

  it("has no library that is gone, and nothing that is wrong", () => {
    const rows = [...table.matchAll(/^\| \[(\S+)\].* \| (\d+) \| [^|]*\|$/gmu)].map(([, name, wrong]) => ({ name, wrong }));
    expect(rows.map(({ name }) => name).toSorted()).toEqual(libraries.map(({ name }) => name).toSorted());
    expect(rows.filter(({ wrong }) => wrong !== "0")).toEqual([]);
    expect(sections.length).toBe(libraries.length);
  });
});

describe("a run over one library", () => {
  const names = { javascript: ["pg", "ws"], python: ["httpx"] };
  const verdict = (library: string, fields: Partial<Verdict> = {}): Verdict => ({
    language: library === "httpx" ? "python" : "javascript", library, version: "1.0.0", runtime: "Node 24.1.0",
    entry: "Pool#end", question: "reuse", claim: "works", verdict: "ran", ...fields,
  });
  const written = (old: string, verdicts: readonly Verdict[], wanted: Partial<Whole> = {}): string => pageText(old, tallies(verdicts), { isWhole: false, names, ...wanted });
  const whole = written("", [verdict("ws"), verdict("pg"), verdict("httpx", { runtime: "CPython 3.13" })], { isWhole: true });

  it("writes that one, and leaves the others", () => {
    const text = written(whole, [verdict("pg", { version: "2.0.0", claim: "throws" })]);
    expect(text).toContain("### pg 2.0.0\n");
    expect(text).not.toContain("pg 1.0.0");
    expect([text.indexOf("### ws 1.0.0"), text.indexOf("### httpx 1.0.0")].every((at) => at > text.indexOf("### pg 2.0.0"))).toBe(true);
    expect(text).toContain("| 2 | 2 | 0 | 0 | 0 | Node 24.1.0 |");
    expect(written(text, [verdict("pg")])).toBe(whole);
  });

  it("counts it anew", () => {
    const text = written(whole, [verdict("pg", { verdict: "wrong", why: "it | throws" })]);
    expect(text).toContain("| 2 | 1 | 0 | 0 | 1 | Node 24.1.0 |");
    expect(written(text, [verdict("httpx", { runtime: "CPython 3.13" })])).toBe(text);
  });

  it("drops what the catalog has no more", () => {
    expect(written(whole, [verdict("httpx")], { names: { ...names, javascript: ["ws"] } })).not.toContain("### pg");
  });

  it("shortens a list of names to what differs, and gives the reason", () => {
    const why = { verdict: "not verifiable", why: "needs a broker" } as const;
    const entries = ["connect", "Pool#end", "Pool#query", "Client#query"].map((entry) => verdict("pg", { entry, question: "exists", ...why }));
    const text = written(whole, entries);
    expect(text).toContain("- not verifiable (Node 24): needs a broker: `connect`, `Pool#end`, `#query`, `Client#query`\n");
    expect([...namesIn(text.split("### ")[1] ?? "")]).toEqual(["connect", "Pool#end", "Pool#query", "Client#query"]);
  });
});

/** The part of the page on one language. */
function partOf(text: string, language: string): string {
  const [, part = ""] = new RegExp(`<!-- ${language} begins -->(.*)<!-- ${language} ends -->`, "su").exec(text) ?? [];
  return part;
}

/** The entries that are named; one that begins with `#` is a member of the class before it. */
function namesIn(section: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const line of section.split("\n")) {
    let owner = "";
    for (const [, name = ""] of line.matchAll(/`([^`]+)`/gu)) {
      const entry = name.startsWith("#") ? `${owner}${name}` : name;
      [owner = ""] = entry.split("#", 1);
      names.add(entry);
    }
  }
  return names;
}

/** Its version is that of Node or of Python. */
function isOfRuntime({ name }: Library): boolean {
  return name === "web" || name === "ecmascript" || isStandard(name) || name.startsWith("node-");
}
