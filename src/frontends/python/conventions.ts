/** What do names tell by convention in Python? */
import { type Conventions, NO_CONVENTIONS } from "../../core/conventions.ts";

/** The names of Python's own collections, and those that most packages use. */
export const PYTHON_CONVENTIONS: Conventions = {
  ...NO_CONVENTIONS,
  closing: new Set([
    "@@asyncDispose",
    "@@dispose",
    "aclose",
    "astop",
    "cleanup",
    "close",
    "destroy",
    "disconnect",
    "dispose",
    "quit",
    "release",
    "shutdown",
    "stop",
    "terminate",
  ]),
  tellsClosed: /^(?:is_?)?(?:closed|closing|destroyed|disposed|finished|released|terminated)$/iu,
  tellsOpen: /^(?:is_?)?(?:active|alive|connected|initiali[sz]ed|open|opened|ready|running)$/iu,
  tellsSettled: /^(?:cancelled|done)$/u,
  holdsState: /(?:state|status)$/iu,
  completion: /^(?:callback|cb|on_done)$/u,
  asksForRun: new Set(["is_running"]),
  changesCurrent: /init|install|loop|patch|policy|setup/iu,
  keeping:
    /^(?:add|attach|bind|call_at|call_later|call_soon|connect|consume|handle|listen|on|observe|push|register|route|schedule|set|spawn|subscribe|use|watch)(?![a-z])/u,
  addingForCount: new Set(["append", "appendleft"]),
  addingForSelf: new Set(["add"]),
};
