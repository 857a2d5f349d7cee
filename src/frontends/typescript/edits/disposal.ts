/**
 * By which means can a block close a resource: its own dispose symbol, a stack, or `finally`?
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ResourceView } from "../../../core/findings.ts";
import type { ResourceSpec } from "../../../core/effects.ts";
import { bare } from "../resolve/syntax.ts";
import { isReadAsFunctionBody, isReadAsModule } from "../source.ts";
import { declaredVersion, installedVersion, isAtLeast, nodeVersion } from "../target.ts";
import { disposeSymbols, guarded } from "../types.ts";
import type { Close } from "./closing.ts";
import type { Declared } from "./declared.ts";
import { variableAt, type WrittenFile } from "./written-file.ts";

/** How the block closes the resource. */
export type Means =
  | { readonly kind: "finally"; readonly closing: string }
  | { readonly kind: "stack"; readonly isAsync: boolean; readonly closer: string }
  | { readonly kind: "using"; readonly isAsync: boolean };

/** Chooses the means; undefined when none is right where the declaration stands. */
export function meansOf(
  file: WrittenFile,
  resource: ResourceView & { readonly spec: ResourceSpec },
  declared: Declared,
  closes: readonly Close[],
  mayAwait: boolean,
): Means | undefined {
  const { spec } = resource;
  const method = closerOf(spec, closes);
  if (method === undefined) return undefined;
  const symbol = symbolOf(file, resource, declared);
  const isOwnMethod = closes.length === 0 || closes.every((close) => close.method === method && (method.startsWith("@@") || method === defaultCloser(spec)));
  const isWaitedFor = closes.some((close) => close.isAwaited);
  if (symbol && isOwnMethod && file.target.using && isLegal(file, declared)) {
    if (symbol !== "sync" && mayAwait) return { kind: "using", isAsync: true };
    if (symbol !== "async" && !isWaitedFor) return { kind: "using", isAsync: false };
  }
  const isAsync = isWaitedFor || method === "@@asyncDispose" || spec.closers[method]?.async === true;
  if (isAsync && !mayAwait) return undefined;
  if (file.target.stack && isLegal(file, declared)) {
    const isPromised = isAsync || spec.closers[method]?.callback === true;
    return { kind: "stack", isAsync: mayAwait, closer: callback(file, declared, method, { isStackAsync: mayAwait, isAsync: isPromised }) };
  }
  return { kind: "finally", closing: `${isAsync ? "await " : ""}${callText(declared.name, method)}` };
}

/** `using` cannot stand at the top of a script; a file that Node runs as CommonJS is a function body. */
function isLegal(file: WrittenFile, { list }: Declared): boolean {
  if (list.type !== "Program") return true;
  return isReadAsModule(file.source) || isReadAsFunctionBody(file.source);
}

/** The method that closes the resource: the one that the program uses already, else the usual one. */
function closerOf(spec: ResourceSpec, closes: readonly Close[]): string | undefined {
  const methods = new Set(closes.map(({ method }) => method));
  if (methods.size > 1) return undefined;
  const [used] = methods;
  if (used === undefined) return defaultCloser(spec);
  return used.startsWith("@@") || Object.hasOwn(spec.closers, used) ? used : undefined;
}

function defaultCloser(spec: ResourceSpec): string | undefined {
  if (spec.disposal.closer !== undefined) return spec.disposal.closer;
  const closers = Object.entries(spec.closers).filter(([, closer]) => closer.detaches !== true);
  const [only] = closers;
  if (only && closers.length === 1) return only[0];
  // With a symbol alone, the symbol is the method.
  if (spec.disposal.symbol === "none") return undefined;
  return spec.disposal.symbol === "sync" ? "@@dispose" : "@@asyncDispose";
}

