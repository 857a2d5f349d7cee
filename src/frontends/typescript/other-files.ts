/**
 * What does the function of another file do, that a call runs?
 *
 * Types lead from the callee to its declaration. Its file is parsed anew from the program that is there already, lowered, and
 * solved like any other, a function at a time, when somebody asks; all that is remembered with the program. Only files that
 * mention a catalogued module are followed, and only two deep: what a function two files away calls in a third is unknown.
 * So the answer never depends on which file is linted first.
 */
import type * as Parser from "@typescript-eslint/parser";
import type { TSESTree } from "@typescript-eslint/utils";
import { createRequire } from "node:module";
import type ts from "typescript";
import type { Catalog } from "../../catalog/catalog.ts";
import type { FunctionId } from "../../core/ir.ts";
import { summariesOf } from "../../core/solve-file.ts";
import { type FunctionElsewhere, seenFromElsewhere, type Summary } from "../../core/summary.ts";
import { type FindElsewhere, lowerFile, type Source } from "./lower.ts";
import { memberName, withoutFrames } from "./lower/syntax.ts";
import { type FunctionWithBody, NamedFunctions } from "./named-functions.ts";
import { guarded, type Types, typesOf } from "./types.ts";

/** Files that are followed one after another, from a call in the file that is linted. */
const MAX_DEPTH = 2;

/** A file this long is passed over: the functions that others call stand in shorter ones. */
const MAX_TEXT = 400_000;

/** Answers for the calls of one file; undefined where the program is not one of TypeScript's own. */
export function otherFiles(types: Types, catalog: Catalog): FindElsewhere | undefined {
  return isClassic(types) ? inProgram(types, catalog).finder(types, MAX_DEPTH) : undefined;
}

/** The native compiler gives programs that look alike, and whose trees cannot be converted. */
function isClassic({ program }: Types): boolean {
  return guarded(() => program.getNodeCount() > 0, false);
}

const programs = new WeakMap<ts.Program, Map<Catalog, ProgramFiles>>();

function inProgram({ program }: Types, catalog: Catalog): ProgramFiles {
  const known = programs.get(program) ?? new Map<Catalog, ProgramFiles>();
  programs.set(program, known);
  let files = known.get(catalog);
  if (files === undefined) known.set(catalog, (files = new ProgramFiles(program, catalog)));
  return files;
}

/** What was understood of the files of a program. */
class ProgramFiles {
  readonly #program: ts.Program;
  readonly #catalog: Catalog;
  readonly #isTelling = new Map<ts.SourceFile, boolean>();
  readonly #parsed = new Map<ts.SourceFile, ParsedFile | undefined>();
  /** By depth. */
  readonly #understood: readonly Map<ts.SourceFile, UnderstoodFile | undefined>[] = Array.from({ length: MAX_DEPTH }, () => new Map());
  #extended: ReadonlySet<string> | undefined;

  constructor(program: ts.Program, catalog: Catalog) {
    this.#program = program;
    this.#catalog = catalog;
  }

  /** @param depth How many files may be followed from here. */
  finder(types: Types, depth: number): FindElsewhere {
    return (node) => guarded(() => this.#called(node, types, depth), undefined);
  }

  #called(node: TSESTree.CallExpression, types: Types, depth: number): FunctionElsewhere | undefined {
    const called = this.#declarationOf(node, types);
    const file = called?.getSourceFile();
    if (called === undefined || file === undefined || file === types.toTs(node).getSourceFile() || !this.#tells(file)) return undefined;
    const { typescript } = types;
    const modifiers = typescript.getModifiers(called) ?? [];
    // What a generator does depends on who walks it.
    if (called.asteriskToken !== undefined) return undefined;
    const rest = called.parameters.findIndex(({ dotDotDotToken }) => dotDotDotToken !== undefined);
    return {
      async: modifiers.some(({ kind }) => kind === typescript.SyntaxKind.AsyncKeyword),
      ...(rest >= 0 && { restParameter: rest }),
      summary: () => guarded(() => this.#understand(file, typescript, depth - 1)?.summaryOf(called), undefined),
    };
  }

  /** The one function that a name, or a property of a module, an object or a class, stands for. */
  #declarationOf({ callee }: TSESTree.CallExpression, types: Types): FunctionWithBody | undefined {
    const { checker, typescript } = types;
    const called = withoutFrames(callee);
    const isMember = called.type === "MemberExpression";
    if (isMember ? called.computed || memberName(called) === undefined : called.type !== "Identifier") return undefined;
    const named = isMember ? called.property : called;
    const symbol = checker.getSymbolAtLocation(types.toTs(named));
    const found = symbol && new NamedFunctions(checker, typescript).of(symbol);
    return found !== undefined && typescript.isMethodDeclaration(found) && this.#mayBeOverridden(found, typescript) ? undefined : found;
  }

  /** Some class of the program extends one of this name. */
  #mayBeOverridden({ modifiers, parent }: ts.MethodDeclaration, typescript: typeof ts): boolean {
    if (!typescript.isClassLike(parent)) return false;
    if (modifiers?.some(({ kind }) => kind === typescript.SyntaxKind.StaticKeyword) === true) return false;
    const name = parent.name?.text;
    return name === undefined || this.#extendedNames().has(name);
  }

