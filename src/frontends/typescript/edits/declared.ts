/**
 * Which declaration holds a resource, and what of it can be moved?
 */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ResourceView } from "../../../core/findings.ts";
import { around } from "../resolve/syntax.ts";
import { listOf, type ListNode } from "./position.ts";
import type { ScopeVariable, WrittenFile } from "./written-file.ts";

/** `const pool = await open()`, in a list of statements. */
export interface Declared {
  readonly declaration: TSESTree.VariableDeclaration;
  readonly initial: TSESTree.Expression;
  /** The call or construction that opens the resource. */
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly variable: ScopeVariable;
  readonly name: string;
  readonly list: ListNode;
}

/** Finds the declaration; undefined when the resource is not what a single name of one block is declared with. */
export function declaredWith(file: WrittenFile, resource: ResourceView): Declared | undefined {
  const call = resource.opened?.origin as TSESTree.Node | undefined;
  if (call?.type !== "CallExpression" && call?.type !== "NewExpression") return undefined;
  let { child, parent } = around(call);
  if (parent?.type === "AwaitExpression") ({ child, parent } = around(parent));
  if (parent?.type !== "VariableDeclarator" || parent.init !== child || parent.id.type !== "Identifier") return undefined;
  const declaration = parent.parent;
  if (declaration.declarations.length !== 1 || (declaration.kind !== "const" && declaration.kind !== "let")) return undefined;
  const list = listOf(declaration);
  const [variable] = file.source.scopeManager.getDeclaredVariables(parent) as readonly ScopeVariable[];
  if (!list || variable?.defs.length !== 1) return undefined;
  return { declaration, initial: child, call, variable, name: parent.id.name, list };
}

/** Is something that the statements between two offsets declare mentioned outside of them? */
export function isNeededOutside(file: WrittenFile, list: ListNode, start: number, end: number): boolean {
  const isInside = (node: TSESTree.Node): boolean => node.range[0] >= start && node.range[1] <= end;
  const scope = file.source.getScope(list.type === "SwitchCase" ? list : (firstOf(list) ?? list));
  return scope.variables.some(
    (variable) =>
      variable.identifiers.some(isInside) &&
      variable.defs.some(({ parent }) => parent?.type !== "VariableDeclaration" || parent.kind !== "var") &&
      variable.references.some(({ identifier }) => !isInside(identifier)),
  );
}

function firstOf(list: Exclude<ListNode, TSESTree.SwitchCase>): TSESTree.Node | undefined {
  return list.body[0];
}

/** Would a name that a block declares mean something else when the statements of the block join the list around it? */
export function collidesInList(file: WrittenFile, block: TSESTree.BlockStatement, list: ListNode): boolean {
  const inner = file.source.scopeManager.acquire(block);
  const upper = inner?.upper;
  if (!inner || !upper) return false;
  const taken = [upper, ...(upper.upper && (upper.upper.type as string) === "catch" ? [upper.upper] : [])];
  const names = namesOf(inner);
  if (taken.some((scope) => scope.variables.some(({ name, identifiers }) => names.has(name) && identifiers.length > 0))) return true;
  return isMentioned(file, names, list.type === "SwitchCase" ? list.parent.range : list.range, block.range);
}

/** Would it when the braces of the block begin earlier, at an offset? */
export function collidesFrom(file: WrittenFile, block: TSESTree.BlockStatement, from: number): boolean {
  const inner = file.source.scopeManager.acquire(block);
  return inner !== null && isMentioned(file, namesOf(inner), [from, block.range[0]], block.range);
}

function namesOf(scope: TSESLint.Scope.Scope): ReadonlySet<string> {
  return new Set(scope.variables.filter(({ defs }) => defs.length > 0).map(({ name }) => name));
}

/** Is one of the names used or declared in a range of the text, outside of another one? */
function isMentioned(file: WrittenFile, names: ReadonlySet<string>, range: Range, except: Range): boolean {
  const isThere = ({ range: [start, end] }: TSESTree.Node): boolean =>
    start >= range[0] && end <= range[1] && (end <= except[0] || start >= except[1]);
  return file.source.scopeManager.scopes.some(
    (scope) =>
      scope.references.some(({ identifier }) => names.has(identifier.name) && isThere(identifier)) ||
      scope.variables.some(({ name, identifiers }) => names.has(name) && identifiers.some(isThere)),
  );
}

type Range = readonly [number, number];
