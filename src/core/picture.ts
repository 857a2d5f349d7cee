/**
 * Which boxes and arrows show a function to a person, and which of them lie on a way?
 *
 * The third view of a flow graph, beside the text and the Mermaid of `print.ts`: as data, for a page that draws it. A box
 * has a row for each expression in which something happens, at its place in the source; blocks that only follow each other
 * are one box.
 */
import type { Step } from "./findings.ts";
import type { Block, BlockId, BranchAnswer, Edge, FlowEvent, FlowGraph, Site } from "./ir.ts";
import { destination, mayRaise, shownBlocks } from "./print.ts";
import type { Pass, PlacedStep, Way } from "./ways.ts";

/** Something that happens in a box. */
export interface Row {
  readonly site: Site;
  /** It is a test, by which one of several arrows is taken. */
  readonly isTest: boolean;
  /** Steps of the way that are taken here, by their index in it. */
  readonly steps: readonly number[];
}

/** A straight run of the function. */
export interface Box {
  readonly id: number;
  readonly kind: "block" | "entry" | "exit" | "raise";
  readonly rows: readonly Row[];
  readonly isOnWay: boolean;
  /** Steps without a row, as the end of the function. */
  readonly steps: readonly number[];
}

/** A way from one box to another. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly kind: "back" | "exception" | "normal";
  /** For the ways out of a test. */
  readonly answer?: BranchAnswer;
  readonly isOnWay: boolean;
}

