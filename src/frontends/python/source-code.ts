/** What can ESLint and its rules ask about a Python file? */
import type { FileProblem, SourceLocation, TraversalStep } from "@eslint/core";
import { type Directive, TextSourceCodeBase, VisitNodeStep } from "@eslint/plugin-kit";
import {
  type DirectiveComment,
  directiveComments,
  disableDirectives,
  type InlineConfiguration,
  inlineConfigurations,
} from "./directives.ts";
import { type EmptyScope, type EmptyScopes, emptyScopes } from "./javascript-shape.ts";
import type { CellPlaces } from "./notebook/cell-places.ts";
import { LINE_ENDING, Lines } from "./parser/lines.ts";
import type { Comment, ParsedText } from "./parser/parse.ts";
import type { Token } from "./parser/tokens.ts";
import type { Module, Node } from "./syntax.ts";
import { VISITOR_KEYS } from "./visitor-keys.ts";

/** Anything that stands in the text. */
export type Located = Comment | Node;

/** A comment with its lines, which rules of other languages ask for. */
export interface LocatedComment extends Comment {
  readonly loc: SourceLocation;
}

interface Types {
  readonly LangOptions: Record<string, unknown>;
  readonly RootNode: Module;
  readonly SyntaxElementWithLoc: Located;
  readonly ConfigNode: DirectiveComment;
}

/** What is around a file that is a part of something else. */
export interface Surroundings {
  readonly runsInLoop?: boolean;
  readonly shownAt?: ReadonlySet<number> | undefined;
  readonly cells?: CellPlaces | undefined;
}

/**
 * How ruff, flake8-async, mypy and pyright are told that nobody waits on purpose. `func-returns-value` is what mypy says of the
 * value of a function that gives none: there is nothing to wait for.
 */