/** The symbols that are proven to be there when the program runs. */
function symbolOf(
  file: WrittenFile,
  resource: ResourceView & { readonly spec: ResourceSpec },
  declared: Declared,
): "async" | "both" | "sync" | undefined {
  const { symbol, since, unsafe } = resource.spec.disposal;
  if (symbol === "none" || unsafe !== undefined) return undefined;
  // Of a value whose type is an error, as of one from a package that is not installed, the types know nothing.
  const typed = file.types && disposeSymbols(declared.initial, file.types);
  if (typed) {
    const isAsync = typed.async && symbol !== "sync";
    const isSync = typed.sync && symbol !== "async";
    if (isAsync || isSync) return isAsync && isSync ? "both" : isAsync ? "async" : "sync";
    return undefined;
  }
  return since === undefined || isProven(file, resource.library, since, declared.call) ? symbol : undefined;
}

function isProven(file: WrittenFile, library: string, since: string, call: TSESTree.Node): boolean {
  if (/^(?:node-|web$|ecmascript$)/u.test(library)) {
    // A program that may use the stacks runs on Node 24 at least.
    const version = nodeVersion(file.filename) ?? (file.target.stack ? "24.0.0" : undefined);
    return version !== undefined && isAtLeast(version, since);
  }
  const name = packageOf(file, call) ?? library;
  const version = installedVersion(file.filename, name) ?? declaredVersion(file.filename, name);
  return version !== undefined && isAtLeast(version, since);
}

/** The package that the opening call's first name was imported from. */
function packageOf(file: WrittenFile, call: TSESTree.Node): string | undefined {
  let node = bare(call);
  while (node.type !== "Identifier") {
    if (node.type === "CallExpression" || node.type === "NewExpression") node = bare(node.callee);
    else if (node.type === "MemberExpression") node = bare(node.object);
    else if (node.type === "AwaitExpression") node = bare(node.argument);
    else return undefined;
  }
  const definition = variableAt(file, node.name, node)?.defs[0];
  const specifier = definition && moduleOf(definition.node, definition.parent);
  return specifier === undefined ? undefined : /^(?:@[^/]+\/)?[^/]+/u.exec(specifier)?.[0];
}

function moduleOf(node: TSESTree.Node, parent: TSESTree.Node | null | undefined): string | undefined {
  if (parent?.type === "ImportDeclaration") return parent.source.value;
  if (node.type !== "VariableDeclarator" || node.init?.type !== "CallExpression") return undefined;
  const { callee, arguments: given } = node.init;
  const [specifier] = given;
  const isRequire = callee.type === "Identifier" && callee.name === "require";
  return isRequire && specifier?.type === "Literal" && typeof specifier.value === "string" ? specifier.value : undefined;
}

/** `x.close()`, `x[Symbol.dispose]()`, `x()`. */
export function callText(name: string, method: string): string {
  if (method === "()") return `${name}()`;
  if (method.startsWith("@@")) return `${name}[Symbol.${method.slice(2)}]()`;
  // What is in between (the body of a response) may not be there.
  return `${[name, ...method.split(".")].join("?.").replace("?.", ".")}()`;
}

function callback(
  file: WrittenFile,
  declared: Declared,
  method: string,
  { isAsync, isStackAsync }: { readonly isAsync: boolean; readonly isStackAsync: boolean },
): string {
  const call = callText(declared.name, method);
  if (!isStackAsync || file.types === undefined || givesNothing(file, declared, method)) return `(${declared.name}) => ${call}`;
  return isAsync ? `async (${declared.name}) => { await ${call}; }` : `(${declared.name}) => { ${call}; }`;
}

/** The stack of async closers takes functions that give nothing, or a promise of nothing. */
function givesNothing(file: WrittenFile, declared: Declared, method: string): boolean {
  const { types } = file;
  if (!types) return true;
  return guarded(() => {
    const { checker, typescript } = types;
    const at = types.toTs(declared.initial);
    const property = checker.getPropertyOfType(checker.getApparentType(checker.getTypeAtLocation(at)), method);
    if (!property) return false;
    const signatures = checker.getTypeOfSymbolAtLocation(property, at).getCallSignatures();
    const { Any, Never, Undefined, Void } = typescript.TypeFlags;
    return signatures.every((signature) => {
      const result = checker.getAwaitedType(signature.getReturnType());
      return result !== undefined && (result.flags & (Any | Never | Undefined | Void)) !== 0;
    });
  }, false);
}
