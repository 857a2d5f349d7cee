/** Does docs/catalog.md speak of everything that the catalog has? A new entry asks for a new run of `npm run verify:catalog`. */
import { describe, expect, it } from "vitest";
import type { Library } from "../../src/catalog/schema.ts";
import { claimsOf } from "../../tools/verify-catalog/javascript/claims.ts";
import { catalogPage } from "../../tools/verify-catalog/page.ts";
import { textOf } from "../project-files.ts";
import { libraryFiles } from "./library-files.ts";

const page = textOf(catalogPage);
const libraries = (await libraryFiles()).map(({ library }) => library);

describe(catalogPage, () => {
  it.each(libraries)("has every entry of $name", (library) => {
    const part = partOf(library);
    expect(part).not.toBe("");
    expect(entriesOf(library).filter((entry) => !part.includes(`\`${entry}\``))).toEqual([]);
  });

  it("has no library that is gone", () => {
    const [, javascript = ""] = /<!-- javascript begins -->(.*)<!-- javascript ends -->/su.exec(page) ?? [];
    const named = [...javascript.matchAll(/^### (\S+)/gmu)].map(([, name]) => name);
    expect(named.filter((name) => !libraries.some((library) => library.name === name))).toEqual([]);
  });
});

/** Everything that the entry claims whatever programs there are. */
function entriesOf(library: Library): readonly string[] {
  const claims = claimsOf(library, { uses: {}, nested: [] });
  return [...new Set(claims.map(({ entry }) => entry))].filter((entry) => !entry.endsWith("#any method"));
}

/** The part of the page from the heading of the library to the next. */
function partOf({ name }: Library): string {
  const [, ...parts] = page.split(/^### /mu);
  return parts.find((part) => part.split(/\s/u, 1)[0] === name) ?? "";
}
