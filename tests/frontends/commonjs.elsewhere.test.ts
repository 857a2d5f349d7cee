/** Is a function found that a CommonJS file exports, in each of the ways in which they are written? */
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { lintTyped, typedProgram } from "./typed-program.ts";

const MODULES: Readonly<Record<string, string>> = {
  "closing.cjs": `const { open } = require("node:fs/promises");
async function shut(handle) { await handle.close(); }
exports.shut = shut;
exports.written = exports.later = void 0;
exports.written = async function (handle) { await handle.close(); };
exports.later = exports.arrow = async (handle) => { await handle.close(); };
exports.either = shut;
exports.either = async (handle) => { await handle.stat(); };
module.exports.whole = shut;
exports.chosen = process.env.KEEP ? shut : async () => {};
`,
  "object.cjs": `const { open } = require("node:fs/promises");
async function shut(handle) { await handle.close(); }
module.exports = { shut, renamed: shut, async method(handle) { await handle.close(); }, arrow: async (handle) => { await handle.close(); } };
`,
  "function.cjs": `const { open } = require("node:fs/promises");
module.exports = async function (handle) { await handle.close(); };
`,
  "default.ts": `import type { FileHandle } from "node:fs/promises";
export default async (handle: FileHandle): Promise<void> => { await handle.close(); };
`,
};

const CLOSING = [
  "closing.shut",
  "shut",
  "closing.written",
  "closing.arrow",
  "closing.whole",
  "object.shut",
  "object.renamed",
  "object.method",
  "object.arrow",
  "close",
  "fromModule.default",
];
const UNKNOWN = ["closing.either", "closing.chosen", "object.nothing"];

function fileCalling(name: string): string {
  return `const { open } = require("node:fs/promises");
const closing = require("./closing.cjs");
const { shut } = require("./closing.cjs");
const object = require("./object.cjs");
const close = require("./function.cjs");
const fromModule = require("./default.ts");
async function run() {
  const handle = await open("a");
  await ${name}(handle);
  await handle.stat();
}
exports.run = run;
`;
}

const callers = new Map([...CLOSING, ...UNKNOWN].map((name, index) => [name, `caller-${String(index)}.cjs`]));
const program = typedProgram(
  new Map([...Object.entries(MODULES), ...[...callers].map(([name, file]) => [file, fileCalling(name)] as const)]),
  { allowJs: true, allowImportingTsExtensions: true },
);

function linesOf(name: string): readonly number[] {
  const messages = lintTyped(program, callers.get(name) ?? "", { own: plugin }, { "own/no-reuse-after-close": "error" });
  return messages.map(({ line }) => line);
}

describe("what a file of CommonJS exports", () => {
  it.each(CLOSING)("%s closes what it is given", (name) => {
    expect(linesOf(name)).toEqual([10]);
  });

  it.each(UNKNOWN)("%s is unknown", (name) => {
    expect(linesOf(name)).toEqual([]);
  });
});
