/**
 * Where do the boxes of a flow graph stand, and where do its arrows run?
 *
 * Boxes are put into ranks by their longest way from the entry, ordered within a rank so that few arrows cross, and moved
 * towards their neighbours as far as the order allows (Sugiyama, Tagawa and Toda, 1981). An arrow over several ranks has a
 * place in each. What leads back runs beside the ranks.
 */

/** A box, by its size. The first one is the entry; each stands behind those that lead to it. */
export interface Sized {
  readonly id: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow between boxes. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly isBack: boolean;
}

/** The upper left corner of a box. */
export interface Placed extends Sized {
  readonly x: number;
  readonly y: number;
}

/** A point of an arrow. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where an arrow runs: from below its first box to above its last; what leads back from the side of one to that of the other. */
export interface Route {
  readonly points: readonly Point[];
  readonly isBack: boolean;
}

/** A drawing without its lines. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<number, Placed>;
  /** In the order of the links. */
  readonly routes: readonly Route[];
}

const GAP = 28;
const RANK_GAP = 44;
const LANE = 18;
const MARGIN = 16;
const SWEEPS = 8;

/** A box, or the place of an arrow in a rank that it crosses. */
interface Slot {
  readonly width: number;
  readonly height: number;
  readonly rank: number;
  readonly above: Slot[];
  readonly below: Slot[];
  readonly isBox: boolean;
  order: number;
  /** Of the middle. */
  x: number;
}

/** Lays a graph out from top to bottom. */
export function layOut(boxes: readonly Sized[], links: readonly Link[]): Layout {
  const position = new Map(boxes.map(({ id }, index) => [id, index]));
  const isBack = ({ from, isBack: isMarked, to }: Link): boolean => isMarked || (position.get(to) ?? 0) <= (position.get(from) ?? 0);
  const forward = links.filter(link => !isBack(link));
  const ranks = ranksOf(boxes, forward);
  const slots = new Map<number, Slot>();
  const rows: Slot[][] = [];
  const add = (rank: number, width: number, height: number, isBox: boolean): Slot => {
    const row = (rows[rank] ??= []);
    const slot: Slot = { width, height, rank, above: [], below: [], isBox, order: row.length, x: 0 };
    row.push(slot);
    return slot;
  };
  for (const { height, id, width } of boxes) slots.set(id, add(ranks.get(id) ?? 0, width, height, true));
  const chains = new Map<Link, readonly Slot[]>();
  for (const link of forward) {
    const [first, last] = [slots.get(link.from), slots.get(link.to)];
    if (first === undefined || last === undefined) continue;
    const chain: Slot[] = [first];
    for (let rank = first.rank + 1; rank < last.rank; rank++) chain.push(add(rank, 10, 0, false));
    chain.push(last);
    for (const [index, slot] of chain.entries()) {
      const next = chain[index + 1];
      if (next === undefined) continue;
      slot.below.push(next);
      next.above.push(slot);
    }
    chains.set(link, chain);
  }
  order(rows);
  spread(rows);
  return drawing(boxes, links, { rows, slots, chains });
}

/** The longest way from the entry. */
function ranksOf(boxes: readonly Sized[], forward: readonly Link[]): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  for (const { id } of boxes) {
    const before = forward.filter(({ to }) => to === id).map(({ from }) => ranks.get(from) ?? 0);
    ranks.set(id, before.length === 0 ? 0 : Math.max(...before) + 1);
  }
  return ranks;
}

/** Orders each rank by the middle of its neighbours, up and down in turn, and keeps the order with the fewest crossings. */
function order(rows: readonly Slot[][]): void {
  let best = rows.map(row => [...row]);
  let fewest = crossings(rows);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const isDown = sweep % 2 === 0;
    for (const row of isDown ? rows : rows.toReversed()) {
      const middle = new Map(row.map(slot => [slot, meanOf((isDown ? slot.above : slot.below).map(each => each.order)) ?? slot.order]));
      row.sort((left, right) => (middle.get(left) ?? 0) - (middle.get(right) ?? 0));
      row.forEach((slot, index) => {
        slot.order = index;
      });
    }
    const now = crossings(rows);
    if (now < fewest) [fewest, best] = [now, rows.map(row => [...row])];
  }
  for (const [rank, row] of best.entries()) {
    rows[rank]?.splice(0, row.length, ...row);
    row.forEach((slot, index) => {
      slot.order = index;
    });
  }
}

function crossings(rows: readonly Slot[][]): number {
  let count = 0;
  for (const row of rows) {
    const ends: number[] = [];
    for (const slot of row) {
      const below = slot.below.map(each => each.order).sort((left, right) => left - right);
      for (const end of below) count += ends.filter(before => before > end).length;
      ends.push(...below);
    }
  }
  return count;
}

