/**
 * How is a resource tied to the block that it is opened in?
 *
 * `await using x = …` where the class has the symbol, a disposable stack where it has not, and `finally` where the program
 * cannot use either. Explicit closes go, since the block closes the resource.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ResourceSpec } from "../../../core/effects.ts";
import type { ResourceView } from "../../../core/findings.ts";
import type { Edit, Repair, TextChange } from "../../../core/repairs.ts";
import { type Close, closeAt, withoutStatement } from "./closing.ts";
import { type Declared, declaredWith, isNeededOutside } from "./declared.ts";
import { type Means, meansOf } from "./disposal.ts";
import { isBoundToFail } from "./failing-use.ts";
import { inBlock, type Layout, type ManualFinally, manualFinally, remaining, withoutFinally } from "./manual-finally.ts";
import { openedApart, withoutTry } from "./opened-apart.ts";
import { canAwait, runnerOf, statementsOf } from "./position.ts";
import { isBlockFollowed, isTail } from "./tail.ts";
import { usageOf } from "./usage.ts";
import { prefixed } from "./waiting.ts";
import { edit, freshName, indentAt, indented, insertion, lineEnd, quoted, semicolonLike, type WrittenFile } from "./written-file.ts";

type Held = ResourceView & { readonly spec: ResourceSpec };
type HoldInScope = Extract<Repair, { readonly kind: "hold-in-scope" }>;

/**
 * Writes the block; undefined when the resource does not end with it, or the syntax has no place for it.
 *
 * @param at What the finding is about: the opening, or the use that comes after the close.
 */
export function holdInScope(file: WrittenFile, repair: HoldInScope, at: TSESTree.Node): Edit | undefined {
  const { spec } = repair.resource;
  // What a property of the opened value holds has no name of its own.
  if (!spec || repair.resource.heldAt !== undefined) return undefined;
  const declared = declaredWith(file, repair.resource);
  if (!declared) return holdOpenedApart(file, { ...repair.resource, spec }, repair.closes);
  const closes = closesOf(declared, repair);
  if (!closes) return undefined;
  // What a stack has taken over (a lock that is held) is needed without a name, and also behind the block.
  if (spec.kind === "stack" && closes.length === 0 && isBlockFollowed(declared.list)) return undefined;
  const mayAwait = canAwait(file, declared.declaration);
  const ignored = new Set<TSESTree.Node>(closes.map(({ receiver }) => receiver));
  const usage = usageOf(file, { variable: declared.variable, spec, ignored, isAdded: closes.length === 0, canAwait: mayAwait });
  const means = meansOf(file, { ...repair.resource, spec }, declared, closes, mayAwait);
  if (usage.verdict === "given-away" || !means) return undefined;
  const manual = manualFinally(declared, closes);
  if (manual && means.kind === "finally") return undefined;
  const changes = manual ? heldByHand(file, declared, means, manual) : heldAnew(file, declared, means, closes);
  if (!changes) return undefined;
  const awaits = [...usage.returned].flatMap((task) => prefixed(file, task, "await"));
  const [close] = closes;
  const isFailing = repair.onlyFails && close !== undefined && closes.length === 1 && isBoundToFail(file, declared, spec, close, at);
  const isProven = usage.verdict === "kept" && (isFailing || isSameMoment(declared, closes, manual, spec.disposal.unsafe));
  return edit(file, isProven, title(declared, means), [...changes, ...awaits]);
}

/** The same for `let x; try { x = open(); … } finally { x?.close(); }`, whose `try` is then in the way. */
function holdOpenedApart(file: WrittenFile, resource: Held, closes: HoldInScope["closes"]): Edit | undefined {
  const apart = openedApart(file, resource, closes);
  if (!apart) return undefined;
  const { close, declared, names } = apart;
  const mayAwait = canAwait(file, declared.declaration);
  const usage = usageOf(file, { variable: declared.variable, spec: resource.spec, ignored: names, isAdded: false, canAwait: mayAwait });
  const means = meansOf(file, resource, declared, [close], mayAwait);
  if (usage.verdict === "given-away" || !means || means.kind === "finally") return undefined;
  const stack = means.kind === "stack" ? freshName(file, "stack", declared.declaration) : undefined;
  const keyword = means.isAsync ? "await using" : "using";
  const changes = withoutTry(file, apart, (indent) => (stack === undefined ? keyword : `${stackText(file, declared, means, stack)}${indent}const`));
  const adopted = means.kind === "stack" && stack !== undefined ? [...claim(file, declared), ...adopts(declared, stack, means.closer)] : [];
  const awaits = [...usage.returned].flatMap((task) => prefixed(file, task, "await"));
  return changes && edit(file, usage.verdict === "kept", title(declared, means), [...changes, ...adopted, ...awaits]);
}

