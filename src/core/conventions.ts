/**
 * What do names tell by convention, where no class is known?
 *
 * The catalog and the classes of the file come first. These names are what is left: those of JavaScript's own lists, and
 * those that most libraries agree on. A front end spells what its language has other words for (`__aexit__`) like these.
 */

/** Methods that close what they are called on: `function stop(c) { c.close(); }`. */
export const CLOSING: ReadonlySet<string> = new Set([
  "@@asyncDispose",
  "@@dispose",
  "close",
  "destroy",
  "disconnect",
  "dispose",
  "disposeAsync",
  "end",
  "quit",
  "release",
  "shutdown",
  "terminate",
]);

/** Properties and methods that are true of what is closed. */
export const TELLS_CLOSED = /^(?:is)?(?:closed|closing|destroyed|disposed|ended|finished|released|terminated)$/iu;

/** Properties and methods that are true of what is open. */
export const TELLS_OPEN = /^(?:is)?(?:active|alive|connected|initiali[sz]ed|listening|open|opened|ready|running)$/iu;

/** Properties that hold a state by name. */
export const HOLDS_STATE = /(?:state|status)$/iu;

/** Parameters that hold a completion callback. */
export const COMPLETION = /^(?:callback|cb|done|next)$/u;

/** Events after which nothing is left to close. */
export const LAST_EVENTS: ReadonlySet<unknown> = new Set(["close", "end", "exit", "finish"]);

/** Events of the end of something, its failure included: who listens for one does not keep it in use. */
export const END_EVENTS: ReadonlySet<unknown> = new Set(["abort", "close", "end", "error", "exit", "finish"]);

/** Methods that make an emitter call a listener. */
export const LISTENING: ReadonlySet<string> = new Set(["addEventListener", "addListener", "on", "once"]);

/** Methods that take a listener away. */
export const UNLISTENING: ReadonlySet<string> = new Set(["off", "removeAllListeners", "removeEventListener", "removeListener"]);

/** Functions that nobody knows, and that keep what they are given for later. */
export const KEEPING =
  /^(?:add|attach|bind|consume|expose|handle|intercept|listen|observe|on|once|process|provide|register|route|schedule|serve|set|subscribe|use|watch)(?![a-z])/u;

/** Methods that put something into a list and give a number. */
export const ADDING_FOR_COUNT: ReadonlySet<string> = new Set(["push", "unshift"]);

/** Methods that put something into a collection and give the collection itself. */
export const ADDING_FOR_SELF: ReadonlySet<string> = new Set(["add", "set"]);

/** Methods that only add to a collection. */
export const ADDING: ReadonlySet<string> = new Set([...ADDING_FOR_COUNT, ...ADDING_FOR_SELF]);

/** Properties that tell how much is in a collection. */
export const SIZE: ReadonlySet<string> = new Set(["length", "size"]);

/** Properties that are elements: an index, or `*` for any. */
export const ELEMENT = /^(?:\d+|\*)$/u;

/** The method that goes through a collection and gives nothing. */
export const FOR_EACH = "forEach";