const LEAVING = /noqa:[^#]*\b(?:ASYNC300|RUF006)\b|type:\s*ignore\[[^\]]*(?:func-returns-value|unused-(?:awaitable|coroutine))|pyright:\s*ignore\[[^\]]*reportUnusedCoroutine/u;

/** How ruff and flake8-async are told that a call may block. */
const BLOCKS = /noqa:[^#]*\bASYNC2\d\d\b/u;

const NOTHING: ReadonlySet<number> = new Set();
const KEYS: Readonly<Record<string, readonly string[] | undefined>> = VISITOR_KEYS;

/** A parsed Python file. Lines count from 1, columns from 0. */
export class PythonSourceCode extends TextSourceCodeBase<Types> {
  readonly visitorKeys = VISITOR_KEYS as unknown as Record<string, string[]>;
  /** Where in the text its lines are. */
  readonly textLines: Lines;
  /** For rules of other languages; there are none. */
  readonly parserServices: Readonly<Record<string, unknown>> = {};
  /** For rules of other languages; it knows no name. */
  readonly scopeManager: EmptyScopes;
  /** An event loop runs already where the file begins to run: its statements may await, and cannot start a loop. */
  readonly runsInLoop: boolean;
  /** Where expressions begin whose values are shown to the user, and kept. */
  readonly shownAt: ReadonlySet<number>;
  /** The cells that the text is made of; undefined for a file of its own. */
  readonly cells: CellPlaces | undefined;
  /** For rules of other languages; there are none of theirs. */
  readonly tokensAndComments: readonly never[] = [];
  readonly #comments: () => readonly Comment[];
  #locatedComments: readonly LocatedComment[] | undefined;
  readonly #tokens: () => readonly Token[];
  #left: ReadonlySet<number> | undefined;
  #blocking: ReadonlySet<number> | undefined;
  #directives: readonly DirectiveComment[] | undefined;
  #steps: readonly TraversalStep[] | undefined;

  constructor(text: string, { ast, comments, tokens }: ParsedText, { cells, runsInLoop = false, shownAt = NOTHING }: Surroundings = {}) {
    super({ text, ast, lineEndingPattern: LINE_ENDING });
    this.textLines = new Lines(text);
    this.scopeManager = emptyScopes(ast);
    this.runsInLoop = runsInLoop;
    this.shownAt = shownAt;
    this.cells = cells;
    this.#comments = comments;
    this.#tokens = tokens;
  }

  override getLoc({ range }: Located): SourceLocation {
    return { start: this.textLines.positionOf(range[0]), end: this.textLines.positionOf(range[1]) };
  }

  override getRange({ range }: Located): [number, number] {
    return [...range];
  }

  override getParent(node: Located): Node | undefined {
    return "parent" in node ? node.parent : undefined;
  }

  /** All comments of the file, in order. */
  getAllComments(): readonly LocatedComment[] {
    return (this.#locatedComments ??= this.#comments().map((comment) => ({ ...comment, loc: this.getLoc(comment) })));
  }

  /** All tokens of the file, in order, comments among them. */
  getAllTokens(): readonly Token[] {
    return this.#tokens();
  }

  /** Whether a comment on the line of an offset tells another linter that a task or coroutine is left alone there. */
  leavesTaskAt(offset: number): boolean {
    this.#left ??= this.#linesThatSay(LEAVING);
    return this.#left.size > 0 && this.#left.has(this.textLines.positionOf(offset).line);
  }

  /** Whether a comment on the line of an offset tells another linter that a call may block there. */
  allowsBlockingAt(offset: number): boolean {
    this.#blocking ??= this.#linesThatSay(BLOCKS);
    return this.#blocking.size > 0 && this.#blocking.has(this.textLines.positionOf(offset).line);
  }

  #linesThatSay(words: RegExp): ReadonlySet<number> {
    if (!words.test(this.text)) return NOTHING;
    return new Set(this.#comments().flatMap(({ range, value }) => (words.test(value) ? [this.textLines.positionOf(range[0]).line] : [])));
  }

  /** The scope of every node, for rules of other languages. */
  getScope(): EmptyScope {
    return this.scopeManager.globalScope;
  }

  /** The first token of a node, for rules of other languages; there are none of theirs. */
  getFirstToken(): null {
    return null;
  }

  /** The comments that speak to ESLint. */
  getInlineConfigNodes(): DirectiveComment[] {
    // Comments are looked for only where one of them may be such.
    this.#directives ??= this.text.includes("eslint") ? directiveComments(this.#comments()) : [];
    return [...this.#directives];
  }

  getDisableDirectives(): { directives: Directive[]; problems: FileProblem[] } {
    return { directives: disableDirectives(this.getInlineConfigNodes()), problems: [] };
  }

  applyInlineConfig(): { configs: InlineConfiguration[]; problems: FileProblem[] } {
    return inlineConfigurations(this.getInlineConfigNodes(), (comment) => this.getLoc(comment));
  }

  override traverse(): Iterable<TraversalStep> {
    return (this.#steps ??= stepsOf(this.ast));
  }
}

/** Every node on the way in and on the way out, with its parent. Trees may be deep, so there is no recursion. */
function stepsOf(root: Module): TraversalStep[] {
  const steps: TraversalStep[] = [];
  const stack: { readonly node: Node; readonly phase: 1 | 2 }[] = [{ node: root, phase: 1 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, phase } = top;
    steps.push(new VisitNodeStep({ target: node, phase, args: [node, node.parent] }));
    if (phase === 2) continue;
    stack.push({ node, phase: 2 });
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) stack.push({ node: child, phase: 1 });
    }
  }
  return steps;
}

/** The nodes directly below a node, in the order of its visitor keys. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const key of KEYS[node.nodeType] ?? []) {
    const value = (node as unknown as Readonly<Record<string, unknown>>)[key];
    if (Array.isArray(value)) children.push(...(value as (Node | null)[]).filter((each) => each !== null));
    else if (value) children.push(value as Node);
  }
  return children;
}
