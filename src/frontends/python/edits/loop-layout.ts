/** How does the text look without an event loop that is made, set and closed by hand? */
import type { TextChange } from "../../../core/repairs.ts";
import type { Call, Node, Statement, Try, TryStar } from "../syntax.ts";
import { withoutStatement } from "./closing.ts";
import type { Declared } from "./declared.ts";
import { yields } from "./extent.ts";
import { deletion, enclosed, endWithSemicolon, released } from "./indentation.ts";
import { apart, bodyOfTry, finallyRemoval, indexIn } from "./manual-finally.ts";
import type { WrittenFile } from "./written-file.ts";

/** Takes statements out, with the `finally` clauses that have nothing else; undefined where a suite would be left empty. */
export function withoutLoop(file: WrittenFile, gone: ReadonlySet<Statement>): TextChange[] | undefined {
  const { attempts, others } = partsOf(gone);
  const removed = removedStatements(file, others, gone);
  if (!removed) return undefined;
  const changes: TextChange[] = [];
  for (const attempt of attempts) {
    const removal = finallyRemoval(file, attempt);
    const [first] = attempt.body;
    const block = first && file.lines.blockOf(first);
    const moved = attempt.handlers.length > 0 ? [] : block && released(file.lines, block);
    if (!removal || !moved) return undefined;
    changes.push(...apart(removed, moved).filter((change) => !removed.includes(change)), ...removal);
  }
  return [...changes, ...removed];
}

/** Puts everything up to the last run into the block of a runner. */
export function inRunner(file: WrittenFile, declared: Declared, runs: readonly Call[], gone: ReadonlySet<Statement>, header: string): TextChange[] | undefined {
  const { block, index, statement } = declared;
  const { attempts, others } = partsOf(gone);
  const [attempt, ...more] = attempts;
  const removed = removedStatements(file, others, gone);
  const opening = { start: statement.range[0], end: endWithSemicolon(file.lines, statement), text: header };
  const places = runs.map((run) => indexIn(block, run));
  const lastRun = places.includes(-1) ? -1 : Math.max(...places);
  const at = attempt ? block.statements.indexOf(attempt) : 0;
  if (!removed || more.length > 0 || at < 0) return undefined;
  if (attempt?.handlers.length === 0) {
    const layout = lastRun >= 0 && lastRun <= at ? bodyOfTry(file, declared, attempt) : undefined;
    return layout && [...apart(removed, layout.changes), opening];
  }
  const last = lastRun < 0 ? -1 : Math.max(lastRun, at);
  const moved = block.statements.slice(index + 1, last + 1);
  const removal = attempt ? finallyRemoval(file, attempt) : [];
  if (last <= index || yields(moved) || !removal) return undefined;
  const changes = enclosed(file.lines, { block, first: index + 1, last });
  return changes && [...apart([...removed, ...removal], changes), opening];
}

interface Parts {
  /** Statements whose `finally` has nothing that stays. */
  readonly attempts: readonly (Try | TryStar)[];
  /** What goes elsewhere. */
  readonly others: readonly Statement[];
}

function partsOf(gone: ReadonlySet<Statement>): Parts {
  const attempts = new Set<Try | TryStar>();
  const others: Statement[] = [];
  for (const statement of gone) {
    const { parent }: Node = statement;
    const isFinal = (parent?.nodeType === "Try" || parent?.nodeType === "TryStar") && parent.finalbody.includes(statement);
    if (isFinal && parent.finalbody.every((each) => gone.has(each))) attempts.add(parent);
    else others.push(statement);
  }
  return { attempts: [...attempts], others };
}

/** Undefined when one of them cannot be taken out, or nothing would be left of its suite. */
function removedStatements({ lines }: WrittenFile, statements: readonly Statement[], gone: ReadonlySet<Statement>): TextChange[] | undefined {
  const changes: TextChange[] = [];
  for (const statement of statements) {
    const removal = lines.blockOf(statement)?.statements.every((each) => gone.has(each)) === true ? undefined : withoutStatement(lines, statement);
    if (!removal) return undefined;
    changes.push(...removal);
  }
  return changes.map(({ start, end }) => deletion(start, end));
}
