/**
 * Is a resource declared first, opened at the start of a `try`, and closed by its `finally` when it is there?
 *
 * `let x; try { x = open(); … } finally { x?.close(); }` is how a `finally` has to be written when opening may fail. A
 * block that holds the resource needs neither the declaration in front nor the question whether there is anything.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Moment, ResourceView } from "../../../core/findings.ts";
import type { TextChange } from "../../../core/repairs.ts";
import { around } from "../resolve/syntax.ts";
import { type Close, closingStatement, withoutStatement } from "./closing.ts";
import { collidesInList, type Declared } from "./declared.ts";
import { unwrapped } from "./manual-finally.ts";
import { canJoin, followersOf, isEndSure, listOf, statementsOf } from "./position.ts";
import { isQuiet } from "./tail.ts";
import { deletion, indentAt, type ScopeVariable, type WrittenFile } from "./written-file.ts";

/** The parts of the program that the block takes the place of. */
export interface OpenedApart {
  readonly declared: Declared;
  /** `x = open();`, the first statement of the `try`. */
  readonly opening: TSESTree.AssignmentExpression;
  readonly statement: TSESTree.TryStatement;
  readonly close: Close;
  /** The names in what goes: the assignment, the question and the close. */
  readonly names: ReadonlySet<TSESTree.Node>;
}

/** Finds the parts; undefined when one is missing, or the variable is there for anything else. */
export function openedApart(file: WrittenFile, resource: ResourceView, closes: readonly Moment[]): OpenedApart | undefined {
  const opening = openingOf(resource);
  const statement = opening?.parent.parent?.parent;
  if (opening?.left.type !== "Identifier" || statement?.type !== "TryStatement" || closes.length !== 1) return undefined;
  const { block, finalizer, handler } = statement;
  // A `catch` sees a failure of the opening too; a declaration in front of the `try` would take that from it.
  if (handler || !finalizer || block.body[0] !== opening.parent) return undefined;
  const before = precedingOf(statement);
  const close = closingStatement(closes[0]?.origin as TSESTree.Node);
  if (!close || before?.type !== "VariableDeclaration") return undefined;
  const declared = emptyDeclaration(file, before, opening);
  const question = declared && questionIn(finalizer, close, declared.variable);
  if (!declared || !question) return undefined;
  const names = new Set<TSESTree.Node>([opening.left, close.receiver, ...question]);
  const { references } = declared.variable;
  const isHere = ({ identifier }: { readonly identifier: TSESTree.Node }): boolean =>
    names.has(identifier) || (identifier.range[0] > opening.range[1] && identifier.range[1] <= block.range[1]);
  const isOnlyWrite = references.every((reference) => reference.init === true || reference.identifier === opening.left || !reference.isWrite());
  return isOnlyWrite && references.every((reference) => reference.init === true || isHere(reference))
    ? { declared, opening, statement, close, names }
    : undefined;
}

/** `x = …` as a statement, where the resource is what is assigned. */
function openingOf(resource: ResourceView): TSESTree.AssignmentExpression | undefined {
  const call = resource.opened?.origin as TSESTree.Node | undefined;
  if (call?.type !== "CallExpression" && call?.type !== "NewExpression") return undefined;
  let { child, parent } = around(call);
  if (parent?.type === "AwaitExpression") ({ child, parent } = around(parent));
  if (parent?.type !== "AssignmentExpression" || parent.operator !== "=" || parent.right !== child) return undefined;
  return parent.parent.type === "ExpressionStatement" ? parent : undefined;
}

function precedingOf(statement: TSESTree.Node): TSESTree.Node | undefined {
  const list = listOf(statement);
  if (!list || list.type === "SwitchCase") return undefined;
  const statements = statementsOf(list);
  return statements[statements.indexOf(statement) - 1];
}

