/** What can the snippets about floating promises refer to? */

/** Files that every snippet can see. */
export const SUPPORT: ReadonlyMap<string, string> = new Map([
  [
    "ambient.d.ts",
    `
declare const promise: Promise<number>;
declare const maybePromise: Promise<number> | undefined;
declare const promiseOrNumber: Promise<number> | number;
declare const branded: Promise<number> & { readonly brand: "number" };
declare const numberedPromise: Promise<number> & number;
declare const promises: Promise<number>[];
declare const frozenPromises: readonly Promise<number>[];
declare const promisesOrNumber: Promise<number>[] | number;
declare const mixedArray: (Promise<number> | number)[];
declare const pair: [number, Promise<number>];
declare const frozenPair: readonly [Promise<number>, string?];
declare const restTuple: [number, ...Promise<number>[]];
declare const numbers: number[];
declare const numberPair: [number, number];
declare const nested: Promise<number>[][];
declare const promiseOfPromises: Promise<Promise<number>[]>;
declare const like: PromiseLike<number>;
declare const anything: any;
declare const something: unknown;
declare const flag: boolean;
declare function task(): Promise<void>;
declare function maybeTask(): Promise<void> | null;
declare const optionalTask: (() => Promise<void>) | undefined;
declare function plain(): number;
declare function handler(error: unknown): void;
declare const maybeHandler: ((error: unknown) => void) | undefined;
declare const eitherHandler: (() => void) | (() => number);
declare const anyHandler: any;
declare const handlers: [() => void, () => void];
declare const service: { start(): Promise<void>; stop?(): Promise<void>; ready: Promise<void>; count: number };
declare const maybeService: typeof service | undefined;
declare class Thenable { then(done: () => void, failed: () => void): Thenable; }
declare class SingleThenable { then(done: () => void): SingleThenable; }
declare class TextThenable { then(done: string, failed: number): TextThenable; }
declare class PropertyThenable { then: number; }
declare class OverloadedThenable { then(): void; then(done: () => void, failed: () => void): void; }
declare class OptionalThenable { then(done?: () => void, failed?: (() => void) | null): void; }
declare const thenable: Thenable;
declare const singleThenable: SingleThenable;
declare const textThenable: TextThenable;
declare const propertyThenable: PropertyThenable;
declare const overloadedThenable: OverloadedThenable;
declare const optionalThenable: OptionalThenable;
declare const thenables: Thenable[];
declare class SubPromise<Value> extends Promise<Value> { extra: string; }
declare class DeepPromise extends SubPromise<number> {}
interface WidePromise<Value> extends Promise<Value> { cancel(): void; }
declare const subPromise: SubPromise<number>;
declare const deepPromise: DeepPromise;
declare const widePromise: WidePromise<number>;
declare function widen(): WidePromise<number>;
declare class SafePromise<Value> extends Promise<Value> {}
type SafeBrand = { readonly __safe: true };
type SafeAlias = Promise<number> & SafeBrand;
declare const safePromise: SafePromise<number>;
declare const safeAlias: SafeAlias;
declare const safeOrNumber: SafePromise<number> | number;
declare const safeOrUnsafe: SafePromise<number> | Promise<number>;
declare const safePromises: SafePromise<number>[];
declare function makeSafe(): SafePromise<number>;
declare function safeCall(): Promise<void>;
declare function otherCall(): Promise<void>;
declare const safeApi: { safeCall(): Promise<void>; otherCall(): Promise<void> };
type SafeFunction = () => Promise<void>;
declare const typedSafe: SafeFunction;
`,
  ],
  [
    "node_modules/launcher/package.json",
    JSON.stringify({ name: "launcher", version: "1.0.0", types: "index.d.ts" }),
  ],
  [
    "node_modules/launcher/index.d.ts",
    `
export declare function launch(): Promise<void>;
export declare class Job extends Promise<void> { id: number; }
export declare function job(): Job;
export declare const it: { (name: string, body: () => void): Promise<void>; only(name: string): Promise<void> };
export default launch;
`,
  ],
]);
