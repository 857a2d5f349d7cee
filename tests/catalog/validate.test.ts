/** Does a mistake in the libraries of a user's settings get a message that names it? */
import { describe, expect, it } from "vitest";
import { validateLibraries } from "../../src/catalog/validate.ts";
import { libraryFiles } from "./library-files.ts";

const pool = {
  name: "Pool",
  kind: "pool",
  closers: { close: { async: true } },
  disposal: { symbol: "none", closer: "close" },
  reuse: { effect: "rejects", error: "Error: closed" },
  obligation: "must",
  source: "https://example.org/pool",
};
const library = {
  name: "acme",
  modules: ["acme"],
  version: "1.0.0",
  source: "https://example.org/",
  resources: [pool],
  exports: { Pool: { construct: { returns: { resource: "Pool" } }, instance: "Pool" } },
};

/** The library with one export, `work`, whose call has this effect. */
function withCall(call: unknown): unknown {
  return [{ ...library, exports: { work: { call } } }];
}

function withResource(changes: object): unknown {
  return [{ ...library, resources: [{ ...pool, ...changes }] }];
}

const ROOT = 'settings["async-lifecycle"].libraries';

describe("validateLibraries", () => {
  it("returns a list without mistakes as it is", () => {
    const given = [library];
    expect(validateLibraries(given)).toBe(given);
  });

  it.each(["javascript", "python"] as const)("takes every library of %s after a journey through JSON", async (language) => {
    const libraries = (await libraryFiles(language)).map((file) => file.library);
    const copied: unknown = JSON.parse(JSON.stringify(libraries));
    expect(validateLibraries(copied)).toEqual(libraries);
  });

  it.each([
    ["no list", {}, `${ROOT}: expected a list, got an object.`],
    ["no library", [3], `${ROOT}[0]: expected an object, got 3.`],
    ["a missing key", [{ name: "acme" }], `${ROOT}[0]: missing key "modules".`],
    ["an empty text", [{ ...library, name: "" }], `${ROOT}[0].name: expected a text, got "".`],
    [
      "a module that is no text",
      [{ ...library, modules: [null] }],
      `${ROOT}[0].modules[0]: expected a text, got null.`,
    ],
    [
      "a text in place of closers",
      withResource({ closers: "close" }),
      `${ROOT}[0].resources[0].closers: expected an object, got "close".`,
    ],
    [
      "a key with a letter too few",
      withResource({ closer: {} }),
      `${ROOT}[0].resources[0]: unknown key "closer" (did you mean "closers"?).`,
    ],
    [
      "a key that is like no other",
      withResource({ zebra: {} }),
      `${ROOT}[0].resources[0]: unknown key "zebra".`,
    ],
    [
      "a key of the prototype of objects",
      withResource(JSON.parse('{ "__proto__x": 1, "constructor": 1 }') as object),
      `${ROOT}[0].resources[0]: unknown key "__proto__x".`,
    ],
    [
      "a kind that does not exist",
      withResource({ kind: "pol" }),
      /\.resources\[0\]\.kind: expected one of "agent", .*, got "pol" \(did you mean "pool"\?\)\.$/u,
    ],
    [
      "a throw without its error",
      withResource({ reuse: { effect: "throws" } }),
      `${ROOT}[0].resources[0].reuse: missing key "error": the text of the error that this effect gives.`,
    ],
    [
      "older texts of no error",
      withResource({ reuse: { effect: "hangs", older: ["closed"] } }),
      `${ROOT}[0].resources[0].reuse.older: not expected without the key "error", which is the text of the newest version.`,
    ],
    [
      "an error of something that works",
      withResource({ reuse: { effect: "works", error: "no" } }),
      `${ROOT}[0].resources[0].reuse.error: not expected with the effect "works".`,
    ],
    [
      "a block that closes by a closer that is not there",
      withResource({ disposal: { symbol: "none", closer: "clos" } }),
      `${ROOT}[0].resources[0].disposal.closer: "clos" is not a key of closers (did you mean "close"?).`,
    ],
    [
      "a flag that is a text",
      withResource({ closers: { "body.cancel": { async: "yes" } } }),
      `${ROOT}[0].resources[0].closers["body.cancel"].async: expected true or false, got "yes".`,
    ],
    [
      "a resource that nobody described",
      withCall({ returns: { resource: "Pol" } }),
      `${ROOT}[0].exports.work.call.returns.resource: expected the name of a resource of this library, ` +
        `or "library/Name", got "Pol" (did you mean "Pool"?).`,
    ],
    [
      "a resource that a callback gets",
      withCall({ callbacks: [{ argument: "0", when: "now", parameters: { "0": "Client" } }] }),
      `${ROOT}[0].exports.work.call.callbacks[0].parameters["0"]: expected the name of a resource of this library, ` +
        `or "library/Name", got "Client".`,
    ],
    [
      "a time that does not exist",
      withCall({ callbacks: [{ argument: "0", when: "soon" }] }),
      `${ROOT}[0].exports.work.call.callbacks[0].when: expected one of "awaited", "later", "now", got "soon".`,
    ],
    [
      "an argument that is no path",
      withCall({ owns: ["first argument"] }),
      `${ROOT}[0].exports.work.call.owns[0]: expected the path of an argument ("0", "last", "1.agent"), ` +
        `got "first argument".`,
    ],
    [
      "a regular expression that is not closed",
      withCall({ hold: { role: "begin", on: "receiver", argumentMatches: "(" } }),
      `${ROOT}[0].exports.work.call.hold.argumentMatches: expected a regular expression, got "(".`,
    ],
    [
      "an option that is an object",
      withCall({ run: { key: "receiver", role: "both", constructedWith: { limit: {} } } }),
      `${ROOT}[0].exports.work.call.run.constructedWith.limit: expected a text, a number, true or false, ` +
        `got an object.`,
    ],
    [
      "a mistake in a member of a member",
      [{ ...library, exports: { a: { members: { b: { members: { c: { cal: {} } } } } } } }],
      `${ROOT}[0].exports.a.members.b.members.c: unknown key "cal" (did you mean "call"?).`,
    ],
    [
      "an example without its other half",
      [{ ...library, examples: { wrong: "x" } }],
      `${ROOT}[0].examples: missing key "right".`,
    ],
  ])("names %s", (_title, value, message) => {
    const expected = typeof message === "string" ? new RegExp(`^${literal(message)}$`, "u") : message;
    expect(() => validateLibraries(value)).toThrow(expected);
  });

  it("accepts the resource of another library unseen", () => {
    expect(() => validateLibraries(withCall({ returns: { resource: "other/Client" } }))).not.toThrow();
  });

  it("refuses an entry that contains itself", () => {
    const endless: Record<string, unknown> = {};
    endless["members"] = { again: endless };
    expect(() => validateLibraries([{ ...library, exports: { endless } }])).toThrow(/: nested too deeply\.$/u);
  });

  it("shortens a long text and keeps the message in one line", () => {
    const message = messageOf([{ ...library, name: true, [`long\n${"x".repeat(500)}`]: 1 }]);
    expect(message).not.toContain("\n");
    expect(message.length).toBeLessThan(200);
  });
});

function messageOf(value: unknown): string {
  try {
    validateLibraries(value);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  throw new Error("Nothing was wrong.");
}

function literal(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}]/gu, "\\$&");
}