/** `let x`, `let x = null` or `let x = undefined`, and nothing else. */
function emptyDeclaration(file: WrittenFile, declaration: TSESTree.VariableDeclaration, opening: TSESTree.AssignmentExpression): Declared | undefined {
  const [declarator] = declaration.declarations;
  const list = listOf(declaration);
  if (declaration.declarations.length !== 1 || declaration.kind !== "let" || declarator.id.type !== "Identifier" || !list) return undefined;
  if (declarator.init && !isNothing(declarator.init)) return undefined;
  const [variable] = file.source.scopeManager.getDeclaredVariables(declarator) as readonly ScopeVariable[];
  if (variable?.name !== (opening.left as TSESTree.Identifier).name || variable.defs.length !== 1) return undefined;
  const call = opening.right.type === "AwaitExpression" ? opening.right.argument : opening.right;
  if (call.type !== "CallExpression" && call.type !== "NewExpression") return undefined;
  return { declaration, initial: opening.right, call, variable, name: variable.name, list };
}

/** The names in `if (x)` around the close that is all of the `finally`; none for `x?.close()` or `x.close()`. */
function questionIn(finalizer: TSESTree.BlockStatement, close: Close, variable: ScopeVariable): readonly TSESTree.Node[] | undefined {
  const [only] = finalizer.body;
  if (!only || finalizer.body.length !== 1 || !variable.references.some(({ identifier }) => identifier === close.receiver)) return undefined;
  if (only === close.statement) return [];
  if (only.type !== "IfStatement" || only.alternate) return undefined;
  const { consequent } = only;
  const isAll = consequent === close.statement || (consequent.type === "BlockStatement" && consequent.body.length === 1 && consequent.body[0] === close.statement);
  const asked = isAll ? askedIn(only.test) : undefined;
  return asked && variable.references.some(({ identifier }) => identifier === asked) ? [asked] : undefined;
}

/** The name that a test asks for: `x`, `x !== undefined`, `x != null`. */
function askedIn(test: TSESTree.Expression): TSESTree.Identifier | undefined {
  if (test.type === "Identifier") return test;
  if (test.type !== "BinaryExpression" || (test.operator !== "!=" && test.operator !== "!==")) return undefined;
  return test.left.type === "Identifier" && isNothing(test.right) ? test.left : undefined;
}

function isNothing(node: TSESTree.Node): boolean {
  return (node.type === "Identifier" && node.name === "undefined") || (node.type === "Literal" && node.value === null && node.raw === "null");
}

/**
 * Takes the declaration, the `try` and the `finally` away; undefined when the lines around them would join.
 *
 * @param keyword What the opening begins with, given its indentation: the keyword of the declaration, after what it needs.
 */
export function withoutTry(file: WrittenFile, { declared, opening, statement }: OpenedApart, keyword: (indent: string) => string): TextChange[] | undefined {
  const { block } = statement;
  const removal = withoutStatement(file, declared.declaration);
  if (!removal || canJoin(file, opening.parent) || (canJoin(file, statement) && !isEndSure(file, statement))) return undefined;
  const [start, end] = opening.left.range;
  const declaredAt = (at: number): TextChange => ({
    start,
    end,
    text: `${keyword(indentAt(file.text, at))} ${declared.name}${annotationOf(file, declared)}`,
  });
  const isLast = followersOf(statement).every(isQuiet);
  if (isLast && !collidesInList(file, block, declared.list)) {
    const changes = unwrapped(file, statement);
    return changes && [...removal, ...changes, declaredAt(statement.range[0])];
  }
  // The braces of the `try` stay, so that the resource is closed where it was before.
  return [...removal, deletion(statement.range[0], block.range[0]), deletion(block.range[1], statement.range[1]), declaredAt(start)];
}

/** The type that was written at the declaration, without what stood for "not opened yet". */
function annotationOf(file: WrittenFile, { declaration }: Declared): string {
  const annotation = declaration.declarations[0].id.typeAnnotation;
  if (!annotation) return "";
  const type = annotation.typeAnnotation;
  const parts = type.type === "TSUnionType" ? type.types : [type];
  const kept = parts.filter((part) => part.type !== "TSUndefinedKeyword" && part.type !== "TSNullKeyword");
  return kept.length === 0 ? "" : `: ${kept.map((part) => file.text.slice(...part.range)).join(" | ")}`;
}
