/** Does docs/compatibility.md name the versions that are really run, the ranges that the package takes, and its dependencies? */
import { describe, expect, it } from "vitest";
import * as versions from "../hosts/versions.ts";
import { textOf } from "../project-files.ts";

interface Manifest {
  readonly engines: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

const PAGE = textOf("docs/compatibility.md");
const manifest = JSON.parse(textOf("package.json")) as Manifest;

/** The rows of the table under a heading, without its head, each as its cells. */
function table(heading: string): readonly (readonly string[])[] {
  const section = PAGE.split(/^## /mu).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| "));
  // A `|` inside of a cell is written `\|`.
  return rows.slice(1).map((row) => row.split(/(?<!\\)\|/u).slice(1, -1).map((cell) => cell.trim().replaceAll("\\|", "|")));
}

function cell(heading: string, row: string): string {
  const found = table(heading).find(([name]) => name?.startsWith(row) === true);
  if (found === undefined) throw new Error(`The table under "${heading}" has no row ${row}.`);
  return found[1] ?? "";
}

describe("what was run", () => {
  it.each([
    ["ESLint", versions.ESLINTS.join(", ")],
    ["Node", versions.NODES.join(", ")],
    ["TypeScript's native compiler", versions.NATIVE_TYPESCRIPT],
    ["TypeScript, which checks", Object.values(versions.COMPILERS).sort().join(", ")],
    ["typescript-eslint", versions.TYPESCRIPT_ESLINT],
    ["Oxlint", versions.OXLINT],
  ])("%s %s", (row, said) => {
    expect(cell("What was run", row)).toBe(said);
  });

  it("is what the project itself is tested with, where it has it", () => {
    const { devDependencies: own } = manifest;
    expect(versions.ESLINTS).toContain(own["eslint"]);
    expect(versions.TYPESCRIPT_ESLINT).toBe(own["typescript-eslint"]);
    expect(versions.COMPILERS.typescript).toBe(own["typescript"]);
    expect(versions.CHANGESETS).toBe(own["@changesets/cli"]);
    expect(cell("What was run", "TypeScript, which types")).toBe(own["typescript"]);
  });

  it("begins with the oldest ESLint that the package takes, and has a Node of each line", () => {
    expect(manifest.peerDependencies["eslint"]).toMatch(new RegExp(`^\\^${versions.ESLINTS[0]} `, "u"));
    const lines = (text: string): readonly string[] => [...text.matchAll(/\b(?<line>\d+)(?:\.\d+)*/gu)].map(({ groups }) => groups?.["line"] ?? "");
    expect(versions.NODES.map((version) => version.split(".")[0])).toEqual(lines(manifest.engines["node"] ?? ""));
  });

  it("names commands that exist", () => {
    const named = [...PAGE.matchAll(/npm run (?<script>[\w:-]+)/gu)].map(({ groups }) => groups?.["script"] ?? "");
    expect(named.filter((script) => !Object.hasOwn(manifest.scripts, script))).toEqual([]);
  });
});

it("says what it takes", () => {
  expect(cell("What it takes", "Node")).toBe(`\`${manifest.engines["node"] ?? ""}\``);
  expect(cell("What it takes", "ESLint")).toBe(`\`${manifest.peerDependencies["eslint"] ?? ""}\``);
  expect(cell("What it takes", "TypeScript")).toContain(`\`${manifest.peerDependencies["typescript"] ?? ""}\``);
});

it("lists the dependencies", () => {
  const listed = table("Size and dependencies").map(([name = "", version = ""]) => [name.replaceAll("`", ""), version]);
  expect(Object.fromEntries(listed)).toEqual(manifest.dependencies);
});
