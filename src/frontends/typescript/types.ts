/**
 * What do the types say about the value of an expression: which class is it, where is that class declared, how can it be
 * disposed of?
 *
 * Only members of the type checker that both of typescript-eslint's back ends have are called here. Every answer is
 * guarded: a checker that throws (it does on some broken programs) leaves the answer unknown.
 */
import { AST_NODE_TYPES, type TSESLint, type TSESTree } from "@typescript-eslint/utils";
import { createRequire } from "node:module";
import type ts from "typescript";

/** What is needed to ask about types. */
export interface Types {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  /** Gives the node of the TypeScript program. It throws for a node that the parser did not make. */
  toTs(node: TSESTree.Node): ts.Node;
  /** Gives the scope of a node, with which constants can be evaluated; absent when the caller has none. */
  readonly scopeAt?: ScopeAt | undefined;
  readonly typescript: typeof ts;
}

/** Finds the scope of a node; `SourceCode.getScope` is one. */
export type ScopeAt = (node: TSESTree.Node) => TSESLint.Scope.Scope;

/** The class, interface or named object type of a value. */
export interface DeclaredClass {
  /** Package whose files declare it; undefined for the project's own types and those of TypeScript's library. */
  readonly packageName: string | undefined;
  /** Module of an ambient declaration, without `node:` (`"http"`); undefined when the declaring file is the module. */
  readonly moduleName: string | undefined;
  /** Name without its namespaces (`"Pool"`). */
  readonly typeName: string;
  /** True when a library file of TypeScript declares it, at least in part. */
  readonly lib: boolean;
}

/** How the value of the expression is looked at. */
export interface TypeQuestion {
  /** Ask about what the expression gives when it is awaited. */
  readonly awaited?: boolean;
  /** For `declaredClass`: base classes and interfaces follow the class itself, nearest first. */
  readonly inherited?: boolean;
}

/** Which of the two dispose symbols all values of a type have. */
export interface DisposeSymbols {
  readonly sync: boolean;
  readonly async: boolean;
}

const load = createRequire(import.meta.url);

/** Base classes are followed at most this far: hierarchies are shallow, and broken ones may be cyclic. */
const MAXIMUM_BASES = 64;

/**
 * Gives access to types when the parser made a program, and undefined when it did not (another parser, no project).
 *
 * @param parserServices `sourceCode.parserServices`.
 * @param scopeAt Finds scopes, so that `promise[NAME]` with a constant name is understood.
 */
export function typesOf(parserServices: unknown, scopeAt?: ScopeAt): Types | undefined {
  if (!isObject(parserServices)) return undefined;
  const { program, esTreeNodeToTSNodeMap: nodes } = parserServices as Partial<ProgramServices>;
  if (!program || !nodes) return undefined;
  try {
    return {
      program,
      checker: program.getTypeChecker(),
      toTs(node) {
        const found = nodes.get(node);
        if (!found) throw new TypeError(`The parser made no TypeScript node for this ${node.type}.`);
        return found;
      },
      scopeAt,
      // TypeScript need not be installed. With a program at hand it is.
      typescript: load("typescript") as typeof ts,
    };
  } catch {
    return undefined;
  }
}

interface ProgramServices {
  readonly program: ts.Program | null;
  readonly esTreeNodeToTSNodeMap: { get(node: TSESTree.Node): ts.Node | undefined };
}

const including = new WeakMap<ts.Program, WeakMap<ReadonlySet<string>, boolean>>();

/** Whether the program has a file of one of these packages. */
export function includesPackages({ program }: Types, packages: ReadonlySet<string>): boolean {
  const known = including.get(program) ?? new WeakMap<ReadonlySet<string>, boolean>();
  including.set(program, known);
  let isIncluded = known.get(packages);
  if (isIncluded === undefined) {
    isIncluded = guarded(() => program.getSourceFiles().some(({ fileName }) => packages.has(packageOf(fileName) ?? "")), true);
    known.set(packages, isIncluded);
  }
  return isIncluded;
}

/**
 * Lists the classes and interfaces that the value of an expression may be an instance of.
 *
 * Unions and intersections are flattened, aliases resolved, type parameters replaced by their constraint. It is empty for
 * values of no named type, and for unknown ones. The members of a union come in no order: each back end has one of its own.
 */
