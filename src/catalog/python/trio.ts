/** What do the nurseries and coroutines of trio do? */
import type { Outcome } from "../../core/effects.ts";
import { COROUTINE, each } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const closed: Outcome = { effect: "throws", error: "Nursery is closed to new arrivals" };

export default defineLibrary({
  name: "trio",
  modules: ["trio"],
  version: "0.35.0",
  source: "https://trio.readthedocs.io/en/stable/reference-core.html",
  resources: [
    {
      name: "Nursery",
      kind: "runner",
      closers: {},
      disposal: { symbol: "async" },
      reuse: { effect: "unknown" },
      reuseOf: { start: { ...closed, effect: "rejects" }, start_soon: closed },
      methods: { start: COROUTINE },
      obligation: "may",
      source: "measured with trio 0.35.0",
    },
  ],
  exports: {
    Nursery: { instance: "Nursery" },
    open_nursery: { construct: { returns: { resource: "Nursery" } } },
    run: {
      call: {
        run: { key: "library", role: "call", nested: { effect: "throws", error: "Attempted to call run() from inside a run()" } },
      },
    },
    to_thread: { members: { run_sync: { call: COROUTINE } } },
    ...each({ call: COROUTINE }, [
      "aclose_forcefully",
      "open_file",
      "open_ssl_over_tcp_stream",
      "open_tcp_listeners",
      "open_tcp_stream",
      "open_unix_socket",
      "run_process",
      "serve_listeners",
      "serve_tcp",
      "sleep",
      "sleep_forever",
      "sleep_until",
    ]),
  },
  examples: {
    wrong: "import trio\n\nasync def main():\n    trio.sleep(1)\n",
    right: "import trio\n\nasync def main(work):\n    async with trio.open_nursery() as nursery:\n        nursery.start_soon(work)\n        await trio.sleep(1)\n",
  },
});