  #extendedNames(): ReadonlySet<string> {
    if (this.#extended === undefined) {
      const names = new Set<string>();
      for (const { isDeclarationFile, text } of this.#program.getSourceFiles()) {
        if (isDeclarationFile) continue;
        for (const [, name] of text.matchAll(/\bextends\s+(?:[\w$]+\.)*([\w$]+)/gu)) if (name !== undefined) names.add(name);
      }
      this.#extended = names;
    }
    return this.#extended;
  }

  /** Whether anything of interest can stand in a file. */
  #tells(file: ts.SourceFile): boolean {
    let tells = this.#isTelling.get(file);
    if (tells === undefined) {
      const isOwn = !file.isDeclarationFile && !this.#program.isSourceFileFromExternalLibrary(file);
      tells = isOwn && file.text.length <= MAX_TEXT && this.#catalog.mentionsModule(file.text);
      this.#isTelling.set(file, tells);
    }
    return tells;
  }

  #understand(file: ts.SourceFile, typescript: typeof ts, depth: number): UnderstoodFile | undefined {
    const known = this.#understood[depth];
    if (known === undefined) return undefined;
    if (!known.has(file)) known.set(file, this.#read(file, typescript, depth));
    return known.get(file);
  }

  #read(file: ts.SourceFile, typescript: typeof ts, depth: number): UnderstoodFile | undefined {
    if (!this.#parsed.has(file)) this.#parsed.set(file, guarded(() => parse(file, this.#program, typescript), undefined));
    const parsed = this.#parsed.get(file);
    if (parsed === undefined) return undefined;
    const { nodeOf, source, types } = parsed;
    const elsewhere = depth > 0 ? this.finder(types, depth) : undefined;
    const { ir } = lowerFile({ sourceCode: source, catalog: this.#catalog, types, ...(elsewhere && { elsewhere }) });
    const ids = new Map<unknown, FunctionId>(ir.functions.map(({ id, origin }) => [origin, id]));
    const summaryOf = summariesOf(ir);
    const summaryOfBody = (declaration: FunctionWithBody): Summary | undefined => {
      const node = nodeOf(declaration);
      const id = ids.get(node !== undefined && "value" in node ? node.value : node);
      const graph = id === undefined ? undefined : ir.functions[id];
      if (graph === undefined || graph.incomplete || graph.terms.length > 0) return undefined;
      const summary = summaryOf(graph.id);
      return summary && seenFromElsewhere(summary);
    };
    const known = new Map<FunctionWithBody, Summary | undefined>();
    return {
      summaryOf(declaration) {
        if (!known.has(declaration)) known.set(declaration, summaryOfBody(declaration));
        return known.get(declaration);
      },
    };
  }
}

interface UnderstoodFile {
  readonly summaryOf: (declaration: FunctionWithBody) => Summary | undefined;
}

interface ParsedFile {
  readonly source: Source;
  readonly types: Types;
  readonly nodeOf: (declaration: FunctionWithBody) => TSESTree.Node | undefined;
}

const load = createRequire(import.meta.url);

/** Converts the tree that the program has. With a program at hand, the parser and TypeScript are installed. */
function parse(file: ts.SourceFile, program: ts.Program, typescript: typeof ts): ParsedFile | undefined {
  const { parseForESLint } = load("@typescript-eslint/parser") as typeof Parser;
  const { ast, scopeManager, services, visitorKeys } = parseForESLint(file.text, {
    programs: [program],
    filePath: file.fileName,
    sourceType: typescript.isExternalModule(file) ? "module" : "script",
    ecmaFeatures: { jsx: file.fileName.endsWith("x") },
  });
  nameParents(ast, visitorKeys);
  const types = typesOf(services);
  if (types?.program !== program) return undefined;
  return {
    source: { ast, scopeManager, text: file.text, visitorKeys } as unknown as Source,
    types,
    nodeOf: (declaration) => services.tsNodeToESTreeNodeMap.get(declaration),
  };
}

type Child = TSESTree.Node | null | undefined;

/** Gives every node its parent, which ESLint does for the files that it lints. */
function nameParents(root: TSESTree.Node, visitorKeys: Source["visitorKeys"]): void {
  const stack: TSESTree.Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Readonly<Record<string, Child | readonly Child[]>>)[key];
      for (const one of [child].flat()) {
        if (one === null || one === undefined) continue;
        (one as { parent?: TSESTree.Node }).parent = node;
        stack.push(one);
      }
    }
  }
}
