/** Is it known what a file's program may use, from nothing but the files around it? */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { installedVersion, isAtLeast, nodeVersion, readModuleKind, usingAllowed, usingThinkable } from "../../src/frontends/typescript/target.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "async-lifecycle-")));
afterAll(() => {
  rmSync(root, { recursive: true });
});

let count = 0;

/** Makes a directory with these files and gives the path of a file in it. */
function project(files: Readonly<Record<string, unknown>>, name = "src/file.js"): string {
  const directory = join(root, String(count++));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), typeof content === "string" ? content : JSON.stringify(content));
  }
  return join(directory, name);
}

const auto = { disposal: "auto" } as const;
const engines = (node: string): unknown => ({ engines: { node } });
const NEITHER = { using: false, stack: false };
const BOTH = { using: true, stack: true };

describe("by the setting", () => {
  it("is allowed when the user says so", () => {
    expect(usingAllowed("case.js", undefined, { disposal: "using" })).toEqual(BOTH);
  });
  it("is not when the user says so, whatever the program needs", () => {
    expect(usingAllowed(project({ "package.json": engines(">=24") }), undefined, { disposal: "try-finally" })).toEqual(NEITHER);
  });
});

describe("by the engines", () => {
  it.each([
    [">=24", BOTH],
    ["^24.1.0 || >=26", BOTH],
    [">=22", NEITHER],
    ["^20.19.0 || >=24", NEITHER],
    ["*", NEITHER],
    ["<30", NEITHER],
    ["not a range", NEITHER],
  ])("%s", (range, target) => {
    expect(usingAllowed(project({ "package.json": engines(range) }), undefined, auto)).toEqual(target);
  });
  it("is unknown without engines, even when a directory further up has some", () => {
    const file = project({ "package.json": engines(">=24"), "sub/package.json": { name: "sub" } }, "sub/file.js");
    expect(usingAllowed(file, undefined, auto)).toEqual(NEITHER);
  });
  it("is unknown without a package.json, and for text that is no file", () => {
    expect(usingAllowed(project({}), undefined, auto)).toEqual(NEITHER);
    expect(usingAllowed("case.js", undefined, auto)).toEqual(NEITHER);
  });
  it("is unknown when package.json is broken or hostile", () => {
    expect(nodeVersion(project({ "package.json": "{" }))).toBeUndefined();
    expect(nodeVersion(project({ "package.json": '{ "engines": "__proto__" }' }))).toBeUndefined();
    expect(nodeVersion(project({ "package.json": "[]" }))).toBeUndefined();
  });
});

describe("by the compiler", () => {
  const lib = ["es2023", "esnext.disposable"];
  const typescript = (node: string, compilerOptions: unknown): string =>
    project({ "package.json": engines(node), "tsconfig.json": { compilerOptions } }, "src/file.ts");

  it("is `using` alone when it is compiled down for an older Node", () => {
    expect(usingAllowed(typescript(">=20", { target: "es2023", lib }), undefined, auto)).toEqual({ using: true, stack: false });
  });
  it("is nothing for a Node without the symbols", () => {
    expect(usingAllowed(typescript(">=16", { target: "es2023", lib }), undefined, auto)).toEqual(NEITHER);
  });
  it("is nothing without the types", () => {
    expect(usingAllowed(typescript(">=20", { target: "es2022" }), undefined, auto)).toEqual(NEITHER);
  });
  it("is nothing when `using` stays as it is and Node cannot read it", () => {
    expect(usingAllowed(typescript(">=20", { target: "esnext", lib }), undefined, auto)).toEqual(NEITHER);
  });
  it("is nothing when somebody else compiles", () => {
    expect(usingAllowed(typescript(">=20", { target: "es2022", lib, noEmit: true }), undefined, auto)).toEqual(NEITHER);
  });
  it("is all on Node 24 with the types", () => {
    expect(usingAllowed(typescript(">=24", { target: "esnext" }), undefined, auto)).toEqual(BOTH);
  });
  it("reads what tsconfig.json extends, and its comments", () => {
    const file = project(
      {
        "package.json": engines(">=20"),
        "base.json": { compilerOptions: { target: "es2022", lib: ["es2022", "esnext.disposable"] } },
        "tsconfig.json": '{ // mine\n "extends": "./base.json", }',
      },
      "src/file.ts",
    );
    expect(usingAllowed(file, undefined, auto)).toEqual({ using: true, stack: false });
  });
});

