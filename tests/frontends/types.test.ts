/** What do the types say about a value: its class and package, its dispose symbols, its methods? */
import { describe, expect, it } from "vitest";
import {
  type DeclaredClass,
  declaredClass,
  disposeSymbols,
  methodNames,
  type TypeQuestion,
} from "../../src/frontends/typescript/types.ts";
import { typedSubjects } from "./typed-program.ts";

const manifest = (name: string): string =>
  JSON.stringify({ name, version: "1.0.0", type: "module", types: "index.d.ts" });

/** Packages, each laid out as a real one may be. */
const PACKAGES: ReadonlyMap<string, string> = new Map([
  ["node_modules/pg/package.json", manifest("pg")],
  ["node_modules/@types/pg/package.json", manifest("@types/pg")],
  [
    "node_modules/@types/pg/index.d.ts",
    `
import { EventEmitter } from "node:events";
export declare class Client extends EventEmitter { end(): Promise<void>; query(text: string): Promise<unknown>; }
export declare class Pool extends Client { connect(): Promise<PoolClient>; }
export interface PoolClient extends Client { release(): void; }
`,
  ],
  ["node_modules/@types/scope__name/package.json", manifest("@types/scope__name")],
  ["node_modules/@types/scope__name/index.d.ts", "export declare class Typed { close(): void; }"],
  ["node_modules/@scope/own/package.json", manifest("@scope/own")],
  [
    "node_modules/@scope/own/index.d.ts",
    `
export default class Redis { quit(): Promise<string>; }
export type Sql = { end(): Promise<void> };
export declare function connect(): Sql;
declare namespace Inner { class Transaction { commit(): void; } }
export { Inner };
`,
  ],
  ["node_modules/.pnpm/deep@1.0.0/node_modules/deep/package.json", manifest("deep")],
  ["node_modules/.pnpm/deep@1.0.0/node_modules/deep/index.d.ts", "export declare class Deep { close(): void; }"],
  [
    "ambient.d.ts",
    `
declare module "shimmed" { export class Shim { close(): void; } }
declare module "node:made-up" { export class Made { close(): void; } }
`,
  ],
  ["augment.ts", 'declare module "pg" { interface PoolClient { mine: number } } export {};'],
  [
    "own.ts",
    `
export class Session {
  #secret(): void {}
  private hidden(): void {}
  protected guarded(): void {}
  static create(): Session { return new Session(); }
  label = "session";
  onClose: (() => void) | undefined;
  arrow = (): void => {};
  close(): void {}
  [Symbol.dispose](): void {}
  use(): void { this.#secret(); this.hidden(); }
}
export class AsyncSession { async close(): Promise<void> {} async [Symbol.asyncDispose](): Promise<void> {} }
export class BothSession extends Session { async [Symbol.asyncDispose](): Promise<void> {} }
export const dispose: unique symbol = Symbol("dispose");
export class Lookalike { [dispose](): void {} }
export abstract class Base<Value> { abstract get(): Value; }
export class Derived extends Base<Session> { get(): Session { return new Session(); } }
`,
  ],
]);

const OWN = 'import { Session, AsyncSession, BothSession, Lookalike, Derived } from "./own.ts"; ';

function prepared(codes: readonly string[]): ReturnType<typeof typedSubjects> {
  return typedSubjects(codes, PACKAGES);
}

function declared(
  typeName: string,
  where: Partial<Omit<DeclaredClass, "typeName">> = {},
): DeclaredClass {
  return { packageName: undefined, moduleName: undefined, typeName, lib: false, ...where };
}

