/**
 * Which class do the types declare for an expression, when names do not tell?
 *
 * The platform's own types never make a resource: iterators, timers and streams are disposable by their types, and nobody
 * has to close them.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type ts from "typescript";
import type { Catalog } from "../../../catalog/catalog.ts";
import type { Closer, ResourceSpec } from "../../../core/effects.ts";
import { declaredClass, disposeSymbols, guarded, methodNames, typeOf, type DeclaredClass, type Types } from "../types.ts";
import { CLOSING_NAMES, ownSpec } from "./own-classes.ts";
import type { Questions } from "./questions.ts";

/** Finds classes by declaration. */
export class Declared {
  readonly #questions: Questions;
  /** One description for a class, however many expressions hold an instance of it. */
  readonly #own = new Map<ts.Symbol, ResourceSpec | undefined>();

  constructor(questions: Questions) {
    this.#questions = questions;
  }

  /** The class of an expression's value; undefined when it is none, more than one, or unknown. */
  of(node: TSESTree.Node): ResourceSpec | undefined {
    const { types, catalog } = this.#questions;
    if (!types) return undefined;
    const [first, ...others] = declaredClass(node, types);
    if (!first) return undefined;
    const spec = catalogued(first, catalog);
    if (others.some((other) => catalogued(other, catalog) !== spec)) return undefined;
    if (spec || others.length > 0 || !isOwn(first)) return spec;
    return this.#ownClass(node, types) ?? this.#inherited(node, types);
  }

  /** The catalogued class that a class of the program extends. */
  #inherited(node: TSESTree.Node, types: Types): ResourceSpec | undefined {
    for (const base of declaredClass(node, types, { inherited: true })) {
      const spec = catalogued(base, this.#questions.catalog);
      if (spec) return spec;
    }
    return undefined;
  }

  /** Describes a class of the program, in this file or another one. */
  #ownClass(node: TSESTree.Node, types: Types): ResourceSpec | undefined {
    const symbol = guarded(() => classSymbol(node, types), undefined);
    if (!symbol) return undefined;
    if (!this.#own.has(symbol)) this.#own.set(symbol, this.#describe(node, symbol, types));
    return this.#own.get(symbol);
  }

  #describe(node: TSESTree.Node, symbol: ts.Symbol, types: Types): ResourceSpec | undefined {
    const { questions, local } = { questions: this.#questions, local: this.#inFile(symbol, types) };
    if (local) return questions.ownClass(local);
    const symbols = disposeSymbols(node, types);
    if (!symbols?.sync && !symbols?.async) return undefined;
    const methods = methodNames(node, types) ?? [];
    const closers: Record<string, Closer> = {};
    for (const name of CLOSING_NAMES) {
      if (methods.includes(name)) closers[name] = isAsync(node, name, types) ? { async: true } : {};
    }
    if (symbols.sync) closers["@@dispose"] = {};
    if (symbols.async) closers["@@asyncDispose"] = { async: true };
    return ownSpec({ name: symbol.getName(), closers, obligation: "must", source: "declared in another file" });
  }

  #inFile(symbol: ts.Symbol, types: Types): ReturnType<Questions["writes"]["classes"]>[number] | undefined {
    return this.#questions.writes
      .classes()
      .find((node) => guarded(() => types.toTs(node) === symbol.valueDeclaration, false));
  }
}

function catalogued(declared: DeclaredClass, catalog: Catalog): ResourceSpec | undefined {
  if (declared.lib) return undefined;
  const { moduleName, packageName, typeName } = declared;
  const ofModule = moduleName === undefined ? undefined : catalog.declaredIn(moduleName, typeName);
  return ofModule ?? (packageName === undefined ? undefined : catalog.declaredIn(packageName, typeName));
}

function isOwn({ lib, moduleName, packageName }: DeclaredClass): boolean {
  return !lib && packageName === undefined && moduleName === undefined;
}

/** The symbol of the one class that a value is an instance of; interfaces and object types have none. */
function classSymbol(node: TSESTree.Node, types: Types): ts.Symbol | undefined {
  const type = types.checker.getNonNullableType(typeOf(node, types));
  const symbol = type.getSymbol();
  return symbol && symbol.flags & types.typescript.SymbolFlags.Class ? symbol : undefined;
}

function isAsync(node: TSESTree.Node, method: string, types: Types): boolean {
  return guarded(() => {
    const at = types.toTs(node);
    const type = types.checker.getNonNullableType(types.checker.getTypeAtLocation(at));
    const property = type.getProperty(method);
    const signatures = property ? types.checker.getTypeOfSymbolAtLocation(property, at).getCallSignatures() : [];
    return signatures.some((signature) => signature.getReturnType().getProperty("then") !== undefined);
  }, false);
}