describe("what may be advised", () => {
  const lib = ["es2023", "esnext.disposable"];
  const typescript = (node: string, compilerOptions: unknown): string =>
    project({ "package.json": engines(node), "tsconfig.json": { compilerOptions } }, "src/file.ts");

  it("is all where nothing is known", () => {
    expect(usingThinkable("case.js", undefined, auto)).toEqual(BOTH);
    expect(usingThinkable(project({}), undefined, auto)).toEqual(BOTH);
    expect(usingThinkable(project({ "package.json": engines("not a range") }), undefined, auto)).toEqual(BOTH);
  });
  it("is what the settings say", () => {
    expect(usingThinkable("case.js", undefined, { disposal: "try-finally" })).toEqual(NEITHER);
    expect(usingThinkable(project({ "package.json": engines(">=20") }), undefined, { disposal: "using" })).toEqual(BOTH);
  });
  it("is nothing for a Node that is too old, and all for one that is not", () => {
    expect(usingThinkable(project({ "package.json": engines(">=20") }), undefined, auto)).toEqual(NEITHER);
    expect(usingThinkable(project({ "package.json": engines(">=24") }), undefined, auto)).toEqual(BOTH);
  });
  it("is `using` alone where a compiler may write it for an older Node", () => {
    expect(usingThinkable(typescript(">=20", { target: "es2023", lib }), undefined, auto)).toEqual({ using: true, stack: false });
    expect(usingThinkable(typescript(">=20", { target: "es2023", lib, noEmit: true }), undefined, auto)).toEqual({ using: true, stack: false });
    expect(usingThinkable(typescript(">=20", { target: "esnext", lib }), undefined, auto)).toEqual(NEITHER);
  });
  it("is nothing without the types", () => {
    expect(usingThinkable(typescript(">=24", { target: "es2022", lib: ["es2022"] }), undefined, auto)).toEqual(NEITHER);
  });
});

describe("versions", () => {
  it("are those of the nearest installation", () => {
    const file = project({ "node_modules/a/package.json": { version: "1.0.0" }, "sub/node_modules/a/package.json": { version: "2.0.0" } }, "sub/deep/file.js");
    expect(installedVersion(file, "a")).toBe("2.0.0");
    expect(installedVersion(file, "b")).toBeUndefined();
  });
  it("are not read through names that are no packages", () => {
    const file = project({ "secret/package.json": { version: "1.0.0" } });
    expect(installedVersion(file, "../secret")).toBeUndefined();
    expect(installedVersion(file, "..")).toBeUndefined();
  });
  it("are compared as versions", () => {
    expect(isAtLeast("10.0.0", "9.1.0")).toBe(true);
    expect(isAtLeast("1.39.9", "1.40.0")).toBe(false);
    expect(isAtLeast("newest", "1.40.0")).toBe(false);
  });
});

describe("the format of modules", () => {
  it("is that of package.json", () => {
    expect(readModuleKind(project({ "package.json": { type: "module" } }), undefined)).toBe("module");
    expect(readModuleKind(project({ "package.json": {} }), undefined)).toBe("commonjs");
  });
  it("is that of tsconfig.json first", () => {
    const files = (module: string): string => project({ "package.json": { type: "module" }, "tsconfig.json": { compilerOptions: { module } } }, "file.ts");
    expect(readModuleKind(files("commonjs"), undefined)).toBe("commonjs");
    expect(readModuleKind(files("esnext"), undefined)).toBe("module");
    expect(readModuleKind(files("nodenext"), undefined)).toBe("module");
    expect(readModuleKind(files("es2015"), undefined)).toBeUndefined();
  });
});