/** Moves each slot towards the middle of its neighbours; the order and the gaps stay. */
function spread(rows: readonly Slot[][]): void {
  for (const row of rows) place(row, row.map(() => 0));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isDown = sweep % 2 === 0;
    for (const row of isDown ? rows : rows.toReversed()) {
      place(row, row.map(slot => meanOf((isDown ? slot.above : slot.below).map(each => each.x)) ?? slot.x));
    }
  }
}

/**
 * The places nearest to the wished ones that keep the order and the gaps: with the room that the slots before take
 * subtracted, the wishes only have to be made monotonous, by joining neighbours that are in the wrong order.
 */
function place(row: readonly Slot[], wished: readonly number[]): void {
  const groups: { sum: number; weight: number; count: number }[] = [];
  const room: number[] = [];
  for (const [index, slot] of row.entries()) {
    const before = row[index - 1];
    room.push(before === undefined ? 0 : (room[index - 1] ?? 0) + before.width / 2 + GAP + slot.width / 2);
    // Arrows that run straight are easy to follow; one that passes a single rank is bent by its ends alone.
    const isLong = !slot.isBox && [...slot.above, ...slot.below].some(({ isBox }) => !isBox);
    const weight = isLong ? 3 : 1;
    groups.push({ sum: ((wished[index] ?? 0) - (room[index] ?? 0)) * weight, weight, count: 1 });
    for (let last = groups.at(-1), one = groups.at(-2); last && one && one.sum / one.weight > last.sum / last.weight; last = groups.at(-1), one = groups.at(-2)) {
      groups.splice(-2, 2, { sum: one.sum + last.sum, weight: one.weight + last.weight, count: one.count + last.count });
    }
  }
  let index = 0;
  for (const { count, sum, weight } of groups) {
    for (let each = 0; each < count; each++, index++) {
      const slot = row[index];
      if (slot !== undefined) slot.x = sum / weight + (room[index] ?? 0);
    }
  }
}

interface Arranged {
  readonly rows: readonly Slot[][];
  readonly slots: ReadonlyMap<number, Slot>;
  readonly chains: ReadonlyMap<Link, readonly Slot[]>;
}

function drawing(boxes: readonly Sized[], links: readonly Link[], { chains, rows, slots }: Arranged): Layout {
  const all = rows.flat();
  const left = Math.min(...all.map(({ width, x }) => x - width / 2), 0);
  for (const slot of all) slot.x += MARGIN - left;
  const tops: number[] = [];
  let height = MARGIN;
  for (const row of rows) {
    tops.push(height);
    height += Math.max(...row.map(slot => slot.height), 0) + RANK_GAP;
  }
  const placed = new Map<number, Placed>();
  for (const box of boxes) {
    const slot = slots.get(box.id);
    if (slot !== undefined) placed.set(box.id, { ...box, x: slot.x - box.width / 2, y: tops[slot.rank] ?? 0 });
  }
  let width = Math.max(...all.map(slot => slot.x + slot.width / 2), 0);
  const bottomOf = (rank: number): number => (tops[rank + 1] ?? height) - RANK_GAP;
  const lanes = new Map<number, number>();
  const routes = links.map((link): Route => {
    const [from, to] = [placed.get(link.from), placed.get(link.to)];
    const chain = chains.get(link);
    if (from === undefined || to === undefined) return { points: [], isBack: false };
    if (chain === undefined) {
      const [high, low] = [slots.get(link.to)?.rank ?? 0, slots.get(link.from)?.rank ?? 0];
      const beside = all.filter(({ rank }) => high <= rank && rank <= low).map(slot => slot.x + slot.width / 2);
      let lane = Math.max(...beside, 0) + LANE + 6;
      while (lanes.has(Math.round(lane / LANE))) lane += LANE;
      lanes.set(Math.round(lane / LANE), lane);
      width = Math.max(width, lane);
      const [start, end] = [from.y + from.height / 2, to.y + Math.min(14, to.height / 2)];
      return { isBack: true, points: [{ x: from.x + from.width, y: start }, { x: lane, y: start }, { x: lane, y: end }, { x: to.x + to.width, y: end }] };
    }
    const points: Point[] = [{ x: portOf(slots.get(link.from), chain[1], "below"), y: from.y + from.height }];
    for (const slot of chain.slice(1, -1)) points.push({ x: slot.x, y: tops[slot.rank] ?? 0 }, { x: slot.x, y: bottomOf(slot.rank) });
    points.push({ x: portOf(slots.get(link.to), chain.at(-2), "above"), y: to.y });
    return { isBack: false, points };
  });
  return { width: width + MARGIN, height: height - RANK_GAP + MARGIN, boxes: placed, routes };
}

/** Arrows that leave or enter a box on one side are spread over it, in the order of where they come from or go to. */
function portOf(box: Slot | undefined, neighbour: Slot | undefined, side: "above" | "below"): number {
  if (box === undefined || neighbour === undefined) return 0;
  const others = box[side].toSorted((left, right) => left.x - right.x);
  const index = others.indexOf(neighbour);
  const step = Math.min(36, box.width / (others.length + 1));
  return box.x + (index - (others.length - 1) / 2) * step;
}

function meanOf(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
