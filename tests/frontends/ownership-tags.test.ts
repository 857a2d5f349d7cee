/** Which comments say who owns what, and which only look as if they did? */
import { describe, expect, it } from "vitest";
import { readOwnershipTags } from "../../src/frontends/typescript/resolve/ownership-tags.ts";
import { lower } from "./lower/lowered.ts";

/** The tags of a comment as `word name`, with a question mark behind the first word of a sentence. */
function read(text: string): string[] {
  return readOwnershipTags(text).map(({ word, name, isAlone }) => `${word} ${name ?? "-"}${isAlone ? "" : "?"}`);
}

describe("tags", () => {
  it.each([
    ["a name", "* @owns pool ", ["owns pool"]],
    ["a name with a description", "* @borrows pool - for the time of the call", ["borrows pool"]],
    ["no name", "* @owns ", ["owns -"]],
    ["no name, with a description", "* @borrows - the registry closes it", ["borrows -"]],
    ["this", "* @closes this", ["closes this"]],
    ["a field", "* @closes this.pool", ["closes this.pool"]],
    ["a private field", "* @closes this.#pool", ["closes this.#pool"]],
    ["two names", "* @closes pool, client", ["closes pool", "closes client"]],
    ["two tags in a line", "* @owns pool @borrows logger ", ["owns pool", "borrows logger"]],
    ["a type in braces", "* @owns {Pool} pool", ["owns pool"]],
    ["a full stop", "* @owns pool.", ["owns pool"]],
    ["several lines", "*\n * Starts it.\n *\n * @param pool what it is\n * @owns pool\n * @wraps client\n ", ["owns pool", "wraps client"]],
    ["a comment with its delimiters", "/** @owns pool */", ["owns pool"]],
    ["carriage returns", "*\r\n * @owns pool\r\n * @closes client\r\n ", ["owns pool", "closes client"]],
    ["the first word of a sentence", "* @owns pool the one that it is given", ["owns pool?"]],
    ["a name of another alphabet", "* @owns größe", ["owns größe"]],
  ])("are read: %s", (_title, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ["an issue", "* @closes #382"],
    ["an issue with words", "* @closes #380 (partial)"],
    ["a ticket", "* @closes LEAK-2 root + GAP-19"],
    ["the tag of JSDoc", "* @borrows Jaxire#headers as headers"],
    ["the tag of JSDoc with plain names", "* @borrows _create as create"],
    ["a path", "* @owns js/sky/sky-dial.js"],
    ["a method elsewhere", "* @wraps gateway.clientToken.generate"],
    ["a call", "* @wraps print_simple()"],
    ["a longer tag", "* @owns-nothing pool"],
    ["a longer word", "* @ownsome pool"],
    ["the middle of a line", "* see @owns pool"],
    ["an address", "* mail a@owns pool"],
    ["a number", "* @closes 12"],
  ])("are not seen in %s", (_title, text) => {
    expect(read(text)).toEqual([]);
  });

  it("stand where they are written", () => {
    const text = "*\n * @closes pool, client - both\n ";
    expect(readOwnershipTags(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "@closes pool, client",
      "@closes pool, client",
    ]);
  });
});

describe("fields", () => {
  const fields = (text: string): unknown => [...(lower(text).ir.classes[0]?.fieldOwnership ?? [])];

  it.each([
    ["declared", "class A { /** @owns */ pool; /** @borrows */ client; other; }", [["pool", "owns"], ["client", "borrows"]]],
    ["private", "class A { /** @owns */ #pool; }", [["#pool", "owns"]]],
    ["with modifiers", "class A { /** @owns */ private readonly pool: Pool; }", [["pool", "owns"]]],
    ["abstract", "abstract class A { /** @owns */ abstract pool: Pool; }", [["pool", "owns"]]],
    ["a parameter property", "class A { constructor(/** @owns */ private pool: Pool, private other: Pool) {} }", [["pool", "owns"]]],
    ["a parameter property with a default", "class A { constructor(/** @owns */ private pool = open()) {} }", [["pool", "owns"]]],
    ["assigned in the constructor", "class A { constructor(pool) { /** @borrows */ this.pool = pool; } }", [["pool", "borrows"]]],
    ["with a description", "class A { /**\n * The pool.\n * @owns - closed by stop()\n */ pool; }", [["pool", "owns"]]],
  ])("are annotated: %s", (_title, text, expected) => {
    expect(fields(text)).toEqual(expected);
  });

  it.each([
    ["both at once", "class A { /** @owns @borrows */ pool; }"],
    ["static", "class A { /** @owns */ static pool; }"],
    ["a sentence", "class A { /** @owns the pool of it */ pool; }"],
    ["a plain comment", "class A { /* @owns */ pool; }"],
    ["a plain parameter", "class A { constructor(/** @owns */ pool) {} }"],
  ])("are not: %s", (_title, text) => {
    expect(fields(text)).toEqual([]);
  });
});