/** Is the resource closed when it was before, or (never closed before) after its last use, in a function that ends? */
function isSameMoment(declared: Declared, closes: readonly Close[], manual: ManualFinally | undefined, unsafe: string | undefined): boolean {
  if (manual) return true;
  if (unsafe !== undefined) return false;
  if (closes.length === 0) return declared.list.type !== "Program";
  return closes.every(({ statement }) => isTail(statement, declared.list));
}

/** All explicit closes, as statements of the function that declares the resource; undefined when one is something else. */
function closesOf(declared: Declared, repair: HoldInScope): readonly Close[] | undefined {
  const closes: Close[] = [];
  for (const { origin } of repair.closes) {
    const close = closeAt(origin as TSESTree.Node);
    const isOurs = close && declared.variable.references.some(({ identifier }) => identifier === close.receiver);
    if (!isOurs || runnerOf(close.call) !== runnerOf(declared.declaration)) return undefined;
    closes.push(close);
  }
  return closes;
}

function title({ name }: Declared, means: Means): string {
  if (means.kind === "finally") return `Close ${quoted(name)} in a \`finally\`.`;
  const keyword = means.isAsync ? "`await using`" : "`using`";
  return `Hold ${quoted(name)} with ${keyword}${means.kind === "stack" ? " and a stack" : ""}.`;
}

function heldByHand(file: WrittenFile, declared: Declared, means: Means, manual: ManualFinally): TextChange[] | undefined {
  const layout = withoutFinally(file, declared, manual);
  return layout && [...layout.changes, ...declarationChanges(file, declared, means, layout)];
}

function heldAnew(file: WrittenFile, declared: Declared, means: Means, closes: readonly Close[]): TextChange[] | undefined {
  const removals: TextChange[] = [];
  for (const { statement } of closes) {
    const parent = statement.parent;
    // A branch that only closes would be left empty; what it tests is not known.
    const isOnly = parent.type === "BlockStatement" && parent.body.length === 1 && parent !== declared.list;
    const isInFinally = parent.parent?.type === "TryStatement" && parent.parent.finalizer === parent;
    const removal = isOnly || isInFinally ? undefined : withoutStatement(file, statement);
    if (!removal) return undefined;
    removals.push(...removal);
  }
  if (means.kind === "finally") {
    const changes = inTry(file, declared, means.closing, remaining(declared, closes));
    return changes && apart(removals, changes);
  }
  if (declared.list.type !== "SwitchCase") {
    return [...removals, ...declarationChanges(file, declared, means, { changes: [], isInBlock: false })];
  }
  const last = [declared.declaration, ...remaining(declared, closes)].at(-1) ?? declared.declaration;
  const block = inBlock(file, declared, last);
  return block && apart(removals, [...block, ...declarationChanges(file, declared, means, { changes: [], isInBlock: true })]);
}

/** Lines that are taken out need no indentation. */
function apart(removals: readonly TextChange[], changes: readonly TextChange[]): TextChange[] {
  const isGone = ({ start, end }: TextChange): boolean => start === end && removals.some((removal) => removal.start <= start && start < removal.end);
  return [...removals, ...changes.filter((change) => !isGone(change))];
}

function declarationChanges(file: WrittenFile, declared: Declared, means: Means, { isInBlock }: Pick<Layout, "isInBlock"> & Partial<Layout>): TextChange[] {
  const { declaration } = declared;
  const [start] = declaration.range;
  if (means.kind === "finally") return [];
  const keyword = means.isAsync ? "await using" : "using";
  if (means.kind === "using") return [{ start, end: start + declaration.kind.length, text: keyword }];
  const indent = `${indentAt(file.text, start)}${isInBlock ? file.unit : ""}`;
  const known = isInBlock ? undefined : stackBefore(declared, means.isAsync);
  const stack = known ?? freshName(file, "stack", declaration);
  return [
    ...(known === undefined ? [insertion(start, `${stackText(file, declared, means, stack)}${indent}`)] : []),
    ...(known === undefined && !isInBlock ? claim(file, declared) : []),
    ...adopts(declared, stack, means.closer),
  ];
}

