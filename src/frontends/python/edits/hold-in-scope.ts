/**
 * How is a resource tied to a block?
 *
 * `async with open() as x:` takes the place of `x = open()`, and takes in what needs the resource: everything up to where
 * it was closed before, or up to its last use. Explicit closes go, since the block closes it.
 */
import type { Answer } from "../../../core/ir.ts";
import type { Edit, Repair, TextChange } from "../../../core/repairs.ts";
import type { Name, Node, Statement } from "../syntax.ts";
import { type Close, closeAt, withoutStatement } from "./closing.ts";
import { type Declared, declaredWith, restOf } from "./declared.ts";
import { holdLoop } from "./event-loops.ts";
import { areMentionedLater, areMentionedOutside, type Extent, extentOfResource, isSuiteFollowed, yields } from "./extent.ts";
import { isBoundToFail } from "./failing-use.ts";
import { borderBefore, enclosed, endOfRun, insertion } from "./indentation.ts";
import { apart, indexIn, type ManualFinally, manualFinally, withoutFinally } from "./manual-finally.ts";
import { headerChanges, type Means, meansOf, titleOf } from "./means.ts";
import { followersOf, runnerOf } from "./position.ts";
import { isTail } from "./tail.ts";
import { namedInBlock } from "./temporaries.ts";
import { usageOf } from "./usage.ts";
import { extendedBlock } from "./with-blocks.ts";
import { edit, type WrittenFile } from "./written-file.ts";

type HoldInScope = Extract<Repair, { readonly kind: "hold-in-scope" }>;

/** Kinds of resources that do something else at the end of their block when an exception ends it. */
const TOLD: ReadonlySet<string> = new Set(["stack", "transaction"]);
/** Statements that leave the function. */
const LEAVING: ReadonlySet<string> = new Set(["Raise", "Return"]);

/** Text to put in the place of other text, and whether that leaves all events where they were. */
interface Rewritten {
  readonly changes: readonly TextChange[];
  readonly isSame: boolean;
}

/**
 * Writes the block; undefined when the resource does not end with it, or the text has no place for it.
 *
 * @param at What the finding is about: the opening, or the use that comes after the close.
 */
export function holdInScope(file: WrittenFile, repair: HoldInScope, at: Node): Edit | undefined {
  // A loop is no context manager; what runs it is.
  if (repair.resource.spec?.kind === "loop") return holdLoop(file, repair, at);
  const declared = declaredWith(file, repair.resource);
  if (!declared) return extendedBlock(file, repair, at) ?? namedInBlock(file, repair);
  const closes = closesOf(file, declared, repair);
  const means = closes && meansOf(file, declared, closes);
  if (!closes || !means) return undefined;
  const manual = manualFinally(file, declared, closes);
  // What is used behind the `finally` would still be used behind the block.
  if (manual && (at !== declared.call || isUsedBehind(file, declared, means, closes, manual.statement))) return undefined;
  const usage = usageOf(file, {
    binding: declared.binding,
    spec: declared.spec,
    ignored: ignoredNames(declared, closes, manual),
    isAdded: closes.length === 0,
    isInFinally: manual !== undefined,
    from: declared.statement.range[1],
  });
  if (usage === "given-away") return undefined;
  const written = manual ? inPlaceOf(file, declared, means, manual) : anew(file, declared, means, closes, { repair, at });
  const isSame = written?.isSame === true && !(means.kind === "with" && means.wrapper === undefined && TOLD.has(declared.spec.kind));
  return written && edit(file, usage === "kept" && isSame, titleOf(declared, means), written.changes);
}

/** All explicit closes, as statements of the function that opens the resource; undefined when one is something else. */
function closesOf({ scopes }: WrittenFile, { binding, spec, statement }: Declared, { closes }: HoldInScope): readonly Close[] | undefined {
  const found = closes.map(({ origin }) => closeAt(origin as Node, spec));
  const isOurs = (close: Close | undefined): close is Close =>
    close !== undefined && scopes.bindingOf.get(close.receiver) === binding && runnerOf(close.call) === runnerOf(statement);
  return found.every(isOurs) ? found : undefined;
}

function ignoredNames({ target }: Declared, closes: readonly Close[], manual: ManualFinally | undefined): ReadonlySet<Node> {
  const names = new Set<Node>([target, ...closes.flatMap((close): readonly Name[] => close.names)]);
  const { empty } = manual ?? {};
  if (empty?.nodeType === "Assign" && empty.targets[0]) names.add(empty.targets[0]);
  if (empty?.nodeType === "AnnAssign") names.add(empty.target);
  return names;
}

/** The block for a `try` whose `finally` closes the resource. */
function inPlaceOf(file: WrittenFile, declared: Declared, means: Means, manual: ManualFinally): Rewritten | undefined {
  if (means.kind === "finally") return undefined;
  const layout = withoutFinally(file, declared, manual);
  if (!layout) return undefined;
  return { changes: [...layout.changes, ...headerChanges(file, declared, means, layout.from)], isSame: layout.isSameMoment };
}