/** A function, to be drawn. */
export interface Picture {
  /** Its name, as in its graph. */
  readonly name: string;
  readonly site: Site;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** The picture of a function with a way through it. */
export function pictureOf(way: Way & { readonly graph: FlowGraph }): Picture {
  const { graph } = way;
  const blocks = shownBlocks(graph).filter((block) => roundOf(block) === undefined);
  const leader = leadersOf(graph, blocks);
  const boxOf = (id: BlockId): BlockId => leader.get(destination(graph, id)) ?? destination(graph, id);
  const onWay = new Set(way.passes.map(({ block }) => boxOf(block)));
  const taken = takenBy(graph, way.passes, boxOf);
  const boxes = new Map<BlockId, { readonly blocks: Block[] }>();
  for (const block of blocks) {
    const id = boxOf(block.id);
    const box = boxes.get(id) ?? { blocks: [] };
    boxes.set(id, box);
    box.blocks.push(block);
  }
  const arrows = new Map<string, Arrow>();
  for (const [id, { blocks: parts }] of boxes) {
    for (const block of parts) {
      for (const arrow of arrowsFrom(graph, block)) {
        const round = roundOf(graph.blocks[destination(graph, arrow.to)]);
        const kind = round === undefined ? arrow.kind : "back";
        const to = boxOf(round ?? arrow.to);
        const isInside = to === id && kind === "normal" && parts.length > 1;
        const key = keyOf(id, to, kind, arrow.answer);
        if (!isInside) arrows.set(key, { ...arrow, kind, from: id, to, isOnWay: taken.has(key) });
      }
    }
  }
  return {
    name: graph.name,
    site: graph.site,
    boxes: [...boxes].map(([id, { blocks: parts }]) => boxFrom(graph, way.steps, { id, parts, isOnWay: onWay.has(id) }, boxOf)),
    arrows: [...arrows.values()],
  };
}

interface Parts {
  readonly id: BlockId;
  readonly parts: readonly Block[];
  readonly isOnWay: boolean;
}

function boxFrom(graph: FlowGraph, steps: readonly PlacedStep[], { id, isOnWay, parts }: Parts, boxOf: (id: BlockId) => BlockId): Box {
  const here = steps.flatMap((step, index) => (step.block !== undefined && boxOf(step.block) === id ? [{ step, index }] : []));
  const rows: { site: Site; isTest: boolean; steps: number[] }[] = [];
  const last = parts.at(-1);
  for (const site of sitesOf(parts)) rows.push({ site, isTest: false, steps: [] });
  const test = last?.edges.find(({ kind, site }) => kind === "branch" && site !== undefined)?.site;
  if (test !== undefined) {
    // A test in which something happens is one row with it.
    const before = rows.at(-1);
    if (before && isWithin(before.site, test)) rows.pop();
    rows.push({ site: test, isTest: true, steps: [] });
  }
  const rest: number[] = [];
  for (const { step, index } of here) {
    // The head of the function stands in none of its boxes.
    const isHead = isWithin(graph.head ?? graph.site, step.site);
    const row = isHead ? undefined : rowOf(rows, step);
    if (row === undefined) rest.push(index);
    else row.steps.push(index);
  }
  const kind = id === graph.exit ? "exit" : id === graph.raise ? "raise" : parts.some((block) => block.id === graph.entry) ? "entry" : "block";
  return { id, kind, rows, isOnWay, steps: rest };
}

function rowOf(rows: readonly { readonly site: Site; readonly isTest: boolean; readonly steps: number[] }[], step: Step) {
  if (step.what === "branch") return rows.findLast(({ isTest }) => isTest);
  return rows.find(({ site }) => isWithin(step.site, site)) ?? rows.find(({ site }) => isWithin(site, step.site));
}

/** Where something happens: the largest expressions, in their order. What is bound or handed on belongs to what gives it. */
function sitesOf(parts: readonly Block[]): readonly Site[] {
  const sites: Site[] = [];
  for (const event of parts.flatMap(({ events }) => events)) {
    const { site } = event;
    const before = sites.at(-1);
    if (before === undefined || !isRelated(before, site, event)) sites.push(site);
    else if (isWithin(before, site)) sites[sites.length - 1] = site;
  }
  // What stands within what comes later is a part of it.
  return sites.filter((site, index) => !sites.slice(index + 1).some((later) => isWithin(site, later)));
}

function isRelated(before: Site, site: Site, { kind }: FlowEvent): boolean {
  return isWithin(before, site) || isWithin(site, before) || (kind === "escape" && site.start === before.start);
}

function isWithin(inner: Site, outer: Site): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function* arrowsFrom(graph: FlowGraph, block: Block): Generator<Pick<Arrow, "answer" | "kind" | "to">> {
  for (const edge of block.edges) yield { to: edge.to, kind: kindOf(edge), ...(edge.answer && { answer: edge.answer }) };
  const isEnd = block.id === graph.exit || block.id === graph.raise;
  if (!isEnd && mayRaise(block)) yield { to: block.handler, kind: "exception" };
}

function kindOf({ kind }: Edge): Arrow["kind"] {
  if (kind === "back") return "back";
  return kind === "exception" || kind === "throw" ? "exception" : "normal";
}

/** For each block the first one of its box: blocks that follow each other without another way in or out between them. */
function leadersOf(graph: FlowGraph, blocks: readonly Block[]): ReadonlyMap<BlockId, BlockId> {
  const ways = new Map<BlockId, number>();
  const count = (to: BlockId): void => {
    const id = destination(graph, to);
    ways.set(id, (ways.get(id) ?? 0) + 1);
  };
  for (const block of blocks) {
    for (const { to } of block.edges) count(to);
    if (mayRaise(block)) count(block.handler);
  }
  const leader = new Map<BlockId, BlockId>();
  for (const block of blocks) {
    const [only] = block.edges;
    if (only === undefined || block.edges.length > 1 || only.kind !== "normal" || only.conditions.length > 0) continue;
    const next = graph.blocks[destination(graph, only.to)];
    if (next === undefined || next.id === graph.exit || next.id === graph.raise || ways.get(next.id) !== 1) continue;
    // Where a throw leads differs, so they are told apart.
    const isSameHandler = !mayRaise(block) || !mayRaise(next) || destination(graph, block.handler) === destination(graph, next.handler);
    if (isSameHandler && next.leavesLoop === undefined) leader.set(next.id, leader.get(block.id) ?? block.id);
  }
  return leader;
}

/** Where a block leads that only begins the next round of a loop. */
function roundOf(block: Block | undefined): BlockId | undefined {
  const [only] = block?.edges ?? [];
  const isEmpty = block?.events.length === 0 && block.edges.length === 1 && only?.kind === "back";
  return isEmpty ? only.to : undefined;
}

/** The arrows that the way takes. */
function takenBy(graph: FlowGraph, passes: readonly Pass[], boxOf: (id: BlockId) => BlockId): ReadonlySet<string> {
  const taken = new Set<string>();
  const shown = passes.filter(({ block }) => roundOf(graph.blocks[block]) === undefined);
  for (const [index, pass] of shown.entries()) {
    const next = shown[index + 1];
    const { block, leftBy } = pass;
    if (next === undefined || leftBy === undefined) continue;
    const isRound = passes[passes.indexOf(pass) + 1] !== next;
    const kind = isRound ? "back" : leftBy === "thrown" ? "exception" : kindOf(leftBy);
    taken.add(keyOf(boxOf(block), boxOf(next.block), kind, leftBy === "thrown" ? undefined : leftBy.answer));
  }
  return taken;
}

function keyOf(from: BlockId, to: BlockId, kind: Arrow["kind"], answer: BranchAnswer | undefined): string {
  return `${from} ${to} ${kind} ${answer === undefined ? "" : String(answer.holds)}`;
}