export function declaredClass(
  node: TSESTree.Node,
  types: Types,
  question: TypeQuestion = {},
): readonly DeclaredClass[] {
  return guarded(() => {
    const symbols = new Set<ts.Symbol>();
    for (const part of partsOf(node, types, question) ?? []) {
      for (const member of part.isIntersection() ? part.types : [part]) {
        const symbol = namingSymbol(member, types);
        if (symbol) symbols.add(symbol);
      }
    }
    if (question.inherited) addBases(symbols, types);
    return [...symbols].map(symbol => describe(symbol, types));
  }, []);
}

/**
 * Tells which dispose symbols the value of an expression has, whichever member of a union it is; `null` and `undefined`
 * do not count, because `using` accepts them. Undefined when the type is unknown.
 */
export function disposeSymbols(
  node: TSESTree.Node,
  types: Types,
  question: TypeQuestion = {},
): DisposeSymbols | undefined {
  return guarded(() => {
    const parts = partsOf(node, types, question);
    if (!parts || parts.length === 0) return undefined;
    const all = (name: string): boolean => parts.every(part => symbolMember(part, name, types));
    return { sync: all("dispose"), async: all("asyncDispose") };
  }, undefined);
}

/**
 * Lists, in alphabetical order, the methods that can be called on the value from outside its class, whichever member of a
 * union it is (`null` and `undefined` aside). Undefined when the type is unknown.
 */
export function methodNames(
  node: TSESTree.Node,
  types: Types,
  question: TypeQuestion = {},
): readonly string[] | undefined {
  return guarded(() => {
    const parts = partsOf(node, types, question);
    const [first, ...others] = parts ?? [];
    if (!first) return undefined;
    const at = types.toTs(node);
    const shared = methodsOf(first, at, types);
    for (const other of others) {
      const methods = methodsOf(other, at, types);
      for (const name of shared) if (!methods.has(name)) shared.delete(name);
    }
    return [...shared].sort();
  }, undefined);
}

