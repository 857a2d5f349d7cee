/** How are mutants of Python written? */
import { type Block, BlockText } from "../../src/frontends/python/edits/block-text.ts";
import { deletion, enclosed, insertion, released } from "../../src/frontends/python/edits/indentation.ts";
import { childrenOf, type PythonSourceCode } from "../../src/frontends/python/source-code.ts";
import type { Node, Statement as PythonStatement } from "../../src/frontends/python/syntax.ts";
import type { Awaiting, Grammar, Statement, Stretch } from "./grammar.ts";

const CONDITION = "should_close";

/** The questions about a text of Python. The origins of its events are nodes of CPython's tree, with parents. */
export function pythonGrammar(source: PythonSourceCode): Grammar {
  const { text } = source;
  const lines = new BlockText(source);
  const stretch = ({ range: [start, end] }: Node): Stretch => ({ start, end });
  const statement = (node: Node): Statement => ({ ...stretch(node), node, text: text.slice(...node.range) });
  const blockOf = ({ node }: Statement): Block | undefined => {
    const block = lines.blockOf(node as PythonStatement);
    return block?.isInline === false ? block : undefined;
  };
  return {
    outermost(origin) {
      const outermost = [...upwards(origin as Node)].findLast(isFunction);
      return outermost === undefined ? { start: 0, end: text.length } : stretch(outermost);
    },
    awaitOf: (call) => awaitAround(call as Node),
    statementOf(origin) {
      for (const node of upwards(origin as Node)) if (isStatement(node)) return statement(node);
      return undefined;
    },
    statementOfCall(call) {
      const { parent } = call as Node;
      const whole = parent?.nodeType === "Await" ? parent.parent : parent;
      return whole?.nodeType === "Expr" ? statement(whole) : undefined;
    },
    triedBefore({ node }) {
      for (const each of upwards(node as Node)) {
        const { parent } = each;
        const isTry = parent?.nodeType === "Try" || parent?.nodeType === "TryStar";
        if (isTry && parent.finalbody.includes(each as PythonStatement)) {
          const [first, last] = [parent.body[0], parent.body.at(-1)];
          return first && last && { start: first.range[0], end: last.range[1] };
        }
        if (isFunction(each)) return undefined;
      }
      return undefined;
    },
    dropped: ({ end, start }) => [{ start, end, text: "pass" }],
    before(at, added) {
      const block = blockOf(at);
      return block && [insertion(at.start, `${added}${lines.lineBreak}${block.indent}`)];
    },
    after(at, added) {
      const block = blockOf(at);
      return block && [insertion(at.end, `${lines.lineBreak}${block.indent}${added}`)];
    },
    conditional(at) {
      const block = blockOf(at);
      const index = block?.statements.indexOf(at.node as PythonStatement) ?? -1;
      return block && enclosed(lines, { block, first: index, last: index, header: `if ${CONDITION}:` });
    },
    unheld(hold, isAwaited) {
      const context = hold as Node;
      const item = context.parent;
      const owner = item?.parent;
      if (item?.nodeType !== "WithItem" || (owner?.nodeType !== "With" && owner?.nodeType !== "AsyncWith")) return undefined;
      const [first] = owner.body;
      const block = first && lines.blockOf(first);
      if (owner.items.length !== 1 || item.optional_vars?.nodeType !== "Name" || block?.isInline !== false) return undefined;
      const changes = released(lines, block);
      const opening = `${item.optional_vars.id} = ${isAwaited ? "await " : ""}${text.slice(...context.range)}`;
      const at = lines.lineStart(owner.range[0]);
      return changes && [insertion(at, `${block.outerIndent}${opening}${lines.lineBreak}`), ...changes];
    },
    nested(origin) {
      const awaiting = awaitAround(origin as Node);
      if (awaiting === undefined || !importsAsyncio(source)) return [];
      const { end, operand, start } = awaiting;
      return ["asyncio.run", "asyncio.get_event_loop().run_until_complete"].map((run) => [
        { ...deletion(start, operand), text: `${run}(` },
        insertion(end, ")"),
      ]);
    },
  };
}

function* upwards(from: Node): Generator<Node> {
  for (let node: Node | undefined = from; node !== undefined; node = node.parent) yield node;
}

function isFunction({ nodeType }: Node): boolean {
  return nodeType === "FunctionDef" || nodeType === "AsyncFunctionDef" || nodeType === "Lambda";
}

/** Whether the node is a statement of a suite. */
function isStatement(node: Node): boolean {
  const lists = node.parent as unknown as Readonly<Record<string, unknown>> | undefined;
  return ["body", "orelse", "finalbody"].some((name) => {
    const list = lists?.[name];
    return Array.isArray(list) && list.includes(node);
  });
}

function awaitAround({ parent }: Node): Awaiting | undefined {
  if (parent?.nodeType !== "Await") return undefined;
  const around = parent.parent?.nodeType;
  const fate = around === "Expr" ? "dropped" : around === "Return" ? "returned" : isHandedOn(parent) ? "handed on" : "used";
  return { start: parent.range[0], end: parent.range[1], operand: parent.value.range[0], fate };
}

/** The value goes to somebody as it is: an argument, an element, a field. */
function isHandedOn(value: Node): boolean {
  const { parent } = value;
  switch (parent?.nodeType) {
    case "Call":
      return parent.func !== value;
    case "Dict":
    case "Keyword":
    case "List":
    case "Set":
    case "Tuple":
    case "Yield":
      return true;
    case "Assign":
      return parent.targets.every((target) => isPassedOn(parent, target));
    case "AnnAssign":
      return isPassedOn(parent, parent.target);
    default:
      return false;
  }
}

/** Whether all that is done with what a target gets is to pass it on. */
function isPassedOn(from: Node, target: Node): boolean {
  if (target.nodeType === "Tuple" || target.nodeType === "List") return false;
  return target.nodeType !== "Name" || !isLookedAt(from, target.id);
}

function isLookedAt(from: Node, name: string): boolean {
  const home = [...upwards(from)].slice(1).find((node) => isFunction(node) || node.nodeType === "Module");
  const pending: Node[] = home === undefined ? [] : [home];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.nodeType === "Name" && node.id === name && looksAt(node)) return true;
    pending.push(...childrenOf(node));
  }
  return false;
}

/** A part of it is read, or it is an operand, a truth, or gone through. */
function looksAt(value: Node): boolean {
  const { parent } = value;
  switch (parent?.nodeType) {
    case "Attribute":
    case "BinOp":
    case "BoolOp":
    case "FormattedValue":
    case "UnaryOp":
      return true;
    case "Assign":
      return parent.value === value && parent.targets.some(({ nodeType }) => nodeType === "Tuple" || nodeType === "List");
    case "Comprehension":
    case "For":
      return parent.iter === value;
    case "If":
    case "IfExp":
    case "While":
      return parent.test === value;
    case "Subscript":
      return parent.value === value;
    default:
      return false;
  }
}

/** Whether `asyncio` is a name of the whole file. */
function importsAsyncio({ ast }: PythonSourceCode): boolean {
  return ast.body.some((each) => each.nodeType === "Import" && each.names.some(({ asname, name }) => name === "asyncio" && asname === undefined));
}
