/**
 * How is a flow graph put together while a front end walks a function?
 *
 * The builder keeps the stack of everything that a jump or a throw has to pass: catches, cleanups (`finally`, `using`,
 * `with`), loops and labels. A cleanup is emitted once for every way of leaving (normal, throw, return, each break or
 * continue target), so that a path through it never mixes two ways. The idea of handler and cleanup frames follows the
 * control-flow builders of Biome and the Checker Framework.
 */
import type { Block, BlockId, BranchAnswer, Condition, Edge, FlowEvent, FlowGraph, Place, Site, Variable } from "./ir.ts";

/** Most events that one function may have, copies of cleanups included, before the graph is called incomplete. */
const EVENT_BUDGET = 30_000;

/** Deepest nesting that is followed, and most nodes of one function, copies of cleanups included: beyond, it was generated. */
const DEEPEST = 500;
const STEP_BUDGET = 400_000;

/** Makes places, one object for one name, so that places can be compared by identity. */
export class PlaceTable {
  readonly #variables = new Map<Variable, Place>();
  #next = 0;

  /** The place of a variable. */
  variable(variable: Variable): Place {
    let place = this.#variables.get(variable);
    if (place === undefined) {
      place = { id: this.#next++, name: variable.name, kind: "variable", variable, members: undefined };
      this.#variables.set(variable, place);
    }
    return place;
  }

  /** The place of a constant property of another place. */
  member(base: Place, property: string): Place {
    const members = membersOf(base);
    let place = members.get(property);
    if (place === undefined) {
      place = {
        id: this.#next++,
        name: `${base.name}.${property}`,
        kind: "member",
        base,
        property,
        ...(base.variable && { variable: base.variable }),
        members: undefined,
      };
      members.set(property, place);
    }
    return place;
  }

  /** A fresh place for the result of an expression; `name` is its text, shortened. */
  result(name: string): Place {
    return { id: this.#next++, name, kind: "result", members: undefined };
  }
}

/** The table alone adds to the members of a place, so that whoever walks over them need not look through all places. */
function membersOf(place: { members?: ReadonlyMap<string, Place> | undefined }): Map<string, Place> {
  const members = (place.members ?? new Map<string, Place>()) as Map<string, Place>;
  place.members = members;
  return members;
}

interface OpenBlock {
  readonly id: BlockId;
  readonly events: FlowEvent[];
  readonly edges: Edge[];
  handler: BlockId;
  leavesLoop?: BlockId;
  loops?: readonly BlockId[];
}

type Frame =
  | { readonly kind: "catch"; readonly handler: BlockId }
  | { readonly kind: "cleanup"; readonly emit: () => void; landing: BlockId | undefined }
  | {
      readonly kind: "target";
      readonly labels: readonly string[];
      /** Unlabelled `break` leaves it. */
      readonly breakable: boolean;
      readonly breakTo: BlockId;
      readonly continueTo: BlockId | undefined;
    };

/** Builds one flow graph. Call its methods in order of evaluation, then `finish`. */
export class FlowBuilder {
  readonly entry: BlockId;
  readonly exit: BlockId;
  readonly raise: BlockId;
  readonly #blocks: OpenBlock[] = [];
  #frames: Frame[] = [];
  #current: OpenBlock | undefined;
  #eventCount = 0;
  #incomplete = false;
  /** Cleanups that are being emitted. */
  #cleanups = 0;
  /** Of these, copies through which a failure goes on. */
  #failing = 0;
  #depth = 0;
  #steps = 0;

  constructor() {
    this.raise = this.#make(0).id;
    this.exit = this.#make(0).id;
    this.entry = this.#make(this.raise).id;
    this.#current = this.#blocks[this.entry];
  }

  /** False after a jump, until a reachable block is entered: what is emitted then is dead code and is dropped. */
  get reachable(): boolean {
    return this.#current !== undefined;
  }

  /** True when the function is too large; the front end may stop walking it. */
  get incomplete(): boolean {
    return this.#incomplete;
  }

  /** Goes one level down into the syntax. False when that is too deep, or too much: the function is given up. */
  down(): boolean {
    if (this.#incomplete) return false;
    this.#steps++;
    if (this.#depth >= DEEPEST || this.#steps > STEP_BUDGET) {
      this.#incomplete = true;
      this.#current = undefined;
      return false;
    }
    this.#depth++;
    return true;
  }

  /** Comes back up; the counterpart of `down`. */
  up(): void {
    this.#depth--;
  }

  /** Appends an event to the current block. */
  emit(event: FlowEvent): void {
    if (this.#current === undefined || this.#incomplete) return;
    this.#eventCount++;
    if (this.#eventCount > EVENT_BUDGET) {
      this.#incomplete = true;
      return;
    }
    const isCleanup = this.#cleanups > 0 && event.kind === "call" && event.mayThrow;
    const isAfterFailure = this.#failing > 0;
    this.#current.events.push(isCleanup ? { ...event, isCleanup, ...(isAfterFailure && { isAfterFailure }) } : event);
  }

  /** Makes a block to be entered later. */
  block(): BlockId {
    return this.#make(this.#handler()).id;
  }

  /** Continues in `block`. Control falls into it from the current block unless that has been left. */
  enter(block: BlockId): void {
    if (this.#current !== undefined) this.#edge(this.#current, { to: block, kind: "normal", conditions: [] });
    this.#resume(block);
  }

  /** Continues in `block` without an edge from the current block; for blocks that were reached by branches. */
  resume(block: BlockId): void {
    this.#resume(block);
  }

  /** Leaves the current block for `to`; what follows is unreachable until a block is entered. */
  jump(to: BlockId, kind: Edge["kind"] = "normal", conditions: readonly Condition[] = []): void {
    if (this.#current === undefined) return;
    this.#edge(this.#current, { to, kind, conditions });
    this.#current = undefined;
  }

  /** Leaves the current block for one of two, each with what taking it proves. */
  branch(
    whenTrue: BlockId,
    whenFalse: BlockId,
    proved: { readonly whenTrue: readonly Condition[]; readonly whenFalse: readonly Condition[] },
    site: Site,
    asks: BranchAnswer["asks"] = "truth",
  ): void {
    this.#current?.edges.push(
      { to: whenTrue, kind: "branch", conditions: proved.whenTrue, site, answer: { asks, holds: true } },
      { to: whenFalse, kind: "branch", conditions: proved.whenFalse, site, answer: { asks, holds: false } },
    );
    this.#current = undefined;
  }

  /** Marks `block` as the place behind the loop whose header is `loop`. */
  leavesLoop(block: BlockId, loop: BlockId): void {
    const open = this.#blocks[block];
    if (open !== undefined) open.leavesLoop = loop;
  }

  /** Runs `body` with exceptions going to `handler`. */
  withCatch(handler: BlockId, body: () => void): void {
    this.#within({ kind: "catch", handler }, body);
  }

  /**
   * Runs `body` so that every way of leaving it passes through `cleanup`, which is emitted anew for each way. The
   * normal way is emitted right after the body.
   */
  withCleanup(cleanup: () => void, body: () => void): void {
    const frame: Frame = { kind: "cleanup", emit: cleanup, landing: undefined };
    this.#within(frame, body);
    if (frame.landing !== undefined) {
      const normal = this.#current;
      this.#resume(frame.landing);
      this.#failing++;
      this.#cleanUp(cleanup);
      this.#failing--;
      this.jump(this.#handler(), "exception");
      this.#current = normal;
      if (normal !== undefined) this.#split();
    }
    this.#cleanUp(cleanup);
  }

  /** Runs `body` with `break` (and `continue`) leading to the given blocks. */
  withTarget(
    target: {
      readonly labels: readonly string[];
      readonly breakable: boolean;
      readonly breakTo: BlockId;
      readonly continueTo?: BlockId;
    },
    body: () => void,
  ): void {
    this.#within({ kind: "target", continueTo: undefined, ...target }, body);
  }

  /** `break` or `continue`, through the cleanups in between. An unknown label leaves the function's analysis incomplete. */
  breakTo(kind: "break" | "continue", label?: string): void {
    for (let index = this.#frames.length - 1; index >= 0; index--) {
      const frame = this.#frames[index];
      if (frame?.kind !== "target") continue;
      const destination = kind === "break" ? frame.breakTo : frame.continueTo;
      const matches =
        label === undefined
          ? kind === "break"
            ? frame.breakable
            : frame.continueTo !== undefined
          : frame.labels.includes(label);
      if (!matches || destination === undefined) continue;
      this.#unwind(index + 1, () => {
        this.jump(destination, kind === "continue" ? "back" : "normal");
      });
      return;
    }
    this.#incomplete = true;
    this.#current = undefined;
  }

  /** Leaves the function normally, through all cleanups. */
  leave(): void {
    this.#unwind(0, () => {
      this.jump(this.exit);
    });
  }

  /** Leaves the current block by an exception that the program throws itself. */
  raiseHere(): void {
    this.jump(this.#handler(), "throw");
  }

  /** Leaves the current block by an exception that came from elsewhere and is not handled here. */
  passOn(): void {
    this.jump(this.#handler(), "exception");
  }

  /** A way that ends the function without running anything more (`process.exit()`). */
  stop(): void {
    this.#current = undefined;
  }

  /** `yield`: the consumer may end the generator here, which runs the cleanups and leaves normally. */
  mayReturnHere(): void {
    if (this.#current === undefined) return;
    const leaving = this.block();
    const staying = this.block();
    this.#edge(this.#current, { to: leaving, kind: "generator-return", conditions: [] });
    this.#edge(this.#current, { to: staying, kind: "normal", conditions: [] });
    this.#resume(leaving);
    this.leave();
    this.#resume(staying);
  }

  /** Falls off the end of the function and gives the graph; `shape` is what the builder does not know. */
  finish(shape: Omit<FlowGraph, "blocks" | "entry" | "exit" | "incomplete" | "raise">): FlowGraph {
    this.leave();
    return {
      ...shape,
      blocks: this.#blocks,
      entry: this.entry,
      exit: this.exit,
      raise: this.raise,
      incomplete: this.#incomplete,
    };
  }

  /** @param depth It is made for within so many of the frames. */
  #make(handler: BlockId, depth = this.#frames.length): OpenBlock {
    const block: OpenBlock = { id: this.#blocks.length, events: [], edges: [], handler };
    const loops = this.#frames.slice(0, depth).flatMap((frame) => (frame.kind === "target" ? (frame.continueTo ?? []) : []));
    if (loops.length > 0) block.loops = loops;
    this.#blocks.push(block);
    return block;
  }

  #edge(from: OpenBlock, edge: Edge): void {
    from.edges.push(edge);
  }

  #resume(block: BlockId): void {
    const open = this.#blocks[block];
    if (open !== undefined) open.handler = this.#handler();
    this.#current = open;
  }

  /** Starts a new block so that its events get the handler that is in force now. */
  #split(): void {
    if (this.#current === undefined) return;
    if (this.#current.events.length === 0 && this.#current.edges.length === 0) {
      this.#current.handler = this.#handler();
      return;
    }
    const next = this.#make(this.#handler());
    this.#edge(this.#current, { to: next.id, kind: "normal", conditions: [] });
    this.#current = next;
  }

  #within(frame: Frame, body: () => void): void {
    this.#frames.push(frame);
    if (frame.kind !== "target") this.#split();
    body();
    this.#frames.pop();
    if (frame.kind !== "target") this.#split();
  }

  #cleanUp(emit: () => void): void {
    this.#cleanups++;
    emit();
    this.#cleanups--;
  }

  /** The block to which an exception goes here. */
  #handler(): BlockId {
    for (let index = this.#frames.length - 1; index >= 0; index--) {
      const frame = this.#frames[index];
      if (frame?.kind === "catch") return frame.handler;
      if (frame?.kind === "cleanup") {
        // The landing's own handler is set when the cleanup is emitted into it, with the outer frames in force.
        frame.landing ??= this.#make(this.raise, index).id;
        return frame.landing;
      }
    }
    return this.raise;
  }

