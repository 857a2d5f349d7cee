/** Which files are lowered at all, when there are no types? */
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/catalog/catalog.ts";
import { JAVASCRIPT_LIBRARIES } from "../../src/catalog/index.generated.ts";
import type { JavaScriptSource } from "../../src/frontends/typescript/source.ts";
import { isWorthALook } from "../../src/frontends/typescript/first-look.ts";

const catalog = createCatalog(JAVASCRIPT_LIBRARIES);

function isLookedAt(text: string, globals: Readonly<Record<string, "readonly">> = {}): boolean {
  const linter = new Linter();
  expect(linter.verify(text, { languageOptions: { globals } })).toEqual([]);
  return isWorthALook(linter.getSourceCode() as unknown as JavaScriptSource, catalog);
}

describe("a file without types", () => {
  it.each([
    'import { open } from "node:fs/promises"; open();',
    "const fs = require('fs');",
    "require('assert').rejects(work());",
    "const response = fetch(url);",
    "process.exit(1)",
    "export async function f() {}",
    "void work().then(done)",
    "using file = open();",
    "this[Symbol.asyncDispose]()",
  ])("is looked at: %s", (text) => {
    expect(isLookedAt(text)).toBe(true);
  });

  it.each([
    "export const sum = (a, b) => a + b;",
    "const prefetch = 1; prefetch(fetched)",
    'import x from "fsx"; x();',
    'import assert from "node:assert"; assert.equal(1, 1);',
    "// like fetch, but for a Request\nexport const Response = class {};",
    "export function get(fetch) { return fetch(1); }",
    "",
  ])("is passed over: %s", (text) => {
    expect(isLookedAt(text)).toBe(false);
  });

  it("is looked at for a global that the configuration declares too", () => {
    expect(isLookedAt("fetch(url)", { fetch: "readonly" })).toBe(true);
    expect(isLookedAt("load(url)", { fetch: "readonly" })).toBe(false);
  });
});
