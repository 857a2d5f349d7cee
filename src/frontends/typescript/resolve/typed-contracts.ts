/**
 * What does the declaration of a function in another file say about ownership?
 *
 * Types lead from a call to the declaration; the comments before it are read as text. A program whose files speak of no
 * ownership is never asked: each file's text is looked at once.
 */
import type ts from "typescript";
import { guarded, type Types } from "../types.ts";
import type { CallNode } from "./questions.ts";
import { mentionsOwnership } from "./ownership-tags.ts";
import { readTerms, type Declaration, type DeclaredParameter, type Doc, type StatedTerm } from "./ownership-terms.ts";

const NONE: readonly StatedTerm[] = [];
const mentions = new WeakMap<ts.SourceFile, boolean>();
const programs = new WeakMap<ts.Program, boolean>();

/** The terms of the declaration that a call resolves to. */
export function termsByType(node: CallNode, types: Types): readonly StatedTerm[] {
  if (!speaksOfOwnership(types)) return NONE;
  return guarded(() => {
    if (!mayHaveTerms(node, types)) return NONE;
    const call = types.toTs(node) as ts.CallLikeExpression;
    const declaration = types.checker.getResolvedSignature(call)?.declaration;
    if (!declaration || !mentionedIn(declaration.getSourceFile())) return NONE;
    if (types.typescript.isJSDocSignature(declaration)) return NONE;
    return readTerms(declarationOf(declaration, types.typescript)).terms;
  }, NONE);
}

const mayHave = new WeakMap<ts.Type, boolean>();

/** Whether a signature of the callee stands in a file that speaks of ownership; to choose among them costs more. */
function mayHaveTerms({ callee }: CallNode, types: Types): boolean {
  const { checker } = types;
  const type = checker.getTypeAtLocation(types.toTs(callee));
  let known = mayHave.get(type);
  if (known === undefined) {
    const called = checker.getNonNullableType(type);
    const signatures = [...called.getCallSignatures(), ...called.getConstructSignatures()];
    // A signature of a class without a constructor has no declaration, or that of a base class.
    known = signatures.some(({ declaration }) => declaration && mentionedIn(declaration.getSourceFile()));
    mayHave.set(type, known);
  }
  return known;
}

function speaksOfOwnership({ program }: Types): boolean {
  let known = programs.get(program);
  if (known === undefined) {
    known = guarded(
      () => program.getSourceFiles().some((file) => !program.isSourceFileDefaultLibrary(file) && mentionedIn(file)),
      false,
    );
    programs.set(program, known);
  }
  return known;
}

/** Files are the same objects in one program after another, as long as they do not change. */
function mentionedIn(file: ts.SourceFile): boolean {
  let known = mentions.get(file);
  if (known === undefined) {
    known = mentionsOwnership(file.text);
    mentions.set(file, known);
  }
  return known;
}

function declarationOf(node: ts.SignatureDeclaration, typescript: typeof ts): Declaration {
  const kind = typescript.isConstructorDeclaration(node)
    ? "constructor"
    : typescript.isGetAccessor(node)
      ? "getter"
      : typescript.isMethodDeclaration(node) || typescript.isMethodSignature(node) || isHeld(node, typescript)
        ? "method"
        : "function";
  return {
    kind,
    doc: docAround(node, typescript),
    parameters: node.parameters.map((parameter, index) => parameterOf(parameter, String(index), typescript)),
  };
}

function isHeld({ parent }: ts.Node, typescript: typeof ts): boolean {
  return typescript.isPropertySignature(parent) || typescript.isPropertyDeclaration(parent) || typescript.isPropertyAssignment(parent);
}

/** The comment before the declaration, or before the variable or property that holds the function. */
function docAround(node: ts.Node, typescript: typeof ts): Doc | undefined {
  for (let at = node; ; at = at.parent) {
    const doc = docBefore(at);
    if (doc) return doc;
    const { parent } = at;
    const isHolder =
      isHeld(at, typescript) ||
      typescript.isVariableDeclaration(parent) ||
      typescript.isVariableDeclarationList(parent) ||
      typescript.isVariableStatement(parent);
    if (!isHolder) return undefined;
  }
}

function docBefore(node: ts.Node): Doc | undefined {
  const file = node.getSourceFile();
  const start = node.getFullStart();
  const before = file.text.slice(start, node.getStart(file));
  const last = before.lastIndexOf("/**");
  const text = last < 0 ? "" : before.slice(last);
  return /^\/\*\*[^]*?\*\/\s*$/u.test(text) ? { text, start: start + last } : undefined;
}

function parameterOf(node: ts.ParameterDeclaration, path: string, typescript: typeof ts): DeclaredParameter {
  const whole = node.dotDotDotToken ? undefined : path;
  const names = new Map<string, string | undefined>();
  if (typescript.isIdentifier(node.name)) {
    names.set(node.name.text, whole);
  } else if (typescript.isObjectBindingPattern(node.name)) {
    for (const { dotDotDotToken, name, propertyName = name } of node.name.elements) {
      if (!typescript.isIdentifier(name)) continue;
      const isPlain = whole !== undefined && !dotDotDotToken && typescript.isIdentifier(propertyName);
      names.set(name.text, isPlain ? `${whole}.${propertyName.text}` : undefined);
    }
  }
  return { path: whole, names, doc: docBefore(node) };
}