/** The block for a resource that is closed by statements, or was never closed. */
function anew(
  file: WrittenFile,
  declared: Declared,
  means: Means,
  closes: readonly Close[],
  { at, repair }: { readonly repair: HoldInScope; readonly at: Node },
): Rewritten | undefined {
  const { block, index, spec } = declared;
  const { lines } = file;
  const removals = closes.map(({ statement }) => (isInFinally(statement) ? undefined : withoutStatement(lines, statement)));
  if (removals.some((removal) => !removal)) return undefined;
  const gone = new Set<Node>(closes.map(({ statement }) => statement));
  const ending = endsWithClose(file, declared, closes);
  if (at === declared.call && ending === "unknown") return undefined;
  const ends = closes.length > 0 && at === declared.call && ending === "yes";
  const extent = ends ? undefined : extentOfResource(file, restOf(declared), [declared.binding], spec, namesIn(closes));
  if (extent && spec.kind === "stack" && isSuiteFollowed(file, declared.statement)) return undefined;
  const last = lastInBlock(declared, closes, extent, at);
  const moved = block.statements.slice(index + 1, last + 1);
  const kept = moved.filter((statement) => !gone.has(statement));
  const stop = block.statements[last];
  // A generator that is left at a `yield` for good would close it at another time.
  if (!stop || kept.length === 0 || yields(moved) || (extent && isLeftOpen(file, declared, closes, stop))) return undefined;
  if (isUsedBehind(file, declared, means, closes, stop)) return undefined;
  // What follows a close on its line would come into the block with it.
  const isCut = gone.has(block.statements[last + 1] ?? block.owner) && [1, 2].every((step) => borderBefore(lines, block, last + step) !== undefined);
  const isFinal = means.kind === "finally";
  // The line of the `try` stands before what stays: in front of a close it would go with that.
  const first = isFinal ? block.statements.findIndex((statement, place) => place > index && !gone.has(statement)) : index + 1;
  if (first > index + 1 && borderBefore(lines, block, first)) return undefined;
  const changes = isCut ? undefined : enclosed(lines, { block, first, last, ...(isFinal && { header: "try:" }) });
  const others = isFinal ? finallyOf(file, declared, last, means.closing) : headerChanges(file, declared, means);
  if (!changes || !others) return undefined;
  const [close] = closes;
  const isSame =
    at === declared.call || !close
      ? isSameMoment(file, declared, closes, stop)
      : repair.onlyFails && closes.length === 1 && isBoundToFail(file, declared.binding, spec, close.statement, at);
  const isAll = !extent || !areMentionedLater(file, extent.holding, declared.statement, stop);
  return { changes: [...apart(removals.flatMap((removal) => removal ?? []), changes), ...others], isSame: isSame && isAll };
}

/**
 * Is there a use behind a block that could not be taken in later? What `contextlib` makes hides from the rules that it closes what
 * it holds, and a `finally` would have to be taken apart again.
 */
function isUsedBehind(file: WrittenFile, declared: Declared, means: Means, closes: readonly Close[], stop: Statement): boolean {
  return (means.kind === "finally" || means.wrapper !== undefined) && isLeftOpen(file, declared, closes, stop);
}

function isInFinally(statement: Statement): boolean {
  const { parent } = statement;
  return (parent?.nodeType === "Try" || parent?.nodeType === "TryStar") && parent.finalbody.includes(statement);
}

function namesIn(closes: readonly Close[]): ReadonlySet<Node> {
  return new Set<Node>(closes.flatMap(({ names }): readonly Name[] => names));
}

/** Is the resource used where the block has not begun, or has ended? */
function isLeftOpen(file: WrittenFile, { binding, statement }: Declared, closes: readonly Close[], stop: Statement): boolean {
  return areMentionedOutside(file, [binding], statement, stop, namesIn(closes));
}

/** Does the resource end with the last of its closes? Behind one in a branch, the other ways use it on. */
function endsWithClose(file: WrittenFile, { binding, block, statement: opening }: Declared, closes: readonly Close[]): Answer {
  const stop = block.statements[Math.max(...closes.map(({ statement }) => indexIn(block, statement)))];
  if (!stop || closes.some(({ statement }) => statement === stop) || !areMentionedLater(file, [binding], opening, stop)) return "yes";
  const isLeft = closes.every(({ statement }) => LEAVING.has((followersOf(file, statement).at(-1) ?? statement).nodeType));
  return isLeft ? "no" : "unknown";
}

/** Index of the last statement that the block has to take in; -1 when that stands elsewhere. */
function lastInBlock({ block, call, index }: Declared, closes: readonly Close[], extent: Extent | undefined, at: Node): number {
  const places = closes.map(({ statement }) => indexIn(block, statement));
  if (places.includes(-1)) return -1;
  // Where it was closed before, it is closed again; what comes after that did without it.
  const closed = Math.max(-1, ...closes.map(({ statement }, place) => (places[place] ?? 0) - (block.statements.includes(statement) ? 1 : 0)));
  return extent ? Math.max(index + 1 + extent.last, indexIn(block, at), at === call ? closed : -1) : closed;
}

/** Is the resource closed when it was before, or (never closed before) after its last use, in a function that ends? */
function isSameMoment(file: WrittenFile, { binding, block, spec }: Declared, closes: readonly Close[], last: Statement): boolean {
  if (binding.scope.kind === "module") return false;
  if (closes.length === 0) return spec.disposal.unsafe === undefined;
  return closes.every(({ statement }) => {
    const index = block.statements.indexOf(statement);
    return index >= 0 ? index === block.statements.indexOf(last) + 1 : isTail(file, statement, last);
  });
}

/** The `finally` that closes the resource, behind the last statement that needs it. */
function finallyOf({ lines }: WrittenFile, { block }: Declared, last: number, closing: string): TextChange[] | undefined {
  if (block.isInline || borderBefore(lines, block, last + 1)) return undefined;
  const end = endOfRun(lines, block, last);
  const isEnded = /[\r\n]$/u.test(lines.text.slice(0, end));
  const text = `${block.indent}finally:${lines.lineBreak}${block.indent}${lines.unitIn(block)}${closing}`;
  return [insertion(end, isEnded ? `${text}${lines.lineBreak}` : `${lines.lineBreak}${text}`)];
}
