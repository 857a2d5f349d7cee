/**
 * What do names tell by convention, where no class is known?
 *
 * The catalog and the classes of the file come first. What is left are the names that most libraries of a language agree
 * on, and those of its own lists. Each front end has its own; the shapes are the same.
 */

/** What the names of a language tell. */
export interface Conventions {
  /** Methods that close what they are called on: `function stop(c) { c.close(); }`. */
  readonly closing: ReadonlySet<string>;
  /** Properties and methods that are true of what is closed. */
  readonly tellsClosed: RegExp;
  /** Properties and methods that are true of what is open. */
  readonly tellsOpen: RegExp;
  /** Properties and methods that are true of a task that is done. */
  readonly tellsSettled: RegExp;
  /** Properties that hold a state by name. */
  readonly holdsState: RegExp;
  /** Parameters that hold a completion callback. */
  readonly completion: RegExp;
  /** Events after which nothing is left to close. */
  readonly lastEvents: ReadonlySet<unknown>;
  /** Events of the end of something, its failure included: who listens for one does not keep it in use. */
  readonly endEvents: ReadonlySet<unknown>;
  /** Methods that make an emitter call a listener. */
  readonly listening: ReadonlySet<string>;
  /** Methods that take a listener away. */
  readonly unlistening: ReadonlySet<string>;
  /** Methods that tell whether a run is going on. */
  readonly asksForRun: ReadonlySet<string>;
  /** Functions that nobody knows, and that may change what a library keeps as the current one. */
  readonly changesCurrent: RegExp;
  /** Functions that nobody knows, and that keep what they are given for later. */
  readonly keeping: RegExp;
  /** Methods that put something into a list and give nothing that stands for it. */
  readonly addingForCount: ReadonlySet<string>;
  /** Methods that put something into a collection and may give the collection itself. */
  readonly addingForSelf: ReadonlySet<string>;
  /** Properties that tell how much is in a collection. */
  readonly size: ReadonlySet<string>;
  /** The method that goes through a collection and gives nothing. */
  readonly forEach: string;
}

const NO_NAMES: ReadonlySet<never> = new Set<never>();
const NO_NAME = /(?!)/u;

/** Names tell nothing. */
export const NO_CONVENTIONS: Conventions = {
  closing: NO_NAMES,
  tellsClosed: NO_NAME,
  tellsOpen: NO_NAME,
  tellsSettled: NO_NAME,
  holdsState: NO_NAME,
  completion: NO_NAME,
  lastEvents: NO_NAMES,
  endEvents: NO_NAMES,
  listening: NO_NAMES,
  unlistening: NO_NAMES,
  asksForRun: NO_NAMES,
  changesCurrent: NO_NAME,
  keeping: NO_NAME,
  addingForCount: NO_NAMES,
  addingForSelf: NO_NAMES,
  size: NO_NAMES,
  forEach: "",
};

/** A call of a resource itself, as the catalog names it among methods and closers. */
export const CALLED = "()";

/** Properties that are elements: an index, or `*` for any. */
export const ELEMENT = /^(?:\d+|\*)$/u;

/** Whether a method only adds to a collection. */
export function isAdding({ addingForCount, addingForSelf }: Conventions, method: string | undefined): boolean {
  return method !== undefined && (addingForCount.has(method) || addingForSelf.has(method));
}

/** A method that only tells a state: it does not fail. */
export function isStateQuery({ tellsClosed, tellsOpen }: Conventions, method: string): boolean {
  return tellsOpen.test(method) || tellsClosed.test(method);
}