/** Gives the members of a union, or the type itself. */
export function unionParts(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

/** Runs a question to the type checker; what it throws becomes the given answer. */
export function guarded<Value>(ask: () => Value, otherwise: Value): Value {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}

/** Gives the apparent types of a value without `null` and `undefined`; undefined when one of them is unknown. */
function partsOf(node: TSESTree.Node, types: Types, question: TypeQuestion): readonly ts.Type[] | undefined {
  const { checker, typescript } = types;
  const { TypeFlags } = typescript;
  const plain = typeOf(node, types);
  const type = question.awaited ? checker.getAwaitedType(plain) : plain;
  if (!type) return undefined;
  const parts: ts.Type[] = [];
  for (const member of unionParts(type)) {
    // A type parameter without a constraint may be anything; its apparent type would look like an empty object.
    const known = member.flags & TypeFlags.Instantiable ? checker.getBaseConstraintOfType(member) : member;
    for (const part of known ? unionParts(known) : [undefined]) {
      if (!part || part.flags & (TypeFlags.Any | TypeFlags.Unknown)) return undefined;
      if (!(part.flags & (TypeFlags.Null | TypeFlags.Undefined | TypeFlags.Void | TypeFlags.Never))) {
        parts.push(checker.getApparentType(part));
      }
    }
  }
  return parts;
}

/** The type of a value. What a constructor gives its signatures tell, and then no argument has to be checked. */
export function typeOf(node: TSESTree.Node, types: Types): ts.Type {
  const { checker } = types;
  if (node.type === AST_NODE_TYPES.NewExpression) {
    const made = checker.getTypeAtLocation(types.toTs(node.callee)).getConstructSignatures().map(signature => signature.getReturnType());
    const [first] = made;
    // Type arguments do not change which class it is.
    if (first?.getSymbol() && made.every(type => type.getSymbol() === first.getSymbol())) return first;
  }
  return checker.getTypeAtLocation(types.toTs(node));
}

/** Finds the symbol that names the type of an instance: of its class or interface, or of the alias of an object type. */
function namingSymbol(type: ts.Type, types: Types): ts.Symbol | undefined {
  const { SymbolFlags, TypeFlags } = types.typescript;
  const symbol = type.getSymbol();
  if (symbol && symbol.flags & (SymbolFlags.Class | SymbolFlags.Interface)) {
    // The class itself (`typeof Pool`) has the same symbol as its instances; only the class can be constructed.
    const isStatic = (symbol.flags & SymbolFlags.Class) !== 0 && type.getConstructSignatures().length > 0;
    return isStatic ? undefined : symbol;
  }
  return type.flags & TypeFlags.Object ? type.aliasSymbol : undefined;
}

function addBases(symbols: Set<ts.Symbol>, types: Types): void {
  const { SymbolFlags } = types.typescript;
  // A set visits what is added while it is walked, so this is breadth first.
  for (const symbol of symbols) {
    if (symbols.size > MAXIMUM_BASES) return;
    if (!(symbol.flags & (SymbolFlags.Class | SymbolFlags.Interface))) continue;
    const declared = types.checker.getDeclaredTypeOfSymbol(symbol) as ts.InterfaceType;
    for (const base of types.checker.getBaseTypes(declared)) {
      const baseSymbol = namingSymbol(base, types);
      if (baseSymbol) symbols.add(baseSymbol);
    }
  }
}

function describe(symbol: ts.Symbol, types: Types): DeclaredClass {
  const declarations = symbol.getDeclarations() ?? [];
  const isLibrary = (declaration: ts.Declaration): boolean =>
    types.program.isSourceFileDefaultLibrary(declaration.getSourceFile());
  const others = declarations.filter(declaration => !isLibrary(declaration));
  // A project may add members to the interface of a package; the package still is where it is declared.
  const declaration =
    others.find(other => packageOf(other.getSourceFile().fileName)) ?? others[0] ?? declarations[0];
  return {
    packageName: others.length > 0 && declaration ? packageOf(declaration.getSourceFile().fileName) : undefined,
    moduleName: declaration ? ambientModule(declaration, types.typescript) : undefined,
    typeName: nameOf(symbol, declarations, types.typescript),
    lib: declarations.some(isLibrary),
  };
}

/** A class that is the default export has the symbol name `default`; its declaration keeps the written name. */
function nameOf(symbol: ts.Symbol, declarations: readonly ts.Declaration[], typescript: typeof ts): string {
  for (const declaration of declarations) {
    const name = typescript.getNameOfDeclaration(declaration);
    if (name && typescript.isIdentifier(name)) return name.text;
  }
  return symbol.getName();
}

/** Gives the package in whose directory a file lies: `pg` also for the files of `@types/pg`. */
function packageOf(fileName: string): string | undefined {
  const [, scope, name] = /.*\/node_modules\/(?:(@[^/]+)\/)?([^/]+)\//.exec(fileName.replaceAll("\\", "/")) ?? [];
  if (!name) return undefined;
  if (!scope) return name;
  // The types of `@scope/name` are published as `@types/scope__name`.
  return scope === "@types" ? name.replace(/^(.+?)__/, "@$1/") : `${scope}/${name}`;
}

function ambientModule(declaration: ts.Node, typescript: typeof ts): string | undefined {
  for (let node = declaration; !typescript.isSourceFile(node); node = node.parent) {
    if (typescript.isModuleDeclaration(node) && typescript.isStringLiteral(node.name)) {
      return node.name.text.replace(/^node:/, "");
    }
  }
  return undefined;
}

/** Has the type a member whose key is this well-known symbol? The checker names such members `__@dispose@12`. */
function symbolMember(type: ts.Type, name: string, types: Types): boolean {
  const prefix = `__@${name}@`;
  return types.checker.getPropertiesOfType(type).some(property => {
    if (!String(property.escapedName).startsWith(prefix)) return false;
    // A program's own unique symbol can have the same name. Only the key as it is written tells them apart.
    const key = property.valueDeclaration && types.typescript.getNameOfDeclaration(property.valueDeclaration);
    return !key || new RegExp(`\\bSymbol\\s*\\.\\s*${name}\\b`).test(key.getText());
  });
}

function methodsOf(type: ts.Type, at: ts.Node, types: Types): Set<string> {
  const names = new Set<string>();
  for (const property of types.checker.getPropertiesOfType(type)) {
    const name = property.getName();
    if (name.startsWith("#") || name.startsWith("__@") || isHidden(property, types.typescript)) continue;
    const callable = types.checker.getTypeOfSymbolAtLocation(property, at);
    if (unionParts(callable).some(part => part.getCallSignatures().length > 0)) names.add(name);
  }
  return names;
}

function isHidden(property: ts.Symbol, typescript: typeof ts): boolean {
  const hiding = typescript.ModifierFlags.Private | typescript.ModifierFlags.Protected;
  return (property.getDeclarations() ?? []).some(
    declaration => (typescript.getCombinedModifierFlags(declaration) & hiding) !== 0,
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