/**
 * Replaces the first character of the list by itself: of several edits that declare a stack there, ESLint applies one at a
 * time, and the next one sees the name, or the stack.
 */
function claim(file: WrittenFile, { declaration, list }: Declared): TextChange[] {
  const start = statementsOf(list)[0]?.range[0] ?? declaration.range[0];
  return start < declaration.range[0] ? [{ start, end: start + 1, text: file.text.slice(start, start + 1) }] : [];
}

/** The line that makes a stack. */
function stackText(file: WrittenFile, { declaration }: Declared, { isAsync }: Exclude<Means, { kind: "finally" }>, stack: string): string {
  const made = `${isAsync ? "await using" : "using"} ${stack} = new ${isAsync ? "AsyncDisposableStack" : "DisposableStack"}()`;
  return `${made}${semicolonLike(file, declaration)}${file.lineBreak}`;
}

function adopts({ initial }: Declared, stack: string, closer: string): TextChange[] {
  return [insertion(initial.range[0], `${stack}.adopt(`), insertion(initial.range[1], `, ${closer})`)];
}

/** A stack that stands right before the declaration, with nothing but what it adopts in between. */
function stackBefore(declared: Declared, isAsync: boolean): string | undefined {
  const statements = statementsOf(declared.list);
  let adopter: string | undefined;
  for (const statement of statements.slice(0, statements.indexOf(declared.declaration)).reverse()) {
    if (statement.type !== "VariableDeclaration") return undefined;
    const [declarator] = statement.declarations;
    const { init, id } = declarator;
    if (init?.type === "NewExpression" && init.callee.type === "Identifier" && id.type === "Identifier") {
      const isRight = init.callee.name === (isAsync ? "AsyncDisposableStack" : "DisposableStack");
      const isHeld = statement.kind === (isAsync ? "await using" : "using");
      return isRight && isHeld && (adopter === undefined || adopter === id.name) ? id.name : undefined;
    }
    if (init?.type !== "CallExpression" || init.callee.type !== "MemberExpression" || init.callee.object.type !== "Identifier") return undefined;
    if (init.callee.property.type !== "Identifier" || init.callee.property.name !== "adopt") return undefined;
    adopter ??= init.callee.object.name;
    if (adopter !== init.callee.object.name) return undefined;
  }
  return undefined;
}

/** Puts the rest of the block into a `try` that closes the resource. */
function inTry(file: WrittenFile, declared: Declared, closing: string, rest: readonly TSESTree.Node[]): TextChange[] | undefined {
  const { declaration, list } = declared;
  const [first] = rest;
  const last = rest.at(-1);
  if (!first || !last) return undefined;
  if (rest.some(({ type }) => type.startsWith("Import") || type.startsWith("Export") || type.startsWith("TSExport"))) return undefined;
  if (isNeededOutside(file, list, first.range[0], last.range[1])) return undefined;
  const { lineBreak, text, unit } = file;
  const indent = indentAt(text, declaration.range[0]);
  const end = declaration.range[1];
  const isFirstApart = text.slice(end, first.range[0]).includes("\n");
  // An empty line between the declaration and the rest stays there.
  const start = lineEnd(text, end) + (/^(?:\r?\n[\t ]*(?=\r?\n))*/u.exec(text.slice(lineEnd(text, end), first.range[0]))?.[0].length ?? 0);
  const head = isFirstApart ? insertion(start, `${lineBreak}${indent}try {`) : insertion(end, " try {");
  const stop = restOfLine(file, last.range[1]);
  const semicolon = semicolonLike(file, declaration);
  const foot = `${lineBreak}${indent}} finally {${lineBreak}${indent}${unit}${closing}${semicolon}${lineBreak}${indent}}`;
  const lines = isFirstApart ? indented(file, start, last.range[1]) : [];
  return [head, ...lines, insertion(stop, foot)];
}

function restOfLine(file: WrittenFile, end: number): number {
  const rest = file.text.slice(end, lineEnd(file.text, end)).trim();
  return rest === "" || /^(?:\/\/.*|\/\*[^\n]*\*\/)$/u.test(rest) ? lineEnd(file.text, end) : end;
}
