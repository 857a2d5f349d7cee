/** How does a function return right after an event, so that what follows does not run any more? */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, Repair } from "../../../core/repairs.ts";
import { isFunction, walk } from "../resolve/syntax.ts";
import type { FunctionNode } from "../resolve/value.ts";
import { followersOf, isBracelessBody, isWithin, listOf, runnerOf, statementOf } from "./position.ts";
import { beginsLine, edit, indentAt, insertion, lineEnd, semicolonLike, type WrittenFile } from "./written-file.ts";

type ReturnAfter = Extract<Repair, { readonly kind: "return-after" }>;

/**
 * Writes `return;` after the statement of the event; undefined where that is no way out, or changes nothing.
 *
 * @param at What must not run any more.
 */
export function returnAfter(file: WrittenFile, { event }: ReturnAfter, at: TSESTree.Node): Edit | undefined {
  const origin = event.origin as TSESTree.Node;
  if (isReachedAnyway(origin, at)) return undefined;
  const statement = statementOf(origin);
  const runner = runnerOf(origin);
  if (statement?.type !== "ExpressionStatement" || !isFunction(runner) || runner.generator || isConstructor(runner)) return undefined;
  const isLast = followersOf(statement).length === 0 && statement.parent === runner.body;
  if (isLast || followersOf(statement)[0]?.type === "ReturnStatement") return undefined;
  // TypeScript may insist that a function with results gives one on every way out.
  if (/\.[cm]?tsx?$/u.test(file.filename) && givesResults(runner)) return undefined;
  const title = "Return after it.";
  const semicolon = semicolonLike(file, statement);
  const [start, end] = statement.range;
  if (isBracelessBody(statement)) {
    const first = file.text[end - 1] === ";" ? "" : ";";
    return edit(file, false, title, [insertion(start, "{ "), insertion(end, `${first} return; }`)]);
  }
  if (!listOf(statement)) return undefined;
  const rest = file.text.slice(end, lineEnd(file.text, end)).trim();
  const isApart = beginsLine(file.text, start) && (rest === "" || rest.startsWith("//"));
  if (!isApart) return edit(file, false, title, [insertion(end, `${file.text[end - 1] === ";" ? "" : ";"} return;`)]);
  return edit(file, false, title, [insertion(lineEnd(file.text, end), `${file.lineBreak}${indentAt(file.text, start)}return${semicolon}`)]);
}

/** Does it run in spite of a return at the origin: in a `finally` around it, or in another function? */
function isReachedAnyway(origin: TSESTree.Node, at: TSESTree.Node): boolean {
  for (let { parent } = origin; parent && !isFunction(parent); { parent } = parent) {
    if (parent.type === "TryStatement" && parent.finalizer && isWithin(at, parent.finalizer) && !isWithin(origin, parent.finalizer)) return true;
  }
  return !isWithin(at, runnerOf(origin));
}

function isConstructor(runner: FunctionNode): boolean {
  return runner.parent.type === "MethodDefinition" && runner.parent.kind === "constructor";
}

function givesResults(runner: FunctionNode): boolean {
  let gives = false;
  walk(runner.body, (node) => {
    if (node.type === "ReturnStatement" && node.argument !== null) gives = true;
    return !gives && !isFunction(node);
  });
  return gives;
}
