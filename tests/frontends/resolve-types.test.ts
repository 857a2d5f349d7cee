/** Does type information answer where names do not, and only there? */
import type { TSESTree } from "@typescript-eslint/utils";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { callee, catalog, classOf, fixtures, open } from "./resolve-file.ts";

describe("types", () => {
  const files: Readonly<Record<string, string>> = {
    "tsconfig.json": `{ "compilerOptions": { "strict": true, "target": "esnext", "module": "esnext", "moduleResolution": "bundler", "lib": ["esnext", "dom"], "types": [] }, "include": ["*.ts"] }`,
    "node_modules/pg/package.json": `{ "name": "pg", "types": "index.d.ts" }`,
    "node_modules/pg/index.d.ts": `export class Pool { end(): Promise<void>; }`,
    "node_modules/other/package.json": `{ "name": "other", "types": "index.d.ts" }`,
    "node_modules/other/index.d.ts": `export class Handle { close(): void; [Symbol.dispose](): void; } export class Pool {}`,
    "db.ts": `import { Pool } from "pg"; export { Pool as Database } from "pg"; export { Handle, Pool as OtherPool } from "other";
      export const pool = new Pool();
      export class Session { async close(): Promise<void> {} end(): void {} async [Symbol.asyncDispose](): Promise<void> {} }
      export class Plain { close(): void {} }
      export class Mine extends Pool {}
      export interface Shape { [Symbol.dispose](): void }
      export function open(): Session { return new Session(); }`,
  };
  for (const [name, text] of Object.entries({ ...files, "typed.ts": "" })) {
    mkdirSync(dirname(join(fixtures, name)), { recursive: true });
    writeFileSync(join(fixtures, name), text);
  }
  const typed = { name: "typed.ts", project: true };
  const imports = `import * as db from "./db"; import type { Shape } from "./db";`;

  it.each([
    ["a value of another file", "const it = db.pool; it;", "Pool"],
    ["a class behind a re-export", "const it = new db.Database(); it;", "Pool"],
    ["an own class of another file", "const it = new db.Session(); it;", "Session"],
    ["the result of a function", "const it = db.open(); it;", "Session"],
    ["a subclass of another file", "const it = new db.Mine(); it;", "Pool"],
    ["an inferred parameter", "[db.pool].forEach((it) => { it; });", "Pool"],
    ["a class without a symbol", "const it = new db.Plain(); it;", undefined],
    ["a class of another package", "const it = new db.Handle(); it;", undefined],
    ["a class of another package, same name", "const it = new db.OtherPool(); it;", undefined],
    ["an interface", "function f(it: Shape) { it; }", undefined],
    ["a library type", "const it = new Map([[1, 2]]).values(); it;", undefined],
    ["a library type of a catalogued name", "const it = new WeakMap<object, string>(); it;", undefined],
    ["any", "declare const it: any; it;", undefined],
  ])("with types: %s", (_title, text, name) => {
    expect(classOf(imports + text, "it", typed)).toBe(name);
  });

  it("describes an own class of another file once", () => {
    const file = open(`${imports} const a = new db.Session(); const b = db.open(); a; b;`, typed);
    const found = file.resolver.classOf(file.find("a") as TSESTree.Expression);
    expect(found).toMatchObject({
      closers: { close: { async: true }, end: {}, "@@asyncDispose": { async: true } },
      disposal: { symbol: "async", closer: "close" },
      obligation: "must",
      reuse: { effect: "unknown" },
    });
    expect(file.resolver.classOf(file.find("b") as TSESTree.Expression)).toBe(found);
    expect(found && catalog.libraryOf(found)).toBeUndefined();
  });

  it("finds the effect of a construction behind any alias", () => {
    expect(callee(`${imports} new db.Database();`, "new db.Database()", typed)).toBe("pg Pool");
    expect(callee(`${imports} new db.Session();`, "new db.Session()", typed)).toBeUndefined();
  });

  it("is not needed for the same answers by name", () => {
    expect(classOf(`${imports} const it = db.pool; it;`)).toBeUndefined();
  });
});
