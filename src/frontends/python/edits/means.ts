/** By what is a resource held: its own block, one that `contextlib` makes of its closer, or `finally`? */
import type { TextChange } from "../../../core/repairs.ts";
import type { Close } from "./closing.ts";
import type { Declared } from "./declared.ts";
import { importedName } from "./imports.ts";
import { endWithSemicolon } from "./indentation.ts";
import { canAwait } from "./position.ts";
import { hasVersion, type WrittenFile } from "./written-file.ts";

/** How a resource is held. */
export type Means =
  | {
      readonly kind: "with";
      readonly isAsync: boolean;
      /** What makes a context manager of it, where it is none itself. */
      readonly wrapper?: string;
      readonly changes: readonly TextChange[];
    }
  | { readonly kind: "finally"; readonly closing: string };

/** Chooses the means; undefined when none fits, as where something had to be awaited and cannot. */
export function meansOf(file: WrittenFile, declared: Declared, closes: readonly Close[]): Means | undefined {
  const { disposal, closers } = declared.spec;
  // What is meant to close and does not goes with what closes.
  const methods = closes.map(({ method }) => declared.spec.notClosers?.[method]?.instead ?? method);
  const closer = methods[0] ?? disposal.closer;
  const isAsyncCloser = closer !== undefined && closers[closer]?.async === true;
  const mayAwait = canAwait(file, declared.call);
  // Closers that leave something open, and different ones, are no business of a block.
  if (methods.some((method) => method !== closer || !Object.hasOwn(closers, method) || closers[method]?.detaches === true)) return undefined;
  // A block may enter something else than what it closes.
  const isUsable = disposal.unsafe === undefined && disposal.since === undefined && file.resolver.entersItself(declared.value);
  if (isUsable && disposal.symbol !== "none") {
    const isAsync = disposal.symbol === "async" || (disposal.symbol === "both" && isAsyncCloser);
    return isAsync && !mayAwait ? undefined : { kind: "with", isAsync, changes: [] };
  }
  if (closer === undefined || (isAsyncCloser && !mayAwait)) return undefined;
  const wrapping = isAsyncCloser ? (closer === "aclose" && hasVersion(file, "3.10") ? "aclosing" : undefined) : closer === "close" ? "closing" : undefined;
  const wrapper = wrapping === undefined ? undefined : importedName(file, "contextlib", wrapping, declared.statement);
  if (wrapper) return { kind: "with", isAsync: isAsyncCloser, wrapper: wrapper.name, changes: wrapper.changes };
  return { kind: "finally", closing: `${isAsyncCloser ? "await " : ""}${declared.name}.${closer}()` };
}

/** `async with ClientSession() as session:` in place of the assignment. */
export function headerChanges(file: WrittenFile, declared: Declared, means: Extract<Means, { kind: "with" }>, from = declared.statement.range[0]): TextChange[] {
  const { call, name, statement, value } = declared;
  const [before, after] = means.wrapper === undefined ? ["", ""] : [`${means.wrapper}(`, ")"];
  const isManager = value !== call && file.resolver.callee(call)?.effect.returns?.manager === true && means.wrapper === undefined;
  const start = isManager ? call.range[0] : valueStart(file, declared);
  const { lines } = file;
  const end = endWithSemicolon(lines, statement);
  // What begins a block needs no empty lines before it.
  const first = lines.nextLine(end);
  let next = first;
  while (next < lines.text.length && lines.isBlank(next) && !lines.isInString(next)) next = lines.nextLine(next);
  return [
    { start: from, end: start, text: `${means.isAsync ? "async with" : "with"} ${before}` },
    { start: statement.range[1], end, text: `${after} as ${name}:` },
    { start: first, end: next, text: "" },
    ...means.changes,
  ];
}

/** Where the value begins, with the parentheses around it. */
function valueStart({ lines }: WrittenFile, { statement, target }: Declared): number {
  let token = lines.tokenAfter(statement.nodeType === "AnnAssign" ? statement.annotation.range[1] : target.range[1]);
  while (token && token.type !== "EQUAL") token = lines.tokenAfter(token.end);
  return lines.tokenAfter(token?.end ?? statement.range[0])?.start ?? statement.range[0];
}

/** What is done, for the user. */
export function titleOf({ name }: Declared, means: Means): string {
  if (means.kind === "finally") return `Close \`${name}\` in a \`finally\`.`;
  const keyword = means.isAsync ? "`async with`" : "`with`";
  return `Hold \`${name}\` with ${keyword}${means.wrapper === undefined ? "" : ` and \`${means.wrapper}\``}.`;
}
