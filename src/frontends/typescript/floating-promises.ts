/** Which statements of a file drop a promise, as the types tell? The same statements as `no-floating-promises`. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Moment } from "../../core/findings.ts";
import { siteOf } from "./lower/lowering.ts";
import { droppedBy, floating, isPromise } from "./promises.ts";
import type { FloatingOptions } from "./promises/options.ts";
import type { JavaScriptSource } from "./source.ts";
import type { Types } from "./types.ts";

/** A statement whose value is a promise that nobody handles. */
export interface FloatingPromise {
  readonly kind: "array" | "promise";
  /** `p.then(f, handler)` or `p.catch(handler)` with a handler that cannot be called. */
  readonly nonFunctionHandler: boolean;
  /** The statement. */
  readonly statement: Moment;
  /** The promise in it. */
  readonly promise: Moment;
  readonly canAwait: boolean;
}

/** Walks over the file once and asks the types about every dropped value. */
export function floatingPromises(
  source: JavaScriptSource,
  types: Types,
  options: FloatingOptions,
): readonly FloatingPromise[] {
  const found: FloatingPromise[] = [];
  const waiting: { readonly node: TSESTree.Node; readonly canAwait: boolean }[] = [{ node: source.ast, canAwait: true }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node } = next;
    const canAwait = isFunction(node) ? node.async : next.canAwait;
    const dropped = droppedBy(node);
    const one = dropped && floating(dropped, types, options);
    if (dropped && one) {
      found.push({
        kind: one.kind,
        nonFunctionHandler: one.nonFunctionHandler,
        statement: momentOf(source, node.type === "ExpressionStatement" ? node : dropped),
        promise: momentOf(source, one.node),
        canAwait,
      });
    }
    for (const child of childrenOf(source, node)) waiting.push({ node: child, canAwait });
  }
  return found.sort((left, right) => left.statement.site.start - right.statement.site.start);
}

/** Whether types say that the value of an expression is a promise; `unknown` for other syntax. */
export function typesSayPromise(origin: object, types: Types): "no" | "unknown" | "yes" {
  return isPromise(origin as TSESTree.Node, types);
}

/** A promise that is one for the types, but that the options allow to float. */
export function typesSaySafe(origin: object, types: Types, options: FloatingOptions): boolean {
  const node = origin as TSESTree.Expression;
  if (options.allowForKnownSafeCalls.length + options.allowForKnownSafePromises.length === 0) return false;
  return isPromise(node, types) === "yes" && floating(node, types, options) === undefined;
}

function isFunction(
  node: TSESTree.Node,
): node is TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression {
  return (
    node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression"
  );
}

function momentOf(source: JavaScriptSource, node: TSESTree.Node): Moment {
  return { site: siteOf(node), origin: node, name: nameOf(source, node) };
}

/** `load()` for a call, else the text, shortened to one line. */
function nameOf(source: JavaScriptSource, node: TSESTree.Node): string {
  const isCall = node.type === "CallExpression";
  if (isCall && isFunction(node.callee)) return "the async function";
  const [start, end] = isCall ? node.callee.range : node.range;
  const text = source.text.slice(start, Math.min(end, start + 60)).replace(/\s+/gu, " ");
  return isCall ? `${text}()` : text;
}

function* childrenOf(source: JavaScriptSource, node: TSESTree.Node): Generator<TSESTree.Node> {
  const fields = new Map<string, unknown>(Object.entries(node));
  for (const key of source.visitorKeys[node.type] ?? []) {
    const value = fields.get(key);
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield child;
    }
  }
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value;
}
