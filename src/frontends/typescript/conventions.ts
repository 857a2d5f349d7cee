/** What do names tell by convention in JavaScript? */
import { type Conventions, NO_CONVENTIONS } from "../../core/conventions.ts";

/** The names of JavaScript's own collections and emitters, and those that most packages use. */
export const JAVASCRIPT_CONVENTIONS: Conventions = {
  ...NO_CONVENTIONS,
  closing: new Set([
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
  ]),
  tellsClosed: /^(?:is)?(?:closed|closing|destroyed|disposed|ended|finished|released|terminated)$/iu,
  tellsOpen: /^(?:is)?(?:active|alive|connected|initiali[sz]ed|listening|open|opened|ready|running)$/iu,
  holdsState: /(?:state|status)$/iu,
  completion: /^(?:callback|cb|done|next)$/u,
  lastEvents: new Set(["close", "end", "exit", "finish"]),
  endEvents: new Set(["abort", "close", "end", "error", "exit", "finish"]),
  listening: new Set(["addEventListener", "addListener", "on", "once"]),
  unlistening: new Set(["off", "removeAllListeners", "removeEventListener", "removeListener"]),
  asksForRun: new Set(),
  changesCurrent: /./u,
  keeping:
    /^(?:add|attach|bind|consume|expose|handle|intercept|listen|observe|on|once|process|provide|register|route|schedule|serve|set|subscribe|use|watch)(?![a-z])/u,
  addingForCount: new Set(["push", "unshift"]),
  addingForSelf: new Set(["add", "set"]),
  size: new Set(["length", "size"]),
  forEach: "forEach",
};