  /** Emits the cleanups of the frames from the innermost down to `floor`, then does `last`. */
  #unwind(floor: number, last: () => void): void {
    const frames = this.#frames;
    for (let index = frames.length - 1; index >= floor && this.#current !== undefined; index--) {
      const frame = frames[index];
      if (frame === undefined) continue;
      this.#frames = frames.slice(0, index);
      if (frame.kind !== "target") this.#split();
      if (frame.kind === "cleanup") this.#cleanUp(frame.emit);
    }
    if (this.#current !== undefined) last();
    this.#frames = frames;
  }
}

/** Gives the blocks of a graph so that a block comes after those that lead to it, back edges aside. */
export function reversePostorder(graph: FlowGraph): readonly BlockId[] {
  const order: BlockId[] = [];
  const seen = new Set<BlockId>();
  const stack: { readonly block: Block; next: number }[] = [];
  const push = (id: BlockId): void => {
    const block = graph.blocks[id];
    if (block === undefined || seen.has(id)) return;
    seen.add(id);
    stack.push({ block, next: 0 });
  };
  push(graph.entry);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const { edges, handler } = top.block;
    const successor = top.next === edges.length ? handler : edges[top.next]?.to;
    if (successor === undefined) {
      order.push(top.block.id);
      stack.pop();
    } else {
      top.next++;
      push(successor);
    }
  }
  return order.reverse();
}