describe("declaredClass", () => {
  const pg = { packageName: "pg" };
  const cases: readonly (readonly [code: string, expected: readonly DeclaredClass[], question?: TypeQuestion])[] = [
    ['import { Pool } from "pg"; new Pool();', [declared("Pool", pg)]],
    ['import * as db from "pg"; const Alias = db.Pool; new Alias();', [declared("Pool", pg)]],
    ['import { Pool } from "pg"; new Pool().connect();', [declared("Promise", { lib: true })]],
    ['import { Pool } from "pg"; new Pool().connect();', [declared("PoolClient", pg)], { awaited: true }],
    ['import { Pool } from "pg"; Pool;', []],
    ['import { Base } from "./own.ts"; Base;', []],
    ['import type { Pool, Client } from "pg"; declare const either: Pool | Client | null; either;', [declared("Pool", pg), declared("Client", pg)]],
    ['import type { Pool } from "pg"; type Mine = Pool | undefined; declare const mine: Mine; mine;', [declared("Pool", pg)]],
    ['import type { Pool } from "pg"; declare const marked: Pool & { mark: 1 }; marked;', [declared("Pool", pg)]],
    ['import type { Pool } from "pg"; function run<Value extends Pool>(value: Value) { value; }', [declared("Pool", pg)]],
    ['import { Typed } from "@scope/name"; new Typed();', [declared("Typed", { packageName: "@scope/name" })]],
    ['import Redis from "@scope/own"; new Redis();', [declared("Redis", { packageName: "@scope/own" })]],
    ['import { connect } from "@scope/own"; connect();', [declared("Sql", { packageName: "@scope/own" })]],
    ['import { Inner } from "@scope/own"; new Inner.Transaction();', [declared("Transaction", { packageName: "@scope/own" })]],
    ['import { Deep } from "./node_modules/.pnpm/deep@1.0.0/node_modules/deep/index.js"; new Deep();', [declared("Deep", { packageName: "deep" })]],
    ['import { Shim } from "shimmed"; new Shim();', [declared("Shim", { moduleName: "shimmed" })]],
    ['import { Made } from "node:made-up"; new Made();', [declared("Made", { moduleName: "made-up" })]],
    ['import { Agent } from "node:http"; new Agent();', [declared("Agent", { packageName: "node", moduleName: "http" })]],
    ['import { createServer } from "http"; createServer();', [declared("Server", { packageName: "node", moduleName: "http" })]],
    ['import { open } from "node:fs/promises"; open("x");', [declared("FileHandle", { packageName: "node", moduleName: "fs/promises" })], { awaited: true }],
    [`${OWN}new Session();`, [declared("Session")]],
    [`${OWN}new Derived();`, [declared("Derived"), declared("Base")], { inherited: true }],
    ["new Map<string, number>();", [declared("Map", { lib: true })]],
    ["anything.at.all;", []],
    ["(1 as unknown);", []],
    ["'text';", [declared("String", { lib: true })]],
    ["({ close() {} });", []],
    ["null;", []],
    ["function run<Value>(value: Value) { value; }", []],
  ];
  const subject = prepared(cases.map(([code]) => code));

  for (const [code, expected, question] of cases) {
    it(`${code}${question ? ` ${JSON.stringify(question)}` : ""}`, () => {
      const { expression, types } = subject(code);
      const found = declaredClass(expression, types, question);
      // Only bases have an order, nearest first; that of a union is each back end's own.
      const comparable = (list: readonly DeclaredClass[]): readonly DeclaredClass[] =>
        question?.inherited === true ? list : list.toSorted((one, other) => (one.typeName < other.typeName ? -1 : 1));
      expect(comparable(found)).toEqual(comparable(expected));
    });
  }

  it("lists base classes, nearest first", () => {
    const { expression, types } = subject('import { Pool } from "pg"; new Pool();');
    const names = declaredClass(expression, types, { inherited: true }).map(({ typeName }) => typeName);
    expect(names.slice(0, 3)).toEqual(["Pool", "Client", "EventEmitter"]);
  });
});

describe("disposeSymbols", () => {
  const cases: readonly (readonly [code: string, sync: boolean, async: boolean, question?: TypeQuestion])[] = [
    [`${OWN}new Session();`, true, false],
    [`${OWN}new AsyncSession();`, false, true],
    [`${OWN}new BothSession();`, true, true],
    [`${OWN}declare const maybe: Session | undefined; maybe;`, true, false],
    [`${OWN}declare const either: Session | AsyncSession; either;`, false, false],
    [`${OWN}declare const either: Session | BothSession; either;`, true, false],
    [`${OWN}Promise.resolve(new AsyncSession());`, false, true, { awaited: true }],
    [`${OWN}Promise.resolve(new AsyncSession()).then(session => session);`, false, false],
    [`${OWN}new Lookalike();`, false, false],
    ["new AsyncDisposableStack();", false, true],
    ["new DisposableStack();", true, false],
    ["({ close() {} });", false, false],
    ["({ [Symbol.dispose]() {} });", true, false],
  ];
  const unknown = ["unresolved();", "null;", "({} as any);", "function run<Value>(value: Value) { value; }"];
  const subject = prepared([...cases.map(([code]) => code), ...unknown]);

  for (const [code, sync, async, question] of cases) {
    it(`${code} has sync: ${String(sync)}, async: ${String(async)}`, () => {
      const { expression, types } = subject(code);
      expect(disposeSymbols(expression, types, question)).toEqual({ sync, async });
    });
  }

  it.each(unknown)("are unknown: %s", code => {
    const { expression, types } = subject(code);
    expect(disposeSymbols(expression, types)).toBeUndefined();
    expect(methodNames(expression, types)).toBeUndefined();
  });
});

describe("methodNames", () => {
  const cases: readonly (readonly [code: string, names: readonly string[]])[] = [
    [`${OWN}new Session();`, ["arrow", "close", "onClose", "use"]],
    [`${OWN}declare const either: Session | AsyncSession | null; either;`, ["close"]],
    ['import { Deep } from "./node_modules/.pnpm/deep@1.0.0/node_modules/deep/index.js"; new Deep();', ["close"]],
    ["({ constructor: 1, toString() {}, ['__proto__']() {} });", ["__proto__", "toString"]],
    ["({});", []],
  ];
  const subject = prepared(cases.map(([code]) => code));

  it.each(cases)("%s", (code, names) => {
    const { expression, types } = subject(code);
    expect(methodNames(expression, types)).toEqual(names);
  });
});

it("answers that it does not know when the type checker throws", () => {
  const code = `${OWN}new Session();`;
  const { expression, types } = prepared([code])(code);
  const broken = {
    ...types,
    toTs(): never {
      throw new Error("Debug failure.");
    },
  };
  expect(declaredClass(expression, broken)).toEqual([]);
  expect(disposeSymbols(expression, broken)).toBeUndefined();
  expect(methodNames(expression, broken)).toBeUndefined();
});
