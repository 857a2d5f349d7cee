/** What do the task groups, files and coroutines of anyio do? */
import type { Outcome } from "../../core/effects.ts";
import { COROUTINE, each } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const inactive: Outcome = { effect: "throws", error: "This task group is not active; no new tasks can be started." };
const FILE = ["flush", "read", "readline", "readlines", "seek", "tell", "truncate", "write", "writelines"];

export default defineLibrary({
  name: "anyio",
  modules: ["anyio"],
  version: "4.16.0",
  source: "https://anyio.readthedocs.io/en/stable/api.html",
  resources: [
    {
      name: "TaskGroup",
      kind: "runner",
      closers: {},
      disposal: { symbol: "async" },
      reuse: { effect: "unknown" },
      reuseOf: { start: { ...inactive, effect: "rejects" }, start_soon: inactive },
      methods: { start: COROUTINE },
      obligation: "may",
      source: "measured with anyio 4.16.0",
    },
    {
      name: "AsyncFile",
      kind: "file",
      closers: { aclose: { async: true, again: { effect: "works" } } },
      disposal: { symbol: "async", closer: "aclose" },
      reuse: { effect: "unknown" },
      reuseOf: each({ effect: "rejects", error: "I/O operation on closed file." }, FILE),
      methods: each(COROUTINE, FILE),
      obligation: "must",
      source: "measured with anyio 4.16.0",
    },
  ],
  exports: {
    create_task_group: { construct: { returns: { resource: "TaskGroup" } } },
    open_file: { call: { task: "lazy", returns: { resource: "AsyncFile", by: "promise" } } },
    to_process: { members: { run_sync: { call: COROUTINE } } },
    to_thread: { members: { run_sync: { call: COROUTINE } } },
    ...each({ call: COROUTINE }, [
      "aclose_forcefully",
      "connect_tcp",
      "connect_unix",
      "create_tcp_listener",
      "create_udp_socket",
      "create_unix_listener",
      "getaddrinfo",
      "open_process",
      "run_process",
      "sleep",
      "sleep_forever",
      "sleep_until",
    ]),
  },
  examples: {
    wrong: "import anyio\n\nasync def main():\n    anyio.sleep(1)\n",
    right: "import anyio\n\nasync def main(work):\n    async with anyio.create_task_group() as group:\n        group.start_soon(work)\n        await anyio.sleep(1)\n",
  },
});
