/** Which calls block the thread in async code? */
import type { BlockingFinding } from "../core/findings.ts";
import { defineRule } from "../kit/define-rule.ts";

/** Reports a call that blocks the thread inside an async function, where every other task has to wait for it. */
export default defineRule<BlockingFinding>({
  name: "no-blocking-in-async",
  family: "blocking call",
  type: "problem",
  docs: { description: "disallow calls that block the thread in async code", config: "strict" },
  messages: {
    twin: "`{{call}}` blocks every task of the process until it is done. Await `{{twin}}` instead.",
    offload: "`{{call}}` blocks every task of the event loop until it is done. Run it in a thread: `await {{twin}}(…)`.",
    blocks: "`{{call}}` blocks every task of the process until it is done. Do it in a worker, or before the async work begins.",
  },
  find: ({ blocking }) => blocking.calls(),
  inPython: {
    twin: "`{{call}}` blocks every task of the event loop until it is done. Await `{{twin}}` instead.",
  },
  report: ({ call, instead, offload }) => ({
    at: call.site,
    message: instead === undefined ? (offload === undefined ? "blocks" : "offload") : "twin",
    data: { call: call.name, twin: instead?.name ?? offload ?? "" },
  }),
  repair: ({ call, instead, offload }) => {
    if (instead !== undefined) return [{ intent: { kind: "call-twin", call, name: instead.name, from: instead.from }, at: call }];
    return offload === undefined ? [] : [{ intent: { kind: "offload", call }, at: call }];
  },
});
